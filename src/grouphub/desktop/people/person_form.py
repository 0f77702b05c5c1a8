"""The form of a woman: five fields first, everything else below "More about her"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.people.candidate_rows import DoublesStrip
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.person_entry import fill, read
from grouphub.desktop.people.person_fields import PersonFields
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.labels import Section
from grouphub.desktop.widgets.overlay import MIDDLE, WIDE
from grouphub.features.doubles import queries
from grouphub.features.people import actions, card, entries
from grouphub.features.people.derived import shown_name
from grouphub.features.people.drafts import PersonDraft, PhoneDraft, checked, joined_anew, same_again
from grouphub.features.people.rules import NobodyThere
from grouphub.features.people.shared_numbers import others_with

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from grouphub.base.errors import FieldProblem
    from grouphub.desktop.widgets.fields import Field
    from grouphub.desktop.workspace import Workspace

PLACE_OF_NEW = "people/new"
_OF_FEATURE = {"phones": "phone", "consents": "consent-keep-day"}
"""Fields the rules name otherwise than the form."""


class PersonForm(Form):
    """All that is asked about a woman. ``opened`` is what the register said when the form opened."""

    def __init__(
        self, workspace: Workspace, draft_place: str, opened: PersonDraft, jpeg: bytes, *, adding: bool
    ) -> None:
        super().__init__(draft_place)
        self.workspace = workspace
        self.opened = opened
        self.opened_jpeg = jpeg
        self._adding = adding
        self._asked: tuple[object, ...] = ()
        self.parts = PersonFields(workspace, opened, adding=adding)
        self._lay_out_first()
        self._lay_out_more(adding=adding)
        self.watch()
        self.begin()
        parts = self.parts
        for field in (parts.given, parts.family, parts.patronymic, parts.phone, parts.birth, parts.village, parts.code):
            field.left.connect(self._look_for_doubles)
        parts.phone.left.connect(self._say_who_else)
        parts.phone.changed.connect(lambda: parts.phone.set_hint(""))

    def begin(self) -> None:
        """Show what the register says."""
        fill(self.parts, self.opened, self.workspace.today())
        self.parts.picture.set_jpeg(self.opened_jpeg)
        self.forget_edits()

    def draft(self) -> PersonDraft:
        """Return what the form says."""
        said = read(self.parts, self.opened, self.workspace.today())
        return joined_anew(said, self.opened) if self._adding else said

    def state(self) -> dict[str, Any]:
        """Return all that is typed, what it began with, and whether the rest is shown."""
        return {**super().state(), "more": self.shows_more(), "opened": self.opened.to_dict()}

    def restore(self, state: dict[str, Any]) -> None:
        """Show a draft as it was left."""
        self.opened = PersonDraft.from_dict(state.get("opened") or self.opened.to_dict())
        fill(self.parts, self.opened, self.workspace.today())
        self.show_more(on=bool(state.get("more")))
        super().restore(state)
        self.parts.follow()
        self._say_who_else()

    def check(self) -> bool:
        """Show every error; the rest of the form is opened when one is there."""
        if any(self.rest.isAncestorOf(self.field(name)) for name in self.problems()):
            self.show_more(on=True)
        return super().check()

    def shows_more(self) -> bool:
        """Return whether the rest of the form is shown."""
        return not self.rest.isHidden()

    def show_more(self, *, on: bool) -> None:
        """Show or hide the rest of the form."""
        self.rest.setVisible(on)
        self.more.set_sign("caret-up" if on else "caret-down")
        self.more.set_words(_("Less about her") if on else _("More about her"))
        self.more.setAccessibleDescription(_("open") if on else _("closed"))

    def show_problem(self, name: str, text: str) -> None:
        """Show beside its field why the register refused."""
        field = self.fields().get(_OF_FEATURE.get(name, name)) or self.parts.given
        if self.rest.isAncestorOf(field):
            self.show_more(on=True)
        field.show_error(text)
        field.setFocus()

    # --- building -----------------------------------------------------------------------------------------------------

    def _lay_out_first(self) -> None:
        parts = self.parts
        self.add_row(parts.given, parts.family)
        self.doubles = DoublesStrip()
        self.doubles.opened.connect(self._go_to)
        self.add(self.doubles)
        self.add_row(parts.phone, parts.birth)
        self.add(parts.village)
        self.more = Button(_("More about her"), "caret-down", "plain", "small")
        self.more.clicked.connect(lambda: self.show_more(on=not self.shows_more()))
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _lay_out_more(self, *, adding: bool) -> None:
        parts = self.parts
        self.rest = QWidget()
        self._rest = QVBoxLayout(self.rest)
        self._rest.setContentsMargins(0, 0, 0, 0)
        self._rest.setSpacing(16)
        self._part(_("Her name"), (parts.patronymic,), (parts.spellings,), (parts.paper_name,))
        self._part(_("Her phones"), *parts.about_phone.rows(), (parts.more_phones,))
        self._part(_("Where she lives"), (parts.district, parts.jamoat), (parts.street, parts.house))
        self._part(_("School"), (parts.schooling, parts.in_school))
        self._part(_("In the group"), (parts.roles,), (parts.joined_on, parts.code))
        if parts.own.fields:
            self._part(_("Your own fields"), *parts.own.lines())
        self._part(_("What she agrees to"), *(row for one in parts.consents.values() for row in one.rows()))
        self._part(_("Note and picture") if adding else _("Picture"), (parts.note,), (parts.picture,))
        self.column.addWidget(self.rest)
        self.rest.hide()

    def _part(self, title: str, *rows: tuple[Field, ...]) -> None:
        self._rest.addWidget(Section(title))
        for fields in rows:
            row = QHBoxLayout()
            row.setSpacing(16)
            for field in fields:
                row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            self._rest.addLayout(row)

    # --- who may be here already --------------------------------------------------------------------------------------

    def _look_for_doubles(self) -> None:
        """Tell who may be meant, as soon as a field that says so was left and says something new."""
        draft = self.draft()
        asked = (draft.given, draft.family, draft.patronymic, draft.phones, draft.birth, draft.village, draft.code)
        if asked == self._asked:
            return
        self._asked = asked
        first = self.workspace.settings.family_first
        with self.workspace.db.read() as session:
            found = queries.doubles_of(session, draft, family_first=first)
        self.doubles.show_women(found, self.workspace.today())

    def _say_who_else(self) -> None:
        """Tell whose number this is too: whether it is safe to call is known of each of them."""
        number, first = self.parts.phone.phone().digits, self.workspace.settings.family_first
        with self.workspace.db.read() as session:
            others = others_with(session, number, self.opened.id, family_first=first)
        self.parts.phone.set_hint(_("Also the number of {names}").format(names=", ".join(others)) if others else "")

    def _go_to(self, person_id: UUID) -> None:
        self.workspace.frame.go("person", person_id=str(person_id))


class PersonDialog(FormDialog):
    """Adds a woman, or changes what is written about her."""

    def __init__(
        self, workspace: Workspace, person_id: str | None = None, given: str = "", phone: str = "", after: str = ""
    ) -> None:
        self._key = UUID(person_id) if person_id else None
        before = _before(workspace, after) if after else None
        begun = same_again(before, workspace.today()) if before else PersonDraft(given=given, phones=_phones_of(phone))
        opened, jpeg = _opened(workspace, self._key) if self._key else (begun, b"")
        place = f"people/{person_id}" if person_id else "/".join(filter(None, (PLACE_OF_NEW, given, phone)))
        self.person_form = PersonForm(workspace, place, opened, jpeg, adding=self._key is None)
        title = _("Change what is written") if self._key else _("Add a woman")
        super().__init__(workspace, title, self.person_form, width=MIDDLE + 20 if self._key else WIDE + 60)
        self.afresh = Button(_("Start afresh"), "arrow-u-up-left", "plain", "small")
        self.afresh.clicked.connect(self._start_afresh)
        self.letters.layout().addWidget(self.afresh)  # type: ignore[union-attr]
        self.afresh.hide()
        self.person_form.restored.connect(self.afresh.show)
        if before:
            self._say_saved(workspace, before)
        if self._key is None:
            self.set_note("")  # its room belongs to the buttons; help says it as well
            self.another = self.add_action(Button(_("Save and add another"), "plus"), before=self.save)
            self.another.setToolTip("Ctrl+Enter")
            self.another.clicked.connect(self._save_and_go_on)
            self.setTabOrder(self.another, self.save)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save and go on to the next woman with Ctrl and Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._key is None:
            self.another.click()
        else:
            super().keyPressEvent(event)

    def write(self) -> None:
        """Add or change her, picture included: one step to undo."""
        form, db = self.person_form, self.workspace.db
        draft, jpeg = form.draft(), form.parts.picture.jpeg()
        if self._key is None:
            actions.add_person(db, draft, picture=jpeg)
        elif jpeg == form.opened_jpeg:
            actions.change_person(db, self._key, draft, opened=form.opened)
        elif checked(draft) != checked(form.opened):
            actions.change_person(db, self._key, draft, opened=form.opened, picture=jpeg)
        elif jpeg:
            entries.set_picture(db, self._key, jpeg)
        else:
            entries.remove_picture(db, self._key)

    def _save_and_go_on(self) -> None:
        """Save her and ask about the next one, who mostly lives in the same village and does the same."""
        frame, saved = self.workspace.frame, str(self.person_form.opened.id)
        self.save.click()
        if self.result() == QDialog.DialogCode.Accepted:
            frame.open_form("person", after=saved)

    def _say_saved(self, workspace: Workspace, before: PersonDraft) -> None:
        name = shown_name(before.given, before.family, family_first=workspace.settings.family_first)
        self.saved = Strip("green", _("{name} is saved.").format(name=name))
        self.person_form.column.insertWidget(0, self.saved)

    def _start_afresh(self) -> None:
        """Drop what was typed before and came back."""
        self.person_form.begin()
        self.workspace.drafts.keep_quietly()
        self.person_form.parts.given.setFocus()
        self.afresh.hide()

    def show_problem(self, error: FieldProblem) -> None:
        """Show the problem in its field; the rest of the form is opened when it is there."""
        self.person_form.show_problem(error.field, error.text())


def _opened(workspace: Workspace, key: UUID) -> tuple[PersonDraft, bytes]:
    with workspace.db.read() as session:
        return card.draft_of(session, key), card.picture(session, key) or b""


def _before(workspace: Workspace, after: str) -> PersonDraft | None:
    """Return what is written about the woman saved last; None when she is not there any more."""
    try:
        return _opened(workspace, UUID(after))[0]
    except NobodyThere:
        return None


def _phones_of(phone: str) -> tuple[PhoneDraft, ...]:
    return (PhoneDraft(phone),) if phone else ()
