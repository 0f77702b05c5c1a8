"""Reads the rows of a table column by column: what stands in many cells is understood once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.base.texts import clean
from grouphub.features.people.rules import Schooling
from grouphub.features.transfer import cell_readers
from grouphub.features.transfer.field_lists import FieldLists
from grouphub.features.transfer.meanings import Meaning
from grouphub.features.transfer.read_people import Problem, ReadPerson
from grouphub.features.transfer.sheets import text_of
from grouphub.features.transfer.tables import LeftOut, Why
from grouphub.features.transfer.text_cells import alike

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from grouphub.features.transfer.cell_readers import Frame
    from grouphub.features.transfer.field_lists import ReadColumn
    from grouphub.features.transfer.meanings import Use
    from grouphub.features.transfer.tables import Table


class RowWithoutName(GroupHubError):
    """Something is written about a woman whose name is not."""

    message = N_("There is no name in this row. It was not taken over.")


class OneNameOnly(GroupHubError):
    """Her own name is not there, her family's is."""

    message = N_("Only a family name stands here. It was taken as her name.")


class Reading:
    """One reading of a table: the people in it, and on the way the problems and the rows without a name."""

    def __init__(
        self,
        table: Table,
        uses: tuple[Use, ...],
        frames: Mapping[int, Frame],
    ) -> None:
        self._table = table
        self._uses = uses
        self._frames = frames
        self._problems: list[Problem] = []
        self.left_out: list[LeftOut] = []

    def problems(self) -> tuple[Problem, ...]:
        """Return what could not be understood, from the top down."""
        return tuple(sorted(self._problems, key=lambda one: (one.row, one.column or 0)))

    def people(self, progress: Callable[[float], None]) -> tuple[ReadPerson, ...]:
        """Return the women, one of each row that has a name."""
        read: list[ReadColumn] = []
        for place, use in enumerate(self._uses):
            progress(0.8 * place / len(self._uses))
            if use.meaning is not Meaning.NOTHING:
                read.append((use, self._values(place, use)))
        progress(0.8)
        fields = FieldLists(read, len(self._table.rows))
        fields.unite(alike)
        return self._people(fields)

    def _values(self, place: int, use: Use) -> list[Any]:
        """Return the values of a column; each different cell is read once."""
        column = self._table.columns[place]
        reader = cell_readers.reader_for(use, self._frames[column.number])
        known: dict[Any, tuple[Any, Any]] = {"": (_EMPTY.get(use.meaning, ""), ())}
        values = []
        for at, cell in enumerate(self._table.cells(place)):
            # True and 1 are equal and are read alike: both say yes.
            found = known.get(cell)
            if found is None:
                found = known[cell] = reader(cell)
            if found[1]:
                row = self._table.numbers[at]
                shown = text_of(cell)[:_SHOWN]
                self._problems += [Problem(row, column.number, shown, error, is_kept=kept) for error, kept in found[1]]
            values.append(found[0])
        return values

    def _name_the_known(self, fields: FieldLists) -> None:
        """Take a name as it stands where the row names its woman by her key: elsewhere a dash says that it has none."""
        names = {Meaning.GIVEN: fields.given, Meaning.FAMILY: fields.family}
        for place, use in enumerate(self._uses):
            for at, key in enumerate(fields.keys if use.meaning in names else ()):
                if key is not None and not names[use.meaning][at]:
                    names[use.meaning][at] = clean(text_of(self._table.rows[at][place]))

    def _people(self, fields: FieldLists) -> tuple[ReadPerson, ...]:
        self._name_the_known(fields)
        named = [bool(given or family) for given, family in zip(fields.given, fields.family, strict=True)]
        if not all(named):
            self._leave_out(named, fields)
        for at, given in enumerate(fields.given):
            if not given and fields.family[at]:
                fields.given[at], fields.family[at] = fields.family[at], ""
                self._problems.append(
                    Problem(self._table.numbers[at], None, fields.given[at], OneNameOnly(), is_kept=True)
                )
        rows = zip(self._table.numbers, *fields.in_order(), strict=True)
        return tuple(ReadPerson(*row) for row, is_named in zip(rows, named, strict=True) if is_named)

    def _leave_out(self, named: list[bool], fields: FieldLists) -> None:
        for at, (number, row) in enumerate(zip(self._table.numbers, self._table.rows, strict=True)):
            if named[at]:
                continue
            text = " ".join(filter(None, map(text_of, row)))[:_SHOWN]
            self.left_out.append(LeftOut(number, Why.NO_NAME, text))
            if fields.says_something(at):
                self._problems.append(Problem(number, None, text, RowWithoutName()))


_SHOWN = 100
_EMPTY: dict[Meaning, Any] = {
    Meaning.FULL_NAME: None,
    Meaning.SPELLINGS: (),
    Meaning.BIRTH: None,
    Meaning.YEAR: None,
    Meaning.AGE: None,
    Meaning.PHONE: (),
    Meaning.PHONE_WHOSE: None,
    Meaning.PHONE_SAFE: None,
    Meaning.ADDRESS: None,
    Meaning.ROLES: (),
    Meaning.JOINED: None,
    Meaning.SCHOOLING: Schooling.NOT_SAID,
    Meaning.IN_SCHOOL: None,
    Meaning.CONSENT: None,
    Meaning.KEY: None,
}
