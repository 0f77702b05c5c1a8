"""Women typed one below the other in the grid: what each row says, and what in it could not be understood."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from grouphub.base.birth import parse_birth
from grouphub.base.days import parse_day
from grouphub.base.errors import FieldProblem, GroupHubError
from grouphub.base.i18n import N_, _
from grouphub.base.keys import new_key
from grouphub.base.texts import clean
from grouphub.features.fields.kinds import Kind, parse
from grouphub.features.people.drafts import OwnDraft, PersonDraft, RoleDraft, checked
from grouphub.features.people.rules import NameMissing
from grouphub.features.transfer import choice_words, phone_cells
from grouphub.features.transfer.cell_readers import WordNotKnown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from grouphub.features.fields.kinds import FieldRow


class Typed(StrEnum):
    """What a column of the grid takes; own fields have columns of their own."""

    GIVEN = "given"
    FAMILY = "family"
    PHONE = "phone"
    BIRTH = "birth"
    VILLAGE = "village"
    PATRONYMIC = "patronymic"
    ROLES = "roles"
    JOINED = "joined_on"
    JAMOAT = "jamoat"
    DISTRICT = "district"


FIRST = (Typed.GIVEN, Typed.FAMILY, Typed.PHONE, Typed.BIRTH, Typed.VILLAGE)
"""The columns everybody begins with; the others are chosen."""
MORE = (Typed.PATRONYMIC, Typed.ROLES, Typed.JOINED)
WHERE = (Typed.JAMOAT, Typed.DISTRICT)
"""Where her village is: never typed, it comes with a village chosen from the list or with a pasted block."""
ONE_LINE = frozenset({Kind.TEXT, Kind.NUMBER, Kind.DAY, Kind.CHOICE, Kind.YES_NO, Kind.PHONE})
"""Kinds of own fields whose answer can be typed into a cell."""
_PLAIN = (Typed.GIVEN, Typed.FAMILY, Typed.VILLAGE, Typed.PATRONYMIC, *WHERE)
_HEADS = {
    Typed.GIVEN: N_("Name"),
    Typed.FAMILY: N_("Family name"),
    Typed.PHONE: N_("Phone"),
    Typed.BIRTH: N_("Birth"),
    Typed.VILLAGE: N_("Village"),
    Typed.PATRONYMIC: N_("Father’s name"),
    Typed.ROLES: N_("What she does here"),
    Typed.JOINED: N_("In the group since"),
    Typed.JAMOAT: N_("Jamoat"),
    Typed.DISTRICT: N_("District"),
}


def head(column: str, fields: Sequence[FieldRow] = ()) -> str:
    """Return what stands above a column: one of ``Typed``, or the key of an own field."""
    own = next((row.name for row in fields if str(row.id) == column), "")
    return own or (_(_HEADS[Typed(column)]) if column in set(Typed) else "")


@dataclass(frozen=True)
class TypedRow:
    """What a row says. ``faults`` (by column) were not understood, ``doubts`` are kept as typed."""

    draft: PersonDraft
    faults: Mapping[str, GroupHubError] = field(default_factory=dict)
    doubts: Mapping[str, GroupHubError] = field(default_factory=dict)
    refused: bool = False
    """Whether she cannot be added so: her name is missing, or a text is longer than any."""


def read_row(
    cells: Mapping[str, str],
    today: date,
    *,
    fields: Sequence[FieldRow] = (),
    key: UUID | None = None,
) -> TypedRow:
    """Return what the cells of a row say, by column. What is not understood goes into her note, so nothing is lost."""
    said = _Said(today, {str(row.id): row for row in fields})
    for column, text in cells.items():
        if clean(text):
            said.take(column, clean(text))
    draft = replace(said.draft(), id=key or new_key())
    missed = [f"{head(column, fields)}: {clean(cells[column])}" for column in said.faults]
    draft = replace(draft, note="\n".join(missed))
    try:
        checked(draft)
    except NameMissing as error:
        return TypedRow(draft, {Typed.GIVEN: error, **said.faults}, said.doubts, refused=True)
    except FieldProblem as error:
        column = {"phones": "phone"}.get(error.field, error.field)
        return TypedRow(draft, {column if column in cells else Typed.GIVEN: error}, said.doubts, refused=True)
    return TypedRow(draft, said.faults, said.doubts)


class _Said:
    """Gathers what the cells of one row say."""

    def __init__(self, today: date, own: Mapping[str, FieldRow]) -> None:
        self._today = today
        self._own = own
        self._values: dict[str, Any] = {}
        self._answers: list[OwnDraft] = []
        self.faults: dict[str, GroupHubError] = {}
        self.doubts: dict[str, GroupHubError] = {}

    def take(self, column: str, text: str) -> None:
        """Read one cell that is not empty; a column nobody knows is passed over."""
        try:
            if column in _PLAIN:
                self._values[column] = text
            elif column in _READERS:
                _READERS[Typed(column)](self, text)
            elif column in self._own:
                row = self._own[column]
                self._answers.append(OwnDraft(row.id, parse(row, text, self._today)))
        except GroupHubError as error:
            self.faults[column] = error

    def draft(self) -> PersonDraft:
        """Return the woman as far as she was understood."""
        joined_on = self._values.get(Typed.JOINED)
        roles = tuple(RoleDraft(role, joined_on) for role in self._values.get(Typed.ROLES, ()))
        return PersonDraft(**{**self._values, "roles": roles, "own": tuple(self._answers)})

    def phone(self, text: str) -> None:
        """Read one telephone or several; what looks wrong is kept as typed."""
        phones, wrong = phone_cells.phones_in(text)
        if wrong and not phones:
            raise wrong[0]
        self._values["phones"] = tuple(phone.draft() for phone in phones)
        if wrong:
            self.doubts[Typed.PHONE] = wrong[0]

    def birth(self, text: str) -> None:
        """Read a day, a year or an age."""
        self._values[Typed.BIRTH] = parse_birth(text, self._today)

    def joined(self, text: str) -> None:
        """Read since when she is in the group."""
        self._values[Typed.JOINED] = parse_day(text, self._today, past=True)

    def roles(self, text: str) -> None:
        """Read what she does."""
        roles, strange = choice_words.roles_in(text)
        if strange:
            raise WordNotKnown(text=strange[0])
        self._values[Typed.ROLES] = roles


_READERS: dict[Typed, Callable[[_Said, str], None]] = {
    Typed.PHONE: _Said.phone,
    Typed.BIRTH: _Said.birth,
    Typed.JOINED: _Said.joined,
    Typed.ROLES: _Said.roles,
}
