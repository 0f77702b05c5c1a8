"""What a list shows is kept under a name, stands at the left, and is there again after the program was closed."""

from __future__ import annotations

import pytest

from grouphub.features.people import actions
from grouphub.features.people.drafts import PersonDraft, RoleDraft
from grouphub.features.people.rules import Role
from tests.features.lists.kept import names
from tests.journeys.desk import CTRL, Desk, Key, new_register


def fill(db) -> None:
    for given, village, role in (
        ("Зебо", "Чашмасор", Role.SEWING),
        ("Барно", "Боғи Нав", Role.SEWING),
        ("Лола", "Чашмасор", Role.BAKERY),
    ):
        actions.add_person(db, PersonDraft(given=given, village=village, roles=(RoleDraft(role, None),)))


@pytest.fixture
def desk(folder, clock, sit_down) -> Desk:
    new_register(folder, clock, fill)
    made = sit_down()
    made.unlock()
    made.session.go("people")
    return made


def shown(desk) -> list[str]:
    desk.qtbot.waitUntil(lambda: not desk.page._rest_timer.isActive())
    table = desk.page.list.table.long_model()
    return sorted(table.row(number).given for number in range(len(table.ids)))


def keep(desk, name: str) -> None:
    """Keep what is shown by keys: the name that is offered is written over."""
    desk.click(desk.session.view.sidebar.keep)
    desk.qtbot.waitUntil(desk.dialog.name.edit.hasFocus)
    desk.dialog.name.edit.selectAll()
    desk.type(name)
    desk.press(Key.Key_Return)
    assert desk.dialog is None


def choose(desk, key: str) -> None:
    desk.click(desk.page.chips.chip(key))


def rows(desk) -> list[str]:
    return [row.text() for row in desk.session.view.sidebar.lists.values()]


def test_a_kept_list_is_there_after_the_program_was_closed_and_shows_who_came_since(desk, sit_down):
    assert desk.session.view.sidebar.keep.isHidden()
    choose(desk, "sewing")
    keep(desk, "Дӯзандагон")
    assert rows(desk) == ["Дӯзандагон"]
    (row,) = desk.session.view.sidebar.lists.values()
    assert row.isChecked()
    assert desk.session.view.sidebar.keep.isHidden()
    choose(desk, "all")
    assert desk.session.view.sidebar.rows["people"].isChecked()
    actions.add_person(desk.db, PersonDraft(given="Нигина", roles=(RoleDraft(Role.SEWING, None),)))
    desk.program.lock()
    again = sit_down()
    again.unlock()
    again.session.go("today")
    (row,) = again.session.view.sidebar.lists.values()
    again.click(row)
    assert again.session.view.current == "people"
    assert shown(again) == ["Барно", "Зебо", "Нигина"]
    assert row.isChecked()


def test_search_place_and_order_are_kept(desk):
    desk.press(Key.Key_F, CTRL)
    desk.type("чашм")
    desk.page._sort_by("village", False)
    assert shown(desk) == ["Зебо", "Лола"]
    keep(desk, "Аз Чашмасор")
    before = desk.page.shows()
    desk.page.search.clear()
    desk.page._sort_by("name", True)
    (row,) = desk.session.view.sidebar.lists.values()
    desk.click(row)
    assert desk.page.shows() == before
    assert desk.page.search.text() == "чашм"
    assert shown(desk) == ["Зебо", "Лола"]


def test_what_is_printed_are_the_women_of_the_list(desk):
    choose(desk, "bakery")
    keep(desk, "Нонпазон")
    desk.press(Key.Key_P, CTRL)
    assert desk.session.where()["form"]["about"]["only"] == "bakery"


def test_lists_are_put_in_order_renamed_and_taken_out_and_undo_brings_one_back(desk):
    for key, name in (("sewing", "Дӯзандагон"), ("bakery", "Нонпазон")):
        choose(desk, key)
        keep(desk, name)
    choose(desk, "all")
    desk.session.open_form("lists")
    first, second = (key.partition("/")[2] for key in desk.dialog.buttons if key.startswith("show/"))
    desk.click(desk.dialog.buttons[f"caret-down/{first}"])
    assert rows(desk) == ["Нонпазон", "Дӯзандагон"]
    assert desk.focus().objectName() == f"caret-up/{first}"
    desk.click(desk.dialog.buttons[f"trash/{second}"])
    assert rows(desk) == ["Дӯзандагон"]
    desk.click(desk.dialog.buttons[f"rename/{first}"])
    desk.qtbot.waitUntil(desk.dialog.name.edit.hasFocus)
    desk.dialog.name.edit.selectAll()
    desk.type("Коргоҳ")
    desk.press(Key.Key_Return)
    assert rows(desk) == ["Коргоҳ"]
    desk.press(Key.Key_Z, CTRL)
    desk.press(Key.Key_Z, CTRL)
    assert sorted(rows(desk)) == ["Дӯзандагон", "Нонпазон"]


def test_lists_without_room_are_behind_one_more_row(desk):
    from grouphub.features.lists import actions as lists

    for number in range(9):
        lists.keep_list(desk.db, f"Рӯйхат {number}", {"only": "sewing", "text": str(number)})
    desk.app.processEvents()
    side = desk.session.view.sidebar
    seen = [row for row in side.lists.values() if row.isVisible()]
    assert 0 < len(seen) < 9
    assert side.more_lists.isVisible()
    assert side.recipes.geometry().bottom() <= side.height()
    desk.click(side.more_lists)
    assert len([key for key in desk.dialog.buttons if key.startswith("show/")]) == 9
    assert len(names(desk.db)) == 9
