"""The log: what went wrong and where in the code, never what was written in the register."""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LOGGER = logging.getLogger("grouphub")


def start(path: Path) -> None:
    """Write the program's log to ``path``, at most two files of 200 kB; does nothing where it cannot."""
    try:
        handler = RotatingFileHandler(path, maxBytes=200_000, backupCount=1, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOGGER.addHandler(handler)
    LOGGER.propagate = False


def bare_report(error: BaseException) -> str:
    """Return where ``error`` arose: types, files and lines, without values or messages."""
    steps = traceback.extract_tb(error.__traceback__)
    places = "\n".join(f"  {'/'.join(step.filename.split('/')[-2:])}:{step.lineno} {step.name}" for step in steps)
    chain = error.__cause__ or error.__context__
    below = f"\nafter {bare_report(chain)}" if chain is not None else ""
    return f"{type(error).__module__}.{type(error).__qualname__}\n{places}{below}"


def note(error: BaseException) -> None:
    """Log that ``error`` happened, without its values."""
    LOGGER.error("%s", bare_report(error))
