"""The columns in which lines of the ledger are shown: what happened, and the way to void it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.desktop.widgets.cells import act_width
from grouphub.desktop.widgets.long_model import Column
from grouphub.features.income.rules import HERS, Kind, area_word, category_word, kind_word

if TYPE_CHECKING:
    from grouphub.features.income.cash import BoxLine
    from grouphub.features.income.lines import LineRow


def told(line: LineRow) -> str:
    """Return what a line tells, with the work it belongs to."""
    if line.kind is Kind.PAYOUT and line.is_advance:
        words = _("Paid out as an advance")
    elif line.kind is Kind.WENT_OUT and line.category:
        words = category_word(line.category)
    else:
        words = kind_word(line.kind)
    if line.kind in {Kind.EARNING, Kind.OWN}:
        words = _("{what}: {area}").format(what=words, area=area_word(line.area))
    return words


def more_told(line: LineRow) -> str:
    """Return the small words below: what was wrong, the note, the receipt."""
    parts = [line.note]
    if line.reverses_id is not None:
        parts.insert(0, _("takes back: {reason}").format(reason=line.reason))
    elif line.voided:
        parts.insert(0, _("voided"))
    if line.receipt is not None:
        parts.append(_("receipt {number}").format(number=line.receipt))
    return " · ".join(filter(None, parts))


def _tone(line: LineRow) -> str:
    return "ink3" if line.voided or line.reverses_id is not None else "ink"


def person_columns() -> tuple[Column, ...]:
    """Return how the lines of one woman are shown."""
    return (
        Column("day", _("Day"), lambda line: days.in_table(line.day), 118, sortable=False, tone=_tone),
        Column(
            "what",
            _("What happened"),
            told,
            200,
            stretch=True,
            sortable=False,
            second=more_told,
            tone=_tone,
            weight=500,
        ),
        Column("amount", _("Amount"), _hers, 150, "number", sortable=False, tone=_tone),
        _void_column(),
    )


def _hers(line: LineRow) -> str:
    return shown(-line.amount if line.kind is Kind.PAYOUT else line.amount)


def box_columns() -> tuple[Column, ...]:
    """Return how the lines of the cash box are shown."""
    return (
        Column("day", _("Day"), lambda row: days.in_table(row.line.day), 118, sortable=False, tone=_box_tone),
        Column(
            "what",
            _("What happened"),
            lambda row: told(row.line),
            160,
            stretch=True,
            sortable=False,
            second=_box_more,
            tone=_box_tone,
            weight=500,
        ),
        Column("in", _("Came in"), lambda row: _part(row, 1), 130, "number", sortable=False, tone=_box_tone),
        Column("out", _("Went out"), lambda row: _part(row, -1), 130, "number", sortable=False, tone=_box_tone),
        Column("after", _("In the box"), lambda row: shown(row.after), 130, "number", sortable=False, tone=_box_tone),
        Column(
            "void",
            "",
            lambda row: _("Void") if row.line.by_hand else "",
            act_width(_("Void")),
            "act",
            sortable=False,
            act=lambda row: row.line.by_hand,
        ),
    )


def _part(row: BoxLine, sign: int) -> str:
    moved = row.line.in_box * sign
    return shown(moved) if moved > 0 else ""


def _box_more(row: BoxLine) -> str:
    who = "" if row.line.kind in HERS and not row.line.who else row.line.who
    other = ""
    if row.line.currency and row.line.foreign_amount:
        other = f"{shown(row.line.foreign_amount, currency=False)} {row.line.currency}"
    return " · ".join(filter(None, (who, other, row.line.purpose, more_told(row.line))))


def _box_tone(row: BoxLine) -> str:
    return _tone(row.line)


def _void_column() -> Column:
    wide = act_width(_("Void"), _("Correct"))
    return Column("void", "", _void_word, wide, "act", sortable=False, act=lambda line: bool(_void_word(line)))


def _void_word(line: LineRow) -> str:
    if line.shared and line.kind is Kind.EARNING and not line.voided:
        return _("Correct")
    return _("Void") if line.by_hand else ""
