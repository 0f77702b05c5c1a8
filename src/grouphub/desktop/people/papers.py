"""Papers about women: which one, for whom, and what it looks like."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from grouphub.base.i18n import _, ngettext
from grouphub.desktop.fields.filter_form import filters_in
from grouphub.desktop.paper.dialog import PaperDialog
from grouphub.desktop.paper.preview import PaperPreview
from grouphub.desktop.people.filter_chips import filter_for
from grouphub.desktop.people.place_filter import places_in
from grouphub.desktop.widgets.choice_fields import TilesField
from grouphub.desktop.widgets.form import Form
from grouphub.features.fields.queries import own_fields
from grouphub.features.people import card, queries
from grouphub.features.people.printed import printed_women
from grouphub.features.people.queries import Order, SortBy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from grouphub.desktop.shell.jobs import Progress
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.people.papers.lists import Heading

ROSTER, PHONES, SIGN_UP, FORM, LABELS, BADGES = "roster", "phones", "sign-up", "form", "labels", "badges"
_FOR_NOBODY = {SIGN_UP, FORM}
"""Papers that are empty when they are printed."""


class PapersDialog(PaperDialog):
    """Six papers about the women of a list; ``rows`` are those chosen, else the list is asked for again."""

    def __init__(
        self,
        workspace: Workspace,
        only: str = "all",
        text: str = "",
        by: str = "name",
        descending: bool = False,  # noqa: FBT001, FBT002  JSON-able, as it returns after a lock
        rows: Sequence[int] | None = None,
        own: Sequence[dict[str, Any]] = (),
        where: str = "",
    ) -> None:
        self._wanted = replace(filter_for(only, text), **places_in(where), own=filters_in({"own": list(own)}))
        self._order = Order(SortBy(by), workspace.settings.family_first, descending)
        with workspace.db.read() as session:
            self._rows = list(rows) if rows else list(queries.people_ids(session, self._wanted, self._order))
        count = len(self._rows)
        whom = ngettext("{count} woman", "{count} women", count).format(count=count)
        self.form = Form("people/papers")
        self.kind = TilesField("paper", _("Which paper"), _tiles(whom), columns=1)
        self.kind.set_value(ROSTER)
        self.kind.changed.connect(self.draw)
        preview = PaperPreview()
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.kind, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(preview, 0, Qt.AlignmentFlag.AlignTop)
        self.form.column.addLayout(row)
        self.form.watch()
        super().__init__(workspace, _("Print"), self.form, preview)
        self.rejected.connect(lambda: workspace.drafts.close(self.form))
        self._watched = False

    def drawn(self, progress: Progress) -> bytes:
        """Return the chosen paper."""
        kind, heading = str(self.kind.value()), _heading(self.workspace)
        progress.report(0)
        if kind in _FOR_NOBODY:
            return _empty(kind, heading, self.workspace)
        with self.workspace.db.read() as session:
            women = list(printed_women(session, self._rows, family_first=self._order.family_first))
        return _filled(kind, women, heading)

    def showEvent(self, event: QShowEvent) -> None:
        """Return to the paper chosen before a lock, and draw it."""
        super().showEvent(event)
        if not self._watched:
            self._watched = True
            self.workspace.drafts.watch(self.form)
            self.draw()


class RecordDialog(PaperDialog):
    """What the register says about one woman, for her own eyes."""

    def __init__(self, workspace: Workspace, person_id: str) -> None:
        self._key = UUID(person_id)
        preview = PaperPreview()
        super().__init__(workspace, _("What is written about her"), preview, preview)
        self._drawn_once = False

    def drawn(self, progress: Progress) -> bytes:
        """Return her record."""
        from grouphub.features.people.papers.record import record

        progress.report(0)
        with self.workspace.db.read() as session:
            one = card.person(session, self._key, family_first=self.workspace.settings.family_first)
        return record(one, _heading(self.workspace))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the paper once it is seen."""
        super().showEvent(event)
        if not self._drawn_once:
            self._drawn_once = True
            self.draw()


def _tiles(whom: str) -> list[tuple[Any, ...]]:
    """Return each paper with its sign and whom it is about."""
    return [
        (ROSTER, _("List of women"), "users-three", "teal", whom),
        (PHONES, _("Phone list"), "phone", "green", _("Only numbers that are safe to call")),
        (SIGN_UP, _("Sign-up sheet"), "note-pencil", "amber", _("Empty, to be written on")),
        (FORM, _("Form for one woman"), "clipboard-text", "blue", _("Empty, in the order of the screen")),
        (LABELS, _("Labels"), "identification-card", "plum", _("24 on a page, 70 × 37 mm")),
        (BADGES, _("Badges"), "star", "clay", _("To cut out, with the name of the group")),
    ]


def _heading(workspace: Workspace) -> Heading:
    from grouphub.features.people.papers.lists import Heading

    return Heading(workspace.settings.name, workspace.today())


def _empty(kind: str, heading: Heading, workspace: Workspace) -> bytes:
    from grouphub.features.people.papers import form, lists

    if kind == SIGN_UP:
        return lists.sign_up(heading)
    with workspace.db.read() as session:
        return form.blank_form(heading, own_fields(session))


def _filled(kind: str, women: list[Any], heading: Heading) -> bytes:
    from grouphub.features.people.papers import labels, lists

    match kind:
        case "phones":
            return lists.phone_list(women, heading)
        case "labels":
            return labels.name_labels(women)
        case "badges":
            return labels.badges(women, heading.group)
        case _:
            return lists.roster(women, heading)
