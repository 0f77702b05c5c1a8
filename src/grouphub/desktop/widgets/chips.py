"""Chips to filter with, segment bars to choose a view, pills that tell a state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

_ARROWS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class RadioChoice(painting.Pressed, QPushButton):
    """A radio button painted by hand; the arrows go to its neighbours.

    A push button that can be checked is a radio button to a screen reader too, and unlike QRadioButton its whole box
    is.
    """

    is_choice: Final = True
    """Any of them may become the one at which Tab stops: the way of Tab leads past all of them."""

    def __init__(self, text: str, icon: str | None = None) -> None:
        super().__init__()
        self.setText(painting.escaped(text))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.sign = icon
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._be_the_stop)

    def hitButton(self, pos: QPoint) -> bool:
        """Take the whole box as the target."""
        return self.rect().contains(pos)

    def minimumSizeHint(self) -> QSize:
        """Return the full size: words are never cut."""
        return self.sizeHint()

    def _be_the_stop(self, chosen: bool) -> None:  # noqa: FBT001 - a signal's signature
        """Let Tab stop at what is chosen, also when a page chose it: Qt sees to that only once one has the focus."""
        if chosen and self.group() is not None:
            for one in self.group().buttons():
                one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is self else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, choose with Enter; Enter on what is chosen already is for the page: its main action."""
        group = self.group()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.isChecked():
                event.ignore()
            else:
                self.click()
        elif event.key() in _ARROWS and group is not None:
            shown = [button for button in group.buttons() if button.isVisible() and button.isEnabled()]
            step = _ARROWS[Qt.Key(event.key())]
            other = shown[(shown.index(self) + step) % len(shown)]
            other.setFocus(Qt.FocusReason.TabFocusReason)
            other.click()
        else:
            super().keyPressEvent(event)


