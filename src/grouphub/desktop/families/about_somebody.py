"""The fields that tell who somebody is to a woman and whether to speak with him or her."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grouphub.base.i18n import _
from grouphub.desktop.people.person_picker import PersonField
from grouphub.desktop.people.signs import SAFE_SIGNS
from grouphub.desktop.widgets.choice_fields import ChoiceField, SegmentsField
from grouphub.desktop.widgets.fields import TextField
from grouphub.features.families.rules import Kin, kin_choices
from grouphub.features.people.rules import Safe, chosen

if TYPE_CHECKING:
    from uuid import UUID

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.families.drafts import GuardianDraft, MemberDraft

_NOT_SAID = "not said"


class AboutSomebody:
    """Who, what to her, and whether to speak with him or her; each form lays them out with its own."""

    def __init__(self, workspace: Workspace, her: UUID, name: str) -> None:
        self.who = PersonField(
            "who",
            _("Who"),
            workspace,
            bare_name=True,
            besides=(her,),
            placeholder=_("Part of her name, or any name"),
            hint=_("Choose her from the list if she is in the register. Anybody else is only a name here."),
        )
        kin = [(_NOT_SAID, _("Not said")), *kin_choices()]
        self.kin = ChoiceField("kin", _("What to {name}").format(name=name), kin, required=False)
        self.kin_words = TextField("kin_words", _("In your own words"), required=False)
        short = {Safe.YES: _("Yes"), Safe.NO: _("No"), Safe.UNKNOWN: _("Not known")}
        safe = [(choice.value, short[choice], SAFE_SIGNS[choice][0]) for choice in Safe]
        self.safe = SegmentsField("safe", _("May we speak with her or him?"), safe)
        self.safe.speak_as(self.safe.label_text)  # other fields of the form say yes and no too
        self.hours = TextField("hours", _("When"), required=False, placeholder=_("for example 14–16"))
        self.remark = TextField("remark", _("What to know"), required=False)

    def show(self, draft: MemberDraft | GuardianDraft, person: UUID | None) -> None:
        """Fill in what is known."""
        self.who.set_person(person) if person else self.who.set_value({"id": "", "name": draft.name})
        self.kin.set_value(draft.kin.value or _NOT_SAID)
        self.safe.set_value(draft.safe.value)
        for field in (self.kin_words, self.hours, self.remark):
            field.set_value(getattr(draft, field.name))

    def said(self) -> dict[str, Any]:
        """Return what the fields say, by the names of a draft; who it is comes from ``who``."""
        kin = self.kin.value()
        return {
            "name": self.who.typed_name(),
            "kin": Kin.NOT_SAID if kin == _NOT_SAID else chosen(Kin, kin, Kin.OTHER),
            "kin_words": self.kin_words.value(),
            "safe": chosen(Safe, self.safe.value(), Safe.UNKNOWN),
            "hours": self.hours.value(),
            "remark": self.remark.value(),
        }
