"""Slow things, one after the other, away from the window: with progress, and Stop between steps."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

_IDLE: Final = 10.0
"""Seconds without work after which the worker's thread ends; the next piece of work starts another."""


class Stopped(Exception):
    """The job was asked to stop."""


@dataclass
class Progress:
    """What a running job is given: it reports its part done and asks whether to stop."""

    _report: Callable[[float], None]
    _stop: threading.Event = field(default_factory=threading.Event)

    def report(self, part: float) -> None:
        """Say that ``part`` (0 to 1) is done. Raises Stopped when the job shall stop."""
        self.go_on()
        self._report(part)

    def go_on(self) -> None:
        """Go on unless the job shall stop. Raises Stopped."""
        if self._stop.is_set():
            raise Stopped


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
            self._progress.go_on()
            self.done.emit(self._work(self._progress))
        except Stopped:
            pass
        except BaseException as error:  # noqa: BLE001  carried to the window, which shows it
            self.failed.emit(error)
        finally:
            del self._work  # it may hold a password
            self.ended.emit(self)


class Jobs:
    """One worker for all slow things. Its thread lives only while there is something to do."""

    def __init__(self, *, idle: float = _IDLE) -> None:
        self._idle = idle
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._alive: set[Job] = set()
        self._thread: threading.Thread | None = None
        self._change = threading.Lock()

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
        with self._change:
            self._queue.put(job)
            if self._thread is None:
                self._thread = threading.Thread(target=self._serve, args=(self._queue,), name="jobs", daemon=True)
                self._thread.start()
        return job

    def finish(self, *, wait: float = 0.5) -> None:
        """Stop everything; waits ``wait`` seconds at most for the running step."""
        for job in list(self._alive):
            job.blockSignals(True)
            job.stop()
        with self._change:
            thread, self._thread = self._thread, None
            self._queue.put(None)
            self._queue = SimpleQueue()  # whoever still works on the old one finds its end there
        if thread is not None:
            thread.join(wait)
        self._alive.clear()  # nobody tells any more that they ended

    def _forget(self, job: Job) -> None:
        self._alive.discard(job)

    def _serve(self, queue: SimpleQueue[Job | None]) -> None:
        while (job := self._next(queue)) is not None:
            job.run()
            del job  # nothing of it stays while waiting for the next

    def _next(self, queue: SimpleQueue[Job | None]) -> Job | None:
        """Wait for work; None when there was none for long: whoever starts some afterwards starts a thread for it."""
        try:
            return queue.get(timeout=self._idle)
        except Empty:
            with self._change:
                if not queue.empty():
                    return queue.get_nowait()
                if queue is self._queue:
                    self._thread = None
                return None
