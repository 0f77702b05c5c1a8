"""All about one woman: what happened, what is known of her, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.base.topics import Topic
from grouphub.desktop.families.card import FamilyCard
from grouphub.desktop.income.money_card import MoneyCard
from grouphub.desktop.page import Page
from grouphub.desktop.people.facts_card import ActionsCard, FactsCard
from grouphub.desktop.people.timeline import TimelineCard
from grouphub.desktop.places.choices import whereabouts
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.empty import Empty
from grouphub.desktop.widgets.header import PageHeader
from grouphub.features.contribution import cautions_of
from grouphub.features.doubles.queries import partings as partings_of
from grouphub.features.families import queries as families
from grouphub.features.income.queries import person_income
from grouphub.features.people import actions, card
from grouphub.features.people.rules import NobodyThere, Safe, word

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.contribution import TimelineRow
    from grouphub.features.people.card import PersonCard

_NARROW = 1200
_TWO_COLUMNS_FROM = 740
"""Width of the page, at normal letters, from which the facts have room at the right."""
_FACTS_WIDE = 336


class PersonPage(Page):
    """One woman. Its place carries her key."""

    name: ClassVar[str] = "person"
    topics: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._person_id: UUID | None = None
        self._card: PersonCard | None = None
        self._wanted: dict[str, Any] = {}
        self._build()
        self._lay_out()

    # --- what the window asks -----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything about her anew."""
        try:
            self._read()
        except NobodyThere:
            self._card = None
        self._area.setVisible(self._card is not None)
        self.gone.setVisible(self._card is None)
        self.edit.setVisible(self._card is not None)
        self.note.setVisible(self._card is not None)
        if self._card is None:
            self.header.set_title(_("Nobody here"))
            self.header.set_facts("")

    def place(self) -> dict[str, Any]:
        """Return who is shown, which rows, and how far the page is scrolled."""
        return {
            "person_id": str(self._person_id or ""),
            "only": self.timeline.only(),
            "scroll": self._area.verticalScrollBar().value(),
        }

    def go_to(self, place: dict[str, Any]) -> None:
        """Show the woman the place names."""
        wanted = _key(place.get("person_id"))
        if wanted != self._person_id:
            self.timeline.begin_anew()
            self._area.verticalScrollBar().setValue(0)
        self._person_id = wanted
        self._wanted = place
        self._stale = True
        if self.isVisible():
            self.show_fresh()

    def parts_in_order(self) -> list[QWidget]:
        """Return the way of Tab: the actions of the head come after the body."""
        body = [self.archived, self.timeline, self.facts, self.money, self.family, self.more, self.gone]
        return [self.header.back, *body, self.edit, self.note]

    def main_action(self) -> None:
        """Write a note about her."""
        self._open_form("note")

    def print_page(self) -> None:
        """Show her record as it would be printed."""
        if self._card is not None:
            self._open_form("record")

    # --- building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = PageHeader("", back=_("People"))
        self.header.went_back.connect(self.workspace.frame.back)
        self.edit = Button(_("Edit"), "pencil-simple")
        self.edit.clicked.connect(lambda: self._open_form("person"))
        self.note = Button(_("Write a note"), "note-pencil", "primary")
        self.note.setToolTip("Ctrl+N")
        self.note.clicked.connect(self.main_action)
        self.archived = Strip("amber", _("She is in the archive: lists do not show her."), _("Bring back"))
        self.archived.pressed.connect(self._archive_or_bring_back)
        self.timeline = TimelineCard(self._can_correct)
        self.timeline.asked.connect(self._correct)
        self.facts = FactsCard()
        self.facts.opened.connect(lambda key: self.workspace.frame.go("person", person_id=str(key)))
        self.money = MoneyCard()
        self.money.earn_asked.connect(lambda: self._open_form("earning"))
        self.money.pay_asked.connect(lambda: self._open_form("pay"))
        self.money.all_asked.connect(lambda: self.workspace.frame.go("her_income", person_id=str(self._person_id)))
        self.family = FamilyCard()
        self.family.member_asked.connect(lambda key: self._open_form("family_member", member_id=key))
        self.family.guardian_asked.connect(lambda key: self._open_form("guardian", guardian_id=key))
        self.family.opened.connect(lambda key: self.workspace.frame.go("person", person_id=str(key)))
        self.more = ActionsCard()
        self.more.roles_asked.connect(lambda: self._open_form("roles"))
        self.more.standing_asked.connect(lambda: self._open_form("standing"))
        self.more.history_asked.connect(lambda: self._open_form("person_history"))
        self.more.record_asked.connect(self.print_page)
        self.more.erase_asked.connect(lambda: self._open_form("erase"))
        self.more.same_asked.connect(lambda: self._open_form("same_woman"))
        self.more.part_asked.connect(self._part_again)
        self.more.archive_asked.connect(self._archive_or_bring_back)
        self.gone = Empty(
            "users-three",
            _("She is not in the register any more"),
            _("What was entered about her was taken back."),
            _("Show all women"),
            main_icon="arrow-left",
        )
        self.gone.main_asked.connect(lambda: self.workspace.frame.go("people"))
        self.gone.hide()

    def _lay_out(self) -> None:
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(16)
        right.addWidget(self.facts)
        right.addWidget(self.money)
        right.addWidget(self.family)
        right.addWidget(self.more)
        right.addStretch(1)
        body = QWidget()
        column = self._body = QVBoxLayout(body)
        column.setSpacing(16)
        column.addWidget(self.archived)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(20)
        self._both.addWidget(self.timeline, 1)
        self._both.addWidget(self._right)
        column.addLayout(self._both, 1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(body)
        body.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        self._area.verticalScrollBar().rangeChanged.connect(self._fit)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(16)
        self._head = QHBoxLayout()
        self._head.addWidget(self.header)
        self._column.addLayout(self._head)
        self._column.addWidget(self._area, 1)
        self._column.addWidget(self.gone, 1)
        self.header.add_button(self.edit)
        self.header.add_button(self.note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit margins and columns to the window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.window().width() < _NARROW
        side, top = (24, 20) if narrow else (32, 24)
        bar = self._area.verticalScrollBar()
        # what scrolls goes on to the edges of the window; the bar stands in the right margin
        self._column.setContentsMargins(side, top, 0, 0)
        self._head.setContentsMargins(0, 0, side, 0)
        self._body.setContentsMargins(0, 0, side - (bar.sizeHint().width() if bar.maximum() else 0), top)
        two = self.width() - 2 * side >= theme.px(_TWO_COLUMNS_FROM)
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.LeftToRight if two else directions.BottomToTop)
        if two:
            self._right.setFixedWidth(theme.px(_FACTS_WIDE - (24 if narrow else 0)))
        else:
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(16_777_215)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        if self._person_id is None:
            raise NobodyThere
        today = self.workspace.today()
        with self.workspace.db.read() as session:
            one = card.person(session, self._person_id, family_first=self.workspace.settings.family_first)
            # Who was merged into another woman is shown as that one, wherever the link came from.
            self._person_id = one.id
            partings = partings_of(session, one.id, today)
            jpeg = card.picture(session, self._person_id) if one.has_picture else None
            sources = [feature.timeline for feature in self.workspace.features if feature.timeline]
            rows = [row for source in sources for row in source(session, self._person_id)]
            cautions = cautions_of(session, self.workspace.features, self._person_id)
            income = person_income(session, one.id, today)
            family = families.family(session, self._person_id, family_first=self.workspace.settings.family_first)
        self._card = one
        self.header.set_title(one.name)
        self.header.set_facts(_where_and_how(one, with_number=not cautions))
        self.archived.setVisible(one.archived_at is not None)
        self.facts.show_person(one, jpeg, today, cautions)
        self.money.show_income(income)
        self.family.show_family(family, one.birth, today)
        self.more.show_person(one)
        self.more.show_partings(partings)
        self.timeline.show_rows(rows, today)
        self._return_to_wanted()

    def _return_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, {}
        if only := wanted.get("only"):
            self.timeline.show_only(str(only))
        if scroll := wanted.get("scroll"):
            bar = self._area.verticalScrollBar()
            QTimer.singleShot(0, bar, lambda: bar.setValue(int(scroll)))

    # --- what she does ------------------------------------------------------------------------------------------------

    def _open_form(self, form: str, **about: str) -> None:
        if self._person_id is not None:
            self.workspace.frame.open_form(form, person_id=str(self._person_id), **about)

    def _part_again(self, number: int) -> None:
        try:
            self.workspace.db.undo(number)
        except GroupHubError as error:
            self.workspace.frame.tell(error)

    def _archive_or_bring_back(self) -> None:
        if self._card is None:
            return
        action = actions.archive_person if self._card.archived_at is None else actions.bring_back_person
        try:
            action(self.workspace.db, self._card.id)
        except GroupHubError as error:
            self.workspace.frame.tell(error)

    def _can_correct(self, row: TimelineRow) -> bool:
        return self._form_of(row) is not None

    def _correct(self, row: TimelineRow) -> None:
        if (found := self._form_of(row)) is not None:
            form, about = found
            self._open_form(form, **about)

    def _form_of(self, row: TimelineRow) -> tuple[str, dict[str, str]] | None:
        """Return the form that corrects what a row tells."""
        if self._card is None or row.record_id is None:
            return None
        key = row.record_id
        if any(note.id == key for note in self._card.notes):
            return "note", {"note_id": str(key)}
        if any(consent.id == key for consent in self._card.consents):
            return "consent", {"consent_id": str(key)}
        if any(step.id == key for step in self._card.standing_rows):
            return "standing", {"step_id": str(key)}
        if any(span.id == key for span in self._card.role_rows):
            return "roles", {}
        return ("family_member", {"member_id": str(key)}) if row.kind == "family" else None


def _where_and_how(one: PersonCard, *, with_number: bool) -> str:
    """Return where she lives, and her number unless something must be read before it."""
    where = _place(one)
    phone = one.phones[0] if one.phones else None
    if phone is None:
        return where
    # What must be known before calling has no room here: then the number stands on the right alone.
    number = phone.in_line() if with_number and not phone.about() else ""
    number = word(Safe.NO) if phone.safe is Safe.NO else number
    return "  ·  ".join(filter(None, (where, number)))


def _place(one: PersonCard) -> str:
    """Return the whole of where she lives, in one line."""
    around = whereabouts(one.jamoat, one.district, {one.district: one.district_name})
    return ", ".join(filter(None, (one.lives_at, around)))


def _key(text: Any) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None
