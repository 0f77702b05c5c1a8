"""The columns of a table brought together: for each thing known of a woman one list, as long as the table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from grouphub.features.people.rules import Schooling
from grouphub.features.transfer.meanings import Meaning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from grouphub.features.transfer.meanings import Use

ReadColumn = tuple["Use", list[Any]]
"""What a column is used for, and its values."""


class FieldLists:
    """The lists, named as the fields of ReadPerson are."""

    def __init__(self, columns: list[ReadColumn], count: int) -> None:
        self._columns = columns
        self._count = count
        self.keys = self._one(Meaning.KEY, None)
        self.given = self._one(Meaning.GIVEN, "")
        self.patronymic = self._one(Meaning.PATRONYMIC, "")
        self.family = self._one(Meaning.FAMILY, "")
        self.spellings = self._joined(Meaning.SPELLINGS, ())
        self.note = self._notes()
        self._add_whole_names()
        self.birth = self._births()
        self.phones = self._phones()
        self.district = self._one(Meaning.DISTRICT, "")
        self.jamoat = self._one(Meaning.JAMOAT, "")
        self.village = self._one(Meaning.VILLAGE, "")
        self.street = self._one(Meaning.STREET, "")
        self.house = self._one(Meaning.HOUSE, "")
        self._add_addresses()
        self._rest = [
            self._joined(Meaning.ROLES, ()),
            self._one(Meaning.JOINED, None),
            self._one(Meaning.CODE, ""),
            self._one(Meaning.SCHOOLING, Schooling.NOT_SAID),
            self._one(Meaning.IN_SCHOOL, None),
            self._consents(),
        ]
        self._own = self._own_fields()

    def in_order(self) -> tuple[list[Any], ...]:
        """Return all lists in the order of the fields of ReadPerson, from ``given`` on."""
        return (
            self.given, self.patronymic, self.family, self._one(Meaning.PAPER_NAME, ""), self.spellings, self.birth,
            self.phones, self.district, self.jamoat, self.village, self.street, self.house, *self._rest, self.note,
            self._own, self.keys,
        )  # fmt: skip

    def says_something(self, at: int) -> bool:
        """Return whether the row says anything about a woman."""
        return any(values[at] for values in self.in_order()[:-1])

    def unite(self, unite: Callable[[list[str]], list[str]]) -> None:
        """Give the places one spelling each."""
        for name in ("district", "jamoat", "village", "street"):
            setattr(self, name, unite(getattr(self, name)))

    def _all(self, meaning: Meaning) -> Iterator[ReadColumn]:
        return (column for column in self._columns if column[0].meaning is meaning)

    def _one(self, meaning: Meaning, empty: Any) -> list[Any]:
        return next((list(values) for _use, values in self._all(meaning)), [empty] * self._count)

    def _joined(self, meaning: Meaning, empty: Any) -> list[Any]:
        """Return the values of all columns of a meaning, one after the other."""
        columns = [values for _use, values in self._all(meaning)]
        if len(columns) < 2:
            return list(columns[0]) if columns else [empty] * self._count
        return [tuple(dict.fromkeys(one for part in parts for one in part)) for parts in zip(*columns, strict=True)]

    def _notes(self) -> list[str]:
        columns = [values for _use, values in self._all(Meaning.NOTE)]
        if len(columns) < 2:
            return list(columns[0]) if columns else [""] * self._count
        return ["\n".join(filter(None, parts)) for parts in zip(*columns, strict=True)]

    def _add_whole_names(self) -> None:
        for _use, names in self._all(Meaning.FULL_NAME):
            for at, name in enumerate(names):
                if name is None or self.given[at]:
                    continue
                self.given[at] = name.given
                self.patronymic[at] = self.patronymic[at] or name.patronymic
                self.family[at] = self.family[at] or name.family
                if name.also:
                    self.spellings[at] = (*self.spellings[at], name.also)
                if name.remark:
                    self.note[at] = "\n".join(filter(None, (self.note[at], name.remark)))

    def _births(self) -> list[Any]:
        """Return the birth as exactly as any of the columns knows it."""
        columns = [self._one(meaning, None) for meaning in (Meaning.BIRTH, Meaning.YEAR, Meaning.AGE)]
        return [day or year or age for day, year, age in zip(*columns, strict=True)]

    def _phones(self) -> list[Any]:
        """Return the telephones of all columns; what stands beside one says whose it is and whether to call."""
        together: list[Any] = [()] * self._count
        last: list[Any] = together
        groups: list[list[Any]] = []
        for use, values in self._columns:
            if use.meaning is Meaning.PHONE:
                last = list(values)
                groups.append(last)
            elif use.meaning in _ABOUT_PHONES and groups:
                for at, told in enumerate(values):
                    if told and last[at]:
                        last[at] = tuple(_told(phone, use.meaning, told) for phone in last[at])
        if len(groups) == 1:
            return groups[0]
        return [_without_doubles(parts) for parts in zip(*groups, strict=True)] if groups else together

    def _add_addresses(self) -> None:
        for _use, addresses in self._all(Meaning.ADDRESS):
            for at, address in enumerate(addresses):
                if address is None:
                    continue
                for name in ("district", "jamoat", "village", "street", "house"):
                    known = getattr(self, name)
                    known[at] = known[at] or getattr(address, name)
                # What no word explains is the village where none is known, as people write it.
                known = self.village if not self.village[at] else self.street
                known[at] = ", ".join(filter(None, (known[at], address.rest)))

    def _consents(self) -> list[Any]:
        columns = [values for _use, values in self._all(Meaning.CONSENT)]
        if not columns:
            return [()] * self._count
        return [tuple(filter(None, parts)) for parts in zip(*columns, strict=True)]

    def _own_fields(self) -> list[Any]:
        columns = [(use.own, values) for use, values in self._all(Meaning.OWN)]
        if not columns:
            return [None] * self._count
        keys = [key for key, _values in columns]
        rows = zip(*(values for _key, values in columns), strict=True)
        return [{key: value for key, value in zip(keys, row, strict=True) if value} or None for row in rows]


_ABOUT_PHONES = frozenset({Meaning.PHONE_WHOSE, Meaning.PHONE_SAFE, Meaning.PHONE_HOURS, Meaning.PHONE_REMARK})


def _told(phone: Any, meaning: Meaning, told: Any) -> Any:
    if meaning is Meaning.PHONE_WHOSE:
        return replace(phone, whose=told[0], whose_words=told[1])
    if meaning is Meaning.PHONE_REMARK:
        return replace(phone, remark=told)
    return replace(phone, safe=told) if meaning is Meaning.PHONE_SAFE else replace(phone, hours=told)


def _without_doubles(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the telephones of several cells, each number once."""
    if not any(parts[1:]):
        return tuple(parts[0])
    return tuple({phone.normal or phone.typed: phone for part in reversed(parts) for phone in reversed(part)}.values())[
        ::-1
    ]
