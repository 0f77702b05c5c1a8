"""One of many choices, found by typing any part of any of its names; the list opens below the line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from grouphub.base.i18n import _
from grouphub.base.names import readings
from grouphub.base.remembered import remembered
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.buttons import IconButton
from grouphub.desktop.widgets.fields import Field, LineEdit
from grouphub.desktop.widgets.offers import Offers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainter

_ROW: Final = 40
_CHOICE: Final = Qt.ItemDataRole.UserRole
_LONGEST_LIST: Final = 200


@dataclass(frozen=True)
class Choice:
    """Something to choose: its key, its name, what tells it from another of that name, what else it is found by."""

    key: str
    name: str
    second: str = ""
    also: tuple[str, ...] = ()


def fitting(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Return the choices with a name that fits what was typed, in any spelling or keyboard layout, nearest first."""
    for reading in readings(typed):
        ranked = [(rank, at) for at, one in enumerate(choices) if (rank := _rank(one, reading)) is not None]
        if ranked:
            return [choices[at] for _rank_of, at in sorted(ranked)]
    return [] if typed.strip() else list(choices)


def _rank(one: Choice, sought: str) -> int | None:
    """Return how well a choice fits: whole name, its beginning, another name, a word inside; None for not at all."""
    name, *others = _folded(one)
    if name == sought:
        return 0
    if name.startswith(sought):
        return 1
    if any(other.startswith(sought) for other in others):
        return 2
    return 3 if any(f" {sought}" in other for other in (name, *others)) else None


@remembered(4096)
def _folded(one: Choice) -> tuple[str, ...]:
    from grouphub.base.names import fold

    return tuple(fold(text) for text in (one.name, *one.also))


class ChoiceOffers(Offers):
    """The list below a line, each choice with what tells it apart; ``chosen`` carries the one taken."""

    chosen = Signal(object)

    def __init__(self, line: QLineEdit, find: Callable[[str], Sequence[Choice]]) -> None:
        super().__init__(line, lambda _typed: [])
        self._find_choices = find
        self.row_height = _ROW
        self.setItemDelegate(_ChoiceRow(self))

    def offer(self, typed: str) -> None:
        """Show what fits the typed text; nothing fits nothing."""
        start = typed.strip()
        found = self._find_choices(start) if start else []
        if [(one.name, one.second) for one in found] == [(typed, "")]:
            found = []
        self.show_choices(found)

    def show_choices(self, found: Sequence[Choice]) -> None:
        """Show these choices, or nothing."""
        if not found:
            self.hide()
            return
        self.clear()
        for one in found[:_LONGEST_LIST]:
            item = QListWidgetItem(one.name)
            item.setData(_CHOICE, one)
            spoken = f"{one.name}, {one.second}" if one.second else one.name
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.addItem(item)
        self.place()
        self.scrollToTop()

    def take(self, item: QListWidgetItem) -> None:
        """Choose."""
        one = item.data(_CHOICE)
        super().take(item)
        self.chosen.emit(one)


