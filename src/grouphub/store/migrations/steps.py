"""Runs the migrations inside the encrypted file, in the caller's transaction."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

if TYPE_CHECKING:
    from sqlalchemy import Connection


def config(connection: Connection | None = None) -> Config:
    """Return Alembic's settings for this folder; ``connection`` is the one to work on."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent))
    settings.attributes["connection"] = connection
    return settings


def known() -> list[str]:
    """Return the revisions this program has."""
    return [script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()]


def upgrade(connection: Connection, target: str = "head") -> None:
    """Take the file to ``target``."""
    command.upgrade(config(connection), target)
