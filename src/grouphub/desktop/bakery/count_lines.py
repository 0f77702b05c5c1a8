"""The lines of the bread sheet: how many of each kind were baked, sold, given, and what is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grouphub.base.i18n import _
from grouphub.base.money import shown
from grouphub.desktop.bakery.keeping import number
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.buttons import Button, IconButton
from grouphub.desktop.widgets.card import Line, Sign
from grouphub.desktop.widgets.choice_fields import Figures
from grouphub.desktop.widgets.labels import Elided, Small, Text
from grouphub.features.bakery.rules import MOST_BREAD

if TYPE_CHECKING:
    from grouphub.features.bakery.queries import CountRow
    from grouphub.features.bakery.rules import Counted

CELL: Final = 142
NARROW_CELL: Final = 68
MONEY: Final = 108
"""Widths of the columns at normal letters; narrow without − and +."""
MAIN: Final = ("baked", "sold")
MORE: Final = ("planned", "given", "spoiled", "left")


def number_words() -> dict[str, str]:
    """Return what each number of the sheet is called."""
    return {
        "planned": _("Planned"),
        "baked": _("Baked"),
        "sold": _("Sold"),
        "given": _("Given away"),
        "spoiled": _("Burnt or stale"),
        "left": _("Left, counted"),
    }


def left_wide() -> int:
    """Return how wide the column of what is left is: its head is never cut."""
    return max(theme.px(56), painting.width_of(_("Left"), theme.font("small", 600)) + 4)


class NumberCell(QWidget):
    """A number with − and + beside it; none while it is empty."""

    changed = Signal()

    def __init__(self, name: str, about: str, key: str) -> None:
        super().__init__()
        self.name = name
        self._counts = True
        self.is_typed = False
        """Whether what stands in it was typed since it was shown."""
        self.figures = Figures()
        self.figures.setObjectName(key)
        self.figures.setAccessibleName(f"{about}: {number_words()[name]}")
        self.figures.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.figures.take_from_to(0, MOST_BREAD)
        self.figures.setFixedSize(theme.px(60), theme.px(40))
        self.figures.setFont(theme.font("text", 600, tabular=True))
        self.figures.textEdited.connect(self._typed)
        self.figures.stepped.connect(self.step)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        self.less = IconButton("minus", _("One less"), sign=18, soft=True, style="bold")
        self.more = IconButton("plus", _("One more"), sign=18, soft=True, style="bold")
        for button, by in ((self.less, -1), (self.more, 1)):
            button.setAccessibleName(f"{button.toolTip()}: {self.figures.accessibleName()}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows do the same in the number
            button.clicked.connect(lambda _on=False, by=by: self.step(by))
        for part in (self.less, self.figures, self.more):
            row.addWidget(part)

    def value(self) -> int | None:
        """Return the number."""
        return number(self.figures.text())

    def show_value(self, value: int | None) -> None:
        """Show a number; 0 stands for nothing written, except where it was counted."""
        self.figures.setText("" if value is None or (value == 0 and self.name != "left") else str(value))

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave − and + away where there is no room: the arrow keys do the same."""
        for button in (self.less, self.more):
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(not narrow)  # what cannot be counted stands below its head all the same
            button.setSizePolicy(policy)
            button.setVisible(not narrow and self._counts)

    def set_counts(self, *, counts: bool) -> None:
        """Let the number be changed or not."""
        self._counts = counts
        self.setEnabled(counts)

    def step(self, by: int) -> None:
        """Count up or down."""
        self.figures.setText(str(min(MOST_BREAD, max(0, (self.value() or 0) + by))))
        self._typed()

    def type_again(self, text: str) -> None:
        """Put back what was typed."""
        self.figures.setText(text)
        self.is_typed = True

    def _typed(self) -> None:
        self.is_typed = True
        self.changed.emit()


