"""A field for an amount of money. It keeps the typed text and says what it read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grouphub.base import money
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.desktop.widgets.fields import TextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from grouphub.base.money import Money


class MoneyField(TextField):
    """An amount in somoni, typed as 1250, 1 250,50 or 1250.5. ``value`` is the typed text, ``money`` what it means.

    ``least`` is the smallest amount in diram that may be meant. ``doubt_about`` tells what is odd about an amount.
    """

    def __init__(
        self,
        name: str,
        label: str,
        *,
        least: int = 1,
        doubt_about: Callable[[Money], str | None] | None = None,
        **options: Any,
    ) -> None:
        options.setdefault("suffix", money.currency())
        super().__init__(name, label, **options)
        self._least = least
        self._doubt_about = doubt_about
        self.left.connect(self._read_back)

    def money(self) -> Money | None:
        """Return the amount; None while the field is empty or not understood."""
        if self.is_empty():
            return None
        try:
            return money.parse(self.value())
        except GroupHubError:
            return None

    def set_money(self, amount: int | None) -> None:
        """Fill in an amount."""
        self.set_value("" if amount is None else money.shown(amount, currency=False))

    def problem(self) -> str | None:
        """Return why the text is no amount."""
        if self.is_empty():
            return super().problem()
        try:
            amount = money.parse(self.value())
        except GroupHubError as error:
            return error.text()
        if amount < self._least:
            return _("Write an amount above zero.")
        return super().problem()

    def doubt(self) -> str | None:
        """Return what is odd about the amount."""
        amount = self.money()
        return self._doubt_about(amount) if self._doubt_about and amount is not None else super().doubt()

    def _read_back(self) -> None:
        """Show the amount as it is written everywhere."""
        amount = self.money()
        if amount is not None and not self.problem():
            self.edit.setText(money.shown(amount, currency=False))
