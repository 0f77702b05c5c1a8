"""The women of the open register, asked by index: what one look for doubles needs, without reading everybody."""

from __future__ import annotations

import json
from itertools import combinations
from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base.birth import Birth
from grouphub.features.doubles.traits import Traits
from grouphub.features.doubles.words import Words
from grouphub.features.people.derived import digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

_MOST = 400
"""So many women are compared at most: more share two names only where everybody is called alike."""
_WORDS_COMPARED = 6

_NAMES = 'SELECT "row", id, given, family, patronymic, paper_name, birth, village, code FROM person'
_SPELLINGS = "SELECT person_id, text FROM person_spelling"
_PHONES = "SELECT person_id, normal FROM person_phone WHERE length(normal) > 5"


def words_of(session: Session) -> Words:
    """Return the words of all names."""
    connection = session.connection()
    women = connection.exec_driver_sql("SELECT count(*) FROM person").scalar_one()
    # Digits come before letters in the index: codes are not read at all.
    counted = connection.exec_driver_sql(
        "SELECT json_group_object(term, doc) FROM person_word WHERE term >= 'a' AND col = 'search_names'"
    )
    return Words(json.loads(counted.scalar_one()), women)


def worth_comparing(session: Session, one: Traits, words: Words) -> list[int]:
    """Return the rows of the women who share a telephone, a code, two names, or a name and the village."""
    found: dict[int, None] = {}
    for table, asked in _questions(one, words):
        statement = f"SELECT rowid FROM {table} WHERE {table} MATCH ? LIMIT ?"  # noqa: S608  our own names
        rows = session.connection().exec_driver_sql(statement, (asked, _MOST))
        found.update(dict.fromkeys(row for (row,) in rows))
    if one.sign:
        rows = session.connection().exec_driver_sql('SELECT "row" FROM person WHERE code = ? LIMIT 9', (one.sign,))
        found.update(dict.fromkeys(row for (row,) in rows))
    return [row for row in found if row != one.row]


def _questions(one: Traits, words: Words) -> list[tuple[str, str]]:
    """Return what the search index is asked: (table, FTS5 question)."""
    asked = [("person_part", f'search_digits : "{digits(number)}"') for number in sorted(one.phones)]
    named = [_any_of(near) for word in one.words[:_WORDS_COMPARED] if (near := words.near(word))]
    if len(named) > 1:
        pairs = " OR ".join(f"({first} AND {second})" for first, second in combinations(named, 2))
        asked.append(("person_start", f"search_names : ({pairs})"))
    elif named and len(one.words) == 1:
        asked.append(("person_start", f"search_names : {named[0]}"))
    if named and one.place:
        here = " AND ".join(f'search_place : "{word}"' for word in one.place.split())
        asked.append(("person_start", f"(search_names : ({' OR '.join(named)})) AND {here}"))
    return asked


def _any_of(near: Iterable[str]) -> str:
    listed = " OR ".join(f'"{word}"' for word in sorted(near))
    return f"({listed})"


def everybody(session: Session) -> list[Traits]:
    """Return all women, archived ones among them."""
    return _read(session, "", ())


def women(session: Session, rows: Sequence[int]) -> list[Traits]:
    """Return the women of ``rows``."""
    return _read(session, ' WHERE "row" IN (SELECT value FROM json_each(?))', (json.dumps(list(rows)),))


def woman(session: Session, person_id: UUID) -> Traits | None:
    """Return one woman; None when she is not there."""
    return next(iter(_read(session, " WHERE id = ?", (person_id.bytes,))), None)


def _read(session: Session, which: str, values: tuple[Any, ...]) -> list[Traits]:
    connection = session.connection()
    people = connection.exec_driver_sql(_NAMES + which, values).all()
    spellings: dict[bytes, list[str]] = {}
    phones: dict[bytes, list[str]] = {}
    own = f" person_id IN (SELECT id FROM person{which})" if which else ""  # noqa: S608  our own names
    for kept, statement, glue in ((spellings, _SPELLINGS, " WHERE"), (phones, _PHONES, " AND")):
        for key, text in connection.exec_driver_sql(statement + (glue + own if own else ""), values):
            kept.setdefault(bytes(key), []).append(text)
    return [_traits(line, spellings.get(bytes(line[1]), []), phones.get(bytes(line[1]), [])) for line in people]


def _traits(line: Any, spellings: list[str], phones: list[str]) -> Traits:
    row, key, given, family, patronymic, paper_name, birth, village, code = line
    return Traits(
        given=given,
        family=family,
        patronymic=patronymic,
        spellings=tuple(filter(None, (*spellings, paper_name))),
        birth=Birth.from_text(birth) if birth else None,
        phones=frozenset(phones),
        village=village,
        code=code,
        row=row,
        id=UUID(bytes=bytes(key)),
    )
