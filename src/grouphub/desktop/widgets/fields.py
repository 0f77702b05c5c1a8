"""Fields of a form: a label above, the editor, a hint or an error below."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from grouphub.base.i18n import _
from grouphub.base.texts import LONGEST_LINE, LONGEST_NOTE
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.card import Sign
from grouphub.desktop.widgets.labels import Small, Text

Check = Callable[[Any], str | None]

_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)


class Field(QWidget):
    """One thing to fill in. ``name`` is its stable key in a form and in drafts.

    ``problem`` forbids saving, ``doubt`` only warns; both are shown when the field is left, never while typing.
    ``changed`` follows what the user does, not ``set_value``.
    """

    changed = Signal()
    left = Signal()

    secret = False
    """Whether the value must never be kept in a draft."""
    is_typed = False
    """Whether it is typed rather than chosen: a row in which nothing was typed is blank."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        required: bool = True,
        hint: str = "",
        check: Check | None = None,
        doubt: Check | None = None,
    ) -> None:
        super().__init__()
        self.name = name
        self.label_text = label
        self.required = required
        self.setObjectName(f"field-{name}")
        self._check = check
        self._doubt = doubt
        self._hint = hint
        self._message: QWidget | None = None
        self._message_words = Text()
        self._pristine = True
        self._spoken = ""
        self._number = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.label = Text(painting.escaped(label), weight=600)
        self._build_label()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.changed.connect(self._after_change)
        self.left.connect(self._after_leaving)

    # what a page asks of a field
    def value(self) -> Any:
        """Return what was filled in, in a form JSON can keep."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Fill in ``value`` without telling anybody."""
        raise NotImplementedError

    def editor(self) -> QWidget:
        """Return the widget that takes the keys."""
        raise NotImplementedError

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the editor. A focus proxy would do the same, but Qt then loses the Tab order of moved fields."""
        self.editor().setFocus(reason)

    def is_empty(self) -> bool:
        """Return whether nothing was filled in."""
        return self.value() in (None, "", [], {})

    def problem(self) -> str | None:
        """Return why this cannot be saved, or None."""
        if self.is_empty():
            return _("Please fill this in.") if self.required else None
        return self._check(self.value()) if self._check else None

    def doubt(self) -> str | None:
        """Return what looks wrong but may be kept, or None."""
        return self._doubt(self.value()) if self._doubt and not self.is_empty() else None

    def show_error(self, text: str | None) -> None:
        """Show a sentence in red below the field; None takes it away."""
        if text and self._message is None:
            self._build_message()
        if self._message is not None:
            self._message.setVisible(bool(text))
            self._message_words.setText(text or "")
        self._mark("error" if text else "")
        self.editor().setAccessibleDescription(text or self._hint)

    def error(self) -> str:
        """Return the error that is showing, or an empty text."""
        return self._message_words.text() if self._message is not None and not self._message.isHidden() else ""

    @property
    def message(self) -> QWidget:
        """What shows the error; the field itself where there was none yet."""
        return self._message or self

    def set_hint(self, text: str) -> None:
        """Show another hint below the field."""
        self._hint = text
        self._hint_words.setText(text)
        self._hint_words.setVisible(bool(text))

    def read_back(self) -> None:
        """Say what was understood, where a field understands what is typed."""

    def set_label(self, text: str) -> None:
        """Show another label."""
        self.label_text = text
        self.label.setText(painting.escaped(text))
        self._name_parts()

    def set_required(self, *, on: bool) -> None:
        """Ask for it, or let it be left out."""
        self.required = on
        self._beside.setVisible(not on)

    def without_remark(self) -> None:
        """Say nothing about it being left out, where many fields stand together and none has to be filled in."""
        self._beside.hide()

    def speak_as(self, text: str) -> None:
        """Let a screen reader say ``text`` instead of the label, where several fields have the same one."""
        self._spoken = text
        self._name_parts()

    def speak_number(self, number: int) -> None:
        """Let a screen reader say which of several like rows the field stands in."""
        self._number = number
        self._name_parts()

    def spoken(self) -> str:
        """Return what a screen reader calls the field."""
        name = self._spoken or self.label_text
        return _("{field}, {number}").format(field=name, number=self._number) if self._number else name

    def told_apart(self) -> str:
        """Return how it is called where its label does not tell it from others; empty where it does."""
        return self.spoken() if self._spoken or self._number else ""

    def caret(self) -> int:
        """Return where the text cursor stands."""
        return 0

    def set_caret(self, place: int) -> None:
        """Put the text cursor somewhere."""

    def focus_key(self) -> str:
        """Return which part of the field holds the focus, for fields with parts."""
        return ""

    def focus_on(self, key: str, caret: int) -> None:  # noqa: ARG002 - fields with parts use it
        """Take the focus back to a part and place in the text."""
        self.setFocus()
        self.set_caret(caret)

    def check_now(self) -> bool:
        """Show what forbids saving, or what is doubtful; return whether saving is possible."""
        problem = self.problem()
        self.show_error(problem or self.doubt())
        return problem is None

    def reset(self) -> None:
        """Count the field as untouched again and take its error away."""
        self._pristine = True
        self.show_error(None)

    # what a kind of field does when it is built
    def _place(self, editor: QWidget, *, grows: bool = False) -> None:
        """Put the editor under the label and make them belong together."""
        self._column.insertWidget(1, editor, 1 if grows else 0)
        self.label.setBuddy(editor)
        editor.setAccessibleDescription(self._hint)
        self._name_parts()

    def _name_parts(self) -> None:
        """Name what takes the keys, and what else can be pressed in the field."""
        self.editor().setAccessibleName(self.spoken())

    def _build_label(self) -> None:
        row = self._label_row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.label)
        self._beside = Small(_("not required"), tone="ink3")
        painting.hide_unless(self._beside, not self.required)
        row.addWidget(self._beside)
        row.addStretch(1)
        self._column.addLayout(row)
        self._hint_words = Small(self._hint, tone="ink3", wrap=True)
        painting.hide_unless(self._hint_words, self._hint)
        self._column.addWidget(self._hint_words)

    def _build_message(self) -> None:
        self._message = QWidget()
        row = QHBoxLayout(self._message)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Sign("warning-circle", tone="red", size=18, style="fill"), 0, Qt.AlignmentFlag.AlignVCenter)
        self._message_words.setProperty("weight", "500")
        self._message_words.setProperty("tone", "red")
        self._message_words.setWordWrap(True)
        row.addWidget(self._message_words, 1)
        self._column.addWidget(self._message)

    def _mark(self, state: str) -> None:
        editor = self.editor()
        if (editor.property("state") or "") != state:
            editor.setProperty("state", state)
            editor.style().unpolish(editor)
            editor.style().polish(editor)

    def _after_change(self) -> None:
        self._pristine = False
        if self.error() and self.problem() is None and self.doubt() is None:
            self.show_error(None)

    def _after_leaving(self) -> None:
        if not self._pristine:
            self.check_now()


class LineEdit(painting.Follows, QLineEdit):
    """A one-line editor with a sign before and a word or sign after the text."""

    left = Signal()

    def __init__(self, *, icon: str | None = None, suffix: str = "", height: int = 44) -> None:
        super().__init__()
        self._icon = icon
        self._suffix = suffix
        self._height = height
        self._mark: tuple[str, str] | None = None
        self._inside: list[QWidget] = []
        self.setMaxLength(LONGEST_LINE)
        self.look_changed()

    def look_changed(self) -> None:
        """Grow with the letters."""
        self.setFixedHeight(theme.px(self._height))
        self._set_margins()
        super().look_changed()

    def set_mark(self, icon: str | None, tone: str = "green") -> None:
        """Show a sign at the right end, such as a tick when all is well."""
        self._mark = (icon, tone) if icon else None
        self._set_margins()
        self.update()

    def put_inside(self, widget: QWidget) -> None:
        """Place a small widget at the right end, inside the border."""
        widget.setParent(self)
        self._inside.append(widget)
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what stands inside at its place."""
        super().resizeEvent(event)
        self.arrange()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left for good, not for a menu or another window."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint signs and suffix over the field."""
        super().paintEvent(event)
        if not (self._icon or self._suffix or self._mark):
            return
        painter = QPainter(self)
        if self._icon:
            painting.sign(painter, 12, self.height() / 2, self._icon, "ink2", theme.px(20), "regular")
        if self._suffix:
            rect = self.rect().adjusted(0, 0, -10, 0)
            painting.words(painter, rect, self._suffix, theme.font(), "ink3", painting.RIGHT)
        if self._mark:
            size = theme.px(20)
            painting.sign(painter, self.width() - size - 11, self.height() / 2, *self._mark, size, "fill")
        painter.end()

    def arrange(self) -> None:
        """Give each widget inside its place, and the text the room that is left."""
        right = self.width() - 4
        for widget in self._inside:
            if not widget.isHidden():
                size = widget.sizeHint()
                widget.setGeometry(
                    right - size.width(), (self.height() - size.height()) // 2, size.width(), size.height()
                )
                right -= size.width() + 4
        self._set_margins()

    def _set_margins(self) -> None:
        right = sum(widget.sizeHint().width() + 4 for widget in self._inside if not widget.isHidden())
        if self._suffix:
            right += painting.width_of(self._suffix, theme.font()) + 2
        if self._mark:
            right += theme.px(20)
        self.setTextMargins(theme.px(20) + 8 if self._icon else 0, 0, right, 0)


