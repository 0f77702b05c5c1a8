"""Fields one chooses in: drop-down, tiles, segments, switch, tick, stepper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)

from grouphub.base.i18n import _
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.buttons import IconButton
from grouphub.desktop.widgets.chips import Segments
from grouphub.desktop.widgets.fields import Field
from grouphub.desktop.widgets.marks import RadioTile, Switch, Tick, TickTile

Choices = Sequence[tuple[str, str]]


class Combo(painting.Follows, QComboBox):
    """A drop-down the wheel never changes, with its own arrow."""

    left = Signal()

    def __init__(self, *, icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        # a delegate of the plain kind is what lets the style sheet shape the rows of the list
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setMaxVisibleItems(9)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.look_changed()

    def look_changed(self) -> None:
        """Grow with the letters."""
        self.setFixedHeight(theme.px(44))
        super().look_changed()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left for good."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the frame by the style sheet, the words, sign and arrow by hand."""
        from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter

        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = ""
        style = QStylePainter(self)
        style.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        style.end()
        painter = QPainter(self)
        size, left = theme.px(20), 15
        if self._icon:
            painting.sign(painter, 12, self.height() / 2, self._icon, "ink2", size, "regular")
            left += size + 8
        room = self.rect().adjusted(left, 0, -(size + 18), 0)
        chosen = self.currentIndex() >= 0
        ink = ("ink" if chosen else "ink3") if self.isEnabled() else "ink3"
        painting.words(painter, room, self.currentText() if chosen else self.placeholderText(), theme.font(), ink)
        arrow = theme.px(18)
        painting.sign(painter, self.width() - arrow - 10, self.height() / 2, "caret-down", "ink2", arrow, "bold")
        painter.end()


class ChoiceField(Field):
    """One of five or more choices in a drop-down; the value is the choice's key, empty for none."""

    def __init__(
        self,
        name: str,
        label: str,
        choices: Choices = (),
        *,
        icon: str | None = None,
        placeholder: str = "",
        **options: Any,
    ) -> None:
        super().__init__(name, label, **options)
        self.combo = Combo(icon=icon)
        self.combo.setPlaceholderText(placeholder or _("Choose"))
        self.set_choices(choices)
        self.combo.activated.connect(self.changed)
        self.combo.left.connect(self.left)
        self._place(self.combo)

    def set_choices(self, choices: Choices) -> None:
        """Offer these (key, words); the chosen one stays chosen if it is still offered."""
        before = self.value()
        self.combo.clear()
        for key, text in choices:
            self.combo.addItem(text, key)
        self.set_value(before)

    def value(self) -> str:
        """Return the chosen key, or an empty text."""
        return str(self.combo.currentData() or "")

    def set_value(self, value: Any) -> None:
        """Choose by key; an unknown key chooses nothing."""
        self.combo.setCurrentIndex(self.combo.findData(value) if value else -1)

    def editor(self) -> Combo:
        """Return the drop-down."""
        return self.combo

    def _name_parts(self) -> None:
        """Leave the name to the label: a combo box tells its item as its name, only the buddy label names the field."""
        self.label.setAccessibleName(self.told_apart())


def _name_choices(buttons: Sequence[QAbstractButton], field: str) -> None:
    """Let a screen reader say the field before each choice; without one the words alone."""
    for button in buttons:
        button.setAccessibleName(f"{field}: {painting.plain(button)}" if field else "")


Tiles = Sequence[tuple[str, str] | tuple[str, str, str | None, str] | tuple[str, str, str | None, str, str]]


