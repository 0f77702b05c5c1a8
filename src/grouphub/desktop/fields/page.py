"""The page of the group's own fields: add, rename, put in order, archive."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _, ngettext
from grouphub.base.topics import Topic
from grouphub.desktop.fields.kind_signs import KIND_SIGNS
from grouphub.desktop.page import Page
from grouphub.desktop.settings.rows import RowsCard, ScrolledColumn, SettingRow
from grouphub.desktop.widgets.buttons import Button, IconButton
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.empty import Empty
from grouphub.desktop.widgets.header import PageHeader
from grouphub.features.fields import actions, queries
from grouphub.features.fields.kinds import Kind, kind_word

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.fields.kinds import FieldRow


class OwnFieldsPage(Page):
    """Each field with its kind and for how many women it is answered; those no longer asked below."""

    name: ClassVar[str] = "own_fields"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.FIELDS, Topic.PEOPLE})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._buttons: dict[str, QWidget] = {}
        """The buttons of the rows that are shown, by name: rows of before may still be there, hidden."""
        self._build()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        for part in (self.header, self.asked, self.archived, self.empty):
            self._area.put(part)
        self._area.column.addStretch(1)

    def refresh(self) -> None:
        """Read the fields anew; what had the focus gets it back."""
        focus = self._focused()
        self._buttons = {}
        with self.workspace.db.read() as session:
            rows = queries.every_field(session)
            answered = queries.answered(session)
        asked = [row for row in rows if row.archived_at is None]
        archived = [row for row in rows if row.archived_at is not None]
        self._show(self.asked, [self._asked_row(row, at, len(asked), answered) for at, row in enumerate(asked)])
        self._show(self.archived, [self._archived_row(row, answered) for row in archived])
        self.empty.setVisible(not rows)
        self.add.setVisible(bool(rows))
        if focus:
            self._focus(focus)

    def place(self) -> dict[str, Any]:
        """Return how far the page is scrolled and what has the focus."""
        return {"scroll": self._area.scrolled(), "focus": self._focused()}

    def go_to(self, place: dict[str, Any]) -> None:
        """Return to a place."""
        self._stale = True
        self.show_fresh()
        self._focus(str(place.get("focus") or ""))
        self._area.scroll_to(int(place.get("scroll") or 0))

    def main_action(self) -> None:
        """Add a field."""
        self.workspace.frame.open_form("own_field")

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: the action of the head comes after the body."""
        return [self.header.back, self.asked, self.archived, self.empty, self.add]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._area.fit()

    # --- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        facts = _("What you want to know of each woman. Nobody has to answer.")
        self.header = PageHeader(_("Your own fields"), facts, back=_("Settings"))
        self.header.went_back.connect(self.workspace.frame.back)
        self.add = self.header.add_button(Button(_("Add a field"), "plus", "primary"))
        self.add.setToolTip("Ctrl+N")
        self.add.clicked.connect(self.main_action)
        self.asked = RowsCard(_("Asked for each woman"))
        self.archived = RowsCard(_("Not asked any more"))
        self.empty = Empty(
            "list-checks",
            _("No own fields yet"),
            _("Ask what matters in your group: children at school, a sewing machine, who brought her."),
            _("Add a field"),
            area="teal",
        )
        self.empty.main_asked.connect(self.main_action)

    def _asked_row(self, row: FieldRow, at: int, many: int, answered: dict[UUID, int]) -> SettingRow:
        shown = self._row(row, answered)
        for by, icon, text in (
            (-1, "caret-up", _("Move up: {field}")),
            (1, "caret-down", _("Move down: {field}")),
        ):
            mover = IconButton(icon, text.format(field=row.name))
            self._name(mover, f"{icon}/{row.id}")
            mover.setEnabled(0 <= at + by < many)
            mover.clicked.connect(partial(self._move, row.id, by))
            shown.add_control(mover)
        change = Button(_("Change"), "pencil-simple", size="small")
        self._name(change, f"change/{row.id}")
        change.setAccessibleName(_("Change: {field}").format(field=row.name))
        change.clicked.connect(partial(self.workspace.frame.open_form, "own_field", field_id=str(row.id)))
        shown.add_control(change)
        return shown

    def _archived_row(self, row: FieldRow, answered: dict[UUID, int]) -> SettingRow:
        shown = self._row(row, answered)
        back = Button(_("Bring back"), "arrow-u-up-left", size="small")
        self._name(back, f"back/{row.id}")
        back.setAccessibleName(_("Bring back: {what}").format(what=row.name))
        back.clicked.connect(lambda: self._do(lambda: actions.bring_back_field(self.workspace.db, row.id)))
        shown.add_control(back)
        return shown

    def _row(self, row: FieldRow, answered: dict[UUID, int]) -> SettingRow:
        icon, area, _example = KIND_SIGNS[row.kind]
        return SettingRow(Sign(icon, area=area, side=40), row.name, _about(row, answered.get(row.id, 0)))

    def _name(self, button: QWidget, name: str) -> None:
        button.setObjectName(name)
        self._buttons[name] = button

    def _show(self, card: RowsCard, rows: list[SettingRow]) -> None:
        card.clear_rows()
        card.setVisible(bool(rows))
        for row in rows:
            card.add_row(row)

    # --- what she does ------------------------------------------------------------------------------------------------

    def _move(self, field_id: UUID, by: int) -> None:
        self._do(lambda: actions.move_field(self.workspace.db, field_id, by))

    def _do(self, action: Callable[[], object]) -> None:
        try:
            action()
        except GroupHubError as error:
            self.workspace.frame.tell(error)

    def _focused(self) -> str:
        here = QApplication.focusWidget()
        return here.objectName() if here is not None and self.isAncestorOf(here) else ""

    def _focus(self, name: str) -> None:
        """Go to a button of a row; where it cannot be pressed any more, to its neighbour in the row."""
        _what, _slash, key = name.partition("/")
        for wanted in (name, *(f"{what}/{key}" for what in ("caret-up", "caret-down", "change", "back"))):
            button = self._buttons.get(wanted) if key else None
            if button is not None and button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def _about(row: FieldRow, number: int) -> str:
    """Return the kind of a field, its answers, and how many women have one."""
    offered = ", ".join(choice.name for choice in row.offered)
    count = ngettext("{count} woman", "{count} women", number).format(count=number) if number else _("no answers yet")
    parts = (kind_word(row.kind), offered if row.kind is Kind.CHOICE else "", count)
    return " · ".join(filter(None, parts))
