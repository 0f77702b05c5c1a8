"""What is half typed is kept on a full disk too: beside the register, until the register can take it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.features.group.actions import change_settings
from grouphub.store import shelf as module
from grouphub.store.database import Database
from grouphub.store.drafts import Drafts
from grouphub.store.opened import OpenVault
from grouphub.store.rooms import SHELF_BYTES, SLOT_BYTES
from grouphub.store.shelf import Shelf, ShelfTooSmall
from grouphub.store.vault import open_vault
from tests import factory
from tests.factory import PASSWORD

ZEBO = {"fields": {"given": "Зебо"}, "focus": "given", "cursor": 3}
BARNO = {"fields": {"given": "Барно"}}


def again(db: Database) -> Database:
    """Return the register as the next program finds it, nothing being remembered."""
    return Database.open(db.opened, db.clock)


def found(db: Database) -> dict[str, dict[str, object]]:
    next_time = again(db)
    try:
        return Drafts(next_time).all()
    finally:
        next_time.close()


def put(db: Database, states: dict[str, dict[str, object]]) -> None:
    """Put drafts on the shelf as a full disk makes the program do."""
    Drafts(db).all()
    db.shelf.put(states)


def test_what_was_put_there_is_found_the_next_time(db: Database):
    put(db, {"a": ZEBO})
    put(db, {"a": BARNO, "b": ZEBO})
    assert found(db) == {"a": BARNO, "b": ZEBO}


def test_it_is_newer_than_what_the_register_holds(db: Database):
    Drafts(db).save({"a": ZEBO, "old": ZEBO})
    put(db, {"a": BARNO})
    assert found(db) == {"a": BARNO}


def test_the_register_takes_it_in_when_it_can(db: Database):
    put(db, {"a": ZEBO})
    assert Drafts(db).all() == {"a": ZEBO}
    Drafts(db).save({"b": BARNO})
    assert found(db) == {"a": ZEBO, "b": BARNO}
    db.opened.folder.shelf.unlink()
    assert found(db) == {"a": ZEBO, "b": BARNO}


def test_what_was_saved_never_comes_back_as_half_typed(db: Database):
    """Not even when the power goes between the saving and the clearing."""
    put(db, {"a": ZEBO, "b": BARNO})
    left = db.opened.folder.shelf.read_bytes()
    db.finished_drafts.add("a")
    change_settings(db, name="one")
    assert Drafts(db).all() == {"b": BARNO}
    assert db.opened.folder.shelf.read_bytes() != left
    db.opened.folder.shelf.write_bytes(left)
    assert found(db) == {"b": BARNO}
    put(db, {"a": BARNO})
    assert found(db) == {"a": BARNO}


def test_a_power_cut_while_it_is_written_leaves_what_was_there_before(db: Database):
    put(db, {"a": ZEBO})
    before = db.opened.folder.shelf.read_bytes()
    put(db, {"a": BARNO})
    after = db.opened.folder.shelf.read_bytes()
    start = next(place for place in (0, SLOT_BYTES) if before[place : place + 64] != after[place : place + 64])
    for written in (1, 40, 41, 60, 100):
        torn = before[:start] + after[start : start + written] + before[start + written :]
        db.opened.folder.shelf.write_bytes(torn)
        assert found(db) == {"a": ZEBO}, written


def test_who_looks_at_the_file_sees_neither_words_nor_how_many(db: Database):
    def look() -> bytes:
        raw = db.opened.folder.shelf.read_bytes()
        assert len(raw) == SHELF_BYTES
        assert "Зебо".encode() not in raw
        assert bytes(16) not in raw
        return raw

    before = look()
    put(db, {"a": ZEBO})
    half = look()
    Drafts(db).save({"a": None})
    taken_in = look()
    slots = slice(SLOT_BYTES, SLOT_BYTES + 64)
    assert len({before[slots], half[slots], taken_in[slots]}) == 3
    assert found(db) == {}


def test_nobody_who_was_erased_stays_on_the_shelf(db: Database):
    put(db, {"a": ZEBO})
    with db.erase("Erased for ever", frozenset()) as connection:
        connection.exec_driver_sql("DELETE FROM draft WHERE place = 'a'")
    assert found(db) == {}
    assert Shelf(db.opened)._slots() == []


def test_it_says_nothing_to_another_register(db: Database, tmp_path: Path):
    put(db, {"a": ZEBO})
    other = factory.new_database(factory.new_vault(type(db.opened.folder)(tmp_path / "other")), db.clock)
    shutil.copy(db.opened.folder.shelf, other.opened.folder.shelf)
    assert found(other) == {}
    other.close()
    other.opened.close()


def test_more_than_fits_is_refused_and_what_lies_there_stays(db: Database):
    put(db, {"a": ZEBO})
    with pytest.raises(ShelfTooSmall):
        put(db, {"a": {"noise": os.urandom(SLOT_BYTES).hex()}})
    assert found(db) == {"a": ZEBO}


@given(states=st.dictionaries(st.text(), st.dictionaries(st.text(), st.text() | st.integers() | st.none())))
def test_every_text_comes_back_as_it_was(opened: OpenVault, states):
    shelf = Shelf(opened)
    shelf.put(states)
    assert shelf._slots()[0].states == states


def test_a_register_without_a_shelf_gets_one_when_it_opens(db: Database):
    folder = db.opened.folder
    db.close()
    db.opened.close()
    folder.shelf.unlink()
    open_vault(folder, PASSWORD).close()
    assert folder.shelf.stat().st_size == SHELF_BYTES


ON_A_FULL_DISK = """
import os, shutil, sys
from pathlib import Path
from grouphub.base.clock import SystemClock
from grouphub.base.paths import Folder
from grouphub.features import registry
from grouphub.features.group.actions import change_settings
from grouphub.store.database import Database
from grouphub.store.drafts import Drafts
from grouphub.store.faults import DiskFull
from grouphub.store.opened import OpenVault
from grouphub.store.vault import open_vault

