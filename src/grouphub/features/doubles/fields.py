"""What is written once about a woman and must be chosen when two turn out to be one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from grouphub.base.i18n import N_, _
from grouphub.features.people.rules import Schooling, chosen, word

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from grouphub.features.people.models import Person


class Side(StrEnum):
    """Whose value is taken."""

    KEPT = "kept"
    OTHER = "other"


@dataclass(frozen=True)
class MergeField:
    """Columns chosen together, and how they are shown."""

    key: str
    label: str
    columns: tuple[str, ...]
    words: Callable[[Person, date], str] | None = None

    def shown(self, person: Person, today: date) -> str:
        """Return what is written, in words; nothing when nothing is."""
        if self.words is not None:
            return self.words(person, today)
        return ", ".join(filter(None, (str(getattr(person, column) or "") for column in self.columns)))

    def values(self, person: Person) -> tuple[Any, ...]:
        """Return what is written, as it is kept."""
        return tuple(getattr(person, column) for column in self.columns)


def _place(person: Person, _today: date) -> str:
    return ", ".join(filter(None, (person.village, person.street, person.house)))


def _born(person: Person, today: date) -> str:
    return person.birth.shown(today) if person.birth else ""


def _school(person: Person, _today: date) -> str:
    schooling = chosen(Schooling, person.schooling, Schooling.NOT_SAID)
    return "" if schooling is Schooling.NOT_SAID else word(schooling)


def _in_school(person: Person, _today: date) -> str:
    return {True: _("Yes"), False: _("No"), None: ""}[person.in_school]


FIELDS = (
    MergeField("given", N_("Name"), ("given",)),
    MergeField("family", N_("Family name"), ("family",)),
    MergeField("patronymic", N_("Father’s name"), ("patronymic",)),
    MergeField("paper_name", N_("On paper"), ("paper_name",)),
    MergeField("birth", N_("Born"), ("birth",), _born),
    MergeField("place", N_("Where she lives"), ("village_id", "street", "house"), _place),
    MergeField("schooling", N_("Schooling"), ("schooling",), _school),
    MergeField("in_school", N_("Goes to school now"), ("in_school",), _in_school),
    MergeField("code", N_("Code"), ("code",)),
)
"""Every column of a woman that does not follow from others, each once."""

_EXACT = ("day", "year", "age", "about")


def usual_side(field: MergeField, kept: Person, other: Person) -> Side:
    """Return whose value is offered: what is not empty, of two births the more exact one, else the kept woman's."""
    mine, hers = field.values(kept), field.values(other)
    if not any(mine) and mine != hers and (any(hers) or False in hers):
        return Side.OTHER
    if field.key == "birth" and kept.birth and other.birth:
        exact = _EXACT.index(other.birth.kind) < _EXACT.index(kept.birth.kind)
        return Side.OTHER if exact else Side.KEPT
    return Side.KEPT
