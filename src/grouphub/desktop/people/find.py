"""Finding a woman from anywhere: a line to type in, the best hits with their reason, Enter opens her page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.people.search_line import SearchLine, new_woman, nobody_words
from grouphub.desktop.people.signs import pills
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Card
from grouphub.desktop.widgets.labels import Text
from grouphub.desktop.widgets.letters_bar import LettersBar
from grouphub.desktop.widgets.long_model import Column, LongModel
from grouphub.desktop.widgets.overlay import WIDE, Dialog
from grouphub.desktop.widgets.table import LongTable
from grouphub.features.people import finding
from grouphub.features.people.finding import NEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.people.finding import Hit

_MOST: Final = 12
_SEEN: Final = 6
_ROW: Final = 60


class FindPanel(Dialog):
    """Every key press asks anew; the arrows go through the hits while the cursor stays in the line."""

    help_name = "form-find"

    def __init__(self, workspace: Workspace, text: str = "", cursor: int = 0, chosen: int = 0) -> None:
        self.hits: list[Hit] = []
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        self.search = SearchLine(_("Name, village, phone or code"), name=_("Find a person"))
        self.search.textChanged.connect(self._ask)
        self.search.entered.connect(self._open_chosen)
        self.words = Text(_("A part of her name is enough, in any spelling."), tone="ink2", wrap=True)
        self._build_list()
        self.add = Button("", "plus", "soft")
        self.add.clicked.connect(self._add)
        self.add.hide()
        for part in (self.search, self.words, self.frame):
            column.addWidget(part)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        super().__init__(_("Find a person"), body, width=WIDE)
        self.workspace = workspace
        self.search.installEventFilter(self)
        self.add_strip(LettersBar())
        closer = self.add_action(Button(_("Close")))
        closer.clicked.connect(self.reject)
        self._cursor = cursor
        if text:
            self.search.setText(text)
            self._step(chosen)

    def place(self) -> dict[str, Any]:
        """Return what is searched, the cursor and the chosen hit."""
        chosen = self.list.chosen_id() if self.hits else 0
        return {"text": self.search.text(), "cursor": self.search.cursorPosition(), "chosen": chosen or 0}

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor where it stood."""
        super().showEvent(event)
        self.search.setFocus()
        self.search.setCursorPosition(self._cursor)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Let the arrows go through the hits from the line; one Esc closes: a second one would hide the window."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.reject()
                return True
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._step(step)
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _build_list(self) -> None:
        columns = (
            Column("name", _("Name"), _name, width=320, kind="name", stretch=True, second=_reason, initials=_initials),
            Column("does", _("Does"), lambda _hit: "", width=220, kind="pills", pills=_pills),
        )
        self.list = LongTable(columns, name=_("Found"), row_height=_ROW)
        self.list.show_model(LongModel(columns, self._rows, parent=self.list))
        self.list.horizontalHeader().hide()
        self.list.opened.connect(self._open)
        self.list.clicked_id.connect(self._open)
        self.frame = Card(padding=1)
        self.frame.body.addWidget(self.list)
        self.frame.hide()

    def _rows(self, numbers: Sequence[int]) -> list[Hit]:
        return [self.hits[number] for number in numbers]

    def _ask(self, text: str) -> None:
        typed = text.strip()
        with self.workspace.db.read() as session:
            family_first = self.workspace.settings.family_first
            self.hits = finding.find(session, typed, _MOST, family_first=family_first) if typed else []
        self.list.show_ids(range(len(self.hits)))
        self.frame.setVisible(bool(self.hits))
        self.list.setFixedHeight(theme.px(_ROW) * min(len(self.hits), _SEEN))
        similar = bool(self.hits) and self.hits[0].reason.why in NEAR
        self._say(typed, similar=similar)
        if self.hits:
            self.list.choose(0)

    def _say(self, typed: str, *, similar: bool) -> None:
        short = typed if len(typed) <= 40 else f"{typed[:39]}…"
        if not typed:
            words = _("A part of her name is enough, in any spelling.")
        elif similar:
            words = _("Nobody is called “{name}”. Did you mean one of these?").format(name=short)
        elif not self.hits:
            words = nobody_words(short)
        else:
            words = ""
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.add.set_words(_("Add “{name}”").format(name=short))
        self.add.setVisible(bool(typed) and (similar or not self.hits))

    def _step(self, by: int) -> None:
        if self.hits:
            here = self.list.chosen_id()
            self.list.choose(max(0, min(len(self.hits) - 1, (here if here is not None else -1) + by)))

    def _open_chosen(self) -> None:
        here = self.list.chosen_id()
        if here is not None:
            self._open(here)

    def _open(self, number: int) -> None:
        person_id = str(self.hits[number].person.id)
        self.accept()
        self.workspace.frame.go("person", person_id=person_id)

    def _add(self) -> None:
        about = new_woman(self.search.text().strip())
        self.accept()
        self.workspace.frame.open_form("person", **about)


def _name(hit: Hit) -> str:
    return hit.person.name


def _initials(hit: Hit) -> str:
    return hit.person.initials


def _reason(hit: Hit) -> str:
    return " · ".join(filter(None, dict.fromkeys((hit.reason.text(), hit.person.village))))


def _pills(hit: Hit) -> list[tuple[str, str | None, str]]:
    return pills(hit.person.roles, hit.person.standing, archived=hit.person.archived_at is not None)
