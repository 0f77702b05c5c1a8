"""Numbers typed on bread sheets are kept by themselves; what the register refused waits and is tried again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from grouphub.base.errors import GroupHubError
from grouphub.features.bakery import actions, queries

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.bakery.queries import DaySheet
    from grouphub.features.bakery.rules import Counted

SAVE_MS: Final = 800
AGAIN_MS: Final = 5000
"""How soon what was refused is tried again."""
_PLACE: Final = "bakery/typed"

Typed = dict[str, dict[str, str]]
"""What stands in the numbers she changed, by the key of the bread and the name of the number."""


class Keeping(QObject):
    """What is typed on the sheets of some days and not in the register yet; it outlives the page and every lock."""

    kept = Signal()
    refused = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._typed: dict[str, Typed] = workspace.drafts.laid_by(_PLACE)
        self._was_refused = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(lambda: self.keep(quietly=self._was_refused))
        if self._typed:
            self._timer.start(SAVE_MS)

    def typed(self, day: date) -> Typed:
        """Return what is typed on the sheet of a day and not kept yet."""
        return self._typed.get(day.isoformat(), {})

    def note(self, day: date, typed: Typed) -> None:
        """Take what is typed on the sheet of a day; it is kept when she pauses."""
        self._typed[day.isoformat()] = typed
        self._lay_by()
        self._was_refused = False
        self._timer.start(SAVE_MS)

    def keep_soon(self) -> None:
        """Keep what waits as soon as the program has time."""
        if self._timer.isActive():
            self._timer.start(0)

    def keep(self, *, quietly: bool = False) -> bool:
        """Keep what waits now; return whether nothing of it was refused. ``quietly`` tells no refusal."""
        self._timer.stop()
        refusal = None
        for day, typed in list(self._typed.items()):
            try:
                if self._save(date.fromisoformat(day), typed):
                    del self._typed[day]
            except GroupHubError as error:
                refusal = error
        self._lay_by()
        self._was_refused = refusal is not None
        if refusal is not None:
            self._timer.start(AGAIN_MS)
            if not quietly:
                self.refused.emit(refusal)
        return refusal is None

    def _save(self, day: date, typed: Typed) -> bool:
        """Put what is typed into the sheet of a day; not while it is closed: then it waits until it is open again."""
        with self._workspace.db.read() as session:
            sheet = queries.day_sheet(session, day)
        if sheet.closed_on is not None:
            return False
        actions.save_bread_sheet(self._workspace.db, replace(sheet.draft(), counts=_with(sheet, typed)))
        self.kept.emit()
        return True

    def _lay_by(self) -> None:
        self._workspace.drafts.lay_by(_PLACE, self._typed)


def number(text: str) -> int | None:
    """Return the number that stands in a cell; none while it is empty."""
    return int(text) if text.isdigit() else None


def _with(sheet: DaySheet, typed: Typed) -> tuple[Counted, ...]:
    return tuple(_typed_over(row.counted, typed.get(str(row.counted.kind_id), {})) for row in sheet.counts)


def _typed_over(counted: Counted, texts: dict[str, str]) -> Counted:
    values: dict[str, Any] = {
        name: number(text) if name == "left" else number(text) or 0 for name, text in texts.items()
    }
    return replace(counted, **values)
