"""The head of a page: the way back stands in line with the title and is large enough for a finger."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.header import PageHeader


def test_the_way_back_reaches_around_its_words_and_stands_in_line_with_the_title(put, qtbot):
    header = put(PageHeader("Саодат", "Чашмасор", back="People"))
    qtbot.waitUntil(lambda: header.back.y() > 0)
    title = header.title.mapTo(header.parentWidget(), QPoint(0, 0))
    assert header.back.parentWidget() is header.parentWidget()
    assert header.back.height() >= 36
    assert header.back.x() == title.x() - 8
    assert header.back.geometry().center().y() < title.y()
    with qtbot.waitSignal(header.went_back):
        qtbot.mouseClick(header.back, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_the_way_back_comes_before_what_follows_on_the_page(put, qtbot):
    header = put(PageHeader("Саодат", back="People"))
    line = put(QLineEdit())
    header.back.setFocus()
    qtbot.keyClick(header.back, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is line


def test_a_page_of_its_own_has_no_way_back(put):
    header = put(PageHeader("People"))
    assert not header.back.isVisible()


def test_an_action_whose_words_grow_gets_the_room_they_need(put, qtbot):
    head = put(PageHeader("Many"))
    head.resize(600, 80)
    save = head.add_button(Button("Save", "check", "primary"))
    head.show()
    qtbot.waitUntil(lambda: save.width() >= save.sizeHint().width())
    save.set_words("Save all of them (120)")
    qtbot.waitUntil(lambda: save.width() >= save.sizeHint().width())
