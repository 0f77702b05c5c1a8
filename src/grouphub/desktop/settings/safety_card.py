"""What keeps the register closed to others: locking, hiding, password, recovery sheet."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from grouphub.base.i18n import _, ngettext
from grouphub.desktop.settings.rows import RowsCard, SettingRow
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets import painting
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.choice_fields import Combo
from grouphub.desktop.widgets.fields import LineEdit
from grouphub.desktop.widgets.marks import Switch

LONGEST_MINUTES = 15
COPY_DAYS = (3, 7, 14, 30)
"""After so many days she may be reminded of a copy."""
_AFTER_TYPING = 800
"""Milliseconds after the last key until what was typed is kept."""
_WORD_LENGTH = 40


class SafetyCard(RowsCard):
    """Locking and hiding; the buttons open what needs more than one click."""

    minutes_chosen = Signal(int)
    hiding_chosen = Signal(bool)
    copy_days_chosen = Signal(int)
    word_typed = Signal(str)
    password_asked = Signal()
    sheet_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Safety"))
        self._add_locking()
        self._add_hiding()
        self._add_keys()
        self._add_copies()
        self._add_word()

    def show_settings(self, *, minutes: int, hides: bool, changed: str, copy_days: int) -> None:
        """Show what is set; ``changed`` says when her password was."""
        nearest = min(COPY_DAYS, key=lambda days: abs(days - copy_days))
        self.copy_days.setCurrentIndex(COPY_DAYS.index(nearest))
        self.minutes.setCurrentIndex(max(1, min(LONGEST_MINUTES, minutes)) - 1)
        self.hiding.setChecked(hides)
        self.password.set_second(changed)

    def show_word(self, word: str) -> None:
        """Show the neutral word, unless she is typing another."""
        if not self.typing.isActive():
            self.word.setText(word)

    def typed_word(self) -> str | None:
        """Return the neutral word that is typed and not kept yet."""
        return self.word.text() if self.typing.isActive() else None

    def type_word(self, word: str) -> None:
        """Go on with a neutral word that was not kept yet."""
        self.word.setText(word)
        self.typing.start(_AFTER_TYPING)

    def _leave_word(self) -> None:
        # Not at once: the field is also left when the window is covered, and nothing may come before that.
        if self.typing.isActive():
            self.typing.start(0)

    def _add_locking(self) -> None:
        self.minutes = Combo()
        self.minutes.setObjectName("set-minutes")
        for count in range(1, LONGEST_MINUTES + 1):
            text = ngettext("After {count} minute", "After {count} minutes", count)
            self.minutes.addItem(text.format(count=count), count)
        widest = max(painting.width_of(self.minutes.itemText(place), theme.font()) for place in range(LONGEST_MINUTES))
        self.minutes.setFixedWidth(max(theme.px(200), widest + theme.px(60)))
        self.minutes.activated.connect(lambda place: self.minutes_chosen.emit(place + 1))
        self.add_row(SettingRow("lock-simple", _("Lock by itself"), _("When nobody types"), self.minutes))

    def _add_hiding(self) -> None:
        self.hiding = Switch(_("Hide with Esc, Esc"))
        self.hiding.setObjectName("set-hiding")
        self.hiding.clicked.connect(self.hiding_chosen)
        second = _("Shows the recipes at once; F12 always does")
        self.add_row(SettingRow("cooking-pot", _("Hide with Esc, Esc"), second, self.hiding))

    def _add_keys(self) -> None:
        change = Button(_("Change"), size="small")
        change.setObjectName("set-password")
        change.setAccessibleName(_("Change my password"))
        change.clicked.connect(self.password_asked)
        self.password = SettingRow("key", _("My password"), "", change)
        self.add_row(self.password)
        renew = Button(_("New sheet"), size="small")
        renew.setObjectName("set-sheet")
        renew.setAccessibleName(_("Make a new recovery sheet"))
        renew.clicked.connect(self.sheet_asked)
        second = _("Opens the register when the password is forgotten")
        self.add_row(SettingRow("file-text", _("Recovery sheet"), second, renew))

    def _add_copies(self) -> None:
        self.copy_days = Combo()
        self.copy_days.setObjectName("set-copy-days")
        for count in COPY_DAYS:
            text = ngettext("After {count} day", "After {count} days", count)
            self.copy_days.addItem(text.format(count=count), count)
        widest = max(painting.width_of(self.copy_days.itemText(place), theme.font()) for place in range(len(COPY_DAYS)))
        self.copy_days.setFixedWidth(max(theme.px(200), widest + theme.px(60)))
        self.copy_days.activated.connect(lambda place: self.copy_days_chosen.emit(COPY_DAYS[place]))
        second = _("When no copy was kept on a stick for so long")
        self.add_row(SettingRow("usb", _("Remind of a copy"), second, self.copy_days))

    def _add_word(self) -> None:
        self.word = LineEdit()
        self.word.setObjectName("set-word")
        self.word.setAccessibleName(_("Word before the password"))
        self.word.setPlaceholderText("GroupHub")
        self.word.setMaxLength(_WORD_LENGTH)
        self.word.setFixedWidth(theme.px(200))
        self.typing = QTimer(self)
        self.typing.setSingleShot(True)
        self.typing.timeout.connect(lambda: self.word_typed.emit(self.word.text().strip()))
        self.word.textEdited.connect(lambda _text: self.typing.start(_AFTER_TYPING))
        self.word.left.connect(self._leave_word)
        self.word.returnPressed.connect(self._leave_word)
        second = _("Shown where the password is asked, never the group's name")
        self.add_row(SettingRow("eye-slash", _("Word before the password"), second, self.word))
