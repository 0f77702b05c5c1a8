"""What a column of a table can mean for a woman in the register."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from grouphub.base.i18n import N_, _
from grouphub.features.people.rules import Purpose, Whose


class Meaning(StrEnum):
    """What stands in a column."""

    FULL_NAME = "full_name"
    GIVEN = "given"
    PATRONYMIC = "patronymic"
    FAMILY = "family"
    PAPER_NAME = "paper_name"
    SPELLINGS = "spellings"
    BIRTH = "birth"
    YEAR = "year"
    AGE = "age"
    PHONE = "phone"
    PHONE_WHOSE = "phone_whose"
    PHONE_SAFE = "phone_safe"
    PHONE_HOURS = "phone_hours"
    PHONE_REMARK = "phone_remark"
    ADDRESS = "address"
    DISTRICT = "district"
    JAMOAT = "jamoat"
    VILLAGE = "village"
    STREET = "street"
    HOUSE = "house"
    ROLES = "roles"
    JOINED = "joined"
    CODE = "code"
    SCHOOLING = "schooling"
    IN_SCHOOL = "in_school"
    CONSENT = "consent"
    NOTE = "note"
    OWN = "own"
    KEY = "key"
    NOTHING = "nothing"


_WORDS = {
    Meaning.FULL_NAME: N_("Whole name in one cell"),
    Meaning.GIVEN: N_("Given name"),
    Meaning.PATRONYMIC: N_("Father’s name"),
    Meaning.FAMILY: N_("Family name"),
    Meaning.PAPER_NAME: N_("Name on paper"),
    Meaning.SPELLINGS: N_("Also written"),
    Meaning.BIRTH: N_("Born"),
    Meaning.YEAR: N_("Year of birth"),
    Meaning.AGE: N_("Age"),
    Meaning.PHONE: N_("Phone"),
    Meaning.PHONE_WHOSE: N_("Whose phone"),
    Meaning.PHONE_SAFE: N_("Safe to call"),
    Meaning.PHONE_HOURS: N_("When to call"),
    Meaning.PHONE_REMARK: N_("Remark about the phone"),
    Meaning.ADDRESS: N_("Whole address in one cell"),
    Meaning.DISTRICT: N_("District"),
    Meaning.JAMOAT: N_("Jamoat"),
    Meaning.VILLAGE: N_("Village"),
    Meaning.STREET: N_("Street"),
    Meaning.HOUSE: N_("House"),
    Meaning.ROLES: N_("What she does here"),
    Meaning.JOINED: N_("In the group since"),
    Meaning.CODE: N_("Code"),
    Meaning.SCHOOLING: N_("Schooling"),
    Meaning.IN_SCHOOL: N_("Goes to school now"),
    Meaning.CONSENT: N_("Consent"),
    Meaning.NOTE: N_("Note"),
    Meaning.OWN: N_("Own field"),
    Meaning.KEY: N_("Key in the register"),
    Meaning.NOTHING: N_("Is not taken over"),
}

SEVERAL = frozenset({
    Meaning.PHONE, Meaning.PHONE_WHOSE, Meaning.PHONE_SAFE, Meaning.PHONE_HOURS, Meaning.PHONE_REMARK,
    Meaning.SPELLINGS, Meaning.NOTE, Meaning.CONSENT, Meaning.OWN, Meaning.NOTHING, Meaning.ROLES,
})  # fmt: skip
"""What may stand in more than one column."""
TELLING = frozenset({Meaning.FULL_NAME, Meaning.GIVEN, Meaning.FAMILY, Meaning.BIRTH, Meaning.YEAR, Meaning.PHONE})
"""What a list of women has at least one of."""


def word(meaning: Meaning) -> str:
    """Return what a meaning is called on screen, and the head of its column in a file made here."""
    return _(_WORDS[meaning])


@dataclass(frozen=True, slots=True)
class Use:
    """What a column is used for. ``own`` is the key of an own field; ``sure`` runs from 0, a guess, to 1, her choice.

    ``whose`` belongs to a telephone whose head says whose it is, ``purpose`` to a consent.
    """

    meaning: Meaning
    own: str = ""
    whose: Whose | None = None
    purpose: Purpose = Purpose.KEEP
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """An own field of the group that may stand in the table: its key and the names it goes by, in every language."""

    key: str
    names: tuple[str, ...]


NOT_USED = Use(Meaning.NOTHING, sure=0.0)
