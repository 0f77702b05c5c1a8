"""What is asked beside the program's own questions, and what was answered, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import func, select

from grouphub.base.names import fold
from grouphub.base.remembered import remembered
from grouphub.features.fields.kinds import ChoiceRow, FieldRow, Kind, Names, choice_word, sort_key
from grouphub.features.fields.models import OwnChoice, OwnField, OwnValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy.orm import Session

_AT_WORK = "own fields"
_AT_ONCE = 500
"""Keys asked for in one statement."""


def own_fields(session: Session, *, archived: bool = False) -> tuple[FieldRow, ...]:
    """Return the fields that are asked, in order; with ``archived`` those that are not asked any more."""
    return tuple(row for row in every_field(session) if (row.archived_at is not None) == archived)


def every_field(session: Session) -> tuple[FieldRow, ...]:
    """Return all fields, in order, those no longer asked too. A kind this program does not know is shown as words."""
    rows = session.scalars(select(OwnField).order_by(OwnField.place, OwnField.id)).all()
    if not rows:
        return ()
    choices: dict[UUID, list[ChoiceRow]] = {}
    for choice in session.scalars(select(OwnChoice).order_by(OwnChoice.place, OwnChoice.id)):
        choices.setdefault(choice.field_id, []).append(choice_row(choice))
    return tuple(field_row(row, choices.get(row.id, ())) for row in rows)


def fields_at_work(session: Session) -> tuple[FieldRow, ...]:
    """Return all fields, read once in a session that writes many women; ``forget_fields`` follows a change."""
    if _AT_WORK not in session.info:
        session.info[_AT_WORK] = every_field(session)
    found: tuple[FieldRow, ...] = session.info[_AT_WORK]
    return found


def forget_fields(session: Session) -> None:
    """Let ``fields_at_work`` read anew."""
    session.info.pop(_AT_WORK, None)


def own_field(session: Session, field_id: UUID) -> FieldRow | None:
    """Return one field, None when it is not there."""
    return next((row for row in every_field(session) if row.id == field_id), None)


def field_row(row: OwnField, choices: Iterable[ChoiceRow]) -> FieldRow:
    """Return a field as everybody else uses it."""
    kind = Kind(row.kind) if row.kind in set(Kind) else Kind.TEXT
    return FieldRow(row.id, kind, Names(row.name_tg, row.name_ru, row.name_en), tuple(choices), row.archived_at)


def choice_row(row: OwnChoice) -> ChoiceRow:
    """Return a choice as everybody else uses it."""
    return ChoiceRow(row.id, Names(row.name_tg, row.name_ru, row.name_en), row.archived_at is not None)


def answered(session: Session) -> dict[UUID, int]:
    """Return for how many women each field was answered; fields nobody answered are left out."""
    return dict(session.execute(select(OwnValue.field_id, func.count()).group_by(OwnValue.field_id)).all())


def chosen_answers(session: Session, field_id: UUID) -> dict[UUID, int]:
    """Return how many women have each choice of a field; choices nobody has are left out."""
    query = select(OwnValue.choice_id, func.count()).where(
        OwnValue.field_id == field_id, OwnValue.choice_id.is_not(None)
    )
    return {key: number for key, number in session.execute(query.group_by(OwnValue.choice_id)) if key is not None}


def answers(session: Session, person_ids: Iterable[UUID]) -> dict[UUID, dict[UUID, str]]:
    """Return what was answered for each woman, by field, as it is kept; women without any are left out."""
    found: dict[UUID, dict[UUID, str]] = {}
    wanted = list(person_ids)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        for row in session.execute(select(*_KEPT).where(OwnValue.person_id.in_(some))):
            found.setdefault(row.person_id, {})[row.field_id] = kept_text(row)
    return found


_KEPT = (OwnValue.person_id, OwnValue.field_id, OwnValue.text, OwnValue.choice_id, OwnValue.other_id)


def kept_text(row: Any) -> str:
    """Return the answer in a row of ``own_value`` as one plain text."""
    key = row.choice_id or row.other_id
    return row.text if key is None else str(key)


def choices_sought(session: Session) -> Callable[[str], tuple[str, ...]]:
    """Return what tells for a word of a search the words that stand for choices it may mean."""
    # Asked at every key: plain SQL, and the names are folded only when they changed.
    found = session.connection().exec_driver_sql("SELECT id, name_tg, name_ru, name_en FROM own_choice")
    folded = _folded(tuple(map(tuple, found)))
    return lambda word: tuple(mark for mark, names in folded if f" {word}" in names)


@remembered(8)
def _folded(choices: tuple[tuple[bytes, str, str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the word that stands for each choice, and all its names folded."""
    return tuple((choice_word(UUID(bytes=key)), "".join(f" {fold(name)}" for name in names)) for key, *names in choices)


# --- filters ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class OwnFilter:
    """Women whose answer to one field is one of ``any_of``, or lies from ``low`` to ``high``, or is missing.

    All are kept texts; ``low`` and ``high`` are both included and may be empty. Without anything said, and not
    ``empty``, everybody fits who has an answer.
    """

    field: UUID
    kind: Kind
    any_of: frozenset[str] = frozenset()
    low: str = ""
    high: str = ""
    empty: bool = False

    def condition(self) -> tuple[bool, str, list[Any]]:
        """Return whether a woman must be among what a query for keys of women finds, the query, and its values."""
        where = ["field_id = ?"]
        values: list[Any] = [self.field.bytes]
        if self.empty:
            return False, _select(where), values
        if self.any_of:
            column = "choice_id" if self.kind is Kind.CHOICE else "text"
            where.append(f"{column} IN ({', '.join('?' * len(self.any_of))})")
            values += [UUID(text).bytes if self.kind is Kind.CHOICE else text for text in sorted(self.any_of)]
        for sign, bound in ((">=", self.low), ("<=", self.high)):
            if bound:
                where.append(f"sort {sign} ?")
                values.append(sort_key(FieldRow(self.field, self.kind, Names()), bound))
        return True, _select(where), values

    def to_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "field": str(self.field),
            "kind": self.kind.value,
            "any_of": sorted(self.any_of),
            "low": self.low,
            "high": self.high,
            "empty": self.empty,
        }

    @classmethod
    def from_dict(cls, kept: Any) -> OwnFilter | None:
        """Read plain values; None for what is not understood."""
        try:
            return cls(
                UUID(kept["field"]),
                Kind(kept["kind"]),
                frozenset(map(str, kept.get("any_of") or ())),
                str(kept.get("low") or ""),
                str(kept.get("high") or ""),
                bool(kept.get("empty")),
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            return None


def _select(where: list[str]) -> str:
    return f"SELECT person_id FROM own_value WHERE {' AND '.join(where)}"  # noqa: S608  our own names
