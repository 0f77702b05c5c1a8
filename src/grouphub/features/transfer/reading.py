"""A file of tables read at arm's length: by a process of its own that may break without harm."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Self

from grouphub.features.transfer.confinement import LONGER, confine
from grouphub.features.transfer.refusals import (
    REFUSALS,
    FileDamaged,
    FileEmpty,
    FileNotThere,
    FileRefused,
    FileTooLarge,
    IsFolder,
    IsShortcut,
    ReadingTookTooLong,
)
from grouphub.features.transfer.sheets import CellFault, Merged, Sheet, Workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LARGEST = 64 * 1024 * 1024
"""Bytes; half a million women fit into less."""
LEAST_SECONDS = 3
BYTES_A_SECOND = 400_000
"""Work granted to the reader; ten times what it takes here, for old computers."""
MOST_ANSWERED = 400 * 1024 * 1024
"""Bytes of cells taken from the reader."""
READER = "read-sheets"
"""The word by which the program is started as a reader."""


def read_workbook(
    path: Path,
    *,
    encoding: str = "",
    separator: str = "",
    progress: Callable[[float], None] = lambda _part: None,
) -> Workbook:
    """Read the tables of a file. ``encoding`` and ``separator`` are for text files; empty ones are found out.

    ``progress`` is told the part done several times a second and may raise to stop: then nothing is left running.
    Raises a FileRefused with one sentence, within five seconds unless the file is really that long.
    """
    content = _content(path)
    seconds = LEAST_SECONDS + len(content) // BYTES_A_SECOND
    asked = {"encoding": encoding, "separator": separator, "seconds": seconds}
    try:
        with _Reading(asked, content) as reading:
            return reading.workbook(progress)
    except FileRefused as refusal:
        raise type(refusal)(name=path.name) from None


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise IsFolder(name=path.name)
    if not path.is_file():  # a pipe or a device would never end
        raise FileNotThere(name=path.name)
    if path.suffix.lower() == ".lnk":
        raise IsShortcut(name=path.name)
    try:
        if path.stat().st_size > LARGEST:
            raise FileTooLarge(name=path.name)
        content = path.read_bytes()
    except OSError as refused:
        raise FileNotThere(name=path.name) from refused
    if not content:
        raise FileEmpty(name=path.name)
    return content


def reader_command() -> list[str]:
    """Return what starts this program as a reader, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, READER]
    return [sys.executable, "-I", "-B", "-m", "grouphub", READER]


class _Reading:
    """The reader at work: feeds it, collects what it sends, and ends it whatever happens."""

    def __init__(self, asked: dict[str, Any], content: bytes) -> None:
        self._asked = asked
        self._content = content
        self._ends = time.monotonic() + 3 * asked["seconds"]
        self._lines: SimpleQueue[bytes] = SimpleQueue()

    def __enter__(self) -> Self:
        """Start it."""
        hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows a black window would flash up
        self._process = subprocess.Popen(  # noqa: S603  this program itself
            reader_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=hidden,
        )
        self._release = confine(self._process, self._asked["seconds"])
        self._talk = threading.Thread(target=self._converse, name="reader", daemon=True)
        self._talk.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """End it, finished or not."""
        self._process.kill()
        self._process.wait()
        self._release()
        self._talk.join()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(OSError):
                pipe.close()

    def _converse(self) -> None:
        """Hand the file over, then queue line after line; the empty one says that there are no more."""
        feed, answers = self._process.stdin, self._process.stdout
        assert feed is not None
        assert answers is not None
        taken = 0
        with suppress(OSError, ValueError):
            with suppress(BrokenPipeError):
                feed.write(json.dumps(self._asked).encode() + b"\n")
                feed.write(self._content)
                feed.close()
            while taken < MOST_ANSWERED and (line := answers.readline(MOST_ANSWERED)):
                taken += len(line)
                self._lines.put(line)
        self._lines.put(b"")

    def workbook(self, progress: Callable[[float], None]) -> Workbook:
        """Collect the sheets as they come."""
        collected = _Collected()
        while not collected.ended:
            progress(collected.part)
            line = self._next_line()
            if line is None:
                continue
            if not line:
                raise self._why_it_ended()
            try:
                message = json.loads(line, object_hook=_cell)
                collected.take(message)
                if "longer" in message:
                    self._ends += 3 * self._asked["seconds"] * LONGER
            except (ValueError, KeyError, TypeError, IndexError) as nonsense:
                raise FileDamaged from nonsense
        return collected.workbook()

    def _next_line(self) -> bytes | None:
        try:
            return self._lines.get(timeout=0.1)
        except Empty:
            if time.monotonic() > self._ends:
                raise ReadingTookTooLong from None
            return None

    def _why_it_ended(self) -> Exception:
        try:
            status = self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            return FileTooLarge()
        if status in _ENDED_BY_TIME:
            return ReadingTookTooLong()
        return FileTooLarge() if status in _ENDED_BY_MEMORY else FileDamaged()


