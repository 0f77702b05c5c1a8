"""What a sheet says about each woman in it, what could not be understood, and what must be asked first."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from grouphub.features.transfer import columns, day_cells, name_cells
from grouphub.features.transfer.cell_readers import Frame
from grouphub.features.transfer.heading_places import with_places
from grouphub.features.transfer.meanings import Meaning
from grouphub.features.transfer.questions import (
    DayOrderQuestion,
    NameOrderQuestion,
    NameSample,
    Question,
    old_font_question,
    with_old_font,
)
from grouphub.features.transfer.reading_rows import Reading
from grouphub.features.transfer.sheets import text_of
from grouphub.features.transfer.table_finding import find_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from grouphub.base.old_fonts import OldFont
    from grouphub.features.transfer.day_cells import DayOrder, Order
    from grouphub.features.transfer.meanings import OwnColumn, Use
    from grouphub.features.transfer.name_cells import NameOrder, NameOrderFound
    from grouphub.features.transfer.read_people import Problem, ReadPerson
    from grouphub.features.transfer.sheets import Sheet, Workbook
    from grouphub.features.transfer.tables import LeftOut, Table


@dataclass(frozen=True)
class Choices:
    """What she has decided about a sheet; what is not decided is guessed. Columns go by their number in the sheet.

    ``said_on`` is the day on which ages in it were true, today unless she says otherwise. ``head_rows`` are numbered as
    in the file; () says that there are none. ``old_font`` "none" means that the letters are what they seem.
    """

    today: date
    said_on: date | None = None
    head_rows: tuple[int, ...] | None = None
    uses: Mapping[int, Use] = field(default_factory=dict)
    day_orders: Mapping[int, DayOrder] = field(default_factory=dict)
    name_orders: Mapping[int, NameOrder] = field(default_factory=dict)
    old_font: OldFont | Literal["none"] | None = None
    own: tuple[OwnColumn, ...] = ()


@dataclass(frozen=True)
class Understanding:
    """A sheet understood. ``uses[n]`` is what ``table.columns[n]`` is used for.

    ``day_orders`` and ``name_orders`` tell for the columns concerned, by their number, how they were read.
    ``is_questionable`` when no column looks like names, births or phones: it may be no list of women at all.
    """

    table: Table
    uses: tuple[Use, ...]
    people: tuple[ReadPerson, ...]
    problems: tuple[Problem, ...]
    left_out: tuple[LeftOut, ...]
    questions: tuple[Question, ...]
    day_orders: Mapping[int, DayOrder]
    name_orders: Mapping[int, NameOrder]
    is_questionable: bool = False


def understand(
    sheet: Sheet,
    choices: Choices,
    *,
    counts_from: Literal[1900, 1904] = 1900,
    progress: Callable[[float], None] = lambda _part: None,
) -> Understanding:
    """Return what the sheet says. Depends on nothing but what is given, and asks nothing of the register.

    ``progress`` is told the part done and may raise to stop.
    """
    questions: list[Question] = []
    if choices.old_font is None:
        asked = old_font_question(sheet)
        questions += [asked] if asked else []
    elif choices.old_font != "none":
        sheet = with_old_font(sheet, choices.old_font)
    progress(0.1)
    table = find_table(sheet, head_rows=choices.head_rows, own=choices.own, counts_from=counts_from)
    uses = columns.guess(table, choices.today, chosen=choices.uses, own=choices.own)
    progress(0.2)
    day_orders = _day_orders(table, uses, choices, questions)
    name_orders = _name_orders(table, uses, choices, questions)
    reading = Reading(table, uses, _frames(table, choices, day_orders, name_orders))
    people = reading.people(lambda part: progress(0.2 + 0.8 * part))
    people, left_out = with_places(people, (*table.left_out, *reading.left_out))
    return Understanding(
        table=table,
        uses=uses,
        people=people,
        problems=reading.problems(),
        left_out=tuple(sorted(left_out, key=lambda one: one.row)),
        questions=tuple(questions),
        day_orders=day_orders,
        name_orders=name_orders,
        is_questionable=columns.is_questionable(uses),
    )


def likeliest_sheet(book: Workbook, choices: Choices) -> Sheet | None:
    """Return the sheet that looks most like a list of women, hidden ones last; None if all are empty.

    Judged by the rows at its beginning, so that a long file does not make her wait.
    """

    def worth(sheet: Sheet) -> tuple[bool, bool, int]:
        start = replace(sheet, rows=sheet.rows[:_JUDGED])
        found = understand(start, choices, counts_from=book.counts_from)
        return not found.is_questionable and bool(found.people), not sheet.hidden, len(found.people)

    # Of equals the first one wins.
    return max(book.filled, key=worth, default=None)


_JUDGED = 200
_OF_DAYS = frozenset({Meaning.BIRTH, Meaning.YEAR, Meaning.AGE, Meaning.JOINED, Meaning.CONSENT})


def _day_orders(
    table: Table, uses: tuple[Use, ...], choices: Choices, questions: list[Question]
) -> dict[int, DayOrder]:
    """Return the order of each column of days, and add the questions about those that leave it open."""
    orders: dict[int, DayOrder] = {}
    for place, (column, use) in enumerate(zip(table.columns, uses, strict=True)):
        if use.meaning not in _OF_DAYS:
            continue
        chosen = choices.day_orders.get(column.number)
        found: Order = day_cells.order_of(table.cells(place), choices.today)
        orders[column.number] = chosen or found.order
        if chosen is None and not found.is_clear:
            questions.append(DayOrderQuestion(column, found.order, found.samples))
    return orders


def _name_orders(
    table: Table, uses: tuple[Use, ...], choices: Choices, questions: list[Question]
) -> dict[int, NameOrder]:
    """Return the order of each column of whole names, and add the questions about those that leave it open."""
    orders: dict[int, NameOrder] = {}
    for place, (column, use) in enumerate(zip(table.columns, uses, strict=True)):
        if use.meaning is not Meaning.FULL_NAME:
            continue
        chosen = choices.name_orders.get(column.number)
        found: NameOrderFound = name_cells.order_of(map(text_of, table.cells(place)), column.head)
        orders[column.number] = chosen or found.order
        if chosen is None and not found.is_clear:
            samples = tuple(_name_sample(text) for text in found.samples)
            questions.append(NameOrderQuestion(column, found.order, samples))
    return orders


def _name_sample(text: str) -> NameSample:
    first, last = name_cells.NameOrder.FAMILY_FIRST, name_cells.NameOrder.GIVEN_FIRST
    return NameSample(text, name_cells.split(text, first), name_cells.split(text, last))


def _frames(
    table: Table, choices: Choices, day_orders: Mapping[int, DayOrder], name_orders: Mapping[int, NameOrder]
) -> dict[int, Frame]:
    """Return what each column is read by."""
    said_on = choices.said_on or choices.today
    return {
        column.number: Frame(
            day_cells.Frame(
                day_orders.get(column.number, day_cells.DayOrder.DAY_FIRST), said_on, choices.today, table.counts_from
            ),
            name_orders.get(column.number, name_cells.NameOrder.FAMILY_FIRST),
            column.head,
        )
        for column in table.columns
    }
