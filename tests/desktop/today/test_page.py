"""Today: every task begins here by mouse or key, and ends here."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from grouphub.desktop.today.page import BigButton
from tests.journeys.desk import CTRL, Key


def task(desk, words):
    return next(button for button in desk.page.findChildren(BigButton) if button.text() == words)


def said(desk):
    return [label.text() for label in desk.page.findChildren(QLabel) if label.isVisible()]


def test_a_woman_is_added_by_keys_alone_and_the_next_one_begins_where_the_first_began(desk):
    for number, name in enumerate(("Гулнора", "Сафаргул", "Мавзуна"), 1):
        if number == 1:
            task(desk, "Add a woman").setFocus()
        desk.press(Key.Key_Return)
        desk.type(name)
        desk.press(Key.Key_Return)
        assert desk.dialog is None
        assert desk.focus() is task(desk, "Add a woman")
        assert str(number) in said(desk)


def test_the_search_leads_back_to_where_it_began(desk):
    field = desk.page.search_field()
    field.setFocus()
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Escape)
    assert desk.focus() is field


def test_what_changed_is_shown_and_the_focus_stays(desk):
    add = task(desk, "Add a woman")
    add.setFocus()
    desk.press(Key.Key_N, CTRL)
    desk.type("Саодат")
    desk.press(Key.Key_S, CTRL)
    desk.press(Key.Key_Z, CTRL)
    assert desk.focus() is add
    assert desk.page.header.title.text() == "Good day, Зебо Каримова"
