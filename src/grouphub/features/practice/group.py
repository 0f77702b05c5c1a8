"""An invented group to practise with: a real encrypted register that is thrown away at the end."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import insert

from grouphub.base.files import create_private_folder
from grouphub.base.i18n import N_, _, speaking
from grouphub.base.keys import named_key, new_key
from grouphub.base.paths import Folder
from grouphub.features.contribution import Invention
from grouphub.features.group.actions import enter_keeper
from grouphub.features.group.models import Setting
from grouphub.features.people import search_index
from grouphub.features.practice import words
from grouphub.features.practice.inventor import COLUMNS, Inventor, district_key
from grouphub.store.database import Database
from grouphub.store.holder import HeldByAnother, Holder
from grouphub.store.keyfile import Cost
from grouphub.store.recovery import RecoveryCode
from grouphub.store.vault import create_vault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from grouphub.base.clock import Clock
    from grouphub.features.contribution import Contribution
    from grouphub.store.opened import OpenVault
    from grouphub.store.records import Record

PRACTICE_PASSWORD = "1234"  # noqa: S105  shown to everybody; digits are the same in every keyboard language
NAME = N_("Practice group")
_KEEPER = N_("Practising")
_CHEAP = Cost(memory=8 * 1024, rounds=1)
_PREFIX = "grouphub-practice-"
_AT_ONCE = 2000
_BEING_MADE_SECONDS = 600
_WITH_MORE = 500
"""So many women have orders, lessons and the like; in a group made for measuring the others have none."""
_FIRST_WOMEN = "SELECT id FROM person WHERE archived_at IS NULL ORDER BY row LIMIT ?"

_alive: dict[Path, Holder] = {}


@dataclass(frozen=True)
class PracticeGroup:
    """A practice group that is open."""

    folder: Folder
    opened: OpenVault
    database: Database


def make(
    features: Sequence[Contribution], *, people: int, seed: int, language: str, clock: Clock, password: str = ""
) -> PracticeGroup:
    """Make a throw-away group, in memory where there is such a place. ``forget`` takes it away.

    ``features`` is the whole registry: its import makes every table known.
    """
    for stale in _stale():
        shutil.rmtree(stale, ignore_errors=True)
    base = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=_place()))
    _alive[base] = Holder(base / "alive", clock)
    folder = Folder(base / "group")
    atexit.register(forget, folder)
    try:
        return make_at(
            folder,
            features,
            people=people,
            seed=seed,
            language=language,
            clock=clock,
            password=password or PRACTICE_PASSWORD,
            cost=_CHEAP,
        )
    except BaseException:
        forget(folder)
        raise


def make_at(
    folder: Folder,
    features: Sequence[Contribution],
    *,
    people: int,
    seed: int,
    language: str,
    clock: Clock,
    password: str,
    cost: Cost | None = None,
) -> PracticeGroup:
    """Make an invented group that stays in ``folder``. Raises what ``create_vault`` raises."""
    opened = create_vault(folder, password, RecoveryCode.new(), keeper=new_key(), cost=cost, clock=clock)
    try:
        database = Database.create(opened, clock)
        with speaking(language):
            enter_keeper(database, opened.keeper, _(_KEEPER))
            fill(database, features, people=people, seed=seed)
    except BaseException:
        opened.close()
        raise
    return PracticeGroup(folder, opened, database)


def fill(database: Database, features: Sequence[Contribution], *, people: int, seed: int) -> None:
    """Write ``people`` invented women into an empty register: one transaction, nothing of it in the journal."""
    inventor = Inventor(people, seed, database.clock.today())
    with database.fill() as connection:
        _write_settings(connection)
        search_index.rest(connection)
        for first in range(0, people, _AT_ONCE):
            for model, rows in inventor.women(first, min(_AT_ONCE, people - first)).items():
                if rows:
                    connection.exec_driver_sql(_statement(model), rows)
        search_index.rebuild(connection)
        first_women = [UUID(bytes=bytes(key)) for (key,) in connection.exec_driver_sql(_FIRST_WOMEN, (_WITH_MORE,))]
        for feature in features:
            if feature.invent is not None:
                chance = Random(f"practice:{seed}:{feature.name}")  # noqa: S311  the same group again is the point
                feature.invent(Invention(connection, first_women, chance, database.clock.today()))
    with database.fill() as connection:
        # Begun by us like every transaction; a checkpoint wants none.
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")


def forget(folder: Folder) -> None:
    """Take a practice group of this program away; of any other folder nothing is touched."""
    base = folder.path.parent
    if base not in _alive:
        return
    holder = _alive.pop(base)
    shutil.rmtree(base, ignore_errors=True)
    holder.release()


def is_practice(folder: Folder) -> bool:
    """Tell whether the group of ``folder`` is one this program made to throw away."""
    return folder.path.parent in _alive


def _statement(model: type[Record]) -> str:
    columns = COLUMNS[model]
    named = ", ".join(f'"{column}"' for column in columns)
    return f"INSERT INTO {model.__tablename__} ({named}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608  our own names


def _write_settings(connection: Connection) -> None:
    where = {"village": words.VILLAGES[0], "district": district_key(0)}
    settings = {"name": _(NAME), **where, "hiding_practised": True}
    rows = [{"id": named_key(f"setting:{name}"), "name": name, "value": value} for name, value in settings.items()]
    connection.execute(insert(Setting), rows)


def _place() -> Path:
    """Return where folders are made: in memory if there is such a place, as nothing may stay on the disk."""
    for named in (os.environ.get("XDG_RUNTIME_DIR"), "/dev/shm"):  # noqa: S108  mkdtemp makes a private folder in it
        if named and os.access(named, os.W_OK | os.X_OK) and Path(named).is_dir():
            return Path(named)
    return Path(tempfile.gettempdir())


def _stale() -> Iterator[Path]:
    """Yield the folders that crashed programs left: ours, and nobody holds them any more."""
    for base in _place().glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if os.name == "posix" and base.lstat().st_uid != os.getuid():
                continue
            if not (base / "alive").exists() and time.time() - base.lstat().st_mtime < _BEING_MADE_SECONDS:
                continue
            if _is_held(base):
                continue
            yield base


def _is_held(base: Path) -> bool:
    try:
        create_private_folder(base)
        Holder(base / "alive").release()
    except HeldByAnother:
        return True
    return False
