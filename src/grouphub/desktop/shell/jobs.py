"""Slow things, one after the other, away from the window: with progress, and Stop between steps."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Signal


class Stopped(Exception):
    """The job was asked to stop."""


@dataclass
class Progress:
    """What a running job is given: it reports its part done and asks whether to stop."""

    _report: Callable[[float], None]
    _stop: threading.Event = field(default_factory=threading.Event)

    def report(self, part: float) -> None:
        """Say that ``part`` (0 to 1) is done. Raises Stopped when the job shall stop."""
        if self._stop.is_set():
            raise Stopped
        self._report(part)


Work = Callable[[Progress], Any]


class Job(QObject):
    """One piece of work. Its signals arrive in the window's thread."""

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(float)
    ended = Signal(object)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._progress = Progress(self.progressed.emit)

    def stop(self) -> None:
        """Ask the work to end at its next step; nothing of it stays."""
        self._progress._stop.set()  # noqa: SLF001  its own half

    def run(self) -> None:
        """Do the work here and say how it went."""
        try:
            self.done.emit(self._work(self._progress))
        except Stopped:
            pass
        except BaseException as error:  # noqa: BLE001  carried to the window, which shows it
            self.failed.emit(error)
        finally:
            del self._work  # it may hold a password
            self.ended.emit(self)


class Jobs:
    """One worker for all slow things."""

    def __init__(self) -> None:
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._alive: set[Job] = set()
        self._thread: threading.Thread | None = None

    def start(
        self, work: Work, *, done: Callable[[Any], None], failed: Callable[[BaseException], None] | None = None
    ) -> Job:
        """Queue ``work``; ``done`` and ``failed`` are called in the window's thread."""
        job = Job(work)
        job.done.connect(done)
        if failed is not None:
            job.failed.connect(failed)
        self._alive.add(job)
        job.ended.connect(self._forget)
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="jobs", daemon=True)
            self._thread.start()
        self._queue.put(job)
        return job

    def finish(self, *, wait: float = 0.5) -> None:
        """Stop everything; waits ``wait`` seconds at most for the running step."""
        for job in list(self._alive):
            job.blockSignals(True)
            job.stop()
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join(wait)
            self._thread = None
        self._alive.clear()  # nobody tells any more that they ended

    def _forget(self, job: Job) -> None:
        self._alive.discard(job)

    def _serve(self) -> None:
        while (job := self._queue.get()) is not None:
            job.run()
            del job  # nothing of it stays while waiting for the next