class PickField(Field):
    """One of many choices. The value is the key of the chosen one, or what was typed as long as that is none.

    Typing narrows the list; the arrow at the right and the key ↓ open all of it. Nothing typed is no choice.
    """

    def __init__(
        self,
        name: str,
        label: str,
        choices: Sequence[Choice],
        *,
        icon: str | None = None,
        placeholder: str = "",
        **options: Any,
    ) -> None:
        super().__init__(name, label, **options)
        self._choices = tuple(choices)
        self._key = ""
        self.edit = LineEdit(icon=icon)
        self.edit.setPlaceholderText(placeholder or _("Choose or type"))
        self.all = IconButton("caret-down", _("Show all"))
        self.all.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.all.clicked.connect(self.show_all)
        self.edit.put_inside(self.all)
        self.offers = ChoiceOffers(self.edit, lambda typed: fitting(self._choices, typed))
        self.offers.chosen.connect(self._choose)
        self.offers.passed.connect(self._settle)
        self.edit.textEdited.connect(self._typed)
        self.edit.left.connect(self._settle)
        self.edit.left.connect(self.left)
        self.edit.installEventFilter(self)
        self._place(self.edit)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; the chosen one stays chosen if it is still offered."""
        self._choices = tuple(choices)
        at = self.caret()
        self.set_value(self.value())
        self.set_caret(at)

    def keys(self) -> list[str]:
        """Return the keys of all that is offered."""
        return [one.key for one in self._choices]

    def key(self) -> str:
        """Return the key of the chosen one; empty for none, and while something else is typed."""
        return self._key

    def value(self) -> str:
        """Return the key of the chosen one, or what was typed."""
        return self._key or self.edit.text()

    def set_value(self, value: Any) -> None:
        """Choose by key; anything else stands as if it was typed."""
        text = "" if value is None else str(value)
        known = next((one for one in self._choices if one.key and one.key == text), None)
        self._key = known.key if known else ""
        self.edit.setText(known.name if known else text)
        self.edit.setCursorPosition(0)

    def editor(self) -> LineEdit:
        """Return the line."""
        return self.edit

    def _name_parts(self) -> None:
        """Name the line, and the arrow with it: a form may have several."""
        super()._name_parts()
        self.all.setAccessibleName(f"{self.all.toolTip()}: {self.spoken()}")

    def is_empty(self) -> bool:
        """Return whether nothing is chosen or typed."""
        return not self._key and not self.edit.text().strip()

    def problem(self) -> str | None:
        """Return what is wrong: what was typed must be one of the list."""
        if not self._key and not self.is_empty():
            return _("This is not on the list. Choose one, or leave it empty.")
        return super().problem()

    def caret(self) -> int:
        """Return where the text cursor stands."""
        return self.edit.cursorPosition()

    def set_caret(self, place: int) -> None:
        """Put the text cursor somewhere."""
        self.edit.setCursorPosition(place)

    def show_all(self) -> None:
        """Open the whole list at what is chosen, or close it."""
        if self.offers.isVisible():
            self.offers.hide()
            return
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.offers.show_choices(self._choices)
        at = next((row for row, one in enumerate(self._choices) if one.key == self._key), -1)
        if at >= 0:
            self.offers.setCurrentRow(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the list by ↓; select what is chosen when the field is entered by keys, so that typing replaces it."""
        if watched is self.edit and not self.offers.isVisible():
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
                self.show_all()
                return True
            if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusIn and self._key:
                self.edit.selectAll()
        return super().eventFilter(watched, event)

    def _typed(self, _text: str) -> None:
        self._key = ""
        self.changed.emit()

    def _choose(self, one: Choice) -> None:
        self._key = one.key
        self.edit.setText(one.name)
        self.changed.emit()
        self.show_error(None)

    def _settle(self) -> None:
        """Take what was typed when it names one choice, or can only mean one."""
        typed = self.edit.text().strip()
        if self._key or not typed:
            return
        found = fitting(self._choices, typed)
        exact = [one for one in found if _rank(one, (readings(typed) or ("",))[0]) == 0]
        only = exact if len(exact) == 1 else found
        if len(only) == 1:
            self._choose(only[0])


class _ChoiceRow(QStyledItemDelegate):
    """A name, and what tells it apart in small letters at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | Any) -> QSize:  # noqa: ARG002  Qt's signature
        """Return the height of every row."""
        return QSize(theme.px(160), theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | Any) -> None:
        """Paint one choice."""
        state: Any = option.state
        rect: QRect = option.rect
        one: Choice = index.data(_CHOICE)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painting.box(painter, rect, 8, fill="psoft" if chosen else "sunken")
        font, small = theme.font("text", 500), theme.font("small")
        room = rect.adjusted(12, 0, -12, 0)
        wide = min(painting.width_of(one.name, font), room.width())
        painting.words(painter, QRect(room.left(), room.top(), wide, room.height()), one.name, font, "ink")
        rest = QRect(room.left() + wide + 10, room.top(), room.width() - wide - 10, room.height())
        if one.second and rest.width() > theme.px(40):
            painting.words(painter, rest, one.second, small, "ink2")
