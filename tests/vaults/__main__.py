"""Makes the register of a revision from that of the one before: ``python -m tests.vaults 0010``.

Its new tables get the rows that ``rows.ROWS`` has for them. Made once, with the program of its revision.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from grouphub.base.clock import FixedClock
from grouphub.base.paths import Folder
from grouphub.features import registry
from grouphub.store.database import Database, _links_free
from grouphub.store.migrations import steps
from tests import factory
from tests.vaults import rows, scripts


def make(revision: str) -> None:
    """Write the script of ``revision``."""
    assert registry.FEATURES
    before = f"{int(revision) - 1:04}"
    with tempfile.TemporaryDirectory() as place:
        opened = factory.new_vault(Folder(Path(place) / "group"))
        database = Database(opened, FixedClock(datetime(2025, 3, 17, 10, tzinfo=UTC)))
        with database.fill() as connection:
            scripts.read(connection, before)
        with database._writing.connect() as connection, _links_free(connection), connection.begin():
            steps.upgrade(connection, revision)
        with database.fill() as connection:
            if revision in rows.ROWS:
                rows.ROWS[revision](connection)
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        database.close()
        raw = opened.connect()
        scripts.write(raw, revision)
        raw.close()
        opened.close()


for wanted in sys.argv[1:]:
    make(wanted)
