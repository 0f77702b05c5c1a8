"""Opening with the recovery sheet, and the password that is chosen then."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from grouphub.base.keys import new_key
from grouphub.desktop.vault.new_password import NewPassword
from grouphub.store.recovery import RecoveryCode
from grouphub.store.unlocking import WrongPassword
from grouphub.store.vault import add_password, open_vault
from tests.desktop.vault.conftest import PASSWORD
from tests.desktop.vault.test_unlock import type_text

NEW = "anor zardolu tut behi"


@pytest.fixture
def entry(qtbot, page):
    qtbot.mouseClick(page.sheet, Qt.MouseButton.LeftButton)
    return page._recovery


def test_the_code_typed_sign_by_sign_moves_on_by_itself_and_opens(qtbot, page, entry, code):
    for sign in code.signs.lower():
        qtbot.keyClicks(page.focusWidget(), sign)
    assert entry.boxes.texts() == list(code.groups)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.opens))
    assert page.opens[0].by_recovery


def test_tab_after_a_full_box_passes_over_none(qtbot, page, entry, code):
    for group in code.groups[:3]:
        qtbot.keyClicks(page.focusWidget(), group)
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.focusWidget() is entry.boxes.boxes[3]
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.focusWidget() is entry.boxes.boxes[4]


def test_a_pasted_code_fills_all_boxes(qtbot, entry, code):
    QGuiApplication.clipboard().setText(" - ".join(code.groups) + "\n")
    qtbot.keyClick(entry.boxes.boxes[0], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert entry.boxes.texts() == list(code.groups)
    assert entry.open.isEnabled()
    QGuiApplication.clipboard().clear()


def test_cyrillic_look_alikes_are_accepted(qtbot, page, entry, code):
    alike = code.signs.translate(str.maketrans("ABEKMHPCTYX0", "АВЕКМНРСТУХО"))
    for sign in alike:
        type_text(page.focusWidget(), sign)
    qtbot.mouseClick(entry.open, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.opens))


def test_a_sign_that_is_on_no_sheet_is_told_with_its_group(qtbot, entry):
    entry.boxes.boxes[2].setFocus()
    type_text(entry.boxes.boxes[2], "KЭ7")
    assert "group 3" in entry.problem.words.text()
    assert entry.problem.isVisible()


def test_a_wrong_sign_is_noticed_before_the_key_is_derived(qtbot, page, entry, code):
    wrong = ("1" if code.signs[5] == "0" else "0").join([code.signs[:5], code.signs[6:]])
    for sign in wrong:
        qtbot.keyClicks(page.focusWidget(), sign)
    assert "group 2" in entry.problem.words.text()
    qtbot.mouseClick(entry.open, Qt.MouseButton.LeftButton)
    assert not entry._opening.is_running


def test_a_sound_code_of_another_register_opens_nothing(qtbot, page, entry):
    for sign in RecoveryCode.new().signs:
        qtbot.keyClicks(page.focusWidget(), sign)
    qtbot.mouseClick(entry.open, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(entry.problem.isVisible)
    assert "does not open" in entry.problem.words.text()
    assert page.opens == []


def test_backspace_goes_over_the_edge_of_a_box(qtbot, page, entry):
    qtbot.keyClicks(page.focusWidget(), "K7PM")
    assert page.focusWidget() is entry.boxes.boxes[1]
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Backspace)
    assert page.focusWidget() is entry.boxes.boxes[0]


def test_back_leads_to_the_password(qtbot, page, entry):
    qtbot.mouseClick(entry.back, Qt.MouseButton.LeftButton)
    assert page.password.isVisible()
    assert page.focusWidget() is page.password.edit


def test_the_new_password_opens_and_the_old_one_opens_nothing(qtbot, folder, locked, code):
    opened = open_vault(folder, code)
    page = NewPassword(opened, [(locked, "Gulnora")])
    qtbot.addWidget(page)
    page.show()
    for field in (page.pair.first, page.pair.again):
        qtbot.keyClicks(field.edit, NEW)
    with qtbot.waitSignal(page.done) as told:
        qtbot.keyClick(page.pair.again.edit, Qt.Key.Key_Return)
    opened.close()
    assert told.args == [locked]
    open_vault(folder, NEW).close()
    with pytest.raises(WrongPassword):
        open_vault(folder, PASSWORD)


def test_of_several_women_one_is_chosen_and_the_others_keep_their_passwords(qtbot, folder, locked, code):
    second = new_key()
    opened = open_vault(folder, code)
    add_password(opened, "kabk va kulcha va tut", second)
    page = NewPassword(opened, [(locked, "Gulnora"), (second, "Zebo")])
    qtbot.addWidget(page)
    page.show()
    for field in (page.pair.first, page.pair.again):
        qtbot.keyClicks(field.edit, NEW)
    assert not page.save.isEnabled()
    page.whose.setFocus()
    qtbot.keyClick(page.whose.combo, Qt.Key.Key_End)
    assert page.whose.value() == str(second)
    with qtbot.waitSignal(page.done) as told:
        qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    opened.close()
    assert told.args == [second]
    for fits in (NEW, PASSWORD):
        open_vault(folder, fits).close()
    with pytest.raises(WrongPassword):
        open_vault(folder, "kabk va kulcha va tut")


def test_a_weak_or_differing_password_cannot_be_kept(qtbot, folder, locked, code):
    opened = open_vault(folder, code)
    page = NewPassword(opened, [(locked, "Gulnora")])
    qtbot.addWidget(page)
    page.show()
    for field in (page.pair.first, page.pair.again):
        qtbot.keyClicks(field.edit, "gulnora1")
    assert not page.save.isEnabled()
    page.pair.clear()
    qtbot.keyClicks(page.pair.first.edit, NEW)
    qtbot.keyClicks(page.pair.again.edit, NEW[:-1])
    assert not page.save.isEnabled()
    opened.close()
