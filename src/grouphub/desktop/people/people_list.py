"""The list itself: rows, the side card of the chosen one, and what is done with several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.base.names import fold
from grouphub.desktop.people.columns import ALWAYS, WIDE, columns
from grouphub.desktop.people.several_bar import SeveralBar
from grouphub.desktop.people.side_card import SideCard
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.card import Card
from grouphub.desktop.widgets.long_model import LongModel
from grouphub.desktop.widgets.table import LongTable
from grouphub.features.people import actions, finding, queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.people.queries import Order, PersonRow

_CARD_FROM: Final = 1200
"""Width of the window from which the side card has room."""
_PHONE_FROM: Final = 900
"""Width of the list, at normal letters, from which telephones have room."""
_CARD_DELAY: Final = 40
"""Milliseconds: while keys are pressed quickly the list is painted first, the card follows."""
_SEEN: Final = 1000
"""So many women are remembered while she types: the next key mostly finds the same ones."""
_KEPT: Final = 500
"""So many of several chosen are remembered over a lock."""


class PeopleList(QWidget):
    """Women in rows. A row is known by its number in the register, ``person.row``."""

    opened = Signal(object)
    """Her page is asked for: her key."""
    order_asked = Signal(str, bool)
    """A head was pressed: what to sort by, and whether ascending."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.archived = False
        self._text = ""
        self._ticks = False
        self._family_first = True
        self._words: tuple[str, ...] = ()
        self._why: dict[int, str] = {}
        self._seen: dict[int, tuple[PersonRow, str]] = {}
        self._wanted: dict[str, Any] = {}
        self._card_timer = QTimer(self, singleShot=True, interval=_CARD_DELAY)
        self._card_timer.timeout.connect(self._show_card)
        self._build_table()
        self.several = SeveralBar()
        self.several.archive_asked.connect(self.archive_chosen)
        self.several.back_asked.connect(self.bring_back_chosen)
        self.several.role_asked.connect(self._give_role)
        self.several.together_asked.connect(self._change_together)
        self.several.merge_asked.connect(self._look_at_both)
        self.several.cleared.connect(self.choose_one)
        self.side = SideCard(workspace)
        self.side.opened.connect(self.opened)
        self._lay_out()

    # --- what the page asks -------------------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[int], order: Order, *, text: str, archived: bool) -> None:
        """Show these rows; whoever is chosen stays chosen if she is still there."""
        self._text, self.archived, self._family_first = text, archived, order.family_first
        self._words = tuple(fold(text).split())
        self._why.clear()
        self.table.show_sorted(order.by, ascending=not order.descending)
        self.table.show_ids(rows)
        self._return_to_wanted()
        if self.table.chosen_id() is None and len(rows):
            self._choose_quietly(0)
        self._card_timer.start()

    def place(self) -> dict[str, Any]:
        """Return who is chosen and how far the list is scrolled."""
        several = self.table.chosen_ids()
        return {
            "row": self.table.chosen_id(),
            "several": several[:_KEPT] if len(several) > 1 else [],
            "scroll": self.table.verticalScrollBar().value(),
        }

    def return_to(self, place: dict[str, Any]) -> None:
        """Choose and scroll as ``place`` says when rows are shown next."""
        self._wanted = {key: place[key] for key in ("row", "several", "scroll") if place.get(key)}

    def forget_women(self) -> None:
        """Read everybody anew: something about them has changed."""
        self._seen.clear()

    def has_rows(self) -> bool:
        """Tell whether women are shown."""
        return len(self.table.long_model().ids) > 0

    def is_returning(self) -> bool:
        """Tell whether the next rows are shown at a place kept from before."""
        return bool(self._wanted)

    def choose(self, row: int) -> bool:
        """Choose one row and bring it into sight; return whether it is there."""
        return self.table.choose(row)

    def choose_one(self) -> None:
        """Let only the current row be chosen."""
        self.show_ticks(on=False)
        current = self.table.currentIndex()
        if current.isValid():
            self._choose_quietly(current.row())

    def show_ticks(self, *, on: bool) -> None:
        """Show or hide the ticks for choosing several without the keyboard."""
        self._ticks = on
        self.table.show_ticks(on=on)

    def chosen_keys(self) -> list[UUID]:
        """Return the keys of all chosen women."""
        with self.workspace.db.read() as session:
            return queries.ids_of(session, self.table.chosen_ids())

    def open_first(self) -> None:
        """Open the page of the chosen woman, or of the first."""
        row = self.table.chosen_id()
        if row is None and self.table.long_model().ids:
            row = self.table.long_model().ids[0]
        self._open(row)

    # --- what she does ------------------------------------------------------------------------------------------------

    def archive_chosen(self) -> None:
        """Archive all chosen women."""
        self._do(actions.archive_people)

    def bring_back_chosen(self) -> None:
        """Bring all chosen women back from the archive."""
        self._do(actions.bring_back_people)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Archive with Del."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus() and not self.archived:
            self.archive_chosen()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the side card and the telephones only where there is room."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Fit card and columns to the window: large letters put the card below, a small window drops it."""
        largest = theme.current().scale > 1.2
        has_room = self.window().width() >= _CARD_FROM
        below = largest and has_room
        self._both.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        self.side.lie(down=below)
        self.side.setVisible(has_room)
        room = self.width() - (self.side.width() + 20 if has_room and not below else 0)
        self.table.show_columns(WIDE if room >= theme.px(_PHONE_FROM) else ALWAYS)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _build_table(self) -> None:
        shown = columns(lambda row: self._why.get(row.row, ""))
        self.table = LongTable(shown, name=_("Women"), several=True)
        self.table.show_model(LongModel(shown, self._fetch_page, parent=self.table))
        self.table.chosen.connect(lambda _row: self._card_timer.start())
        self.table.opened.connect(self._open)
        self.table.clicked_id.connect(self._clicked)
        self.table.sort_asked.connect(self.order_asked)
        self.table.several_changed.connect(self._show_chosen)

    def _show_chosen(self, count: int) -> None:
        """Say how many are chosen; the list is where to go on when the bar goes, or is written anew."""
        here = QApplication.focusWidget()
        if count <= 1 and here is not None and self.several.isAncestorOf(here):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.several.show_count(count, archived=self.archived)

    def _lay_out(self) -> None:
        self._frame = Card(padding=1)
        self._frame.body.setSpacing(0)
        self._frame.body.addWidget(self.table, 1)
        self._frame.body.addWidget(self.several)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(20)
        self._both.addWidget(self._frame, 1)
        self._both.addWidget(self.side)

    def _fetch_page(self, rows: Sequence[int]) -> list[PersonRow | None]:
        """Return the women of ``rows``, and find out why each was found. Those seen before are not read again."""
        unknown = [row for row in rows if row not in self._seen]
        with self.workspace.db.read() as session:
            if unknown:
                self._remember(queries.people_page(session, unknown, family_first=self._family_first))
            people = [self._seen[row] for row in rows if row in self._seen]
            asked = [person for person, names in people if not _shows_itself(names, self._words)] if self._text else []
            if asked:
                for hit in finding.reasons(session, asked, self._text):
                    self._why[hit.person.row] = hit.reason.text()
        return [self._seen[row][0] if row in self._seen else None for row in rows]

    def _remember(self, people: Sequence[PersonRow]) -> None:
        if len(self._seen) > _SEEN:
            self._seen.clear()
        for person in people:
            self._seen[person.row] = person, f" {fold(person.given)} {fold(person.family)}"

    def _show_card(self) -> None:
        index = self.table.currentIndex()
        person = self.table.long_model().row(index.row()) if index.isValid() else None
        if self.side.isVisibleTo(self):
            self.side.show_person(person)

    def _choose_quietly(self, number: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(self.table.long_model().index(number, 0), flags)

    def _return_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, {}
        if not wanted:
            return
        model = self.table.long_model()
        number = model.number_of(wanted.get("row"))
        if number >= 0:
            self._choose_quietly(number)
        places = {row: place for place, row in enumerate(model.ids)} if wanted.get("several") else {}
        selection = QItemSelection()
        for row in wanted.get("several", ()):
            if row in places:
                index = model.index(places[row], 0)
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().select(selection, flags)
        # The bar knows how far it goes only when the list has been laid out.
        QTimer.singleShot(
            0, self.table, lambda: self.table.verticalScrollBar().setValue(int(wanted.get("scroll") or 0))
        )

    def _open(self, row: int | None) -> None:
        if row is None:
            return
        with self.workspace.db.read() as session:
            keys = queries.ids_of(session, [row])
        if keys:
            self.opened.emit(keys[0])

    def _clicked(self, row: int) -> None:
        """Open her page where there is no side card to show her."""
        plain = QApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
        if plain and not self.side.isVisibleTo(self) and not self._ticks:
            self._open(row)

    def _do(self, action: Any) -> None:
        keys = self.chosen_keys()
        if not keys:
            return
        number = self.table.currentIndex().row()
        try:
            action(self.workspace.db, keys)
        except GroupHubError as error:
            self.workspace.frame.tell(error)
            return
        # The one who follows in the list is next: several can be put away one after the other.
        last = len(self.table.long_model().ids) - 1
        if last >= 0:
            self._choose_quietly(min(max(number, 0), last))
        self.table.setFocus()

    def _give_role(self) -> None:
        self.workspace.frame.open_form("give_role", person_ids=[str(key) for key in self.chosen_keys()])

    def _change_together(self) -> None:
        self.workspace.frame.open_form("together", person_ids=[str(key) for key in self.chosen_keys()])

    def _look_at_both(self) -> None:
        one, other, *_rest = self.chosen_keys()
        self.workspace.frame.open_form("merge", person_id=str(one), other_id=str(other))


def _shows_itself(names: str, words: Sequence[str]) -> bool:
    """Return whether each word begins one of her names: then the name is the reason, and nobody need be asked."""
    return all(word.isalpha() and f" {word}" in names for word in words)
