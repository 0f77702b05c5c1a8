"""An empty form to fill in by hand: lines with a small word above them, and boxes to tick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from grouphub.paper import fonts
from grouphub.paper.sheet import HEIGHT, WIDTH, Paper, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARGIN: Final = 42.5  # 1.5 cm
_WIDE: Final = WIDTH - 2 * _MARGIN
_GAP: Final = 14.0
_WORD: Final = 8.5
_ROOM: Final = 18.5
"""Between a word and its line: handwriting needs some 6 mm."""
_AFTER: Final = 3.0
_BOX: Final = 9.0
_TICK_SIZE: Final = 9.5
_TICK_ROW: Final = 15.5
_GREY: Final = 0.35


@dataclass(frozen=True)
class Blank:
    """A line to write on; ``share`` is its part of the row."""

    word: str
    share: float = 1.0


class BlankForm:
    """Draws the form from the top down over as many pages as it takes; ``finish`` gives the PDF.

    Each further page begins with the title and a line for ``again``: loose pages must not be mixed up.
    """

    def __init__(self, title: str, facts: str = "", again: str = "") -> None:
        self._title, self._facts, self._again = title, facts, again
        self._page = 1
        self._paper = Paper()
        self._canvas = self._paper.canvas
        self._y = HEIGHT - _MARGIN
        self._canvas.setFont(fonts.BOLD, 17)
        self._canvas.drawString(_MARGIN, self._y - 15, title)
        self._canvas.setFont(fonts.REGULAR, 9)
        self._canvas.drawRightString(WIDTH - _MARGIN, self._y - 15, facts)
        self._y -= 24

    def part(self, title: str) -> None:
        """Begin a part."""
        self._begin(52)
        self._y -= 15
        self._canvas.setFont(fonts.SEMIBOLD, 11)
        self._canvas.drawString(_MARGIN, self._y, title)
        self._canvas.setLineWidth(0.8)
        self._canvas.line(_MARGIN, self._y - 4, WIDTH - _MARGIN, self._y - 4)
        self._y -= 6

    def blanks(self, *blanks: Blank) -> None:
        """Draw lines side by side."""
        self._begin(_WORD + _ROOM + _AFTER)
        room = _WIDE - _GAP * (len(blanks) - 1)
        shares = sum(blank.share for blank in blanks)
        left = _MARGIN
        for blank in blanks:
            wide = room * blank.share / shares
            self._word(blank.word, left, self._y - _WORD - 2)
            self._canvas.setLineWidth(0.6)
            self._canvas.line(left, self._y - _WORD - _ROOM, left + wide, self._y - _WORD - _ROOM)
            left += wide + _GAP
        self._y -= _WORD + _ROOM + _AFTER

    def ticks(self, word: str, choices: Sequence[str], *, then: Sequence[Blank] = ()) -> None:
        """Draw a question with a box before each answer, on as many lines as they need, and blanks to end with."""
        beside = 132.0
        words = lines(word, fonts.REGULAR, _TICK_SIZE, beside - 8)
        rows = _in_rows(choices, then, _WIDE - beside)
        high = max(len(words) * 11.5, len(rows) * _TICK_ROW) + 2
        self._begin(high)
        y = self._y - 12
        self._canvas.setFont(fonts.REGULAR, _TICK_SIZE)
        for number, line in enumerate(words):
            self._canvas.drawString(_MARGIN, y - number * 11.5, line)
        for number, row in enumerate(rows):
            self._answers(row, _MARGIN + beside, y - number * _TICK_ROW)
        self._y -= high

    def note(self, words: str) -> None:
        """Set small words across the page."""
        for line in lines(words, fonts.REGULAR, _WORD, _WIDE):
            self._begin(12)
            self._y -= 12
            self._word(line, _MARGIN, self._y)
        self._y -= 4

    def finish(self) -> bytes:
        """Return the PDF."""
        return self._paper.finish()

    def _begin(self, high: float) -> None:
        if self._y - high < _MARGIN:
            self._canvas.showPage()
            self._page += 1
            self._y = HEIGHT - _MARGIN
            self._head_again()

    def _head_again(self) -> None:
        self._canvas.setFont(fonts.SEMIBOLD, 11)
        self._canvas.drawString(_MARGIN, self._y - 11, f"{self._title} · {self._page}")
        self._canvas.setFont(fonts.REGULAR, 9)
        self._canvas.drawRightString(WIDTH - _MARGIN, self._y - 11, self._facts)
        self._y -= 22
        if self._again:
            self.blanks(Blank(self._again))

    def _word(self, word: str, left: float, y: float) -> None:
        self._canvas.setFillGray(_GREY)
        self._canvas.setFont(fonts.REGULAR, _WORD)
        self._canvas.drawString(left, y, word)
        self._canvas.setFillGray(0)

    def _answers(self, row: Sequence[str | Blank], left: float, y: float) -> None:
        for answer in row:
            if isinstance(answer, Blank):
                self._word(answer.word, left, y)
                start = left + fonts.width(answer.word, fonts.REGULAR, _WORD) + 5
                self._canvas.setLineWidth(0.6)
                self._canvas.line(start, y - 2, left + _wide(answer) - 8, y - 2)
            else:
                self._canvas.setLineWidth(0.8)
                self._canvas.rect(left, y - 1, _BOX, _BOX)
                self._canvas.setFont(fonts.REGULAR, _TICK_SIZE)
                self._canvas.drawString(left + _BOX + 4, y, answer)
            left += _wide(answer)


def _wide(answer: str | Blank) -> float:
    """Return how much of a row an answer takes."""
    if isinstance(answer, Blank):
        return fonts.width(answer.word, fonts.REGULAR, _WORD) + 80 * answer.share
    return _BOX + 4 + fonts.width(answer, fonts.REGULAR, _TICK_SIZE) + 14


def _in_rows(choices: Sequence[str], then: Sequence[Blank], wide: float) -> list[list[str | Blank]]:
    """Return the answers in rows no wider than ``wide``."""
    rows: list[list[str | Blank]] = [[]]
    room = wide
    answers: list[str | Blank] = [*choices, *then]
    for answer in answers:
        if _wide(answer) - 14 > room and rows[-1]:
            rows.append([])
            room = wide
        rows[-1].append(answer)
        room -= _wide(answer)
    return rows
