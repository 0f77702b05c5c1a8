"""``roster_pdf``: a hundred pages of the roster beside the same rows drawn straight on a reportlab canvas."""

from __future__ import annotations

import time
from datetime import date
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.birth import Birth
from grouphub.features.people.papers.lists import Heading, roster
from grouphub.features.people.printed import PrintedWoman
from grouphub.features.people.rules import Role, Standing
from grouphub.features.practice import words
from grouphub.paper import fonts
from tests.bench.result import Result, interleaved, median

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGES = 100
_ROUNDS = 5
_A_PAGE = 29
_LEFT = (47.5, 77.5, 240, 305, 400, 490)
_EDGES = (42.5, 72.5, 235, 300, 395, 485, 552.5)


def measure() -> list[Result]:
    """Return the cpu seconds of both."""
    women = _women(_PAGES * _A_PAGE)
    heading = Heading("Гулдаста", date(2025, 3, 17))
    roster(women[:50], heading)
    _straight(_rows(women[:50]))
    rows = _rows(women)

    def ours() -> Iterator[float]:
        start = time.process_time()
        roster(women, heading)
        yield time.process_time() - start

    def limit() -> Iterator[float]:
        start = time.process_time()
        _straight(rows)
        yield time.process_time() - start

    values, limits = interleaved(_ROUNDS, ours, limit)
    return [Result("roster_pdf", len(women), median(values) * 1000, "ms", median(limits) * 1000, goal=1.1)]


def _women(count: int) -> list[PrintedWoman]:
    chance = Random("roster")
    return [
        PrintedWoman(
            id=UUID(int=number),
            name=f"{chance.choice(words.FATHERS)}зода {chance.choice(words.GIVEN)}",
            birth=Birth.in_year(chance.randint(1950, 2010)),
            village=chance.choice(words.VILLAGES),
            code=str(number),
            roles=(chance.choice(list(Role)),),
            standing=Standing.JOINED,
            joined_on=date(2023, 5, 1),
            phones=(),
        )
        for number in range(count)
    ]


def _rows(women: list[PrintedWoman]) -> list[tuple[str, ...]]:
    return [
        (str(number), woman.name, str(woman.birth.year if woman.birth else ""), woman.village, "Sewing", "01.05.2023")
        for number, woman in enumerate(women, 1)
    ]


def _straight(rows: list[tuple[str, ...]]) -> bytes:
    """Draw the same rows with nothing but drawString and one path of lines a page, as one would by hand."""
    from reportlab.pdfgen.canvas import Canvas

    fonts.load()
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595.28, 841.89), initialFontName=fonts.REGULAR, invariant=1, pageCompression=1)
    for start in range(0, len(rows), _A_PAGE):
        y = 780.0
        lines = [(42.5, y, 552.5, y)]
        for row in rows[start : start + _A_PAGE]:
            for place, (left, cell) in enumerate(zip(_LEFT, row, strict=True)):
                canvas.setFont(fonts.SEMIBOLD if place == 1 else fonts.REGULAR, 10)
                canvas.drawString(left, y - 16, cell)
            y -= 24
            lines.append((42.5, y, 552.5, y))
        lines += [(edge, 780.0, edge, y) for edge in _EDGES]
        canvas.lines(lines)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
