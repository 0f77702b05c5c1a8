"""Passwords and the recovery sheet: who could open the register before, who can afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from grouphub.features.group.queries import keepers
from grouphub.store import vault
from grouphub.store.recovery import RecoveryCode
from grouphub.store.unlocking import WrongPassword
from tests.desktop.widgets.hands import type_text
from tests.factory import PASSWORD

LEFT = Qt.MouseButton.LeftButton
NEW = "dar xona sabz kitob"
HERS = "osmon kabud daryo nok"


def click(widget):
    QTest.mouseClick(widget, LEFT, pos=widget.rect().center())


def press(desk, name):
    click(desk.page.findChild(QAbstractButton, f"set-{name}"))


def opens(desk, folder, secret) -> object | None:
    """Close the register and tell whose key ``secret`` is."""
    desk.session.workspace.db.close()
    desk.session.workspace.db.opened._holder.release()
    try:
        found = vault.open_vault(folder, secret)
    except WrongPassword:
        return None
    found.close()
    return found.keeper


def fill_password(desk, *, old=PASSWORD, new=NEW, again=NEW):
    press(desk, "password")
    dialog = desk.dialog
    type_text(dialog.old.edit, old)
    type_text(dialog.new.first.edit, new)
    type_text(dialog.new.again.edit, again)
    click(dialog.saver)
    return dialog


def test_the_new_password_opens_and_the_old_one_no_more(desk, qtbot, folder, clock):
    clock.move(days=3)
    fill_password(desk)
    qtbot.waitUntil(lambda: desk.dialog is None)
    assert "new password holds" in desk.toast()
    assert desk.page.safety.password.second.text() == "Set 20 March"
    me = desk.db.who
    assert opens(desk, folder, NEW) == me
    assert opens(desk, folder, PASSWORD) is None


def test_a_wrong_old_password_changes_nothing(desk, qtbot, folder):
    dialog = fill_password(desk, old="something else")
    qtbot.waitUntil(lambda: dialog.old.error() != "")
    assert desk.dialog is dialog
    assert dialog.form.isEnabled()
    assert opens(desk, folder, NEW) is None
    assert opens(desk, folder, PASSWORD) is not None


def test_the_password_of_another_woman_is_not_taken_for_ones_own(desk, qtbot):
    from grouphub.base.keys import new_key

    vault.add_password(desk.db.opened, HERS, new_key())
    dialog = fill_password(desk, old=HERS)
    qtbot.waitUntil(lambda: dialog.old.error() != "")


def test_a_password_somebody_has_already_is_refused_without_saying_so(desk, qtbot):
    from grouphub.base.keys import new_key

    vault.add_password(desk.db.opened, HERS, new_key())
    dialog = fill_password(desk, new=HERS, again=HERS)
    qtbot.waitUntil(lambda: dialog.new.first.error() != "")
    assert "cannot be used" in dialog.new.first.error()


@pytest.mark.parametrize(
    ("new", "again", "field"),
    [("1234", "1234", "new_password"), (NEW, "dar xona", "new_password_again"), ("", "", "new_password")],
)
def test_a_weak_a_differing_and_an_empty_password_are_refused_at_their_field(desk, folder, new, again, field):
    dialog = fill_password(desk, new=new, again=again)
    assert desk.dialog is dialog
    assert dialog.form.field(field).error()
    assert opens(desk, folder, PASSWORD) is not None


def test_no_password_is_ever_in_a_draft(desk):
    press(desk, "password")
    dialog = desk.dialog
    for field in (dialog.old, dialog.new.first, dialog.new.again):
        type_text(field.edit, "gap")
    assert dialog.form.is_touched()
    assert dialog.form.state()["fields"] == {}


def test_nothing_closes_the_form_while_the_password_is_changed(desk, qtbot):
    dialog = fill_password(desk)
    dialog.reject()
    assert desk.dialog is dialog
    qtbot.waitUntil(lambda: desk.dialog is None)


def give_password(desk, qtbot, name="Мавҷуда", password=HERS):
    press(desk, "keeper")
    dialog = desk.dialog
    type_text(dialog.name.edit, name)
    type_text(dialog.new.first.edit, password)
    type_text(dialog.new.again.edit, password)
    click(dialog.saver)
    qtbot.waitUntil(lambda: desk.dialog is None)


def names(desk) -> list[str]:
    rows = [widget for widget in desk.page.keepers._rows if hasattr(widget, "title")]
    return [row.title.text() for row in rows]


def button(desk, name):
    return next(found for found in desk.page.keepers.findChildren(QAbstractButton) if found.accessibleName() == name)


def test_a_woman_given_a_password_opens_the_register_under_her_own_name(desk, qtbot, folder):
    give_password(desk, qtbot)
    assert names(desk) == ["Зебо Каримова", "Мавҷуда"]
    with desk.db.read() as session:
        known = {one.name: one.id for one in keepers(session)}
    assert "Мавҷуда can open" in desk.toast()
    assert opens(desk, folder, HERS) == known["Мавҷуда"]


def test_a_refused_password_leaves_no_name_behind(desk, qtbot):
    press(desk, "keeper")
    dialog = desk.dialog
    type_text(dialog.name.edit, "Нигина")
    type_text(dialog.new.first.edit, PASSWORD)
    type_text(dialog.new.again.edit, PASSWORD)
    click(dialog.saver)
    qtbot.waitUntil(lambda: dialog.new.first.error() != "")
    with desk.db.read() as session:
        assert [one.name for one in keepers(session)] == ["Зебо Каримова"]


def test_the_draft_of_a_form_that_was_finished_does_not_return(desk, qtbot):
    give_password(desk, qtbot)
    press(desk, "keeper")
    assert desk.dialog.name.value() == ""


def test_a_woman_can_get_another_name(desk, qtbot):
    click(button(desk, "Rename Зебо Каримова"))
    dialog = desk.dialog
    assert dialog.name.value() == "Зебо Каримова"
    dialog.name.edit.selectAll()
    type_text(dialog.name.edit, "Зебо")
    click(dialog.saver)
    qtbot.waitUntil(lambda: names(desk) == ["Зебо"])


def test_taking_a_password_out_asks_first_and_the_safe_button_has_the_focus(desk, qtbot, folder):
    give_password(desk, qtbot)
    click(button(desk, "Take out the password of Мавҷуда"))
    dialog = desk.dialog
    qtbot.waitUntil(lambda: desk.app.focusWidget() is not None and desk.app.focusWidget().text() == "Keep it")
    QTest.keyClick(desk.app.focusWidget(), Qt.Key.Key_Return)
    assert names(desk) == ["Зебо Каримова", "Мавҷуда"]
    click(button(desk, "Take out the password of Мавҷуда"))
    dialog = desk.dialog
    click(dialog.removal)
    qtbot.waitUntil(lambda: names(desk) == ["Зебо Каримова"])
    assert opens(desk, folder, HERS) is None


def test_nobody_takes_out_her_own_password_so_one_always_stays(desk, qtbot):
    give_password(desk, qtbot)
    offered = [found.accessibleName() for found in desk.page.keepers.findChildren(QAbstractButton)]
    assert "Take out the password of Мавҷуда" in offered
    assert "Take out the password of Зебо Каримова" not in offered


def test_what_she_did_keeps_her_name_after_her_password_is_gone(desk, qtbot):
    give_password(desk, qtbot)
    click(button(desk, "Take out the password of Мавҷуда"))
    click(desk.dialog.removal)
    qtbot.waitUntil(lambda: names(desk) == ["Зебо Каримова"])
    from grouphub.features.group.queries import keeper_names

    with desk.db.read() as session:
        assert "Мавҷуда" in keeper_names(session).values()


def renew_sheet(desk, *, password=PASSWORD):
    press(desk, "sheet")
    dialog = desk.dialog
    click(dialog.next)
    for index, box in zip(dialog._asked, dialog.boxes.boxes, strict=True):
        type_text(box, dialog.code.groups[index])
    type_text(dialog.password.edit, password)
    return dialog


def test_the_new_sheet_opens_and_the_old_one_no_more(desk, qtbot, folder):
    old = RecoveryCode.new()
    vault.new_recovery(desk.db.opened, old)
    dialog = renew_sheet(desk)
    code = dialog.code
    click(dialog.next)
    qtbot.waitUntil(lambda: desk.dialog is None)
    assert "new sheet holds" in desk.toast()
    assert opens(desk, folder, code) is not None
    assert opens(desk, folder, old) is None


def test_a_sheet_that_was_not_typed_back_right_is_not_taken(desk, folder):
    old = RecoveryCode.new()
    vault.new_recovery(desk.db.opened, old)
    press(desk, "sheet")
    dialog = desk.dialog
    click(dialog.next)
    for box in dialog.boxes.boxes:
        type_text(box, "0000")
    type_text(dialog.password.edit, PASSWORD)
    assert not dialog.next.isEnabled()
    assert not dialog.wrong.isHidden()
    dialog.reject()
    assert opens(desk, folder, old) is not None


def test_who_does_not_know_the_password_makes_no_new_sheet(desk, qtbot, folder):
    old = RecoveryCode.new()
    vault.new_recovery(desk.db.opened, old)
    dialog = renew_sheet(desk, password="not hers")
    click(dialog.next)
    qtbot.waitUntil(lambda: dialog.password.error() != "")
    assert opens(desk, folder, old) is not None
