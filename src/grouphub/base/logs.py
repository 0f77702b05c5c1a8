"""The log: what went wrong and where in the code, never what was written in the register."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 200_000

_file: list[Path] = []


def start(path: Path) -> None:
    """Write the log to ``path`` from now on; an older half stays beside it."""
    _file[:] = [path]


def bare_report(error: BaseException) -> str:
    """Return where ``error`` arose: types, files and lines, without values or messages."""
    import traceback

    steps = traceback.extract_tb(error.__traceback__)
    places = "\n".join(f"  {'/'.join(_tail(step.filename))}:{step.lineno} {step.name}" for step in steps)
    chain = error.__cause__ or error.__context__
    below = f"\nafter {bare_report(chain)}" if chain is not None else ""
    return f"{type(error).__module__}.{type(error).__qualname__}\n{places}{below}"


def note(error: BaseException) -> None:
    """Log that ``error`` happened, without its values; a disk that cannot be written to is let be."""
    with suppress(OSError):
        for path in _file:
            _make_room(path)
            with path.open("a", encoding="utf-8") as file:
                file.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {bare_report(error)}\n")
            path.chmod(0o600)


def _tail(filename: str) -> list[str]:
    return filename.replace("\\", "/").split("/")[-2:]


def _make_room(path: Path) -> None:
    """Set a long log aside under the same name with ``.1``; what was there before goes."""
    if path.exists() and path.stat().st_size > MOST_BYTES:
        path.replace(path.with_name(f"{path.name}.1"))