class Chip(RadioChoice):
    """One round filter button, with a count where it has one."""

    count: int | None = None

    def set_count(self, count: int | None) -> None:
        """Show how many there are; None shows no figure."""
        if count == self.count:
            return
        self.count = count
        self.setAccessibleDescription("" if count is None else f"{count}")
        self.look_changed()

    def sizeHint(self) -> QSize:
        """Return room for sign, words and count."""
        wide = 31 + painting.width_of(painting.plain(self), theme.font("text", 500))
        if self.sign:
            wide += theme.px(18) + 7
        if self.count is not None:
            wide += 8 + painting.width_of(f"{self.count}", theme.font("small"))
        return QSize(max(wide, theme.px(44)), theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the chip, filled when chosen."""
        painter = QPainter(self)
        chosen = self.isChecked()
        fill = "primary" if chosen else ("sunken" if self.underMouse() else "surface")
        painting.box(painter, self.rect(), 99, fill=fill, edge="" if chosen else "line2")
        self._paint_content(painter, "onprimary" if chosen else "ink", "onprimary" if chosen else "ink2")
        if self.shows_ring():
            painting.ring(painter, self.rect(), 99)
        painter.end()

    def _paint_content(self, painter: QPainter, ink: str, second: str) -> None:
        font = theme.font("text", 500)
        left = max(15, (self.width() - self.sizeHint().width()) // 2 + 15)
        if self.sign:
            painting.sign(painter, left, self.height() / 2, self.sign, second, theme.px(18), "regular")
            left += theme.px(18) + 7
        text = painting.plain(self)
        wide = painting.width_of(text, font)
        painting.words(painter, QRect(left, 0, wide, self.height()), text, font, ink)
        if self.count is not None:
            rest = QRect(left + wide + 8, 0, self.width(), self.height())
            painting.words(painter, rest, f"{self.count}", theme.font("small"), second)


class ChipRow(Flow):
    """Filters of which one is chosen; ``chosen`` tells its key."""

    chosen = Signal(object)

    def __init__(
        self,
        chips: Sequence[tuple[Hashable, str] | tuple[Hashable, str, str | None]] = (),
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._chips: dict[Hashable, Chip] = {}
        self._group.buttonClicked.connect(self._clicked)
        self.set_chips(chips)

    def set_chips(self, chips: Sequence[tuple[Hashable, str] | tuple[Hashable, str, str | None]]) -> None:
        """Show these chips (key, words, sign) and keep the choice if it is still among them."""
        before = self.key()
        for old in self._chips.values():
            self._group.removeButton(old)
            self.take(old)
        self._chips = {}
        for key, text, *sign in chips:
            chip = Chip(text, sign[0] if sign else None)
            self._group.addButton(chip)
            self.add(chip)
            self._chips[key] = chip
        if self._chips:
            self.choose(before if before in self._chips else next(iter(self._chips)))

    def choose(self, key: Hashable) -> None:
        """Mark one chip as chosen without a signal."""
        if key in self._chips:
            self._chips[key].setChecked(True)

    def key(self) -> Hashable:
        """Return the key of the chosen chip."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), None)

    def set_counts(self, counts: Mapping[Hashable, int]) -> None:
        """Write the figures on the chips."""
        for key, chip in self._chips.items():
            chip.set_count(counts.get(key))

    def chip(self, key: Hashable) -> Chip:
        """Return one chip."""
        return self._chips[key]

    def _clicked(self) -> None:
        self.chosen.emit(self.key())


class Segment(RadioChoice):
    """One part of a segment bar."""

    def sizeHint(self) -> QSize:
        """Return room for sign and words."""
        wide = 32 + painting.width_of(painting.plain(self), theme.font("text", 600))
        if self.sign:
            wide += theme.px(18) + 6
        return QSize(max(wide, theme.px(72)), theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the part, raised white when chosen."""
        painter = QPainter(self)
        chosen = self.isChecked()
        if chosen:
            painting.box(painter, self.rect(), 8, fill="surface", edge="line2")
        elif self.underMouse():
            painting.box(painter, self.rect(), 8, fill="line")
        ink = "ptext" if chosen else "ink2"
        font = theme.font("text", 600 if chosen else 500)
        text = painting.plain(self)
        sign = theme.px(18) + 6 if self.sign else 0
        wide = min(painting.width_of(text, font), self.width() - sign)
        left = (self.width() - wide - sign) // 2
        if self.sign:
            painting.sign(painter, left, self.height() / 2, self.sign, ink, theme.px(18), "regular")
        painting.words(painter, QRect(left + sign, 0, wide, self.height()), text, font, ink)
        if self.shows_ring():
            painting.ring(painter, self.rect(), 8)
        painter.end()


class Segments(painting.Follows, QWidget):
    """A bar of two to four views or values, of which one is chosen."""

    changed = Signal()

    def __init__(
        self,
        choices: Sequence[tuple[Hashable, str] | tuple[Hashable, str, str | None]],
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._parts: dict[Hashable, Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        for key, text, *sign in choices:
            part = Segment(text, sign[0] if sign else None)
            part.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(part)
            row.addWidget(part, 1)
            self._parts[key] = part
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._group.buttonClicked.connect(self.changed)

    def value(self) -> Hashable:
        """Return the chosen key, None while there is none."""
        return next((key for key, part in self._parts.items() if part.isChecked()), None)

    def set_value(self, key: Hashable) -> None:
        """Choose one part without a signal."""
        if key in self._parts:
            self._parts[key].setChecked(True)

    def part(self, key: Hashable) -> Segment:
        """Return one part of the bar."""
        return self._parts[key]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the track."""
        painter = QPainter(self)
        painting.box(painter, self.rect(), 10, fill="track")
        painter.end()


class Pill(painting.Follows, QWidget):
    """A state told by a sign and a word on a soft colour; it cannot be pressed."""

    def __init__(self, text: str, icon: str | None = None, area: str = "teal", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._icon = icon
        self._area = area
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, text: str, icon: str | None, area: str) -> None:
        """Tell another state."""
        self._text, self._icon, self._area = text, icon, area
        self.setAccessibleName(text)
        self.look_changed()

    def sizeHint(self) -> QSize:
        """Return room for sign and word."""
        return pill_size(self._text, with_sign=self._icon is not None)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the pill."""
        painter = QPainter(self)
        paint_pill(painter, self.rect(), self._text, self._icon, self._area)
        painter.end()


def pill_size(text: str, *, with_sign: bool) -> QSize:
    """Return how large a pill is painted."""
    wide = 20 + painting.width_of(text, theme.font("small", 600)) + (theme.px(16) + 6 if with_sign else 0)
    return QSize(wide, theme.px(28))


def paint_pill(painter: QPainter, rect: QRect, text: str, icon: str | None, area: str) -> None:
    """Paint a pill into ``rect``; ``area`` names its soft colour, ``ink2`` is the plain one."""
    painting.box(painter, rect, 99, fill="sunken" if area in {"ink2", "ink3"} else f"{area}soft")
    left = rect.left() + 10
    if icon:
        painting.sign(painter, left, rect.center().y() + 0.5, icon, area, theme.px(16), "bold")
        left += theme.px(16) + 6
    room = QRect(left, rect.top(), rect.right() - 9 - left, rect.height())
    painting.words(painter, room, text, theme.font("small", 600), area)
