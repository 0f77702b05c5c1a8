"""A copy takes the place of what is there whole or not at all, wherever it is cut off."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from grouphub.base.paths import Folder
from grouphub.features.group.actions import change_settings
from grouphub.store.copies import Told, open_copy
from grouphub.store.copyfile import CopyNewer
from grouphub.store.copying import make_copy
from grouphub.store.database import Database
from grouphub.store.frozen import frozen
from grouphub.store.restoring import NotBroughtBack, bring_into, finish, make_ready, put_in_place
from grouphub.store.vault import open_vault
from tests import factory
from tests.factory import PASSWORD


class PowerCut(Exception):
    """The computer stops."""


def name_in(folder: Folder, clock) -> str:
    opened = open_vault(folder, PASSWORD)
    opened.verify()
    db = Database.open(opened, clock)
    try:
        with db.read() as session:
            return session.connection().exec_driver_sql("SELECT value FROM setting WHERE name = 'name'").scalar_one()
    finally:
        db.close()
        opened.close()


@pytest.fixture
def copy(opened, db, clock, tmp_path):
    """A copy of the register as it was then; the register itself says something else by now, and is closed."""
    change_settings(db, name="then")
    (tmp_path / "stick").mkdir()
    made = make_copy(opened, tmp_path / "stick", clock)
    change_settings(db, name="now")
    db.close()
    opened.close()
    found = open_copy(made.path, PASSWORD)
    yield found
    found.close()


@pytest.mark.parametrize("keep", ["", "kept-2025-03-17"])
@pytest.mark.parametrize("step", range(24))
def test_a_power_cut_at_any_step_of_the_exchange_is_made_good(copy, folder, clock, monkeypatch, step, keep):
    make_ready(copy, folder, Told())
    left = iter(range(step))
    for change in ("replace", "unlink"):
        monkeypatch.setattr(Path, change, _until_dark(getattr(Path, change), left))  # the system's own
    with pytest.raises(PowerCut) if step < 10 else suppress(PowerCut):
        put_in_place(folder, keep=keep)
    monkeypatch.undo()
    assert name_in(folder, clock) == '"then"'
    assert not folder.arriving.path.exists()
    assert (folder.path / keep / "register.db").exists() or not keep
    assert not (folder.path / "replaced").exists()


def _until_dark(real, left):
    """Return what does as before until ``left`` is used up."""

    def counted(*given, **words):
        if next(left, None) is None:
            raise PowerCut
        return real(*given, **words)

    return counted


def test_until_it_is_decided_nothing_of_the_present_register_is_touched(copy, folder, clock):
    before = folder.register.read_bytes(), folder.keys.read_bytes()
    make_ready(copy, folder, Told())
    assert (folder.register.read_bytes(), folder.keys.read_bytes()) == before
    assert name_in(folder, clock) == '"now"'
    finish(folder)
    assert name_in(folder, clock) == '"now"'


def test_a_copy_this_program_could_not_open_is_refused_before_anything_is_done(copy, folder, clock):
    copy.said = {**copy.said, "revision": "9999"}
    copy.__post_init__()
    with pytest.raises(CopyNewer):
        bring_into(folder, copy, Told(), clock)
    assert name_in(folder, clock) == '"now"'


def test_a_disk_without_room_is_told_and_nothing_is_changed(copy, folder, clock, monkeypatch):
    import shutil

    monkeypatch.setattr(shutil, "disk_usage", lambda _place: shutil._ntuple_diskusage(100, 100, 0))  # the system's own
    with pytest.raises(NotBroughtBack):
        bring_into(folder, copy, Told(), clock)
    monkeypatch.undo()
    assert not folder.arriving.path.exists()
    assert name_in(folder, clock) == '"now"'


def test_the_file_of_a_frozen_register_stays_while_others_write_and_bring_in(opened, db):
    change_settings(db, name="then")
    with frozen(opened) as now:
        before = now.path.read_bytes()
        assert now.path == opened.folder.register
        for number in range(60):
            change_settings(db, name=f"now {number}")
        raw = opened.connect()
        raw.execute("PRAGMA busy_timeout=0").fetchall()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        raw.close()
        assert now.path.read_bytes() == before
        asked = "SELECT value FROM setting WHERE name = 'name'"
        assert now.connection.execute(asked).fetchone() == ('"then"',)
    with db.read() as session:
        assert session.connection().exec_driver_sql(asked).scalar() == '"now 59"'


def test_a_register_made_by_bringing_back_is_one_like_any_other(copy, tmp_path, clock):
    new = Folder(tmp_path / "new")
    bring_into(new, copy, Told(), clock)
    assert name_in(new, clock) == '"then"'
    assert {path.name for path in new.path.iterdir()} <= {
        *("register.db", "pages.db", "keys", "keys2", "held", "reserve", "shelf", "register.db-wal", "register.db-shm"),
    }
    assert factory.PASSWORD
