"""One signal says what kinds of things changed; pages re-read. No page calls another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from grouphub.base.topics import Topic
    from grouphub.store.journal import Commit


class Bus(QObject):
    """Carries what changed from whichever thread wrote it to the pages."""

    changed = Signal(frozenset)
    committed = Signal(object)

    def announce(self, commit: Commit) -> None:
        """Tell everybody; called by the database after each commit."""
        topics: frozenset[Topic] = commit.topics
        self.changed.emit(topics)
        self.committed.emit(commit)
