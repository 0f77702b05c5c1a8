"""The dialog with all kept lists: open one, put them in order, rename, take out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.base.topics import Topic
from grouphub.desktop.lists.words import shown_in
from grouphub.desktop.settings.rows import SettingRow
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button, IconButton
from grouphub.desktop.widgets.card import Line, Sign
from grouphub.desktop.widgets.labels import Text
from grouphub.desktop.widgets.overlay import WIDE, Dialog
from grouphub.features.lists import actions, queries

if TYPE_CHECKING:
    from collections.abc import Callable

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.lists.queries import ListRow


class ListsDialog(Dialog):
    """Each kept list with what it shows. What is done here holds at once and is undone like everything else."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.buttons: dict[str, QWidget] = {}
        body = QWidget()
        self._rows = QVBoxLayout(body)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        super().__init__(_("Your lists"), body, width=WIDE)
        closer = self.add_action(Button(_("Close")))
        closer.clicked.connect(self.reject)
        workspace.bus.changed.connect(self._hear)
        self.show_lists()

    def show_lists(self) -> None:
        """Read the lists anew; what had the focus gets it back."""
        here = QApplication.focusWidget()
        focus = here.objectName() if here is not None and self.isAncestorOf(here) else ""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        with self.workspace.db.read() as session:
            rows = queries.saved_lists(session)
        for at, row in enumerate(rows):
            if at:
                self._rows.addWidget(Line())
            self._rows.addWidget(self._row(row, at, len(rows)))
        if not rows:
            words = _("No list is kept yet. Search or choose among the women, then press “Keep this list” at the left.")
            self._rows.addWidget(Text(words, tone="ink2", wrap=True))
        self.body.setMinimumHeight(0 if rows else theme.px(80))
        self._focus(focus)

    def _row(self, row: ListRow, at: int, many: int) -> SettingRow:
        shown = SettingRow(Sign("star", area="teal", side=40), row.name, shown_in(self.workspace, row.shows))
        shown.layout().setContentsMargins(0, 8, 0, 8)  # type: ignore[union-attr]
        for by, icon, text in ((-1, "caret-up", _("Move up: {field}")), (1, "caret-down", _("Move down: {field}"))):
            mover = IconButton(icon, text.format(field=row.name))
            mover.setEnabled(0 <= at + by < many)
            mover.clicked.connect(partial(self._do, partial(actions.move_list, self.workspace.db, row.id, by)))
            self._add(shown, mover, f"{icon}/{row.id}")
        rename = IconButton("pencil-simple", _("Rename: {name}").format(name=row.name))
        rename.clicked.connect(partial(self._go_on, "keep_list", list_id=str(row.id)))
        self._add(shown, rename, f"rename/{row.id}")
        out = IconButton("trash", _("Take out: {name}").format(name=row.name))
        out.clicked.connect(partial(self._do, partial(actions.take_out_list, self.workspace.db, row.id)))
        self._add(shown, out, f"trash/{row.id}")
        show = Button(_("Show"), size="small")
        show.setAccessibleName(_("Show: {name}").format(name=row.name))
        show.clicked.connect(partial(self._show, row))
        self._add(shown, show, f"show/{row.id}")
        return shown

    def _add(self, row: SettingRow, button: QWidget, name: str) -> None:
        button.setObjectName(name)
        self.buttons[name] = button
        row.add_control(button)

    def _show(self, row: ListRow) -> None:
        frame = self.workspace.frame
        self.accept()
        frame.go("people", **row.shows)

    def _go_on(self, form: str, **about: Any) -> None:
        frame = self.workspace.frame
        self.accept()
        frame.open_form(form, **about)

    def _do(self, action: Callable[[], object]) -> None:
        try:
            action()
        except GroupHubError as error:
            self.workspace.frame.tell(error)
            self.show_lists()

    def _hear(self, topics: frozenset[Topic]) -> None:
        if Topic.LISTS in topics:
            self.show_lists()

    def _focus(self, name: str) -> None:
        """Go to the button that was pressed; where it cannot be pressed any more, to one beside it."""
        _what, _slash, key = name.partition("/")
        beside = (name, *(f"{what}/{key}" for what in ("caret-up", "caret-down", "show")))
        for wanted in (*beside, *self.buttons) if key else ():
            button = self.buttons.get(wanted)
            if button is not None and button.isEnabled():
                button.show()
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return
