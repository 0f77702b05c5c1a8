"""The fields of a woman's form, grouped as they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.base.names import fold
from grouphub.desktop.fields.answer_fields import AnswerFields
from grouphub.desktop.people.consent_fields import ConsentFields, newest_consent
from grouphub.desktop.people.phone_fields import AboutPhone, MorePhones
from grouphub.desktop.people.picture_field import PictureField
from grouphub.desktop.people.signs import soft
from grouphub.desktop.places.choices import district_choices, village_choices, whereabouts
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.choice_fields import ChoiceField, SegmentsField, TilesField
from grouphub.desktop.widgets.day_fields import BirthField, DayField, PhoneField
from grouphub.desktop.widgets.fields import CompletedField, LongTextField, TextField
from grouphub.desktop.widgets.pick_field import Choice, ChoiceOffers, PickField
from grouphub.features.fields.queries import own_fields
from grouphub.features.people import hints, where
from grouphub.features.people.rules import Purpose, Role, Schooling, next_code, word
from grouphub.features.people.timeline import ROLE_SIGNS
from grouphub.features.places.queries import completed, districts, place_of, village_at
from grouphub.features.places.rules import Place

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.people.drafts import PersonDraft

NOT_SAID = "not said"
"""What stands in the drop-down for nothing: a choice can be taken back."""


class PersonFields:
    """Makes the fields; the form lays them out, ``person_entry`` reads and fills them."""

    def __init__(self, workspace: Workspace, opened: PersonDraft, *, adding: bool) -> None:
        self._workspace = workspace
        today = workspace.today
        self.given = TextField("given", _("Name"))
        self.family = TextField("family", _("Family name"), required=False)
        self.phone = PhoneField("phone", _("Phone"), required=False)
        self.birth = BirthField(
            "birth", _("Birth"), today, required=False, hint=_("A day, a year, “about 1975”, or her age")
        )
        self.village = TextField("village", _("Village"), required=False, icon="map-pin")
        self.village_offers = ChoiceOffers(self.village.edit, self._villages)
        self.village_offers.chosen.connect(self._live_in)
        self.village.left.connect(self._complete_place)
        self.patronymic = TextField("patronymic", _("Father’s name"), required=False)
        self.spellings = TextField(
            "spellings",
            _("Other spellings and nicknames"),
            required=False,
            hint=_("Several: put commas between them. She is found by each of them."),
        )
        self.paper_name = TextField(
            "paper_name",
            _("How she wants to be written on paper"),
            required=False,
            hint=_("On lists and certificates. Empty: as above."),
        )
        self.about_phone = AboutPhone("phone-")
        self.more_phones = MorePhones("phones")
        self._add_place(opened)
        self._add_school()
        self._add_group(opened, adding=adding)
        with workspace.db.read() as session:
            self.own = AnswerFields(workspace, own_fields(session), besides=(opened.id,))

    def _add_place(self, opened: PersonDraft) -> None:
        with self._workspace.db.read() as session:
            listed = districts(session)
        self._districts = {one.key: one.name for one in listed}
        choices = district_choices(listed, opened.district)
        self.district = PickField("district", _("District"), choices, required=False)
        self.jamoat = CompletedField("jamoat", _("Jamoat"), self._jamoats, required=False)
        self.street = CompletedField("street", _("Street or quarter"), self._streets, required=False)
        self.house = TextField("house", _("House"), required=False)

    def _add_school(self) -> None:
        known = [(step.value or NOT_SAID, word(step)) for step in Schooling]
        self.schooling = ChoiceField("schooling", _("Schooling"), known, required=False)
        answers = [("yes", _("Yes")), ("no", _("No")), ("", _("Not said"))]
        self.in_school = SegmentsField("in_school", _("Goes to school now"), answers, required=False)
        self.in_school.speak_as(self.in_school.label_text)  # other fields of the form say yes and no too

    def _add_group(self, opened: PersonDraft, *, adding: bool) -> None:
        today = self._workspace.today
        tiles = [(role.value, word(role), icon, soft(area)) for role in Role for icon, area in (ROLE_SIGNS[role],)]
        self.roles = TilesField("roles", _("What she does here"), tiles, several=True, columns=2, required=False)
        self.joined_on = DayField("joined_on", _("In the group since"), today, past=True, required=False)
        self.code = TextField("code", _("Own short code"), required=False, placeholder=self._next_code())
        self.consents = {purpose: ConsentFields(purpose, today, newest_consent(opened, purpose)) for purpose in Purpose}
        self.note = LongTextField(
            "note",
            _("Note"),
            required=False,
            hint=_("Everyone with a password reads this. What is private does not belong here."),
        )
        painting.hide_unless(self.note, adding)
        self.picture = PictureField("picture", _("Picture"), self._workspace.jobs)

    def follow(self) -> None:
        """Show the fields that hang on another one, or hide them."""
        self.about_phone.follow()
        self.tell_place()
        for consent in self.consents.values():
            consent.follow()

    def _villages(self, typed: str) -> list[Choice]:
        """Return the villages women live in, and the group's own: most of them live there, the first one too."""
        with self._workspace.db.read() as session:
            known = village_choices(where.villages_like(session, typed), self._districts)
        own, district = self._workspace.settings.village, self._workspace.settings.district
        if own and fold(own).startswith(fold(typed)) and own not in {one.name for one in known}:
            known.insert(0, Choice(district, own, self._districts.get(district, "")))
        return known

    def _live_in(self, one: Choice) -> None:
        """Fill in where the chosen village is."""
        with self._workspace.db.read() as session:
            place = place_of(session, _key(one.key))
        self.jamoat.set_value(place.jamoat)
        self.district.set_value(place.district if place.village else one.key)
        self.tell_place()
        self.village.changed.emit()

    def _complete_place(self) -> None:
        """Fill in where a village typed in full is, as far as nothing else was said."""
        with self._workspace.db.read() as session:
            found = completed(session, self._place())
        if found.jamoat or found.district:
            self.jamoat.set_value(found.jamoat or self.jamoat.value())
            self.district.set_value(found.district or self.district.value())
        self.tell_place()

    def tell_place(self) -> None:
        """Show below the village where it is: the fields for that lie further down."""
        self.village.set_hint(whereabouts(self.jamoat.value().strip(), self.district.key(), self._districts))

    def _streets(self, typed: str) -> list[str]:
        with self._workspace.db.read() as session:
            village = village_at(session, self._place())
            return where.streets_like(session, typed, village.id if village else None)

    def _jamoats(self, typed: str) -> list[str]:
        with self._workspace.db.read() as session:
            return where.jamoats_like(session, typed, self.district.key())

    def _place(self) -> Place:
        return Place(self.village.value(), self.jamoat.value(), self.district.key())

    def _next_code(self) -> str:
        with self._workspace.db.read() as session:
            newest = hints.newest_code(session)
        return _("for example {code}").format(code=next_code(newest))


def _key(text: str) -> UUID | None:
    """Return the key of a village; the group's own may be none yet."""
    try:
        return UUID(text)
    except ValueError:
        return None


def plain_choice(field: Any) -> str:
    """Return what a drop-down or bar says; "not said" is nothing."""
    value = str(field.value())
    return "" if value == NOT_SAID else value