assert registry.FEATURES
small, made, password = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
folder = Folder(small / "group")

def fill():
    with open(small / "film", "ab", buffering=0) as film:
        try:
            while film.write(bytes(4096)):
                pass
        except OSError:
            pass
    assert shutil.disk_usage(small).free == 0

def drafts_of(turn):
    opened = open_vault(folder, password)
    db = Database.open(opened, SystemClock())
    turn(db, Drafts(db))
    db.close()
    opened.close()

def first(db, drafts):
    assert drafts.all() == {"a": "old"}, drafts.all()
    drafts.save({"a": {"street": "я" * 5000}})
    try:
        change_settings(db, name="x" * 50_000)
    except DiskFull as error:
        print("refused")
    drafts.save({"b": {"n": 1}})

def second(db, drafts):
    assert drafts.all() == {"a": {"street": "я" * 5000}, "b": {"n": 1}}
    drafts.save({"b": {"n": 2}, "@where": {"page": "people"}})

def third(db, drafts):
    assert drafts.all() == {"a": {"street": "я" * 5000}, "b": {"n": 2}, "@where": {"page": "people"}}
    os.unlink(small / "film")
    db.finished_drafts.add("b")
    change_settings(db, name="x" * 50_000)
    assert drafts.all() == {"a": {"street": "я" * 5000}, "@where": {"page": "people"}}

shutil.copytree(made, folder.path)
folder.reserve.unlink()
fill()
drafts_of(first)
fill()
drafts_of(second)
fill()
assert not folder.reserve.exists()
drafts_of(third)
print("kept")
"""


def test_on_a_disk_with_no_byte_left_the_register_opens_and_keeps_what_is_typed(db: Database, tmp_path: Path):
    Drafts(db).save({"a": "old"})
    db.close()
    db.opened.close()
    small = tmp_path / "small"
    small.mkdir()
    inside = ["unshare", "-rm", "sh", "-c", 'mount -t tmpfs -o size=16m tmpfs "$0" && exec "$@"', str(small)]
    if not shutil.which("unshare") or subprocess.run([*inside, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this computer does not lend a small disk")
    told = subprocess.run(
        [*inside, sys.executable, "-c", ON_A_FULL_DISK, str(small), str(db.opened.folder.path), PASSWORD],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert told.stderr == ""
    assert told.stdout == "refused\nkept\n"


def test_the_mark_of_the_shelf_is_no_draft(db: Database):
    put(db, {"a": ZEBO})
    Drafts(db).save({"a": None})
    assert Drafts(db).all() == {}
    with db.read() as session:
        places = session.connection().exec_driver_sql("SELECT place FROM draft").all()
    assert places == [(module.MARK,)]
