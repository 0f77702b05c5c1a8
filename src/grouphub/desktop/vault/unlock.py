"""The unlock window: language, password, and the way in with the recovery sheet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from grouphub.base.i18n import LANGUAGE_NAMES, LANGUAGES, _, current
from grouphub.base.layouts import other_layouts
from grouphub.desktop.shell import keyboard
from grouphub.desktop.vault.door import Column, Door
from grouphub.desktop.vault.opening import Opening, problem_text
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.chips import ChipRow
from grouphub.desktop.widgets.labels import Text, Title
from grouphub.desktop.widgets.password_field import PasswordField
from grouphub.store.waits import Waits

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from grouphub.base.clock import Clock
    from grouphub.base.paths import Folder
    from grouphub.base.settings import ScreenSettings
    from grouphub.desktop.vault.recovery_entry import RecoveryEntry
    from grouphub.store.opened import OpenVault

_LOOK_MS = 400


class UnlockPage(Door):
    """Asks for the password. ``opened`` gives the open vault, ``by_recovery`` tells by which way."""

    opened = Signal(object)
    language_chosen = Signal(str)
    copy_asked = Signal()
    """She wants to bring back a copy."""
    rescue_asked = Signal(str)
    """She wants to bring out what can be read of a damaged register; with her password."""

    def __init__(
        self,
        folder: Folder,
        screen: ScreenSettings,
        clock: Clock,
        *,
        practice_password: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(screen.neutral_word, parent)
        self._folder = folder
        self._clock = clock
        self._waits = Waits(folder.waits, clock)
        self._missed: tuple[str, str] | None = None
        self._recovery: RecoveryEntry | None = None
        self._opening = Opening(self)
        self._opening.opened.connect(self._opened)
        self._opening.failed.connect(self._failed)
        self._build_languages()
        self._build_form(practice_password)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._look()

    @property
    def help_name(self) -> str:
        """Which help F1 shows."""
        return "unlock-sheet" if self._recovery else "unlock"

    def focus_password(self) -> None:
        """Put the cursor where she types."""
        (self._recovery or self.password).setFocus()

    def show_problem(self, text: str) -> None:
        """Say why the register did not open, in one sentence above the form."""
        self.problem.set_words(text)
        self.problem.setVisible(bool(text))

    def show_news(self, text: str) -> None:
        """Say above the form what has happened to the register."""
        self.news.set_words(text)
        self.news.setVisible(bool(text))

    def offer_rescue(self, error: BaseException) -> None:
        """Offer to bring out what can be read when the register is damaged."""
        from grouphub.store.faults import FileDamaged

        self.rescue.setVisible(isinstance(error, FileDamaged))

    def lead_to_rescue(self) -> None:
        """Say how to bring out what can be read, and offer it."""
        self.rescue.show()
        self.show_news(_("Type your password, then press “Bring out what can be read”."))
        self.password.setFocus()

    def try_open(self) -> None:
        """Try the password that is typed."""
        typed = self.password.value()
        if not typed:
            self.password.setFocus()
        elif not self._is_waiting():
            self._start([typed])

    def try_other_layouts(self) -> None:
        """Try what the same keys write in the other keyboard languages."""
        typed = self.password.value()
        if typed and not self._is_waiting():
            self._start(list(other_layouts(typed)))

    def ask_for_sheet(self) -> None:
        """Ask for the recovery sheet instead of the password."""
        from grouphub.desktop.vault.recovery_entry import RecoveryEntry

        self._recovery = RecoveryEntry(self._folder, self._clock)
        self._recovery.opened.connect(self._opened_by_sheet)
        self._recovery.left.connect(self.ask_for_password)
        self.show_problem("")
        self._asked.hide()
        self.form.put_column(self._recovery)
        self._recovery.setFocus()

    def ask_for_password(self) -> None:
        """Ask for the password again."""
        entry, self._recovery = self._recovery, None
        if entry is not None:
            entry.hide()
            entry.deleteLater()
        self._asked.show()
        self.password.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Count waits down while the page is seen."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed and drop an opening under way: the page was left."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._timer.stop()
            self._opening.forget()
            self._missed = None
            self.password.clear()
            self._show_busy(busy=False)

    def _build_languages(self) -> None:
        self.languages = ChipRow([(key, LANGUAGE_NAMES[key]) for key in LANGUAGES], name=_("Language"))
        self.languages.choose(current())
        self.languages.chosen.connect(lambda key: self.language_chosen.emit(str(key)))
        self.top.addWidget(self.languages)

    def _build_form(self, practice_password: str) -> None:
        self.problem = Strip("red", "")
        self.problem.hide()
        self.form.put(self.problem, 20)
        self.news = Strip("green", "")
        self.news.hide()
        self.form.put(self.news, 20)
        if practice_password:
            words = _("Practice. The password is {password}.").format(password=practice_password)
            self.form.put(Strip("amber", words), 20)
        self._asked = Column()
        self.form.put_column(self._asked)
        self._asked.put(Title(greeting(self._clock.now()), wrap=True), 6)
        self._asked.put(Text(_("Type your password to open the register."), tone="ink2", wrap=True), 28)
        self._build_password()

    def _build_password(self) -> None:
        self.password = PasswordField("password", _("Password"), height=52, doubt=self._doubt)
        self.password.edit.returnPressed.connect(self.try_open)
        self.password.changed.connect(self._typed)
        self.other_keys = Button(_("Same keys, other keyboard language"), "keyboard", kind="soft")
        self.other_keys.clicked.connect(self.try_other_layouts)
        self.other_keys.hide()
        self.open = Button(_("Open"), "lock-simple-open", kind="primary", size="large")
        self.open.clicked.connect(self.try_open)
        self.sheet = Button(_("Use the recovery sheet"), "file-text", kind="plain")
        self.sheet.clicked.connect(self.ask_for_sheet)
        self._asked.put(self.password, 24)
        self._asked.put(self.other_keys, 12)
        self._asked.put(self.open, 12)
        self._asked.put_plain(self.sheet)
        self.copy = Button(_("Bring back a copy"), "usb", kind="plain")
        self.copy.clicked.connect(self.copy_asked)
        self._asked.put_plain(self.copy)
        self.rescue = Button(_("Bring out what can be read"), "hand-heart", kind="plain")
        self.rescue.clicked.connect(self._ask_for_rescue)
        self.rescue.hide()
        self._asked.put_plain(self.rescue)
        self.lost = Button(_("Neither password nor sheet"), "question", kind="plain")
        self.lost.clicked.connect(self._tell_of_loss)
        self._asked.put_plain(self.lost)

    def _ask_for_rescue(self) -> None:
        if self.password.value():
            self.rescue_asked.emit(self.password.value())
        else:
            self.show_problem(_("Type your password first: without it nothing can be read."))
            self.password.setFocus()

    def _tell_of_loss(self) -> None:
        from grouphub.store.copies import LOST

        self.show_problem(_(LOST))

    def _start(self, secrets: list[str]) -> None:
        from grouphub.store.vault import open_vault

        self.show_problem("")
        self._opening.start([partial(open_vault, self._folder, secret, clock=self._clock) for secret in secrets])
        self._show_busy(busy=True)

    def _show_busy(self, *, busy: bool) -> None:
        self.password.edit.setReadOnly(busy)
        self.open.set_words(_("Opening …") if busy else _("Open"))
        for other in (self.sheet, self.copy, self.rescue, self.lost):
            other.setEnabled(not busy)
        if busy:
            self.other_keys.hide()
        self._look()

    def _opened(self, opened: OpenVault) -> None:
        self._waits.reset()
        self.password.clear()
        self._show_busy(busy=False)
        self.opened.emit(opened)

    def _opened_by_sheet(self, opened: OpenVault) -> None:
        self._waits.reset()
        self.opened.emit(opened)

    def _failed(self, error: BaseException) -> None:
        from grouphub.store.unlocking import WrongPassword

        if isinstance(error, WrongPassword):
            self._waits.missed()
            self._missed = (self.password.value(), _did_not_fit())
            self.other_keys.setVisible(bool(other_layouts(self.password.value())))
            self.password.check_now()
        else:
            self.show_problem(problem_text(error))
            self.offer_rescue(error)
        self._show_busy(busy=False)
        self.password.setFocus()
        self.password.edit.selectAll()

    def _doubt(self, typed: str) -> str | None:
        """Return what is said about a password that did not fit, until she types another."""
        return self._missed[1] if self._missed and self._missed[0] == typed else None

    def _typed(self) -> None:
        self.other_keys.hide()
        self.show_problem("")
        self._look()

    def _is_waiting(self) -> bool:
        return self._opening.is_running or self._waits.seconds_left() > 0

    def _look(self) -> None:
        """Show the wait that is left, or what the keyboard is doing."""
        left = self._waits.seconds_left()
        self.open.setEnabled(not left and not self._opening.is_running)
        self.other_keys.setEnabled(self.open.isEnabled())
        if left:
            self.password.set_hint(_("Next try in {time}.").format(time=f"{left // 60}:{left % 60:02}"))
        else:
            self.password.set_hint("" if self.password.error() else _keyboard_words(self.password))


def greeting(now: datetime) -> str:
    """Return how one greets at this hour."""
    hour = now.astimezone().hour
    if 4 <= hour < 12:
        return _("Good morning")
    return _("Good afternoon") if 12 <= hour < 18 else _("Good evening")


def _did_not_fit() -> str:
    layout = keyboard.layout()
    if keyboard.caps_lock():
        return _("That password did not fit. Caps Lock is on. Check the keyboard language too.")
    if layout is None:
        return _("That password did not fit. Check the keyboard language and Caps Lock.")
    language = keyboard.language_name(layout)
    return _("That password did not fit. Check the keyboard language: it is set to {language}.").format(
        language=language
    )


def _keyboard_words(field: PasswordField) -> str:
    """Return what is known of the keyboard, in words under the field."""
    if not field.isVisible():
        return ""
    layout, caps = keyboard.layout(), keyboard.caps_lock()
    told = [] if caps is None else [_("Caps Lock is on.") if caps else _("Caps Lock is off.")]
    if layout:
        told.append(_("The keyboard is set to {language}.").format(language=keyboard.language_name(layout)))
    return " ".join(told)
