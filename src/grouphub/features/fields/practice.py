"""Invents own fields for a practice group, and answers of some women."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from grouphub.base.i18n import LANGUAGES, N_, _, speaking
from grouphub.base.keys import named_key
from grouphub.features.fields.kinds import NO, YES, ChoiceRow, FieldRow, Kind, Names
from grouphub.features.fields.models import OwnChoice, OwnField, OwnValue
from grouphub.features.fields.values import columns

if TYPE_CHECKING:
    from random import Random
    from uuid import UUID

    from grouphub.features.contribution import Invention

_ASKED = (
    (Kind.NUMBER, N_("Children at school"), ()),
    (Kind.YES_NO, N_("Has a sewing machine"), ()),
    (Kind.CHOICE, N_("How she comes"), (N_("on foot"), N_("by car"), N_("somebody brings her"))),
    (Kind.LINK, N_("Who brought her"), ()),
)
_ANSWER = 0.55
"""Of so many women something is known."""


def invent(invention: Invention) -> None:
    """Write the fields and answers."""
    if not invention.people:
        return
    rows = [_field(invention, place, *asked) for place, asked in enumerate(_ASKED, 1)]
    values: list[dict[str, Any]] = []
    for at, woman in enumerate(invention.people):
        for row in rows:
            if invention.chance.random() < _ANSWER and (at or row.kind is not Kind.LINK):
                text = _answer(invention.chance, row, invention.people[:at])
                key = named_key(f"own_value:{woman}:{row.id}")
                values.append({"id": key, "person_id": woman, "field_id": row.id, **columns(row, text)})
    if values:
        invention.connection.execute(insert(OwnValue), values)


def _field(invention: Invention, place: int, kind: Kind, name: str, answers: tuple[str, ...]) -> FieldRow:
    key = named_key(f"own_field:{name}")
    invention.connection.execute(
        insert(OwnField), {"id": key, "kind": kind.value, "place": place, **_columns(_names(name))}
    )
    choices = tuple(ChoiceRow(named_key(f"own_choice:{one}"), _names(one)) for one in answers)
    for at, choice in enumerate(choices):
        row = {"id": choice.id, "field_id": key, "place": at, **_columns(choice.names)}
        invention.connection.execute(insert(OwnChoice), row)
    return FieldRow(key, kind, _names(name), choices)


def _names(text: str) -> Names:
    said = {}
    for language in LANGUAGES:
        with speaking(language):
            said[language] = _(text)
    return Names(**said)


def _columns(names: Names) -> dict[str, str]:
    return {"name_tg": names.tg, "name_ru": names.ru, "name_en": names.en}


def _answer(chance: Random, row: FieldRow, others: Any) -> str:
    match row.kind:
        case Kind.NUMBER:
            return str(chance.randrange(6))
        case Kind.YES_NO:
            return chance.choice((YES, YES, NO))
        case Kind.CHOICE:
            return str(chance.choice(row.choices).id)
    found: UUID = chance.choice(others)
    return str(found)
