"""Buttons: words, keys, ring, accessible names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from grouphub.desktop.shell import theme
from grouphub.desktop.shell.sidebar import SideRow
from grouphub.desktop.today.page import BigButton, FindField
from grouphub.desktop.vault import hiding_step
from grouphub.desktop.widgets.buttons import Button, IconButton
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.header import BackLink, PageHeader
from tests.desktop.widgets.hands import name_of

ENTERED = {
    "button": lambda: Button("Save"),
    "sign": lambda: IconButton("x", "Close"),
    "task of today": lambda: BigButton("Add a woman", "user-plus", "teal"),
    "search of today": FindField,
    "row of the side list": lambda: SideRow("People", "users-three"),
    "recipes of the side list": lambda: SideRow("Recipes", "cooking-pot", checkable=False),
    "recipes to practise": hiding_step.SideRow,
    "way back": lambda: BackLink("People"),
}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_a_button(put, qtbot, key):
    button = put(Button("Save", "check", "primary"))
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_a_click_near_the_edge_presses_it_once(put, qtbot):
    button, clicks = put(Button("Cancel")), []
    button.clicked.connect(lambda: clicks.append(1))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().bottomRight() - button.rect().topLeft())
    assert clicks == [1]


def test_an_ampersand_is_a_sign_like_any_other(put):
    button = put(Button("Copy & share"))
    assert name_of(button) == "Copy & share"
    assert button.shortcut().isEmpty()


def test_a_sign_alone_has_a_name_and_a_tooltip(put):
    button = put(IconButton("x", "Close"))
    assert name_of(button) == "Close"
    assert button.toolTip() == "Close"
    assert button.width() >= 36
    assert button.height() >= 36


def test_the_ring_is_shown_after_the_keyboard_only(put, qtbot):
    first, second = put(Button("One")), put(Button("Two"))
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not first.shows_ring()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert second.shows_ring()
    ring = theme.colour("focus").name()
    assert second.grab().toImage().pixelColor(second.width() // 2, 1).name() == ring


def test_buttons_grow_with_the_letters(put, qapp):
    button = put(Button("Save", "check", "primary"))
    assert button.sizeHint().height() == 44
    theme.apply(qapp, theme.Theme("light", "largest"))
    assert button.sizeHint().height() == 57
    assert button.minimumSizeHint() == button.sizeHint()


def test_a_disabled_button_does_nothing_and_is_pale(put, qtbot):
    button, clicks = put(Button("Delete for ever", "trash", "danger")), []
    button.clicked.connect(lambda: clicks.append(1))
    button.setEnabled(False)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert clicks == []
    middle = button.grab().toImage().pixelColor(button.width() // 2, 6)
    assert middle.name() == theme.colour("sunken").name()


def test_a_button_changes_its_colours_with_the_theme(put, qapp):
    button = put(Button("Save", None, "primary"))
    theme.apply(qapp, theme.Theme("dark"))
    shown = button.grab().toImage().pixelColor(button.width() // 2, 3)
    assert shown.name() == theme.TOKENS["dark"]["primary"].lower()


def test_a_strip_tells_when_its_button_is_pressed(put, qtbot):
    strip = put(Strip("blue", "A woman with this name is already here.", "Open her page"))
    with qtbot.waitSignal(strip.pressed):
        qtbot.mouseClick(strip.button, Qt.MouseButton.LeftButton)


def test_the_header_goes_back_and_hides_what_it_has_not(put, qtbot):
    header = put(PageHeader("Ҷамила Олимова", back="People"))
    assert not header.facts.isVisible()
    header.set_facts("Боғча")
    assert header.facts.isVisible()
    with qtbot.waitSignal(header.went_back):
        qtbot.mouseClick(header.back, Qt.MouseButton.LeftButton)
    assert name_of(header.back) == "Back to People"


def test_building_widgets_opens_no_window_of_their_own(qapp):
    from grouphub.desktop.widgets.empty import Empty
    from grouphub.desktop.widgets.fields import TextField

    kept = [
        PageHeader("People", "38 women", "Today", [Button("Print")]),
        Empty("users-three", "Nobody yet", "Why", "Add a woman", "Show me"),
        TextField("name", "Name", required=False, hint="A hint"),
        Strip("amber", "To pay", "Pay"),
    ]
    qapp.processEvents()
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == []
    assert len(kept) == 4


@pytest.mark.parametrize("what", ENTERED)
def test_enter_and_space_press_whatever_can_be_pressed(put, qtbot, what):
    button = put(ENTERED[what]())
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)