# Killed for using up its time: SIGKILL, SIGXCPU, a job of Windows. Aborted as memory was refused: SIGABRT, and how
# Windows says it.
_ENDED_BY_TIME = {-9, -24, 1816}
_ENDED_BY_MEMORY = {-6, 3, 0xC0000409, 0xC0000017, 0xC000012D}


_WIDEST, _FARTHEST = 500, 1000
"""Columns, and rows below the last value: a fault farther off would make the sheet as large as all between."""


def _cell(marked: dict[str, Any]) -> Any:
    """Return the value behind a mark of the reader, any other object as it is."""
    if "day" in marked:
        written = marked["day"]
        return date.fromisoformat(written) if len(written) == 10 else datetime.fromisoformat(written)
    if "time" in marked:
        return datetime.fromisoformat(f"1900-01-01T{marked['time']}").time()
    if "fault" in marked:
        return CellFault(str(marked["fault"]), is_formula=bool(marked["formula"]))
    return marked


@dataclass
class _Collected:
    """What the reader has sent so far."""

    facts: dict[str, Any] = field(default_factory=dict)
    sheets: list[tuple[dict[str, Any], list[list[Any]]]] = field(default_factory=list)
    ended: bool = False

    @property
    def part(self) -> float:
        """The part of the file that has come."""
        if not self.sheets:
            return 0.0
        head, rows = self.sheets[-1]
        number, of = head["part"]
        return float((number + len(rows) / max(len(rows), head["rows"], 1)) / of)

    def take(self, message: dict[str, Any]) -> None:
        """Add one message. Raises the refusal it may carry."""
        if "rows" in message and "sheet" not in message:
            self.sheets[-1][1].extend(message["rows"])
        elif "sheet" in message:
            self.sheets.append((message, []))
        elif "faults" in message:
            for number, row, column, cell in message["faults"]:
                self._mark(self.sheets[number], row, column, cell)
        elif "refused" in message:
            raise REFUSALS[message["refused"]]
        elif "end" in message:
            self.ended = True
        else:
            self.facts.update(message)

    @staticmethod
    def _mark(sheet: tuple[dict[str, Any], list[list[Any]]], row: int, column: int, fault: CellFault) -> None:
        """Put a fault where the fast reader saw nothing."""
        head, rows = sheet
        if column < head["first_column"]:
            for one in rows:
                one[:0] = [""] * (head["first_column"] - column)
            head["first_column"] = column
        place = column - head["first_column"]
        if place > _WIDEST or row > len(rows) + _FARTHEST:
            return  # so far from all else that it is none of the table's
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend([""] * (place + 1 - len(rows[row])))
        if rows[row][place] == "":
            rows[row][place] = fault

    def workbook(self) -> Workbook:
        """Return it all, as it is passed on."""
        return Workbook(
            sheets=tuple(_sheet(head, rows) for head, rows in self.sheets),
            kind=self.facts["kind"],
            counts_from=self.facts.get("counts_from", 1900),
            encoding=self.facts.get("encoding", ""),
            encodings=tuple(self.facts.get("encodings", ())),
            separator=self.facts.get("separator", ""),
        )


def _sheet(head: dict[str, Any], rows: list[list[Any]]) -> Sheet:
    return Sheet(
        name=str(head["sheet"]),
        rows=tuple(map(tuple, rows)),
        first_column=head["first_column"],
        merged=tuple(Merged(*ends) for ends in head["merged"]),
        hidden=head["hidden"],
    )
