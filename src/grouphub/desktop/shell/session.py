"""The register while it is open: pages, forms, undo, keys. Locking drops it whole."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from grouphub.base import logs
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.base.topics import Topic
from grouphub.desktop import catalogue
from grouphub.desktop.shell import crash
from grouphub.desktop.shell.bus import Bus
from grouphub.desktop.shell.drafts import FormDrafts
from grouphub.desktop.shell.frame import PageFrame
from grouphub.desktop.shell.jobs import Jobs
from grouphub.desktop.taking_back import do_again, take_back
from grouphub.desktop.workspace import Workspace
from grouphub.features import registry
from grouphub.features.copies.actions import look_after_crash
from grouphub.features.group.queries import group_settings
from grouphub.features.people.upkeep import catch_up
from grouphub.store.drafts import Drafts
from grouphub.store.faults import has_room_to_save

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from grouphub.base.clock import Clock
    from grouphub.base.settings import ScreenSettings
    from grouphub.desktop.shell.jobs import Progress
    from grouphub.desktop.shell.lock import Watch
    from grouphub.desktop.shell.window import Window
    from grouphub.desktop.widgets.overlay import Dialog
    from grouphub.features.copies.comparing import Preview
    from grouphub.store.copies import OpenCopy
    from grouphub.store.database import Database
    from grouphub.store.journal import Commit

_PREPARE_MS = 400
"""While she looks at the first page, the one she needs most is built."""
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_PLAIN = Qt.KeyboardModifier.NoModifier


class Session(QObject):
    """One unlocking, from the password to the lock: implements what pages may ask of the window."""

    lock_asked = Signal()
    bring_back_asked = Signal(object, object)
    bring_out_asked = Signal()
    hide_asked = Signal()
    screen_changed = Signal(dict)
    returned = Signal()
    """All is as she left it, the half-typed form included."""

    def __init__(
        self,
        window: Window,
        watch: Watch,
        db: Database,
        clock: Clock,
        screen: ScreenSettings,
        *,
        practice: bool = False,
    ) -> None:
        super().__init__()
        self._window = window
        self._watch = watch
        self._open_form: dict[str, Any] | None = None
        self._opened_on_page = False
        self.is_returning = False
        """Whether the form she left is about to open."""
        self._bus = Bus()
        db.on_commit.append(self._bus.announce)
        with db.read() as session:
            settings = group_settings(session)
        self.workspace = Workspace(
            db=db,
            bus=self._bus,
            jobs=Jobs(),
            clock=clock,
            screen=screen,
            drafts=FormDrafts(Drafts(db), self.where),
            frame=self,
            features=registry.FEATURES,
            settings=settings,
            is_practice=practice,
        )
        self._bus.changed.connect(self._hear)
        self._bus.committed.connect(self._say)
        self._window.layer.closed.connect(self._form_closed)
        self._window.layer.hide_asked.connect(self.hide_asked)
        self.view = self._build_frame()
        self._follow_settings()

    def start(self) -> None:
        """Show the page she left, or Today. ``return_to_form`` follows when nothing else is shown any more."""
        self._watch.commands = self._commands()
        self._watch.start()
        self._window.show_view(self.view)
        self._return_to(self.workspace.drafts.where())
        self._take_focus()
        preparing = QTimer(self.view, singleShot=True)  # of the view: it ends with it
        preparing.timeout.connect(self._prepare)
        preparing.start(_PREPARE_MS)
        db, today = self.workspace.db, self.workspace.today()
        self.workspace.jobs.start(lambda _progress: catch_up(db, today), done=self._caught_up)
        if db.opened.after_crash:
            self.workspace.jobs.start(lambda _progress: look_after_crash(db), done=self._looked, failed=self.tell)
        if not self.workspace.is_practice:
            self.workspace.jobs.start(self._keep_copy, done=self._copy_kept, failed=self._copy_failed)

    def return_to_form(self) -> None:
        """Open the half-typed form she left, when the unlock page has died.

        A dialog opened over it would keep the whole session in memory after the lock.
        """
        self.is_returning = True
        QTimer.singleShot(0, self.view, self._return_now)

    def _prepare(self) -> None:
        self.view.prepare("people")

    def _return_now(self) -> None:
        self.is_returning = False
        self._reopen(self.workspace.drafts.where())
        self.returned.emit()

    def _caught_up(self, women: int) -> None:
        """Show the women anew whose day came while the register was closed."""
        if women:
            self._bus.changed.emit(frozenset({Topic.PEOPLE}))

    def _looked(self, _nothing: object) -> None:
        """Say nothing: after a power cut all is as it was saved."""

    def _keep_copy(self, progress: Progress) -> object:
        """Keep a copy of what the day before left, when none was made at its end."""
        from grouphub.features.copies.actions import keep_by_itself
        from grouphub.store.copies import Told

        return keep_by_itself(
            self.workspace.db, self.workspace.features, told=Told(lambda told: progress.report(told.part))
        )

    def _copy_kept(self, copy: object) -> None:
        if copy is not None:
            self._bus.changed.emit(frozenset({Topic.COPIES}))

    def _copy_failed(self, error: BaseException) -> None:
        """Say why no copy was kept; of a disk so full that nothing can be saved she is told already."""
        if has_room_to_save(self.workspace.db.opened.folder.path):
            self.tell(error)

    def rebuild(self) -> None:
        """Draw everything anew in another language or look, with page and form as they were."""
        left = self.where()
        self.workspace.drafts.keep_quietly()
        old = self.view
        self.view = self._build_frame()
        self._window.show_view(self.view)
        self._window.drop_view(old)
        self._return_to(left)
        self._reopen(left)

    def gather(self) -> None:
        """Take what is typed before the window is covered."""
        try:
            self.workspace.drafts.gather()
        except Exception as error:  # noqa: BLE001  nothing may keep the window from being covered
            logs.note(error)

    def end(self) -> None:
        """Keep what was gathered, close all that shows data, and let the register go. The window is covered already."""
        self._watch.stop()
        self._watch.commands = {}
        self._window.layer.closed.disconnect(self._form_closed)
        workspace = self.workspace
        if workspace.db.break_off():
            workspace.jobs.finish()  # what is half written goes; what is half typed must be kept
        try:
            workspace.drafts.keep_gathered()
        except Exception as error:  # noqa: BLE001  nothing may keep the register from closing
            logs.note(error)
        workspace.drafts.stop()
        workspace.jobs.finish()
        if not workspace.is_practice:
            _keep_copy_at_end(workspace.db)
        clear_clipboard()
        self._window.clear_layer()
        self._window.drop_view(self.view)
        QApplication.sendPostedEvents(None, 0)
        workspace.db.close()
        workspace.db.opened.close()
        del self.workspace, self.view

    # What pages may ask (workspace.Frame)

    def go(self, page: str, **place: Any) -> None:
        """Show the page named ``page`` at ``place``; an open form is closed as by Cancel and keeps its draft."""
        self._window.layer.cancel()
        self._window.layer.close()
        self.view.go(page, **place)

    def back(self) -> None:
        """Show the page before this one."""
        self.view.back()

    def open_form(self, form: str, **about: Any) -> None:
        """Open the form named ``form`` in a dialog; when what it is about is gone, say so."""
        try:
            dialog = catalogue.make_form(form, self.workspace, about)
        except GroupHubError as error:
            self.tell(error)
            return
        self._opened_on_page = self.view.page.isAncestorOf(QApplication.focusWidget() or self._window)
        self._window.layer.show_dialog(dialog)
        self._open_form = {"name": form, "about": about}

    def show_dialog(self, dialog: Dialog) -> None:
        """Show a dialog that holds no form."""
        self._window.layer.show_dialog(dialog)

    def tell(self, error: BaseException, beside: QWidget | None = None) -> None:  # noqa: ARG002  forms show their own
        """Show what went wrong: a sentence for what she can act on, a calm page for a fault of the program."""
        if isinstance(error, GroupHubError):
            self._window.toast(error.text(), trouble=True)
        else:
            crash.report(error)

    def toast(self, text: str, *, undo: Callable[[], None] | None = None) -> None:
        """Say what happened."""
        self._window.toast(text, undo=undo)

    def lock(self) -> None:
        """Lock the register."""
        self.lock_asked.emit()

    def hide_now(self) -> None:
        """Show the recipes and lock."""
        self.hide_asked.emit()

    def bring_back(self, copy: OpenCopy, preview: Preview) -> None:
        """Close the register and put an open copy in its place, once the click that asked is over."""
        QTimer.singleShot(0, partial(self.bring_back_asked.emit, copy, preview))

    def bring_out(self) -> None:
        """Lock the register and offer to bring out what can be read of it, once the click that asked is over."""
        QTimer.singleShot(0, self.bring_out_asked.emit)

    def change_screen(self, **values: str) -> None:
        """Set language, colours or letters and draw the window anew, once the click that asked is over."""
        QTimer.singleShot(0, partial(self.screen_changed.emit, values))

    def where(self) -> dict[str, Any]:
        """Return page, place and open form: what returns after the lock."""
        return {"page": self.view.current, "place": self.view.page.place(), "form": self._form_now()}

    def _form_now(self) -> dict[str, Any] | None:
        """Return the open form with what it is about by now."""
        if self.is_returning:
            return self.workspace.drafts.where().get("form")
        form, dialog = self._open_form, self._window.layer.busy_with
        place = dialog.place() if dialog is not None else None
        return None if form is None or place is None else {"name": form["name"], "about": form["about"] | place}

    # What the window tells

    def _build_frame(self) -> PageFrame:
        frame = PageFrame(self.workspace)
        frame.recipes_asked.connect(self.hide_asked)
        return frame

    def _return_to(self, left: dict[str, Any]) -> None:
        try:
            self.view.go(left.get("page") or "today", **(left.get("place") or {}))
        except Exception as error:  # noqa: BLE001  a place that is gone must not keep her out
            logs.note(error)
            self.view.go("today")

    def _reopen(self, left: dict[str, Any]) -> None:
        form = left.get("form")
        mine = str(self.workspace.db.who)
        if form and form["about"].get("of", mine) == mine:  # what is one woman's own does not open for another
            try:
                self.open_form(form["name"], **form["about"])
            except Exception as error:  # noqa: BLE001  a form that cannot return must not keep her out
                logs.note(error)

    def _take_focus(self) -> None:
        """Let the keys go to the page, unless the cursor stands where she left it."""
        here = QApplication.focusWidget()
        if self._window.layer.dialog is None and not (here and self.view.page.isAncestorOf(here)):
            self.view.page.first_stop().setFocus()

    def _form_closed(self) -> None:
        self._open_form = None
        if not self.view.current:
            return
        within = self.view.page if self._opened_on_page else self.view
        if not within.isAncestorOf(QApplication.focusWidget() or self._window):
            self._take_focus()  # what opened the form is gone; the next stop may be the toast, or a row of the sidebar

    def _hear(self, topics: frozenset[Topic]) -> None:
        if Topic.GROUP in topics:
            with self.workspace.db.read() as session:
                self.workspace.settings = group_settings(session)
            self._follow_settings()
        self.view.hear(topics)

    def _follow_settings(self) -> None:
        settings = self.workspace.settings
        self._watch.idle_seconds = max(1, min(15, settings.lock_minutes)) * 60
        self._watch.hide_with_esc = settings.hide_with_esc

    def _say(self, commit: Commit) -> None:
        if commit.kind == "do":
            self.toast(commit.text(), undo=partial(self._undo, commit.number))
        elif commit.kind == "erase":
            self.toast(commit.text())
        elif commit.kind == "undo":
            self.toast(_("Taken back: {what}").format(what=commit.text()))
        else:
            self.toast(_("Done again: {what}").format(what=commit.text()))

    def _undo(self, number: int | None = None) -> None:
        take_back(self.workspace, number)

    def _redo(self) -> None:
        do_again(self.workspace)

    # Keys

    def _commands(self) -> dict[tuple[Qt.KeyboardModifier, str], Callable[[], bool]]:
        def always(do: Callable[[], object]) -> Callable[[], bool]:
            def command() -> bool:
                do()
                return True

            return command

        def on_page(do: Callable[[], object]) -> Callable[[], bool]:
            """Only with no dialog open; swallowed all the same."""
            return always(lambda: None if self._window.layer.dialog else do())

        keys: dict[tuple[Qt.KeyboardModifier, str], Callable[[], bool]] = {
            (_CTRL, "L"): always(self.lock),
            (_CTRL, "K"): on_page(self._find),
            (_CTRL, "F"): on_page(self._search),
            (_CTRL, "N"): on_page(self._add),
            (_CTRL, "P"): on_page(self._print),
            (_CTRL, "S"): self._save,
            (_CTRL, "Z"): partial(self._text_or, "undo", self._undo),
            (_CTRL, "Y"): partial(self._text_or, "redo", self._redo),
            (_CTRL | Qt.KeyboardModifier.ShiftModifier, "Z"): partial(self._text_or, "redo", self._redo),
            (_PLAIN, "F1"): always(self._help),
            (_PLAIN, "Escape"): self._escape,
        }
        for digit, name in zip("1234567890", self.view.names(), strict=False):
            keys[_ALT, digit] = on_page(partial(self._go_fresh, name))
        return keys

    def _add(self) -> None:
        self.view.page.main_action()

    def _print(self) -> None:
        self.view.page.print_page()

    def _go_fresh(self, name: str) -> None:
        self.view.go_fresh(name)

    def _text_or(self, step: str, otherwise: Callable[[], None]) -> bool:
        """Undo typing where there is some, else the last action."""
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit):
            able = field.isUndoAvailable() if step == "undo" else field.isRedoAvailable()
        elif isinstance(field, QPlainTextEdit):
            able = field.document().isUndoAvailable() if step == "undo" else field.document().isRedoAvailable()
        else:
            able = False
        if able and isinstance(field, QLineEdit | QPlainTextEdit):
            field.undo() if step == "undo" else field.redo()
        elif self._window.layer.dialog is None and not self.view.page.take_back(again=step == "redo"):
            otherwise()
        return True

    def _find(self) -> None:
        self.open_form("find")

    def _search(self) -> None:
        field = self.view.page.search_field()
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _save(self) -> bool:
        dialog = self._window.layer.dialog
        if dialog is not None and dialog.main is not None:
            dialog.main.click()
        elif dialog is None and not self.view.page.save_now():
            self.toast(_("Saved"))
        return True

    def _help(self) -> None:
        from grouphub.desktop.help.panel import HelpPanel

        dialog = self._window.layer.dialog
        if not isinstance(dialog, HelpPanel):
            self._window.layer.show_instead(HelpPanel(dialog.help_name if dialog else self.view.current))

    def _escape(self) -> bool:
        """Esc goes back from a page opened from a list; a dialog takes it first."""
        if self._window.layer.dialog is None and self.view.leads_back():
            self.back()
            return True
        return False


def _keep_copy_at_end(db: Database) -> None:
    """Keep a copy of the day; nothing may keep the register from closing."""
    from grouphub.features.copies.actions import keep_at_end

    try:
        keep_at_end(db)
    except Exception as error:  # noqa: BLE001
        logs.note(error)


def clear_clipboard() -> None:
    """Empty the clipboard when what lies in it came from here."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(clipboard.Mode.Selection)