class TextField(Field):
    """One line of text."""

    is_typed = True

    def __init__(
        self,
        name: str,
        label: str,
        *,
        required: bool = True,
        hint: str = "",
        placeholder: str = "",
        icon: str | None = None,
        suffix: str = "",
        height: int = 44,
        check: Check | None = None,
        doubt: Check | None = None,
    ) -> None:
        super().__init__(name, label, required=required, hint=hint, check=check, doubt=doubt)
        self.edit = LineEdit(icon=icon, suffix=suffix, height=height)
        self.edit.setPlaceholderText(placeholder)
        self.edit.textEdited.connect(self.changed)
        self.edit.left.connect(self.left)
        self._place(self.edit)

    def value(self) -> str:
        """Return the text as typed."""
        return self.edit.text()

    def set_value(self, value: Any) -> None:
        """Fill in a text."""
        self.edit.setText("" if value is None else str(value))
        self.edit.setCursorPosition(0)

    def editor(self) -> LineEdit:
        """Return the line."""
        return self.edit

    def is_empty(self) -> bool:
        """Return whether there is nothing but blanks."""
        return not self.edit.text().strip()

    def caret(self) -> int:
        """Return where the text cursor stands."""
        return self.edit.cursorPosition()

    def set_caret(self, place: int) -> None:
        """Put the text cursor somewhere."""
        self.edit.setCursorPosition(place)