class TilesField(Field):
    """Up to some choices as big tiles (key, words, sign, area, second line).

    With ``several`` they are ticks and the value is a list of keys, otherwise radios and the value is one key.
    """

    def __init__(
        self, name: str, label: str, choices: Tiles, *, several: bool = False, columns: int = 3, **options: Any
    ) -> None:
        super().__init__(name, label, **options)
        self.several = several
        self._box = QWidget()
        self._box.setAccessibleName(label)
        grid = QGridLayout(self._box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12 if several else 10)
        self._group = QButtonGroup(self)
        self._group.setExclusive(not several)
        self.tiles: dict[str, RadioTile | TickTile] = {}
        for number, (key, *parts) in enumerate(choices):
            tile = (TickTile if several else RadioTile)(*parts)
            if not several:
                self._group.addButton(tile)
            tile.clicked.connect(self.changed)
            grid.addWidget(tile, number // columns, number % columns)
            self.tiles[key] = tile
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self._place_group(self._box)

    def _name_parts(self) -> None:
        """Name the tiles together, and each with its field where several fields have the same tiles."""
        self._box.setAccessibleName(self.spoken())
        _name_choices(list(self.tiles.values()), self.told_apart())

    def value(self) -> str | list[str]:
        """Return the chosen key, or the list of chosen keys."""
        chosen = [key for key, tile in self.tiles.items() if tile.isChecked()]
        return chosen if self.several else (chosen[0] if chosen else "")

    def set_value(self, value: Any) -> None:
        """Choose by key or list of keys."""
        wanted = set(value or ()) if self.several else {value}
        self._group.setExclusive(False)
        for key, tile in self.tiles.items():
            tile.setChecked(key in wanted)
        self._group.setExclusive(not self.several)

    def editor(self) -> QWidget:
        """Return the tile that takes the focus."""
        chosen = [tile for tile in self.tiles.values() if tile.isChecked()]
        return next(iter(chosen or self.tiles.values()))

    def _place_group(self, box: QWidget) -> None:
        self._column.insertWidget(1, box)

    def _mark(self, state: str) -> None:
        """Show no red edge: the sentence is enough."""


class SegmentsField(Field):
    """Two to four values in a segment bar; the value is the key."""

    def __init__(self, name: str, label: str, choices: Sequence[tuple[Any, ...]], **options: Any) -> None:
        super().__init__(name, label, **options)
        self.bar = Segments(choices, name=label)
        self.bar.changed.connect(self.changed)
        self._keys = [choice[0] for choice in choices]
        self._column.insertWidget(1, self.bar, 0, Qt.AlignmentFlag.AlignLeft)

    def _name_parts(self) -> None:
        """Name the bar, and each part with its field where several fields have the same parts."""
        self.bar.setAccessibleName(self.spoken())
        _name_choices([self.bar.part(key) for key in self._keys], self.told_apart())

    def value(self) -> str:
        """Return the chosen key, or an empty text."""
        return str(self.bar.value() or "")

    def set_value(self, value: Any) -> None:
        """Choose by key; an unknown one chooses nothing."""
        self.bar.set_value(value)

    def editor(self) -> QWidget:
        """Return the part that takes the focus."""
        return self.bar.part(self.bar.value() or self._keys[0])

    def _mark(self, state: str) -> None:
        """Show no red edge: the sentence is enough."""


class TickField(Field):
    """One thing that holds or not; the words stand beside the box."""

    def __init__(self, name: str, label: str, *, must: bool = False, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(name, label, **options)
        self._must = must
        self.tick = Tick(label)
        self.label.hide()
        self._beside.hide()
        self.tick.clicked.connect(self.changed)
        self._column.insertWidget(1, self.tick)

    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.tick.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick it or not."""
        self.tick.setChecked(bool(value))

    def editor(self) -> QWidget:
        """Return the tick box."""
        return self.tick

    def is_empty(self) -> bool:
        """Return False: no tick is an answer too."""
        return False

    def problem(self) -> str | None:
        """Return what is wrong: ``must`` means that it has to be ticked."""
        return _("Tick this to go on.") if self._must and not self.value() else super().problem()


class SwitchField(Field):
    """On or off; the words stand at the left, the switch at the right."""

    def __init__(self, name: str, label: str, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(name, label, **options)
        self.switch = Switch(label)
        self._beside.hide()
        self.switch.clicked.connect(self.changed)
        self._label_row.addWidget(self.switch)
        self.label.setBuddy(self.switch)

    def value(self) -> bool:
        """Return whether it is on."""
        return self.switch.isChecked()

    def set_value(self, value: Any) -> None:
        """Switch it on or off."""
        self.switch.setChecked(bool(value))

    def editor(self) -> QWidget:
        """Return the switch."""
        return self.switch

    def is_empty(self) -> bool:
        """Return False: off is an answer too."""
        return False


class Figures(QLineEdit):
    """The line with a number: arrows up and down, deaf to the wheel."""

    stepped = Signal(int)
    left = Signal()

    def take_from_to(self, least: int, most: int) -> None:
        """Let nothing but whole numbers in these bounds be typed; a comma is none of a thousand."""
        numbers = QIntValidator(least, most, self)
        plain = QLocale.c()
        plain.setNumberOptions(QLocale.NumberOption.RejectGroupSeparator)
        numbers.setLocale(plain)
        self.setValidator(numbers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()


class StepperField(Field):
    """A whole number with − and + beside it. ``value`` is what was typed where it is no number that fits."""

    def __init__(self, name: str, label: str, *, least: int = 0, most: int = 9999, **options: Any) -> None:
        super().__init__(name, label, **options)
        self.least, self.most = least, most
        self.figures = Figures()
        self.figures.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.figures.textEdited.connect(self.changed)
        self.figures.stepped.connect(self.step)
        self.figures.left.connect(self.left)
        self.less = IconButton("minus", _("One less"), edge=True, side=40)
        self.more = IconButton("plus", _("One more"), edge=True, side=40)
        self.less.clicked.connect(lambda: self.step(-1))
        self.more.clicked.connect(lambda: self.step(1))
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget in (self.less, self.figures, self.more):
            row.addWidget(widget)
        row.addStretch(1)
        self._column.insertLayout(1, row)
        self.label.setBuddy(self.figures)
        self._name_parts()
        self.figures.setFixedSize(theme.px(72), theme.px(40))

    def _name_parts(self) -> None:
        """Name the figures, and both buttons with them."""
        super()._name_parts()
        for button in (self.less, self.more):
            button.setAccessibleName(f"{button.toolTip()}: {self.spoken()}")

    def step(self, by: int) -> None:
        """Count up or down, within the bounds."""
        number = self.number()
        self.set_value(min(self.most, max(self.least, (self.least if number is None else number) + by)))
        self.changed.emit()

    def number(self) -> int | None:
        """Return the number, None while there is none that fits."""
        text = self.figures.text().strip()
        number = int(text) if text.isdecimal() else None
        return number if number is not None and self.least <= number <= self.most else None

    def value(self) -> int | str | None:
        """Return the number, or what was typed instead; None while nothing is."""
        number = self.number()
        return self.figures.text().strip() or None if number is None else number

    def problem(self) -> str | None:
        """Return why the text is no number that fits: a comma is told, never passed over."""
        if self.number() is None and not self.is_empty():
            return _("Write a whole number from {least} to {most}.").format(least=self.least, most=self.most)
        return super().problem()

    def set_value(self, value: Any) -> None:
        """Fill in a number."""
        self.figures.setText("" if value is None else str(value))

    def editor(self) -> QWidget:
        """Return the line with the number."""
        return self.figures
