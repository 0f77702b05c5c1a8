"""Runs the migrations inside the encrypted file, in the caller's transaction."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection


def _unheard(_revision: str) -> None:
    """Tell nobody which revision is reached."""


def config(connection: Connection | None = None, told: Callable[[str], None] = _unheard) -> Config:
    """Return Alembic's settings for this folder; ``connection`` is the one to work on.

    ``told`` hears of every revision that is reached; what it raises ends the work.
    """
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent))
    settings.attributes.update(connection=connection, told=told)
    return settings


def known() -> list[str]:
    """Return the revisions this program has."""
    return [script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()]


def upgrade(connection: Connection, target: str = "head", *, told: Callable[[str], None] = _unheard) -> None:
    """Take the file to ``target``; ``told`` as in ``config``."""
    command.upgrade(config(connection, told), target)
