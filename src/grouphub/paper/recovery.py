"""The recovery sheet: six groups of four signs on one page that names no group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.i18n import _
from grouphub.paper import fonts
from grouphub.paper.sheet import MARGIN, WIDTH, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

_BOX_HIGH = 74.0
_GAP = 16.0


def recovery_sheet(groups: Sequence[str]) -> bytes:
    """Return the PDF in the language spoken now."""
    sheet = Sheet()
    sheet.words(_("Register sheet"), fonts.BOLD, 26)
    sheet.down(14)
    sheet.words(_("These 24 signs open the register when the password is forgotten."), size=13)
    sheet.words(_("Keep this page away from the computer, where only people you trust can find it."), size=13)
    sheet.words(_("Whoever has this page and the computer can read everything, so show it to nobody."), size=13)
    sheet.down(24)
    _groups(sheet, groups)
    sheet.down(30)
    sheet.words(_("The signs have no letters I, L, O and U. 0 is a zero and 1 is a one."), size=11)
    sheet.down(34)
    _date(sheet)
    return sheet.finish()


def _groups(sheet: Sheet, groups: Sequence[str]) -> None:
    canvas = sheet.canvas
    wide = (WIDTH - 2 * MARGIN - 2 * _GAP) / 3
    for row in range(0, len(groups), 3):
        sheet.down(_BOX_HIGH)
        for place, signs in enumerate(groups[row : row + 3]):
            left = MARGIN + place * (wide + _GAP)
            canvas.setDash(3, 3)
            canvas.setLineWidth(0.8)
            canvas.roundRect(left, sheet.y, wide, _BOX_HIGH, 8)
            canvas.setDash()
            canvas.setFont(fonts.REGULAR, 10)
            canvas.drawString(left + 8, sheet.y + _BOX_HIGH - 15, str(row + place + 1))
            canvas.setFont(fonts.BOLD, 30)
            canvas.drawCentredString(left + wide / 2, sheet.y + _BOX_HIGH / 2 - 12, signs)
        sheet.down(_GAP)


def _date(sheet: Sheet) -> None:
    text = _("Date:")
    sheet.canvas.setFont(fonts.REGULAR, 13)
    sheet.canvas.drawString(MARGIN, sheet.y, text)
    left = MARGIN + fonts.width(text, fonts.REGULAR, 13) + 8
    sheet.canvas.setLineWidth(0.5)
    sheet.canvas.line(left, sheet.y - 2, left + 160, sheet.y - 2)
