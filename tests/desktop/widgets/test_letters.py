"""ғ ӣ қ ӯ ҳ ҷ without a Tajik keyboard, and the toast."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton

from grouphub.desktop.widgets import toast as toast_module
from grouphub.desktop.widgets.fields import LongTextField, TextField
from grouphub.desktop.widgets.letters_bar import LetterKeys, LettersBar
from grouphub.desktop.widgets.toast import Toast

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def keys(qapp):
    keys = LetterKeys(qapp)
    yield keys
    qapp.focusChanged.disconnect(keys.follow)
    keys.deleteLater()


def press(widget, key, text, modifiers, code=0):
    """Press one key as X11 reports it: ``code`` is the key's place."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, code, 0, 0, text))


def test_alt_with_a_plain_letter_writes_the_tajik_one(keys, put, qtbot):
    field = put(TextField("given", "Name"))
    field.setFocus()
    with qtbot.waitSignal(field.changed):
        press(field.edit, ord("Ч"), "ч", ALT)
    press(field.edit, ord("Г"), "Г", ALT | SHIFT)
    assert field.value() == "ҷҒ"


def test_the_place_of_the_key_counts_on_a_latin_layout(keys, put):
    field = put(LongTextField("note", "Note"))
    field.setFocus()
    for code in (30, 56, 27, 26, 34, 53):
        press(field.edit, Qt.Key.Key_F35, "", ALT, code)
    assert field.value() == "ғӣқӯҳҷ"


def test_other_keys_with_alt_and_other_widgets_are_left_alone(keys, put):
    field, button = put(TextField("given", "Name")), put(QPushButton("b"))
    field.setFocus()
    press(field.edit, Qt.Key.Key_1, "", ALT, 10)
    press(field.edit, ord("Г"), "", ALT | Qt.KeyboardModifier.ControlModifier, 30)
    assert field.value() == ""
    button.setFocus()
    press(button, ord("Г"), "г", ALT, 30)
    assert field.value() == ""


def test_the_bar_writes_where_the_cursor_is(keys, put, qtbot):
    field, bar = put(TextField("given", "Name")), put(LettersBar(keys))
    field.set_value("Оиша")
    field.setFocus()
    field.set_caret(4)
    qtbot.mouseClick(bar.buttons[5], Qt.MouseButton.LeftButton)
    assert field.value() == "Оишаҷ"
    assert field.edit.hasFocus()


def test_shift_shows_capitals_on_the_bar(keys, put):
    field, bar = put(TextField("given", "Name")), put(LettersBar(keys))
    field.setFocus()
    press(field.edit, Qt.Key.Key_Shift, "", SHIFT)
    assert bar.buttons[0].text() == "Ғ"
    QApplication.sendEvent(field.edit, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Shift, SHIFT))
    assert bar.buttons[0].text() == "ғ"


def test_a_toast_is_replaced_by_the_next_and_undo_is_asked_once(window, qtbot):
    toast = Toast(window)
    toast.say("Ойша Қаюмова was archived", undo=True)
    toast.say("Saved", undo=True)
    assert toast.text() == "Saved"
    with qtbot.waitSignal(toast.undo_asked):
        qtbot.mouseClick(toast.undo, Qt.MouseButton.LeftButton)
    assert toast.text() == ""


def test_a_toast_goes_by_itself_but_not_while_it_has_the_focus(window, qtbot, monkeypatch):
    toast = Toast(window)
    toast.timer.setInterval(20)
    toast.say("Saved", undo=True)
    toast.undo.setFocus()
    with qtbot.waitSignal(toast.timer.timeout):
        pass
    assert toast.text() == "Saved"
    window.setFocus()
    toast.undo.clearFocus()
    qtbot.waitUntil(lambda: toast.text() == "")
    assert toast_module.STAYS == 8000


def test_trouble_stays_until_it_is_closed(window, qtbot):
    toast = Toast(window)
    toast.say("The disk is full.", trouble=True)
    assert not toast.timer.isActive()
    qtbot.mouseClick(toast.closer, Qt.MouseButton.LeftButton)
    assert toast.text() == ""
    toast.say("Saved")
    toast.clear()
    assert toast.accessibleName() == ""


def test_a_long_toast_wraps_inside_the_page(window):
    toast = Toast(window)
    toast.say("Ғафурова " * 40)
    assert toast.width() <= window.width()
    assert toast.height() > 60
    assert window.rect().contains(toast.geometry())
