"""The whole register looked through: pairs of women who may be one, the likeliest first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _, ngettext
from grouphub.base.topics import Topic
from grouphub.desktop.page import Page
from grouphub.desktop.people.candidate_rows import about, what_fits
from grouphub.desktop.settings.rows import RowsCard, ScrolledColumn
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.empty import Empty
from grouphub.desktop.widgets.header import PageHeader
from grouphub.desktop.widgets.labels import Small, Text
from grouphub.features.doubles import queries
from grouphub.features.doubles.actions import say_two_women

if TYPE_CHECKING:
    from datetime import date

    from grouphub.desktop.shell.jobs import Job, Progress
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.doubles.queries import Candidate, Pair

_SHOWN = 50


class DoublesPage(Page):
    """Pairs who may be one woman. The register is looked through when the page is opened, and when she asks again."""

    name: ClassVar[str] = "doubles"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PEOPLE})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.pairs: list[Pair] | None = None
        self._job: Job | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        self.header = PageHeader(_("Who is here twice?"), back=_("People"))
        self.header.went_back.connect(workspace.frame.back)
        self.again = Button(_("Look again"), "magnifying-glass")
        self.again.clicked.connect(self.look)
        self.header.add_button(self.again)
        self.card = RowsCard(_("Pairs who are alike"))
        self.working = Text("", tone="ink2")
        self.nobody = Empty(
            "users-three", _("Nobody seems to be here twice"), _("Names, phones, ages and villages were compared.")
        )
        for part in (self.header, self.working, self.card, self.nobody):
            self._area.column.addWidget(part)
        self._area.column.addStretch(1)
        self.card.hide()
        self.nobody.hide()

    # --- what the window asks -----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look through the register the first time; later only drop the pairs that are settled."""
        if self.pairs is None:
            if self._job is None:
                self.look()
            return
        with self.workspace.db.read() as session:
            self.pairs = queries.still_open(session, self.pairs)
        self._show()

    def hear(self, topics: frozenset[Topic]) -> None:
        """Look again when she comes back to the page after something changed; while she is here the list stays."""
        if topics & self.topics and not self.isVisible():
            self.pairs = None
        super().hear(topics)

    def place(self) -> dict[str, Any]:
        """Return how far the page is scrolled."""
        return {"scroll": self._area.scrolled()}

    def go_to(self, place: dict[str, Any]) -> None:
        """Return to a place; the register is looked through anew."""
        self.pairs = None
        self._stale = True
        if self.isVisible():
            self.show_fresh()
        self._area.scroll_to(int(place.get("scroll") or 0))

    def resizeEvent(self, event: Any) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._area.fit()

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: the actions of the head come after the body."""
        return [self.header.back, self.card, self.nobody, self.again]

    # --- looking ------------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Look through the register in the background."""
        db, first = self.workspace.db, self.workspace.settings.family_first
        self.again.setEnabled(False)
        self.card.hide()
        self.nobody.hide()
        self._progressed(0.0)
        self.working.show()

        def work(progress: Progress) -> list[Pair]:
            with db.read() as session:
                return queries.doubles_in_register(
                    session, family_first=first, progress=lambda done, every: progress.report(done / max(every, 1))
                )

        self._job = self.workspace.jobs.start(work, done=self._found, failed=self._failed)
        self._job.progressed.connect(self._progressed)

    def _progressed(self, part: float) -> None:
        self.working.setText(_("Looking through the register: {percent} %").format(percent=round(part * 100)))

    def _found(self, pairs: list[Pair]) -> None:
        self._finish()
        self.pairs = pairs
        self._show()

    def _failed(self, error: BaseException) -> None:
        self._finish()
        self.workspace.frame.tell(error)

    def _finish(self) -> None:
        self._job = None
        self.again.setEnabled(True)
        self.working.hide()

    # --- what is shown ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        pairs = self.pairs or []
        self.card.clear_rows()
        namesakes: Counter[str] = Counter()
        for pair in pairs[:_SHOWN]:
            row = PairRow(pair, self.workspace.today())
            names = f"{pair.one.name}/{pair.other.name}"
            namesakes[names] += 1
            if namesakes[names] > 1:
                row.tell_apart(namesakes[names])
            row.look.clicked.connect(lambda _checked=False, pair=pair: self._open(pair))
            row.two.clicked.connect(lambda _checked=False, pair=pair: self._say_two(pair))
            self.card.add_row(row)
        count = ngettext("{count} pair is alike", "{count} pairs are alike", len(pairs)).format(count=len(pairs))
        more = len(pairs) - _SHOWN
        self.card.heading.setText(count)
        self.header.set_facts(
            ngettext("{count} more follows.", "{count} more follow.", more).format(count=more) if more > 0 else ""
        )
        self.card.setVisible(bool(pairs))
        self.nobody.setVisible(not pairs)

    def _open(self, pair: Pair) -> None:
        self.workspace.frame.open_form("merge", person_id=str(pair.one.id), other_id=str(pair.other.id))

    def _say_two(self, pair: Pair) -> None:
        assert pair.one.id is not None
        assert pair.other.id is not None
        try:
            say_two_women(self.workspace.db, pair.one.id, pair.other.id)
        except GroupHubError as error:
            self.workspace.frame.tell(error)


class PairRow(QWidget):
    """Two women beside each other, why they may be one, and what can be done."""

    def __init__(self, pair: Pair, today: date) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        both = QHBoxLayout()
        both.setSpacing(20)
        for one in (pair.one, pair.other):
            both.addLayout(_woman(one, today), 1)
        column.addLayout(both)
        feet = QHBoxLayout()
        feet.setSpacing(8)
        feet.addWidget(Small(what_fits(pair.other), wrap=True), 1)
        self.two = Button(_("Two women"), "users", "plain", "small")
        self.look = Button(_("Look at both"), "user", size="small")
        names = {"one": pair.one.name, "other": pair.other.name}
        self.two.setAccessibleName(_("Two women: {one} and {other}").format(**names))
        self.look.setAccessibleName(_("Look at both: {one} and {other}").format(**names))
        for button in (self.two, self.look):
            feet.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(feet)

    def tell_apart(self, number: int) -> None:
        """Say by a number which pair it is when another has the same names."""
        for button in (self.two, self.look):
            button.setAccessibleName(f"{button.accessibleName()} ({number})")


def _woman(one: Candidate, today: date) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(Text(one.name, weight=600, wrap=True))
    words.addWidget(Small(about(one, today), wrap=True))
    words.addStretch(1)
    return words
