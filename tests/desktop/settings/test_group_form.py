"""What the group is called can be changed; half typed it survives being closed, drawn anew and locked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from grouphub.store.drafts import Drafts
from tests.desktop.widgets.hands import type_text

LEFT = Qt.MouseButton.LeftButton


def open_form(desk):
    found = desk.page.findChild(QAbstractButton, "set-group")
    QTest.mouseClick(found, LEFT, pos=found.rect().center())
    return desk.dialog


def test_the_group_gets_another_name_and_place_in_one_step(desk, qtbot):
    dialog = open_form(desk)
    name = dialog.form.field("name")
    name.edit.selectAll()
    type_text(name.edit, "Нигора")
    dialog.form.field("district").set_value("vakhsh")
    QTest.mouseClick(dialog.saver, LEFT)
    qtbot.waitUntil(lambda: desk.page.group.name.text() == "Нигора")
    assert desk.dialog is None
    assert desk.settings.village == "Боғча"
    desk.db.undo()
    assert desk.settings.name == "Guldasta"


def test_a_group_needs_a_name(desk):
    dialog = open_form(desk)
    dialog.form.field("name").edit.clear()
    QTest.mouseClick(dialog.saver, LEFT)
    assert desk.dialog is dialog
    assert dialog.form.field("name").error()
    assert desk.settings.name == "Guldasta"


def test_half_typed_it_returns_when_opened_again(desk):
    dialog = open_form(desk)
    type_text(dialog.form.field("village").edit, "ча")
    typed = dialog.form.field("village").value()
    QTest.keyClick(dialog.form.field("village").edit, Qt.Key.Key_Escape)
    assert desk.dialog is None
    assert open_form(desk).form.field("village").value() == typed


def test_half_typed_it_is_kept_in_the_register_at_locking_and_gone_after_saving(desk, qtbot):
    dialog = open_form(desk)
    type_text(dialog.form.field("village").edit, "ча")
    drafts = desk.session.workspace.drafts
    drafts.keep()
    assert Drafts(desk.db).all()["settings/group"]["fields"]["village"].count("ча")
    QTest.mouseClick(dialog.saver, LEFT)
    qtbot.waitUntil(lambda: desk.dialog is None)
    drafts.keep()
    assert "settings/group" not in Drafts(desk.db).all()


def test_the_open_form_stays_when_the_language_is_changed(desk):
    dialog = open_form(desk)
    type_text(dialog.form.field("village").edit, "ча")
    typed = dialog.form.field("village").value()
    desk.change_screen({"theme": "dark"})
    assert desk.dialog is not dialog
    assert desk.dialog.form.field("village").value() == typed
