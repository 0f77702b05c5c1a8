"""A recipe on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.i18n import _
from grouphub.paper import fonts
from grouphub.paper.sheet import MARGIN, WIDTH, Sheet

if TYPE_CHECKING:
    from grouphub.features.recipes.recipes import Recipe


def recipe_sheet(recipe: Recipe) -> bytes:
    """Return the PDF of a recipe."""
    sheet = Sheet()
    sheet.words(recipe.name, fonts.BOLD, 26)
    sheet.down(10)
    sheet.words(recipe.portion, fonts.SEMIBOLD, 16)
    for line in recipe.ingredients:
        sheet.down(24)
        sheet.canvas.setFont(fonts.REGULAR, 14)
        sheet.canvas.drawString(MARGIN, sheet.y, line.name)
        sheet.canvas.setFont(fonts.SEMIBOLD, 14)
        sheet.canvas.drawRightString(WIDTH - MARGIN, sheet.y, line.amount)
        sheet.down(7)
        sheet.rule()
    sheet.down(26)
    sheet.words(_("How to bake"), fonts.SEMIBOLD, 16)
    for number, step in enumerate(recipe.steps, 1):
        sheet.down(8)
        sheet.words(f"{number}.  {step}", size=14)
    return sheet.finish()
