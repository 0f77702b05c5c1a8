"""Half-typed forms: every open form is watched, kept encrypted every three seconds and at locking."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, QTimer

from grouphub.base import logs
from grouphub.store.database import Busy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from grouphub.desktop.widgets.form import Form
    from grouphub.store.drafts import Drafts

EVERY_MS = 3000
WHERE = "@where"
"""The place of the draft that says which page and form were open."""
_LAID = "@laid/"
"""Before the place of what a page could not save."""


class FormDrafts(QObject):
    """Keeps what is typed in every open form.

    ``where`` returns the page, its place and the open form. A closed form keeps its draft until the lock.
    """

    def __init__(self, store: Drafts, where: Callable[[], dict[str, Any]]) -> None:
        super().__init__()
        self._store = store
        self._where = where
        self._forms: dict[str, Form] = {}
        self._closed: dict[str, dict[str, Any]] = {}
        self._kept: dict[str, dict[str, Any]] = store.all()
        self._gathered: dict[str, dict[str, Any]] = {}
        self._laid = {place: state for place, state in self._kept.items() if place.startswith(_LAID)}
        self._cursors: dict[str, dict[str, Any]] = dict(self.where().get("cursors") or {})
        """Where the cursor stood in open forms in which nothing was typed yet."""
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.keep_quietly)
        self._timer.start()

    def where(self) -> dict[str, Any]:
        """Return the page and form that were open when the register was last locked."""
        return self._kept.get(WHERE, {})

    def watch(self, form: Form) -> None:
        """Keep ``form`` from now on; what was half typed at its place returns to it."""
        place = form.draft_place
        state = self._closed.pop(place, None) or self._kept.get(place)
        cursor = self._cursors.pop(place, None)
        if state:
            form.restore(state)
        elif cursor:
            form.put_cursor(cursor)
        self._forms[place] = form

    def has(self, place: str) -> bool:
        """Tell whether something half typed waits at ``place``."""
        return bool(self._closed.get(place) or self._kept.get(place))

    def lay_by(self, place: str, state: dict[str, Any]) -> None:
        """Keep what a page could not save yet, through every lock, until an empty ``state`` says that it is saved."""
        if state:
            self._laid[_LAID + place] = json.loads(json.dumps(state))
        else:
            self._laid.pop(_LAID + place, None)

    def laid_by(self, place: str) -> dict[str, Any]:
        """Return what a page could not save yet."""
        return dict(self._laid.get(_LAID + place, {}))

    @contextmanager
    def saving(self, form: Form) -> Iterator[None]:
        """Let the change made inside take the draft of ``form`` along: it goes in the same transaction.

        When the change is refused the draft stays.
        """
        finished = self._store.finished
        finished.add(form.draft_place)
        try:
            yield
        finally:
            finished.discard(form.draft_place)
        self._forms.pop(form.draft_place, None)
        self._closed.pop(form.draft_place, None)
        self._kept.pop(form.draft_place, None)

    def close(self, form: Form) -> None:
        """Stop watching ``form`` and keep what was typed until the register is locked."""
        self._forms.pop(form.draft_place, None)
        self._cursors.pop(form.draft_place, None)
        if form.is_touched():
            self._closed[form.draft_place] = form.state()

    def forget_about(self, key: str) -> None:
        """Keep no closed form that names ``key`` at its place or in what was typed: she is erased for ever."""
        for states in (self._closed, self._laid, self._kept):
            for place in [place for place, state in states.items() if key in place or key in json.dumps(state)]:
                del states[place]

    def keep(self) -> None:
        """Write what has changed since the last keeping. Raises StorageFault."""
        self._write({**self._closed, **self._laid, **self._open_states(), WHERE: self._where_now()})

    def gather(self) -> None:
        """Take what is typed and where the cursor stands, before the window is covered. Closed forms are forgotten."""
        self._timer.stop()
        self._gathered = {WHERE: self._where_now(), **self._laid, **self._open_states()}

    def keep_gathered(self) -> None:
        """Write what was gathered. Raises StorageFault."""
        self._write(self._gathered)

    def keep_quietly(self) -> None:
        """Write what has changed; a fault of the disk is told when something is saved, not every three seconds."""
        try:
            self.keep()
        except Busy:
            pass  # something long is being written; the next time comes soon
        except Exception as error:  # noqa: BLE001  the timer must go on
            logs.note(error)

    def stop(self) -> None:
        """Keep no more."""
        self._timer.stop()
        self._forms.clear()
        self._closed.clear()
        self._laid.clear()
        self._kept = {}
        self._gathered = {}

    def _write(self, wanted: dict[str, dict[str, Any]]) -> None:
        changes: dict[str, dict[str, Any] | None] = {
            place: state for place, state in wanted.items() if self._kept.get(place) != state
        }
        changes.update({place: None for place in self._kept if place not in wanted})
        if changes:
            self._store.save(changes)
            self._kept = wanted

    def _where_now(self) -> dict[str, Any]:
        untouched = {place: form for place, form in self._living().items() if not form.is_touched()}
        cursors = {place: cursor for place, form in untouched.items() if (cursor := form.cursor_place())["focus"]}
        return {**self._where(), "cursors": cursors} if cursors else self._where()

    def _open_states(self) -> dict[str, dict[str, Any]]:
        return {place: form.state() for place, form in self._living().items() if form.is_touched()}

    def _living(self) -> dict[str, Form]:
        return {place: form for place, form in self._forms.items() if shiboken6.isValid(form)}
