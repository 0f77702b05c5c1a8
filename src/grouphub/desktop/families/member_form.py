"""The dialog about somebody of a woman's family."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.desktop.families.about_somebody import AboutSomebody
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.choice_fields import SegmentsField
from grouphub.desktop.widgets.day_fields import BirthField, DayField
from grouphub.desktop.widgets.form import Form
from grouphub.features.families import actions, queries
from grouphub.features.families.drafts import MemberDraft
from grouphub.features.people import card

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace

_LIVES = {"yes": True, "no": False}


class MemberDialog(FormDialog):
    """Adds somebody to the family of a woman, or changes what is known; a woman may be taken from the register."""

    def __init__(self, workspace: Workspace, person_id: str, member_id: str = "") -> None:
        self._her = UUID(person_id)
        form = Form(f"families/{person_id}/member/{member_id or 'new'}")
        with workspace.db.read() as session:
            one = card.person(session, self._her, family_first=workspace.settings.family_first)
            found = queries.member_draft(session, UUID(member_id), self._her) if member_id else None
        self._known = found
        self.about = AboutSomebody(workspace, self._her, one.given)
        self.birth = BirthField("birth", _("Birth"), workspace.today, required=False, hint=_("A day, a year or an age"))
        answers = [("yes", _("Yes")), ("no", _("No")), ("", _("Not known"))]
        self.lives = SegmentsField("lives_here", _("Lives there now"), answers, required=False)
        self.lives.speak_as(self.lives.label_text)
        self.since = DayField("since", _("Belongs there since"), workspace.today, required=False)
        self.until = DayField("until", _("No longer since"), workspace.today, required=False)
        self.key = KeyField("key")
        self.moves = Strip("amber", _("She belongs to another family now. Saved here, she belongs to this one."))
        self.moves.hide()
        self._lay_out(form)
        self._show(found or MemberDraft())
        title = _("Change: {name}").format(name=self.about.who.value()["name"]) if found else _("Family")
        super().__init__(workspace, title, form, take_out=_("Take out") if found else "")
        self.about.who.changed.connect(self.follow)
        form.restored.connect(self.follow)
        self.follow()

    def write(self) -> None:
        """Add or change him or her."""
        draft = MemberDraft(
            person=self.about.who.person(),
            birth=self.birth.birth(),
            lives_here=_LIVES.get(str(self.lives.value())),
            since=self.since.day(),
            until=self.until.day(),
            id=UUID(self.key.value()),
            **self.about.said(),
        )
        if self._known is None:
            actions.add_member(self.workspace.db, self._her, draft)
        else:
            actions.change_member(self.workspace.db, self._known.id, draft, seen_by=self._her)

    def erase(self) -> None:
        """Take somebody out who never belonged there."""
        assert self._known is not None
        actions.take_out_member(self.workspace.db, self._known.id)

    def follow(self) -> None:
        """Ask for the birth of a bare name only; say when a woman would move."""
        about = self.about
        person = about.who.person()
        self.birth.setVisible(person is None)
        for field in (about.who, about.kin, about.kin_words, about.safe, about.hours, about.remark):
            field.setVisible(person != self._her)
        mine = theirs = None
        if person is not None and (self._known is None or self._known.person != person):
            with self.workspace.db.read() as session:
                mine, theirs = queries.household_of(session, self._her), queries.household_of(session, person)
        self.moves.setVisible(mine is not None and theirs is not None and mine != theirs)

    def _lay_out(self, form: Form) -> None:
        about = self.about
        form.add(about.who)
        form.add(self.moves)
        form.add_row(about.kin, about.kin_words)
        form.add(self.birth)
        form.add(about.safe)
        form.add_row(about.hours, about.remark)
        form.add(self.lives)
        form.add_row(self.since, self.until)
        form.add(self.key)

    def _show(self, draft: MemberDraft) -> None:
        self.about.show(draft, draft.person)
        self.about.who.setEnabled(draft.person is None)
        self.birth.set_birth(draft.birth)
        self.lives.set_value({True: "yes", False: "no", None: ""}[draft.lives_here])
        self.since.set_day(draft.since)
        self.until.set_day(draft.until)
        self.key.set_value(str(draft.id))
