"""How each kind of cell of a list is painted."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRect, QRectF

from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.chips import paint_pill, pill_size
from grouphub.desktop.widgets.letter_circle import paint_circle

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from grouphub.desktop.widgets.long_model import Column


def _paint_text(painter: QPainter, column: Column, row: Any, rect: QRect, selected: bool) -> None:  # noqa: FBT001
    tone = column.tone(row) if column.tone else "ink2"
    _paint_words(painter, column, row, rect, tone, 600 if selected and column.kind == "name" else column.weight)


def _paint_words(painter: QPainter, column: Column, row: Any, rect: QRect, tone: str, weight: int) -> None:
    second = column.second(row) if column.second else ""
    if second:
        line = QRectF(rect.left(), rect.center().y() + 1, rect.width(), theme.px(20))
        painting.words(painter, line, second, theme.font("small"), "ink2")
        rect = QRect(rect.left(), rect.center().y() - theme.px(21), rect.width(), theme.px(22))
    painting.words(painter, rect, column.text(row), theme.font("text", weight), tone)


def _paint_name(painter: QPainter, column: Column, row: Any, rect: QRect, selected: bool) -> None:  # noqa: FBT001
    name = column.text(row)
    if column.initials:
        side = theme.px(36)
        circle = QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side)
        paint_circle(painter, circle, column.initials(row), name)
        rect = rect.adjusted(side + 12, 0, 0, 0)
    _paint_words(painter, column, row, rect, column.tone(row) if column.tone else "ink", 600 if selected else 500)


def _paint_pill(painter: QPainter, column: Column, row: Any, rect: QRect, selected: bool) -> None:  # noqa: FBT001, ARG001
    text = column.text(row)
    if not text or column.pill is None:
        return
    icon, area = column.pill(row)
    size = pill_size(text, with_sign=icon is not None)
    top = rect.center().y() - size.height() // 2 + 1
    paint_pill(painter, QRect(rect.left(), top, min(size.width(), rect.width()), size.height()), text, icon, area)


def _paint_pills(painter: QPainter, column: Column, row: Any, rect: QRect, selected: bool) -> None:  # noqa: FBT001, ARG001
    pills = column.pills(row) if column.pills else ()
    if not pills:
        painting.words(painter, rect, column.text(row), theme.font(), "ink2")
    left, more = rect.left(), theme.px(30)
    for number, (text, icon, area) in enumerate(pills):
        size = pill_size(text, with_sign=icon is not None)
        last = number == len(pills) - 1
        room = rect.right() + 1 - left - (0 if last else more)
        if number and size.width() > room:
            rest = QRect(left, rect.top(), rect.right() - left, rect.height())
            painting.words(painter, rest, f"+{len(pills) - number}", theme.font("small"), "ink2")
            return
        top = rect.center().y() - size.height() // 2 + 1
        paint_pill(painter, QRect(left, top, min(size.width(), room), size.height()), text, icon, area)
        left += size.width() + 6


def _paint_number(painter: QPainter, column: Column, row: Any, rect: QRect, selected: bool) -> None:  # noqa: FBT001, ARG001
    text = column.text(row)
    plain = text == "–"
    tone = column.tone(row) if column.tone else ("ink2" if plain else "ink")
    painting.words(painter, rect, text, theme.font("text", 400 if plain else 600, tabular=True), tone, painting.RIGHT)


def _paint_bars(painter: QPainter, column: Column, row: Any, rect: QRect, selected: bool) -> None:  # noqa: FBT001, ARG001
    amounts = column.bars(row) if column.bars else ()
    high, most = theme.px(30), max((*amounts, 1))
    bottom = rect.center().y() + high / 2
    for number, amount in enumerate(amounts):
        tall = max(2.0, high * max(amount, 0) / most)
        last = number == len(amounts) - 1
        place = QRectF(rect.left() + 16 * number, bottom - tall, 12, tall)
        painting.box(painter, place, 2, fill="track" if amount <= 0 else "primary" if last else "tealfill")


def act_box(column: Column, row: Any, rect: QRect) -> QRect:
    """Return where the button of an ``act`` cell is painted."""
    wide = painting.width_of(column.text(row), theme.font("text", 600))
    box = QRect(0, 0, min(wide + 2 * theme.px(12), rect.width()), theme.px(36))
    box.moveCenter(rect.center())
    box.moveRight(rect.right())
    return box


def act_width(*words: str) -> int:
    """Return how wide a column of buttons must be for any of these words, in px at normal letters."""
    wide = max(painting.width_of(one, theme.font("text", 600)) for one in words)
    return ceil(wide / theme.px(100) * 100) + 2 * 12 + _BESIDE


_BESIDE: Final = 34
"""What a column leaves free beside its button."""


def _paint_act(painter: QPainter, column: Column, row: Any, rect: QRect, selected: bool) -> None:  # noqa: FBT001, ARG001
    text = column.text(row)
    if not text:
        return
    font = theme.font("text", 600)
    if column.act and column.act(row):
        box = act_box(column, row, rect)
        painting.box(painter, box, 8, fill="surface", edge="line2")
        painting.words(painter, box, text, font, "ink", painting.CENTRE)
        return
    wide = painting.width_of(text, font)
    size = theme.px(16)
    font = theme.font("text", 500)
    left = max(rect.left(), rect.right() - wide - size - 6)
    painting.sign(painter, left, rect.center().y() + 1, "check", "green", size, "bold")
    painting.words(painter, rect.adjusted(left + size + 6 - rect.left(), 0, 0, 0), text, font, "green")


CELLS: Final = {
    "text": _paint_text,
    "name": _paint_name,
    "pill": _paint_pill,
    "pills": _paint_pills,
    "number": _paint_number,
    "bars": _paint_bars,
    "act": _paint_act,
}
