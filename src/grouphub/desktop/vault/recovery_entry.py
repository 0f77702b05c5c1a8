"""Typing the code from the recovery sheet: six boxes of four signs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from grouphub.base.i18n import _
from grouphub.desktop.shell import theme
from grouphub.desktop.vault.door import Column
from grouphub.desktop.vault.opening import Opening, problem_text
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.fields import LineEdit
from grouphub.desktop.widgets.labels import Text, Title
from grouphub.store.recovery import (
    GROUP,
    GROUPS,
    RecoveryCode,
    RecoveryMistyped,
    RecoverySignUnknown,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent

    from grouphub.base.clock import Clock
    from grouphub.base.paths import Folder


_COLUMNS = 3


class GroupBox(LineEdit):
    """A box for one group of four signs."""

    typed = Signal()
    overflowed = Signal(str)
    went = Signal(int)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self._differs = False
        self._led_here = False
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(_("Group {number}").format(number=number))
        self.setMinimumWidth(theme.px(84))
        font = theme.font("lead", 600)
        self.setFont(font)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.textEdited.connect(self._tidy)

    def is_full(self) -> bool:
        """Tell whether four signs stand here."""
        return len(self.text()) == GROUP

    def problem(self) -> str | None:
        """Return what cannot be right here, or None: a sign that is on no sheet."""
        try:
            RecoveryCode.parse(self.text())
        except RecoverySignUnknown as error:
            return RecoverySignUnknown(sign=error.facts["sign"], group=self.number).text()
        except RecoveryMistyped:
            pass
        return None

    def set_signs(self, signs: str) -> None:
        """Fill the box and mark whether it can be right."""
        self.setText(signs[:GROUP])
        self.show_state()

    def show_difference(self, *, differs: bool) -> None:
        """Mark whether the sheet says something else here."""
        self._differs = differs
        self.show_state()

    def lead_here(self) -> None:
        """Take the cursor because the box before is full. Who presses Tab for that as well stays here."""
        self.setFocus()
        self.setCursorPosition(GROUP)
        self._led_here = True

    def show_state(self) -> None:
        """Mark a full group with a tick, one that cannot be right in red."""
        wrong = self._differs or self.problem() is not None
        self.set_mark("check-circle" if self.is_full() and not wrong else None)
        state = "error" if wrong else ""
        if (self.property("state") or "") != state:
            self.setProperty("state", state)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to the neighbours over the edges of the box."""
        self._led_here = False
        at = self.cursorPosition()
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Left) and at == 0 and not self.hasSelectedText():
            self.went.emit(-1)
        elif event.key() == Qt.Key.Key_Right and at == len(self.text()):
            self.went.emit(1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the next sign replace what is here when the box is entered by Tab."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget how the cursor came."""
        super().focusOutEvent(event)
        self._led_here = False

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  Qt's signature
        """Swallow the Tab that was meant for the way here."""
        if next and self._led_here:
            self._led_here = False
            return True
        return super().focusNextPrevChild(next)

    def _tidy(self, typed: str) -> None:
        signs = "".join(sign for sign in typed if not sign.isspace() and sign not in "-–—_.,").upper()
        self.blockSignals(True)
        at = self.cursorPosition()
        self.setText(signs[:GROUP])
        self.setCursorPosition(min(at, GROUP))
        self.blockSignals(False)
        self.show_state()
        if len(signs) >= GROUP and (len(signs) > GROUP or at >= GROUP):
            self.overflowed.emit(signs[GROUP:])
        self.typed.emit()


class GroupBoxes(QWidget):
    """Boxes for some groups; a pasted code fills them all, a full box leads to the next."""

    changed = Signal()
    finished = Signal()

    def __init__(self, numbers: Sequence[int] = tuple(range(1, GROUPS + 1)), *, labels: bool = False) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(10)
        self.boxes = [GroupBox(number) for number in numbers]
        for place, box in enumerate(self.boxes):
            row, column = divmod(place, _COLUMNS)
            if labels:
                words = Text(box.accessibleName(), weight=600)
                words.setBuddy(box)
                grid.addWidget(words, 2 * row, column)
            grid.addWidget(box, 2 * row + 1, column)
            box.typed.connect(self.changed)
            box.overflowed.connect(partial(self._flow, place))
            box.went.connect(partial(self._go, place))
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        if self.boxes:
            self.setFocusProxy(self.boxes[0])

    def texts(self) -> list[str]:
        """Return what stands in each box."""
        return [box.text() for box in self.boxes]

    def are_full(self) -> bool:
        """Tell whether every box has its four signs."""
        return all(box.is_full() for box in self.boxes)

    def problem(self) -> str | None:
        """Return the first thing that cannot be right, or None."""
        return next((problem for box in self.boxes if (problem := box.problem())), None)

    def _flow(self, place: int, rest: str) -> None:
        """Put what is too much for one box into the next ones and go where the typing goes on."""
        for box in self.boxes[place + 1 :]:
            if not rest:
                break
            box.set_signs(rest)
            rest = rest[GROUP:]
            place += 1
        following = place + (1 if self.boxes[place].is_full() else 0)
        if following < len(self.boxes):
            self.boxes[following].lead_here()
        else:
            self.finished.emit()

    def _go(self, place: int, step: int) -> None:
        if 0 <= place + step < len(self.boxes):
            box = self.boxes[place + step]
            box.setFocus()
            box.setCursorPosition(0 if step > 0 else GROUP)


class RecoveryEntry(Column):
    """Asks for the code of the sheet. ``opened`` gives the vault it opened; ``left`` goes back to the password."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, folder: Folder, clock: Clock) -> None:
        super().__init__()
        self._folder = folder
        self._clock = clock
        self._opening = Opening(self)
        self._opening.opened.connect(self._opened)
        self._opening.failed.connect(self._failed)
        self.put(Title(_("Recovery sheet"), wrap=True), 6)
        self.put(Text(_("Type the six groups of four signs from your sheet."), tone="ink2", wrap=True), 24)
        self.boxes = GroupBoxes()
        self.boxes.changed.connect(self._look)
        self.put(self.boxes, 16)
        self.problem = Strip("red", "")
        self.problem.hide()
        self.put(self.problem, 16)
        self.open = Button(_("Open"), "lock-simple-open", kind="primary", size="large")
        self.open.clicked.connect(self.try_open)
        self.boxes.finished.connect(self._look)  # a button that is off takes no focus
        self.boxes.finished.connect(self.open.setFocus)
        self.put(self.open, 12)
        self.back = Button(_("Back to the password"), "arrow-left", kind="plain")
        self.back.clicked.connect(self._leave)
        self.put_plain(self.back)
        for box in self.boxes.boxes:
            box.returnPressed.connect(self.try_open)
        self.setFocusProxy(self.boxes)
        self._look()

    def try_open(self) -> None:
        """Try the code that is typed."""
        from grouphub.store.vault import open_vault

        if self._opening.is_running or not self.open.isEnabled():
            return
        try:
            code = RecoveryCode.parse("".join(self.boxes.texts()))
        except RecoveryMistyped as error:
            self._say(error.text())
            return
        self.open.setEnabled(False)
        self.open.set_words(_("Opening …"))
        self._opening.start([partial(open_vault, self._folder, code, clock=self._clock)])

    def hideEvent(self, event: QHideEvent) -> None:
        """Drop an opening under way: the page was left."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._opening.forget()
            self.open.set_words(_("Open"))

    def _look(self) -> None:
        self._say(self.boxes.problem() or "")
        self.open.set_words(_("Open"))
        self.open.setEnabled(self.boxes.are_full())
        if self.boxes.are_full() and not self.boxes.problem():
            try:
                RecoveryCode.parse("".join(self.boxes.texts()))
            except RecoveryMistyped as error:
                self._say(error.text())

    def _say(self, text: str) -> None:
        self.problem.set_words(text)
        self.problem.setVisible(bool(text))

    def _leave(self) -> None:
        self._opening.forget()
        self.left.emit()

    def _opened(self, opened: object) -> None:
        self.opened.emit(opened)

    def _failed(self, error: BaseException) -> None:
        from grouphub.store.unlocking import WrongPassword

        self._look()
        if isinstance(error, WrongPassword):
            self._say(
                _("This sheet does not open the register. A newer sheet may have been made since. Nothing was changed.")
            )
        else:
            self._say(problem_text(error))
