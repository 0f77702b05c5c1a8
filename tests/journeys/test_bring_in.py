"""A table comes in through the whole window; after a restart it is taken out again, and later corrections stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from grouphub.desktop.people.page import PeoplePage
from grouphub.desktop.transfer.page import COLUMNS, COMING, BringInPage
from grouphub.features.people import actions, card, queries
from grouphub.features.people.drafts import PersonDraft
from grouphub.features.transfer.files_out import xlsx_bytes
from tests.journeys.desk import CTRL, Desk, Key, new_register

if TYPE_CHECKING:
    from pathlib import Path

LONG = 30_000
HEADS = ("Фамилия", "Имя", "Год рождения", "Село")
ROWS = (
    ("Ғафурова", "Ҷамила", "1998", "Чашмасор"),
    ("Зоирова", "Барно", "1975", "Навобод"),
    ("Қодирова", "Зебо", "", ""),
)


@pytest.fixture
def desk(folder, clock, sit_down) -> Desk:
    """The program with one woman in its register."""
    new_register(folder, clock, lambda db: actions.add_person(db, PersonDraft(given="Нигина")))
    made = sit_down()
    made.unlock()
    return made


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """What another group sent on a stick."""
    path = tmp_path / "secret-name.xlsx"
    path.write_bytes(xlsx_bytes(HEADS, ROWS))
    return path


def women(desk: Desk) -> dict[str, card.PersonCard]:
    with desk.db.read() as session:
        keys = queries.ids_of(session, queries.people_ids(session, queries.PeopleFilter()))
        return {one.given: one for one in card.people(session, keys)}


def waiting_at(desk: Desk, stage: str) -> BringInPage:
    """Wait until the page has come so far; locking makes a new one."""
    desk.qtbot.waitUntil(
        lambda: isinstance(desk.page, BringInPage) and desk.page.stage == stage and not desk.page.is_working(),
        timeout=LONG,
    )
    return desk.page


def test_brought_in_locked_halfway_undone_after_a_restart_and_a_correction_stays(desk, table, sit_down):
    desk.session.go("people")
    desk.session.go("bring_in")
    desk.page.open_file(table)
    page = waiting_at(desk, COLUMNS)
    desk.press(Key.Key_Return)
    page = waiting_at(desk, COMING)
    page.coming.table.choose(2)
    desk.click(page.coming.card.choice.tiles["leave"])
    assert page.next.text() == "Take over 2 women"

    desk.press(Key.Key_L, CTRL)
    for kept in desk.folder.path.rglob("*"):
        assert "secret-name" not in kept.name
        assert kept.is_dir() or b"secret-name" not in kept.read_bytes()
    desk.unlock()
    page = waiting_at(desk, COMING)
    assert page.next.text() == "Take over 2 women"
    assert page.coming.table.chosen_id() == 2

    desk.click(page.next)
    desk.qtbot.waitUntil(lambda: isinstance(desk.page, PeoplePage), timeout=LONG)
    desk.qtbot.waitUntil(lambda: "From a table came in: 2 new, 0 changed" in desk.toast())
    assert set(women(desk)) == {"Нигина", "Ҷамила", "Барно"}

    barno = women(desk)["Барно"]
    opened = card.as_draft(barno)
    actions.change_person(desk.db, barno.id, replace(opened, house="12"), opened=opened)
    with desk.db.read() as session:
        number = session.connection().exec_driver_sql(
            "SELECT max(batch) FROM journal_row WHERE record_table = 'table_taken'"
        )
        batch = int(number.scalar_one())
    desk.close()

    again = sit_down()
    again.unlock()
    again.session._undo(batch)
    again.qtbot.waitUntil(lambda: "1 taken out, 1 corrected since and left" in again.toast(), timeout=LONG)
    assert set(women(again)) == {"Нигина", "Барно"}
    assert women(again)["Барно"].house == "12"
