"""What must be asked before a table is taken over: each once, with three samples."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grouphub.base import old_fonts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grouphub.base.old_fonts import OldFont
    from grouphub.features.transfer.day_cells import DayOrder, DaySample
    from grouphub.features.transfer.name_cells import Name, NameOrder
    from grouphub.features.transfer.sheets import Row, Sheet
    from grouphub.features.transfer.tables import Column

_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class DayOrderQuestion:
    """Whether the day or the month comes first in a column; ``assumed`` until she says."""

    column: Column
    assumed: DayOrder
    samples: tuple[DaySample, ...]


@dataclass(frozen=True, slots=True)
class NameSample:
    """A whole name as written, and its parts in either order."""

    text: str
    family_first: Name
    given_first: Name


@dataclass(frozen=True, slots=True)
class NameOrderQuestion:
    """Whether the family name or her own comes first in a column; ``assumed`` until she says."""

    column: Column
    assumed: NameOrder
    samples: tuple[NameSample, ...]


@dataclass(frozen=True, slots=True)
class FontSample:
    """A text as it stands in the file, and what it is in each old font."""

    text: str
    read: dict[OldFont, str]


@dataclass(frozen=True, slots=True)
class OldFontQuestion:
    """Which old Tajik font the sheet was typed in, the likelier first; it may also be none."""

    fonts: tuple[OldFont, ...]
    samples: tuple[FontSample, ...]


Question = DayOrderQuestion | NameOrderQuestion | OldFontQuestion


def old_font_question(sheet: Sheet) -> OldFontQuestion | None:
    """Return the question about the old font of a sheet, or None when there is no sign of one."""
    suspect = list(dict.fromkeys(_suspect(sheet)))
    fonts = old_fonts.candidates(suspect)
    if not fonts:
        return None
    # The texts with most letters in doubt show best what each reading makes of them.
    telling = sorted(suspect, key=lambda text: (-old_fonts.doubtful_letters(text), len(text)))[:_SAMPLES]
    samples = tuple(FontSample(text, {font: old_fonts.converted(text, font) for font in fonts}) for text in telling)
    return OldFontQuestion(fonts, samples)


def _suspect(sheet: Sheet) -> Iterator[str]:
    for row in sheet.rows:
        for cell in row:
            if cell.__class__ is str and not cell.isascii() and old_fonts.is_suspect(cell):
                yield " ".join(cell.split())


def with_old_font(sheet: Sheet, font: OldFont) -> Sheet:
    """Return the sheet with every text read in an old font."""

    def read(row: Row) -> Row:
        return tuple(old_fonts.converted(cell, font) if isinstance(cell, str) else cell for cell in row)

    return replace(sheet, rows=tuple(map(read, sheet.rows)))
