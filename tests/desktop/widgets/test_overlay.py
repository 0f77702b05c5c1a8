"""Dialogs inside the window: focus is kept and given back, Esc cancels once, Enter is the main action."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.fields import LongTextField, TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.labels import Text
from grouphub.desktop.widgets.overlay import Dialog, OverlayHost
from tests.desktop.widgets.hands import name_of, role_of


@pytest.fixture
def host(window):
    return OverlayHost(window)


@pytest.fixture
def opener(put):
    button = put(Button("Add a woman"))
    button.setFocus()
    return button


def make_dialog(*, lines=3):
    form = Form("people/add")
    form.add(TextField("given", "Name"))
    form.add(LongTextField("note", "Note", required=False, lines=lines))
    dialog = Dialog("Add a woman", form, note="Nothing typed is lost if you close.")
    dialog.add_cancel()
    dialog.add_action(Button("Save", "check", "primary"))
    return dialog


@pytest.fixture
def dialog(host, opener):
    dialog = make_dialog()
    host.show_dialog(dialog)
    return dialog


def test_a_dialog_lies_over_the_whole_window_and_takes_the_focus(dialog, window):
    assert dialog.rect() == window.rect()
    assert not dialog.isWindow()
    assert QApplication.focusWidget() is dialog.body.field("given").edit
    assert role_of(dialog) == QAccessible.Role.Dialog
    assert name_of(dialog) == "Add a woman"


def test_esc_cancels_once_and_gives_the_focus_back(dialog, host, opener, qtbot):
    told = []
    dialog.rejected.connect(lambda: told.append(1))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert told == [1]
    assert host.dialog is None
    assert opener.hasFocus()


def test_enter_in_a_line_is_the_main_action(dialog, qtbot):
    with qtbot.waitSignal(dialog.main.clicked):
        qtbot.keyClick(dialog.body.field("given").edit, Qt.Key.Key_Return)


def test_enter_in_a_box_of_lines_is_a_new_line(dialog, qtbot):
    note = dialog.body.field("note")
    note.setFocus()
    with qtbot.assertNotEmitted(dialog.main.clicked):
        qtbot.keyClick(note.edit, Qt.Key.Key_Return)
    assert note.value() == "\n"


def test_enter_on_cancel_cancels_only(dialog, qtbot):
    cancel = next(button for button in dialog.findChildren(Button) if button.text() == "Cancel")
    cancel.setFocus()
    with qtbot.waitSignal(dialog.rejected), qtbot.assertNotEmitted(dialog.main.clicked):
        qtbot.keyClick(cancel, Qt.Key.Key_Return)


def test_tab_goes_round_inside_the_dialog(dialog, opener, qtbot):
    seen = []
    for _step in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert opener not in seen
    assert all(dialog.isAncestorOf(widget) for widget in seen)
    assert {dialog.main, dialog.closer, dialog.recipes} <= set(seen)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert dialog.isAncestorOf(QApplication.focusWidget())


def test_tab_follows_the_actions_as_they_stand_also_one_put_before_another(dialog, qtbot):
    save = dialog.main
    another = dialog.add_action(Button("Save and add another"), before=save)
    another.show()
    another.setFocus()
    qtbot.keyClick(another, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is save


def test_a_dialog_whose_actions_are_still_off_has_the_focus_on_its_cross(host, opener):
    dialog = Dialog("Print", Text("Making the page"))
    dialog.add_action(Button("Print", "printer", "primary")).setEnabled(False)
    host.show_dialog(dialog)
    assert QApplication.focusWidget() is dialog.closer


def test_a_click_beside_the_card_does_nothing(dialog, host, opener, qtbot):
    with qtbot.assertNotEmitted(opener.clicked):
        qtbot.mouseClick(dialog, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert host.dialog is dialog


def test_the_cross_cancels_and_the_pot_asks_to_hide(dialog, host, qtbot):
    with qtbot.waitSignal(host.hide_asked):
        qtbot.mouseClick(dialog.recipes, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.mouseClick(dialog.closer, Qt.MouseButton.LeftButton)
    assert dialog.recipes.accessibleName() == "Recipes"


def test_a_second_dialog_takes_the_place_of_the_first(dialog, host):
    told = []
    dialog.rejected.connect(lambda: told.append("first"))
    second = make_dialog()
    host.show_dialog(second)
    assert told == ["first"]
    assert host.dialog is second


def test_closing_for_the_lock_gives_no_answer(dialog, host, qtbot):
    with qtbot.assertNotEmitted(dialog.finished):
        host.close()
    assert host.dialog is None


def test_the_actions_stay_in_sight_in_a_low_window(host, window, opener, qtbot):
    window.resize(700, 400)
    dialog = make_dialog(lines=30)
    host.show_dialog(dialog)
    qtbot.waitUntil(lambda: dialog.card.height() == dialog.height() - 24)
    bottom = dialog.main.mapTo(dialog, dialog.main.rect().bottomLeft()).y()
    assert bottom < dialog.height() - 12


def test_the_card_grows_when_an_error_appears(dialog, qtbot):
    before = dialog.card.height()
    dialog.body.field("given").show_error("Please fill this in.")
    qtbot.waitUntil(lambda: dialog.card.height() > before)


def test_what_is_refused_again_comes_into_sight_again(host, window, opener, qtbot):
    window.resize(700, 400)
    dialog = make_dialog(lines=30)
    dialog.main.clicked.connect(dialog.body.check)
    host.show_dialog(dialog)
    qtbot.waitUntil(lambda: dialog.card.height() == dialog.height() - 24)
    given = dialog.body.field("given")
    for _again in range(2):
        qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: given.error() and in_sight(dialog, given.message))
        bar = dialog._area.verticalScrollBar()
        bar.setValue(bar.maximum())
        assert not in_sight(dialog, given.message)


def in_sight(dialog, part):
    port = dialog._area.viewport()
    return port.rect().contains(part.rect().translated(part.mapTo(port, QPoint())))


def test_the_dialog_follows_the_window(dialog, window, qtbot):
    window.resize(1000, 720)
    qtbot.waitUntil(lambda: dialog.size() == window.size())
    assert abs(dialog.card.geometry().center().x() - 500) <= 1


def test_a_strip_stands_between_body_and_actions_and_never_scrolls(dialog, qtbot):
    before = dialog.card.height()
    strip = Text("ғ ӣ қ")
    dialog.add_strip(strip)
    qtbot.waitUntil(lambda: dialog.card.height() > before)
    assert strip.parentWidget() is dialog.card


def test_a_dialog_without_fields_begins_at_its_first_button(host, opener):
    dialog = Dialog("Delete for ever?", Text("This cannot be undone.", wrap=True))
    keep = dialog.add_cancel("Keep the page")
    dialog.add_action(Button("Delete for ever", "trash", "danger"))
    host.show_dialog(dialog)
    assert keep.hasFocus()


def names_told(window):
    """Return the names of all a screen reader finds in the window."""
    return [face.text(QAccessible.Text.Name) for face in told(QAccessible.queryAccessibleInterface(window))]


def told(face):
    yield face
    for number in range(face.childCount()):
        if not face.child(number).state().invisible:
            yield from told(face.child(number))


def test_what_lies_behind_a_dialog_is_not_told_and_looks_as_before(host, window, opener, qtbot):
    opener.setObjectName("opener")
    opener.clearFocus()
    window.activateWindow()
    before = opener.grab().toImage()
    assert "Add a woman" in names_told(window)
    dialog = Dialog("Help", Text("Five lines"), [Button("Close")])
    host.show_dialog(dialog)
    assert "Five lines" in names_told(window)
    assert "Add a woman" not in names_told(window)
    assert opener.isVisible()
    assert opener.isEnabled()
    assert opener.grab().toImage() == before
    dialog.reject()
    assert "Add a woman" in names_told(window)
    assert opener.objectName() == "opener"


def test_closing_for_the_lock_gives_back_what_lay_behind(dialog, host, window):
    host.close()
    assert "Add a woman" in names_told(window)


def test_what_comes_to_the_front_later_is_told(dialog, host, window):
    toast = Button("Undo", parent=window)
    toast.show()
    host._cover.lay_over(window, besides=dialog)
    assert "Undo" not in names_told(window)
    host.lift(toast)
    assert "Undo" in names_told(window)


def test_a_dialog_gives_its_place_to_help_and_comes_back_as_it_was(dialog, host, opener, qtbot):
    form = dialog.body
    form.field("given").set_value("Гулнора")
    form.field("given").edit.setFocus()
    form.field("given").edit.setCursorPosition(3)
    told_closed = []
    host.closed.connect(lambda: told_closed.append(1))
    helped = Dialog("Help", Text("Five lines"))
    host.show_instead(helped)
    assert host.dialog is helped
    assert not dialog.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert host.dialog is dialog
    assert dialog.isVisible()
    assert form.field("given").edit.hasFocus()
    assert form.field("given").edit.cursorPosition() == 3
    assert told_closed == []
    dialog.reject()
    assert told_closed == [1]
    assert opener.hasFocus()


def test_a_dialog_that_ends_behind_the_help_does_not_come_back(dialog, host, qtbot):
    helped = Dialog("Help", Text("Five lines"))
    host.show_instead(helped)
    dialog.accept()
    assert host.dialog is helped
    helped.reject()
    assert host.dialog is None


def test_cancelling_closes_help_and_the_form_behind_it(dialog, host):
    told_off = []
    dialog.rejected.connect(lambda: told_off.append("form"))
    host.show_instead(Dialog("Help", Text("Five lines")))
    host.cancel()
    assert told_off == ["form"]
    assert host.dialog is None
