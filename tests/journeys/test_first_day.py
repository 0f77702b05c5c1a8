"""The first day with the register, in one window and by keys: from the choice of the language to the recovery sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from grouphub.base import i18n
from grouphub.desktop.people.find import FindPanel
from grouphub.desktop.recipes.page import RecipesPage
from grouphub.desktop.vault.first_run import FirstRun
from grouphub.desktop.vault.new_password import NewPassword
from grouphub.desktop.vault.unlock import UnlockPage
from grouphub.features.people import queries
from tests.journeys.desk import ALT, CTRL, Key, Shown

OLD, NEW = "нон чой гул шаҳр", "себ анор хона баҳор"
LONG = 30_000
"""Milliseconds: the key derivation is measured and slow on purpose."""


def take_to(desk, widget) -> None:
    """Go to a widget with Tab, as she does."""
    for _step in range(60):
        if desk.focus() is widget:
            return
        desk.press(Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {widget}")


def press_button(desk, button) -> None:
    take_to(desk, button)
    desk.press(Key.Key_Space)


def choose_tajik(desk) -> None:
    run = desk.door
    assert isinstance(run, FirstRun)
    assert run.step == 1
    desk.click(run.body.tiles["tg"])
    desk.qtbot.waitUntil(lambda: i18n.current() == "tg")
    desk.qtbot.waitUntil(lambda: desk.door.next.text() == i18n._("Next") != "Next")
    press_button(desk, desk.door.next)
    assert desk.door.step == 2


def name_the_group(desk) -> None:
    body = desk.door.body
    for field, words in ((body.name, "Гулдаста"), (body.keeper, "Зебо Каримова"), (body.village, "Чашмасор")):
        take_to(desk, field.edit)
        desk.type(words)
    press_button(desk, desk.door.next)
    assert desk.door.step == 3


def set_password(desk):
    """Set the password, take the sheet, type two groups back; return what stands on the sheet."""
    body = desk.door.body
    for field in (body.pair.first, body.pair.again):
        take_to(desk, field.edit)
        desk.type(OLD)
    press_button(desk, body.has_sheet)
    press_button(desk, desk.door.next)
    for index, box in zip(body.type_back.asked, body.type_back.boxes.boxes, strict=True):
        take_to(desk, box)
        desk.type(body.code.groups[index])
    code = body.code
    press_button(desk, desk.door.next)
    desk.qtbot.waitUntil(lambda: desk.door.step == 4, timeout=LONG)
    return code


def practise_hiding(desk) -> None:
    assert not desk.door.next.isEnabled()
    desk.escape()
    desk.escape(soon=True)
    assert isinstance(desk.shown, RecipesPage)
    assert desk.window.windowTitle() == i18n._("Recipes")
    desk.click(desk.shown.padlock)
    assert isinstance(desk.shown, FirstRun)
    press_button(desk, desk.door.next)
    desk.qtbot.waitUntil(lambda: desk.session is not None, timeout=LONG)


def add(desk, given: str, family: str, phone: str) -> None:
    desk.press(Key.Key_N, CTRL)
    for name, words in (("given", given), ("family", family), ("phone", phone), ("village", "Чашмасор")):
        take_to(desk, desk.form.field(name).editor())
        desk.type(words)
    desk.press(Key.Key_S, CTRL)
    assert desk.dialog is None, desk.form.problems()


def women(desk) -> list[str]:
    with desk.db.read() as session:
        ids = queries.people_ids(session, queries.PeopleFilter(), queries.Order())
        return [row.name for row in queries.people_page(session, ids)]


def find(desk, words: str) -> list[str]:
    desk.press(Key.Key_K, CTRL)
    assert isinstance(desk.dialog, FindPanel)
    desk.type(words)
    return [hit.person.name for hit in desk.dialog.hits]


def unlock(desk, password: str) -> None:
    desk.qtbot.waitUntil(lambda: desk.focus() is desk.door.password.edit)
    desk.type(password)
    desk.press(Key.Key_Return)


def open_with_sheet(desk, code) -> None:
    desk.qtbot.waitUntil(lambda: desk.focus() is desk.door.password.edit)
    press_button(desk, desk.door.sheet)
    for number, signs in enumerate(code.groups):
        desk.qtbot.waitUntil(lambda number=number: desk.focus() is desk.door._recovery.boxes.boxes[number])
        desk.type(signs)
    desk.press(Key.Key_Space)
    desk.qtbot.waitUntil(lambda: isinstance(desk.shown, NewPassword), timeout=LONG)
    for field in (desk.shown.pair.first, desk.shown.pair.again):
        take_to(desk, field.edit)
        desk.type(NEW)
    press_button(desk, desk.shown.save)
    desk.qtbot.waitUntil(lambda: desk.session is not None, timeout=LONG)


def test_the_first_day(sit_down, folder):
    desk = sit_down()
    shown = Shown()
    desk.app.installEventFilter(shown)
    choose_tajik(desk)
    name_the_group(desk)
    code = set_password(desk)
    practise_hiding(desk)
    assert desk.session.workspace.settings.name == "Гулдаста"

    desk.press(ord("2"), ALT)
    assert desk.session.view.current == "people"
    add(desk, "Ҷамила", "Олимзода", "93 514 16 42")
    add(desk, "Қурбонгул", "Ҳусейнова", "907 30 56 66")
    assert len(women(desk)) == 2

    assert [name for name in find(desk, "kurbon") if "Қурбонгул" in name]
    desk.press(Key.Key_Return)
    assert desk.session.view.current == "person"
    desk.escape()

    desk.press(Key.Key_N, CTRL)
    desk.type("Зул")
    desk.press(Key.Key_L, CTRL)
    assert isinstance(desk.shown, UnlockPage)
    unlock(desk, OLD)
    desk.qtbot.waitUntil(lambda: desk.session is not None, timeout=LONG)
    assert len(women(desk)) == 2
    assert desk.session.view.current == "people"
    desk.qtbot.waitUntil(lambda: desk.dialog is not None)
    assert desk.form.values()["given"] == "Зул"
    line = desk.focus()
    assert isinstance(line, QLineEdit)
    assert line.cursorPosition() == 3
    desk.type("айхо")
    desk.press(Key.Key_S, CTRL)
    assert len(women(desk)) == 3

    desk.press(Key.Key_L, CTRL)
    open_with_sheet(desk, code)
    assert len(women(desk)) == 3
    assert i18n.current() == "tg"

    desk.press(Key.Key_L, CTRL)
    unlock(desk, OLD)
    desk.qtbot.waitUntil(lambda: bool(desk.door.password.error()), timeout=LONG)
    assert desk.session is None
    unlock(desk, NEW)
    desk.qtbot.waitUntil(lambda: desk.session is not None, timeout=LONG)
    assert len(women(desk)) == 3
    desk.app.removeEventFilter(shown)
    assert shown.windows == []
    assert "Зулайхо".encode() not in folder.register.read_bytes()
