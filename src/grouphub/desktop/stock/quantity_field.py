"""A field for how much of a material; it keeps the typed text and says what is wrong with it."""

from __future__ import annotations

from typing import Any, Final

from grouphub.base.errors import FieldProblem
from grouphub.desktop.widgets.fields import TextField
from grouphub.features.stock.rules import QuantityMissing, check_quantity, parse_quantity, shown_quantity, unit_word

_MINUS: Final = ("-", "\N{MINUS SIGN}", "\N{EN DASH}")


class QuantityField(TextField):
    """How much of a material in its unit, typed as 12, 2,5 or 2.5. ``value`` is the text, ``thousandths`` its meaning.

    With ``nothing`` zero may be meant: nothing was found.
    """

    def __init__(self, name: str, label: str, unit: str, *, nothing: bool = False, **options: Any) -> None:
        super().__init__(name, label, suffix=unit_word(unit) if unit else "", **options)
        self._nothing = nothing

    def thousandths(self) -> int | None:
        """Return how much is meant; None while the field is empty or not understood."""
        if self.is_empty():
            return None
        try:
            return parse_quantity(self.value(), self.name)
        except FieldProblem:
            return None

    def set_thousandths(self, quantity: int, unit: str) -> None:
        """Fill in how much."""
        self.set_value(shown_quantity(quantity, unit).partition("\N{NO-BREAK SPACE}")[0])

    def problem(self) -> str | None:
        """Return why the text is no quantity."""
        if self.is_empty():
            return super().problem()
        if self.value().strip().startswith(_MINUS):
            return QuantityMissing(self.name).text()
        try:
            meant = parse_quantity(self.value(), self.name)
            if meant or not self._nothing:
                check_quantity(meant)
        except FieldProblem as error:
            return error.text()
        return super().problem()
