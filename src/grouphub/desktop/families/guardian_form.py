"""The dialog about somebody who answers for a girl."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.desktop.families.about_somebody import AboutSomebody
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.phone_fields import KeyField
from grouphub.desktop.widgets.choice_fields import ChoiceField
from grouphub.desktop.widgets.day_fields import PhoneField
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.features.families import actions, queries
from grouphub.features.families.drafts import GuardianDraft
from grouphub.features.people import card
from grouphub.features.people.rules import Whose, chosen, word

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace


class GuardianDialog(FormDialog):
    """Adds a guardian or changes what is known; whether to speak with her or him is asked before the number."""

    def __init__(self, workspace: Workspace, person_id: str, guardian_id: str = "") -> None:
        self._her = UUID(person_id)
        form = Form(f"families/{person_id}/guardian/{guardian_id or 'new'}")
        with workspace.db.read() as session:
            one = card.person(session, self._her, family_first=workspace.settings.family_first)
            found = queries.guardian_draft(session, UUID(guardian_id)) if guardian_id else None
        self._known = found
        self.about = AboutSomebody(workspace, self._her, one.given)
        self.phone = PhoneField("typed", _("Phone"), required=False)
        whose = [(choice.value, _words_here().get(choice) or word(choice)) for choice in Whose]
        self.whose = ChoiceField("whose", _("Whose phone is it?"), whose)
        self.whose_words = TextField("whose_words", _("Who is that?"), required=False)
        self.key = KeyField("key")
        self._lay_out(form)
        self._show(found or GuardianDraft())
        self.whose.changed.connect(self.follow)
        form.restored.connect(self.follow)
        title = _("A guardian of {name}").format(name=one.name)
        super().__init__(workspace, title, form, take_out=_("Take out") if found else "")

    def write(self) -> None:
        """Add or change her or him."""
        whose = chosen(Whose, self.whose.value(), Whose.OWN)
        draft = GuardianDraft(
            guardian=self.about.who.person(),
            typed=self.phone.value(),
            whose=whose,
            whose_words=self.whose_words.value() if whose is Whose.OTHER else "",
            id=UUID(self.key.value()),
            **self.about.said(),
        )
        if self._known is None:
            actions.add_guardian(self.workspace.db, self._her, draft)
        else:
            actions.change_guardian(self.workspace.db, self._known.id, draft)

    def erase(self) -> None:
        """Take the guardian out."""
        assert self._known is not None
        actions.take_out_guardian(self.workspace.db, self._known.id)

    def follow(self) -> None:
        """Ask whose phone it is only when it is somebody else's."""
        self.whose_words.setVisible(self.whose.value() == Whose.OTHER)

    def _lay_out(self, form: Form) -> None:
        about = self.about
        form.add(about.who)
        form.add_row(about.kin, about.kin_words)
        form.add(about.safe)
        form.add_row(about.hours, about.remark)
        form.add_row(self.phone, self.whose)
        form.add(self.whose_words)
        form.add(self.key)

    def _show(self, draft: GuardianDraft) -> None:
        self.about.show(draft, draft.guardian)
        self.phone.set_value(draft.typed)
        self.whose.set_value(draft.whose.value)
        self.whose_words.set_value(draft.whose_words)
        self.key.set_value(str(draft.id))
        self.follow()


def _words_here() -> dict[Whose, str]:
    return {Whose.OWN: _("Her or his own"), Whose.HUSBAND: _("The husband’s")}
