"""A new recovery sheet: it returns as she left it, and its code lies nowhere once it opens the register."""

from __future__ import annotations

import json

from grouphub.desktop.settings.sheet_dialog import SheetDialog
from grouphub.store.unlocking import WrongPassword
from grouphub.store.vault import open_vault
from tests.journeys.desk import PASSWORD

LONG = 20_000


def begin(desk):
    """Go to the last part and type one of the two groups back."""
    desk.session.go("settings")
    desk.session.open_form("new_sheet")
    dialog = desk.dialog
    assert isinstance(dialog, SheetDialog)
    desk.click(dialog.next)
    desk.type(dialog.code.groups[dialog._asked[0]])
    return dialog.code


def finish(desk, password: str = PASSWORD) -> None:
    dialog = desk.dialog
    dialog.boxes.boxes[1].setFocus()
    desk.type(dialog.code.groups[dialog._asked[1]])
    dialog.password.edit.setFocus()
    desk.type(password)
    desk.click(dialog.next)


def kept(desk) -> str:
    """Return every draft that lies in the register."""
    with desk.db.read() as session:
        rows = session.connection().exec_driver_sql("SELECT state FROM draft").all()
    return json.dumps([state for (state,) in rows])


def test_the_same_sheet_returns_and_is_finished_after_the_lock(desk, code, folder):
    begun = begin(desk)
    desk.program.lock()
    desk.unlock()
    assert desk.dialog.code == begun
    assert "This is the sheet you began." in desk.dialog.note.text()
    finish(desk)
    desk.qtbot.waitUntil(lambda: desk.dialog is None, timeout=LONG)
    desk.program.lock()
    open_vault(folder, begun).close()
    try:
        open_vault(folder, code).close()
    except WrongPassword:
        return
    raise AssertionError("the old sheet still opens the register")


def test_the_old_sheet_holds_while_the_new_one_waits(desk, code, folder):
    begun = begin(desk)
    desk.program.lock()
    open_vault(folder, code).close()
    try:
        open_vault(folder, begun).close()
    except WrongPassword:
        return
    raise AssertionError("a sheet that was not finished opens the register")


def test_the_code_lies_in_no_draft_once_it_may_open_the_register(desk):
    begun = begin(desk)
    desk.session.workspace.drafts.keep()
    assert begun.signs in kept(desk)
    finish(desk)
    assert begun.signs not in kept(desk)
    desk.session.workspace.drafts.keep()
    assert begun.signs not in kept(desk)
    desk.qtbot.waitUntil(lambda: desk.dialog is None, timeout=LONG)
    desk.session.workspace.drafts.keep()
    assert begun.signs not in kept(desk)


def test_after_a_wrong_password_it_is_kept_again(desk):
    begun = begin(desk)
    finish(desk, "not mine")
    desk.qtbot.waitUntil(lambda: bool(desk.dialog.password.error()), timeout=LONG)
    desk.session.workspace.drafts.keep()
    assert begun.signs in kept(desk)


def test_another_woman_does_not_see_the_sheet_that_was_begun(desk):
    from grouphub.base.keys import new_key
    from grouphub.features.group import actions
    from grouphub.store.vault import add_password

    key = new_key()
    actions.enter_keeper(desk.db, key, "Мавҷуда")
    add_password(desk.db.opened, "дигар рамзи дароз", key)
    begin(desk)
    desk.program.lock()
    desk.unlock("дигар рамзи дароз")
    assert desk.dialog is None
    desk.session.workspace.drafts.keep()
    assert "code" not in kept(desk)
