"""Books on paper: what one woman earned and was paid, and the cash box of a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.money import NOTHING, Money, shown
from grouphub.features.income.rules import Kind, area_word, category_word, kind_word
from grouphub.paper.table import Column, TableText, table_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from grouphub.features.income.cash import Box
    from grouphub.features.income.lines import LineRow
    from grouphub.features.income.queries import Balance

_TITLES = {Kind.EARNING: 0, Kind.OWN: 1, Kind.PAYOUT: 2}


def person_book(
    balance: Balance, lines: Sequence[LineRow], group: str, first: date, last: date, *, name: str = ""
) -> bytes:
    """Return what one woman earned and was paid between two days, and what is left to pay her now.

    ``lines`` are hers of these days, the oldest first; ``name`` is how she wants to be written on paper.
    """
    span = _("{first} to {last}").format(first=days.in_table(first), last=days.in_table(last))
    text = TableText(_("Income of {name}").format(name=name or balance.name), " · ".join(filter(None, (group, span))))
    columns = (
        Column(_("Day"), 1.2),
        Column(_("What for"), 3.4),
        Column(_("Earned"), 1.35, right=True),
        Column(_("Her own"), 1.35, right=True),
        Column(_("Paid out"), 1.35, right=True),
    )
    sums = [NOTHING, NOTHING, NOTHING]
    rows = []
    for line in lines:
        if line.kind in _TITLES:
            place = _TITLES[line.kind]
            sums[place] += line.amount
            cells = ["", "", ""]
            cells[place] = shown(line.amount)
            rows.append((days.in_table(line.day), _what(line), *cells))
    total = ("", _("Together"), *map(shown, sums))
    return table_pdf(text, columns, rows, total=total, below=("", *_left(balance)))


def _what(line: LineRow) -> str:
    what = kind_word(line.kind) if line.kind is Kind.PAYOUT else area_word(line.area)
    why = _("corrected: {reason}").format(reason=line.reason) if line.reverses_id else ""
    return ", ".join(filter(None, (what, line.note, why)))


def _left(balance: Balance) -> list[str]:
    if balance.balance < 0:
        told = [_("Paid beforehand: {more}").format(more=shown(-balance.balance))]
    else:
        told = [_("Left to pay now: {left}").format(left=shown(balance.balance))]
    if balance.carried:
        told.append(_("Of that from corrections: {carried}").format(carried=shown(balance.carried)))
    return told


def box_page(box: Box, group: str) -> bytes:
    """Return the cash box of a month: what was in it, what came in and went out, and what is in it at the end."""
    text = TableText(_("Cash box"), " · ".join(filter(None, (group, days.month_heading(box.month)))))
    columns = (
        Column(_("Day"), 1.15),
        Column(_("What for"), 3.0, bold=True),
        Column(_("Who"), 1.9),
        Column(_("Came in"), 1.3, right=True),
        Column(_("Went out"), 1.3, right=True),
        Column(_("In the box"), 1.4, right=True),
    )
    opening = Money(box.lines[0].after - box.lines[0].line.in_box) if box.lines else box.opening
    rows = [("", _("In the box before"), "", "", "", shown(opening))]
    for one in box.lines:
        moved = one.line.in_box
        came, went = (shown(moved), "") if moved > 0 else ("", shown(-moved))
        rows.append((days.in_table(one.line.day), _of_the_box(one.line), one.line.who, came, went, shown(one.after)))
    total = ("", _("Together"), "", shown(box.came_in), shown(box.went_out), shown(box.closing))
    return table_pdf(text, columns, rows, across=True, total=total)


def _of_the_box(line: LineRow) -> str:
    what = category_word(line.category) if line.category else kind_word(line.kind)
    foreign = ""
    if line.currency and line.foreign_amount is not None:
        foreign = f"{shown(line.foreign_amount, currency=False)} {line.currency}"
    why = _("corrected: {reason}").format(reason=line.reason) if line.reverses_id else ""
    return ", ".join(filter(None, (what, line.note, foreign, why)))