class CountLine(QWidget):
    """One kind of bread: its name and price, baked and sold, what is left, its money; below, the other numbers.

    Of a day that lies ahead only what is planned can be written.
    """

    changed = Signal()
    price_asked = Signal()

    def __init__(self, row: CountRow, *, closed: bool, ahead: bool = False) -> None:
        super().__init__()
        self._counted = row.counted
        self.kind_id = row.counted.kind_id
        self.kind_name = row.name
        self.cells: dict[str, NumberCell] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Line())
        column.addLayout(self._first(row))
        self.extra = self._second()
        column.addWidget(self.extra)
        self._show_numbers()
        for cell in self.cells.values():
            cell.set_counts(counts=not closed and (not ahead or cell.name == "planned"))
            cell.changed.connect(self._edited)
        self.price.setEnabled(not closed)

    def counted(self) -> Counted:
        """Return what the line says."""
        typed: dict[str, Any] = {name: cell.value() or 0 for name, cell in self.cells.items()}
        typed["left"] = self.cells["left"].value()
        return replace(self._counted, **typed)

    def set_narrow(self, *, narrow: bool, more_narrow: bool) -> None:
        """Show baked and sold, or the numbers below them, without − and + where there is little room."""
        for name, cell in self.cells.items():
            cell.set_narrow(narrow=narrow if name in MAIN else more_narrow)

    def typed(self) -> dict[str, str]:
        """Return what stands in the numbers that were typed, as it is typed."""
        return {name: cell.figures.text() for name, cell in self.cells.items() if cell.is_typed}

    def type_again(self, typed: dict[str, str]) -> None:
        """Put back what was typed and not kept yet."""
        for name, text in typed.items():
            if name in self.cells:
                self.cells[name].type_again(text)
        self._reckon()

    # --- building -----------------------------------------------------------------------------------------------------

    def _first(self, row: CountRow) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(16, 12, 20, 12)
        line.setSpacing(12)
        line.addWidget(Sign("bread", area="amber", side=40))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Elided(row.name, weight=600))
        self.second = Small("", tone="ink2", wrap=True)
        words.addWidget(self.second)
        line.addLayout(words, 1)
        for name in MAIN:
            line.addWidget(self._cell(name))
        self.left_over = self._number(left_wide(), Qt.AlignmentFlag.AlignRight)
        self.money = self._number(theme.px(MONEY), Qt.AlignmentFlag.AlignRight)
        line.addWidget(self.left_over)
        line.addWidget(self.money)
        return line

    def _second(self) -> QWidget:
        extra = QWidget()
        line = QHBoxLayout(extra)
        line.setContentsMargins(68, 0, 20, 12)
        line.setSpacing(12)
        for name in MORE:
            part = QVBoxLayout()
            part.setSpacing(4)
            label = Small(number_words()[name], tone="ink2", wrap=True)
            cell = self._cell(name)
            label.setBuddy(cell.figures)
            part.addWidget(label)
            part.addWidget(cell, 0, Qt.AlignmentFlag.AlignLeft)
            line.addLayout(part)
        line.addLayout(self._price())
        line.addStretch(1)
        extra.hide()
        return extra

    def _price(self) -> QVBoxLayout:
        """Return what one costs on this day, to be changed for this day."""
        self.price = Button(shown(self._counted.price), "pencil-simple", size="small")
        self.price.setObjectName(f"price/{self.kind_id}")
        self.price.setFixedHeight(theme.px(40))  # as high as the numbers beside it
        self.price.setAccessibleName(_("Price: {bread}").format(bread=self.kind_name))
        self.price.clicked.connect(self.price_asked)
        part = QVBoxLayout()
        part.setSpacing(4)
        part.addWidget(Small(_("Price"), tone="ink2"))
        part.addWidget(self.price)
        return part

    def _cell(self, name: str) -> NumberCell:
        cell = NumberCell(name, self.kind_name, f"count/{self.kind_id}/{name}")
        self.cells[name] = cell
        return cell

    def _number(self, wide: int, where: Qt.AlignmentFlag) -> Text:
        text = Text("", weight=600)
        text.setProperty("tabular", "true")
        text.setFont(theme.font("text", 600, tabular=True))
        text.setFixedWidth(wide)
        text.setAlignment(where | Qt.AlignmentFlag.AlignVCenter)
        return text

    # --- what it says -------------------------------------------------------------------------------------------------

    def _show_numbers(self) -> None:
        for name, cell in self.cells.items():
            cell.show_value(getattr(self._counted, name))
        self._reckon()

    def _edited(self) -> None:
        self._reckon()
        self.changed.emit()

    def _reckon(self) -> None:
        one = self.counted()
        over = -one.reckoned_left if one.reckoned_left < 0 else 0
        left = one.reckoned_left if one.left is None else one.left
        self.left_over.setText(str(max(left, 0)) if one.was_baked else "–")
        self.money.setText(shown(one.money) if one.sold else "–")
        each = _("{price} each").format(price=shown(one.price))
        if over:
            more = _("{count} more than baked").format(count=over)
        elif one.missing > 0:
            more = _("{count} missing").format(count=one.missing)
        elif one.missing < 0:
            more = _("{count} too many").format(count=-one.missing)
        else:
            more = ""
        self.second.setText(f"{each} · {more}" if more else each)
        self.second.set_tone("amber" if more else "ink2")
