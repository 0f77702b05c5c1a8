"""What can be read of a damaged register is brought out: nothing wrong comes along, and what is lost is counted."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from grouphub.base.clock import FixedClock
from grouphub.base.paths import Folder
from grouphub.features.people import actions, entries, finding
from grouphub.features.people.rules import Role
from grouphub.store import own_copies
from grouphub.store.copies import Told
from grouphub.store.database import Database
from grouphub.store.faults import FileDamaged
from grouphub.store.inspecting import table_counts
from grouphub.store.keyfile import KeyFileDamaged
from grouphub.store.moving_rows import NothingReadable
from grouphub.store.salvage import BroughtOut, bring_out
from grouphub.store.unlocking import WrongPassword
from grouphub.store.vault import open_vault
from tests import factory
from tests.factory import PASSWORD
from tests.features.people.group import assert_index_is_whole, full_draft

if TYPE_CHECKING:
    from pathlib import Path

    from grouphub.store.opened import OpenVault

PAGE = 4096
BOOKKEEPING = {"journal_batch", "journal_row", "alembic_version"}


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> Folder:
    """A register with a hundred and twenty women, closed."""
    folder = Folder(tmp_path_factory.mktemp("filled") / "group")
    opened = factory.new_vault(folder)
    db = factory.new_database(opened, FixedClock(datetime(2025, 3, 17, 10, tzinfo=UTC)))
    for number in range(120):
        key = actions.add_person(db, full_draft(given=f"Зан{number}", family=f"Насаби {number}", code=f"K{number}"))
        entries.add_note(db, key, f"Қайди {number} " + "матни дароз " * 40, date(2025, 3, 17))
        if number % 3 == 0:
            actions.set_role_for_people(db, [key], Role.BAKERY, date(2025, 3, 17))
    db.close()
    opened.close()
    return folder


@pytest.fixture
def closed(filled: Folder, tmp_path: Path) -> Folder:
    """The same, to be spoilt."""
    shutil.copytree(filled.path, tmp_path / "group")
    return Folder(tmp_path / "group")


def rows(folder: Folder) -> dict[str, set[tuple[Any, ...]]]:
    opened = open_vault(folder, PASSWORD)
    connection = opened.connect()
    try:
        return {
            table: set(map(tuple, connection.execute(f'SELECT * FROM "{table}"').fetchall()))
            for table in table_counts(connection)
        }
    finally:
        connection.close()
        opened.close()


def spoil(folder: Folder, pages: list[int]) -> None:
    """Flip one byte in each of these pages, counted from 1."""
    with folder.register.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE + 1000)
            byte = file.read(1)
            file.seek(-1, 1)
            file.write(bytes([byte[0] ^ 0x55]))


def brought_out(folder: Folder, clock) -> BroughtOut:
    found = bring_out(folder, PASSWORD, clock, Told())
    opened = open_vault(folder, PASSWORD)
    opened.verify()
    connection = opened.connect()
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    db = Database.open(opened, clock)
    assert_index_is_whole(db)
    db.close()
    opened.close()
    return found


def test_a_whole_register_comes_out_whole(closed, clock):
    before = rows(closed)
    raw = closed.register.read_bytes()
    found = brought_out(closed, clock)
    assert rows(closed) == before
    assert found.is_whole
    counts = {one.table: one.rows for one in found.tables}
    assert {table: counts.get(table, len(some)) for table, some in before.items()} == {
        table: len(some) for table, some in before.items()
    }
    assert {"person", "journal_row", "setting"} <= counts.keys()  # sums follow from what they add up
    assert (closed.path / found.kept / "register.db").read_bytes() == raw


@pytest.mark.parametrize("seed", range(8))
def test_what_is_on_sound_pages_comes_out_and_the_rest_is_counted(closed, clock, seed):
    before = rows(closed)
    chance = Random(seed)
    pages = closed.register.stat().st_size // PAGE
    bad = chance.sample(range(2, pages + 1), 1 + seed * 2)
    spoil(closed, bad)
    try:
        found = brought_out(closed, clock)
    except NothingReadable:
        assert _is_needed_first(closed)
        return
    after = rows(closed)
    for one in found.tables:
        missing = len(before[one.table]) - len(after[one.table])
        assert one.rows == len(after[one.table]), one
        if one.lost is not None:
            assert one.lost + one.loose == missing, one
        if not one.remade:
            assert after[one.table] <= before[one.table], one.table
    lost = sum(map(len, before.values())) - sum(map(len, after.values()))
    assert lost <= 400 * len(bad)  # what hangs on one page, an inner one at most


def _is_needed_first(folder: Folder) -> bool:
    """Tell whether nothing at all can be read: a page is spoilt on which the list of tables stands."""
    try:
        opened = open_vault(folder, PASSWORD)
    except FileDamaged:
        return True
    try:
        return _fails(opened, "SELECT * FROM sqlite_master")
    finally:
        opened.close()


def test_rows_whose_page_is_lost_are_made_anew_from_the_history_as_they_were(closed, clock):
    before = rows(closed)
    page = _page_of_women(closed)
    found = brought_out(closed, clock)
    (people,) = [one for one in found.tables if one.table == "person"]
    assert people.remade > 0, page
    assert people.lost == 0
    assert _unnumbered(rows(closed)) == _unnumbered(before)


def _unnumbered(found: dict[str, set[tuple[Any, ...]]]) -> dict[str, set[tuple[Any, ...]]]:
    """Leave out the running number of a woman's row, which says nothing."""
    return found | {"person": {row[1:] for row in found["person"]}}