class CompletedField(TextField):
    """One line of text that offers earlier entries: ``completion(prefix)`` returns what fits, best first."""

    def __init__(self, name: str, label: str, completion: Callable[[str], list[str]], **options: Any) -> None:
        super().__init__(name, label, **options)
        from grouphub.desktop.widgets.offers import Offers  # the unlock window has none

        self.offers = Offers(self.edit, completion)
        self.offers.taken.connect(self.changed)


class TextEdit(painting.Follows, QPlainTextEdit):
    """A many-line editor that Tab leaves."""

    left = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.look_changed()

    def look_changed(self) -> None:
        """Grow with the letters."""
        self.setFixedHeight(20 + round(theme.px(15) * 1.4) * self._lines)
        super().look_changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left for good."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()


class LongTextField(Field):
    """Several lines of text."""

    is_typed = True

    def __init__(self, name: str, label: str, *, lines: int = 3, placeholder: str = "", **options: Any) -> None:
        super().__init__(name, label, **options)
        self.edit = TextEdit(lines)
        self.edit.setPlaceholderText(placeholder)
        self._filling = False
        self.edit.textChanged.connect(self._typed)
        self.edit.left.connect(self.left)
        self._place(self.edit)

    def value(self) -> str:
        """Return the text as typed."""
        return self.edit.toPlainText()

    def set_value(self, value: Any) -> None:
        """Fill in a text."""
        self._filling = True
        self.edit.setPlainText("" if value is None else str(value)[:LONGEST_NOTE])
        self._filling = False

    def editor(self) -> TextEdit:
        """Return the box."""
        return self.edit

    def is_empty(self) -> bool:
        """Return whether there is nothing but blanks."""
        return not self.value().strip()

    def caret(self) -> int:
        """Return where the text cursor stands."""
        return self.edit.textCursor().position()

    def set_caret(self, place: int) -> None:
        """Put the text cursor somewhere."""
        cursor = self.edit.textCursor()
        cursor.setPosition(min(place, len(self.value())))
        self.edit.setTextCursor(cursor)

    def _typed(self) -> None:
        if not self._filling:
            self.changed.emit()