def _page_of_women(folder: Folder) -> int:
    """Spoil one page on which only women stand, and return which."""
    opened = open_vault(folder, PASSWORD)
    try:
        for page in range(2, folder.register.stat().st_size // PAGE):
            spoil(folder, [page])
            if _fails(opened, "SELECT given, search_names FROM person") and not any(
                _fails(opened, asked)
                for asked in (
                    "SELECT * FROM journal_row",
                    "SELECT * FROM person_note",
                    "SELECT * FROM sqlite_master",
                    "SELECT * FROM person WHERE _rowid_ = 1",
                    "SELECT id FROM person INDEXED BY sqlite_autoindex_person_1",
                )
            ):
                return page
            spoil(folder, [page])
    finally:
        opened.close()
    raise AssertionError("no page holds women alone")


def _fails(opened: OpenVault, asked: str) -> bool:
    try:
        connection = opened.connect()
    except FileDamaged:
        return True
    try:
        connection.execute(asked).fetchall()
    except connection.DatabaseError:
        return True
    finally:
        connection.close()
    return False


def test_a_damaged_beginning_is_said_plainly_and_nothing_is_changed(closed, clock):
    spoil(closed, [1])
    raw = closed.register.read_bytes()
    with pytest.raises(NothingReadable, match="Bring back a copy"):
        bring_out(closed, PASSWORD, clock)
    assert closed.register.read_bytes() == raw
    assert not closed.arriving.path.exists()
    assert [path.name for path in closed.path.iterdir() if path.name.startswith(("checking", "kept"))] == []


def test_it_needs_a_password_of_the_register(closed, clock):
    with pytest.raises(WrongPassword):
        bring_out(closed, "another", clock)


def test_it_can_be_stopped_and_changes_nothing(closed, clock):
    class Enough(Exception):
        pass

    def stop(told: Told) -> None:
        if told.done:
            raise Enough

    raw = closed.register.read_bytes()
    with pytest.raises(Enough):
        bring_out(closed, PASSWORD, clock, Told(stop))
    assert closed.register.read_bytes() == raw
    assert not closed.arriving.path.exists()


def test_the_women_are_found_as_before(closed, clock):
    spoil(closed, [closed.register.stat().st_size // PAGE - 3])
    brought_out(closed, clock)
    opened = open_vault(closed, PASSWORD)
    db = Database.open(opened, clock)
    with db.read() as session:
        assert finding.find(session, "Зан7")
    db.close()
    opened.close()


def test_lost_key_files_come_from_the_newest_copy_and_nothing_written_since_is_lost(closed, clock):
    opened = open_vault(closed, PASSWORD)
    own_copies.keep(opened, clock)
    db = Database.open(opened, clock)
    actions.add_person(db, full_draft(given="Пас аз нусха", code="P"))
    db.close()
    opened.close()
    before = rows(closed)
    closed.keys.write_bytes(b"spoilt")
    closed.keys_twin.unlink()
    with pytest.raises(KeyFileDamaged, match="bring back a copy"):
        open_vault(closed, PASSWORD)
    with pytest.raises(KeyFileDamaged):
        bring_out(closed, "another", clock)
    assert brought_out(closed, clock).is_whole
    assert rows(closed) == before


def _pages_of_the_list(folder: Folder) -> list[int]:
    """Return the pages on which the list of tables stands."""
    from grouphub.store.mending import _is_of_list

    opened = open_vault(folder, PASSWORD)
    try:
        pages = range(1, folder.register.stat().st_size // PAGE + 1)
        return [page for page in pages if _is_of_list(folder.register, opened.key, page)]
    finally:
        opened.close()


def test_a_damaged_list_of_tables_comes_from_a_copy_and_the_rows_are_those_of_today(closed, clock):
    listed = _pages_of_the_list(closed)
    assert listed[0] == 1
    opened = open_vault(closed, PASSWORD)
    own_copies.keep(opened, clock)
    db = Database.open(opened, clock)
    for number in range(30):
        actions.add_person(db, full_draft(given=f"Пас аз нусха {number}", code=f"P{number}"))
    db.close()
    opened.close()
    before, raw = rows(closed), closed.register.read_bytes()
    for bad in ([1], listed[1:3], listed):
        closed.register.write_bytes(raw)
        for copied in closed.path.glob("kept-*"):
            shutil.rmtree(copied)
        spoil(closed, bad)
        assert _is_needed_first(closed)
        assert brought_out(closed, clock).is_whole, bad
        assert rows(closed) == before


def test_a_copy_in_which_the_tables_lie_elsewhere_is_not_believed(closed, clock):
    opened = open_vault(closed, PASSWORD)
    own_copies.keep(opened, clock)
    db = Database.open(opened, clock)
    with db.fill() as connection:
        connection.exec_driver_sql("DROP INDEX ix_person_code")
    db.sweep()
    db.close()
    opened.close()
    spoil(closed, _pages_of_the_list(closed))
    with pytest.raises(NothingReadable):
        bring_out(closed, PASSWORD, clock)
