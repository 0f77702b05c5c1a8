"""Settings: one page, no sub-pages; every change holds at once and keeps itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from grouphub.base import days
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import _
from grouphub.base.topics import Topic
from grouphub.desktop.page import Page
from grouphub.desktop.settings.keepers_card import KeepersCard, keeper_lines
from grouphub.desktop.settings.rows import ScrolledColumn
from grouphub.desktop.settings.safety_card import SafetyCard
from grouphub.desktop.settings.screen_card import ScreenCard
from grouphub.desktop.settings.side_cards import AboutCard, GroupCard, HidingCard, LookBackCard, WrittenDownCard
from grouphub.desktop.settings.take_out import TakeOutDialog
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.chips import Segments
from grouphub.desktop.widgets.header import PageHeader
from grouphub.features.fields.queries import own_fields
from grouphub.features.group import actions
from grouphub.features.people import where
from grouphub.features.people.queries import PeopleFilter, counts
from grouphub.features.places.queries import districts
from grouphub.store.faults import blame

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from grouphub.desktop.settings.keepers_card import KeeperLine
    from grouphub.desktop.workspace import Workspace

_BESIDE_FROM = 1000
"""Width of the page, at normal letters, from which the smaller cards stand at the right."""
_SIDE = 352


class SettingsPage(Page):
    """Screen, safety, who has a password, the group; what can be looked up; about the program."""

    name: ClassVar[str] = "settings"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.GROUP, Topic.PEOPLE, Topic.FIELDS, Topic.PLACES})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._saved_at = ""
        self._build_cards()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show what is set."""
        settings = self.workspace.settings
        self.look.show_settings(settings)
        self.safety.show_settings(
            minutes=settings.lock_minutes,
            hides=settings.hide_with_esc,
            changed=self._password_changed(),
            copy_days=settings.copy_days,
        )
        self.safety.show_word(self.workspace.screen.neutral_word)
        with self.workspace.db.read() as session:
            self.group.show_settings(settings, districts(session))
            self.written_down.show_own_fields([one.name for one in own_fields(session)])
            self.written_down.show_villages(len(where.inhabited(session)))
            self.look_back.show_archived(counts(session, PeopleFilter(archived=True)).total)

    def place(self) -> dict[str, Any]:
        """Return how far the page is scrolled, what has the focus, and a word that is not kept yet."""
        return {
            "scroll": self._area.scrolled(),
            "focus": self._focused(),
            "saved": self._saved_at,
            "word": self.safety.typed_word(),
            "cursor": self.safety.word.cursorPosition(),
        }

    def go_to(self, place: dict[str, Any]) -> None:
        """Return to a place."""
        self._saved_at = str(place.get("saved") or "")
        if self._saved_at:
            self.header.saved.show_time(self._saved_at)
        if isinstance(place.get("word"), str):
            self.safety.type_word(place["word"])
        control = self.findChild(QWidget, str(place.get("focus") or "-"))
        if isinstance(control, Segments):
            control = control.part(control.value())
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.safety.word.setCursorPosition(int(place.get("cursor") or 0))
        self._area.scroll_to(int(place.get("scroll") or 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the smaller cards beside the others where there is room, else below."""
        super().resizeEvent(event)
        self._fit(event.size())

    # --- building -----------------------------------------------------------------------------------------------------

    def _build_cards(self) -> None:
        self.header = PageHeader(_("Settings"))
        self.look = ScreenCard(self.workspace.screen)
        self.safety = SafetyCard()
        self.keepers = KeepersCard()
        self.group = GroupCard()
        self.written_down = WrittenDownCard()
        self.look_back = LookBackCard()
        self.hiding = HidingCard()
        self.about = AboutCard()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrolledColumn()
        outer.addWidget(self._area)
        self._area.column.addWidget(self.header)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(20)
        self._area.column.addLayout(self._both)
        self._area.column.addStretch(1)
        self._both.addWidget(_column(self.look, self.safety, self.keepers), 1)
        self._side = _column(self.group, self.written_down, self.look_back, self.hiding, self.about)
        self._both.addWidget(self._side)

    def _connect(self) -> None:
        frame = self.workspace.frame
        self.look.screen_chosen.connect(self._change_screen)
        self.look.order_chosen.connect(lambda first: self._change(family_first=first))
        self.safety.minutes_chosen.connect(lambda minutes: self._change(lock_minutes=minutes))
        self.safety.copy_days_chosen.connect(lambda days: self._change(copy_days=days))
        self.safety.hiding_chosen.connect(lambda on: self._change(hide_with_esc=on))
        self.safety.word_typed.connect(self._keep_word)
        self.safety.password_asked.connect(partial(frame.open_form, "password"))
        self.safety.sheet_asked.connect(self._ask_new_sheet)
        self.keepers.add_asked.connect(partial(frame.open_form, "keeper"))
        self.keepers.rename_asked.connect(lambda line: frame.open_form("keeper", keeper=str(line.id)))
        self.keepers.removal_asked.connect(self._ask_removal)
        self.group.change_asked.connect(partial(frame.open_form, "group"))
        for card in (self.written_down, self.look_back):
            card.page_asked.connect(frame.go)

    def _fit(self, size: QSize) -> None:
        beside = size.width() >= theme.px(_BESIDE_FROM)
        self._area.fit()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(direction)
        self._both.setSpacing(20 if beside else 16)
        self._side.setMinimumWidth(theme.px(_SIDE) if beside else 0)
        self._side.setMaximumWidth(theme.px(_SIDE) if beside else 16_777_215)

    # --- what is done -------------------------------------------------------------------------------------------------

    def _change(self, **values: object) -> None:
        """Keep a setting of the group; what cannot be kept is shown as it was."""
        try:
            actions.change_settings(self.workspace.db, **values)
        except GroupHubError as error:
            self.workspace.frame.tell(error)
            self.refresh()
        else:
            self._say_saved()

    def _change_screen(self, name: str, value: str) -> None:
        self._say_saved()
        self.workspace.frame.change_screen(**{name: value})

    def _keep_word(self, word: str) -> None:
        """Keep the neutral word with what is known before unlocking; the window need not be drawn anew for it."""
        self.workspace.screen.neutral_word = word
        if self.workspace.is_practice:
            self._say_saved()
            return
        try:
            self.workspace.screen.save(self.workspace.db.opened.folder.screen)
        except OSError as error:
            self.workspace.frame.tell(blame(error) or error)
        else:
            self._say_saved()

    def _say_saved(self) -> None:
        self._saved_at = f"{self.workspace.clock.now().astimezone():%H:%M}"
        self.header.saved.show_time(self._saved_at)

    def _ask_new_sheet(self) -> None:
        self.workspace.frame.open_form("new_sheet")

    def _ask_removal(self, line: KeeperLine) -> None:
        self.workspace.frame.show_dialog(TakeOutDialog(self.workspace, line))

    def _password_changed(self) -> str:
        """Show who has a password, and return when mine was changed."""
        try:
            lines = keeper_lines(self.workspace)
        except GroupHubError as error:
            self.workspace.frame.tell(error)
            return ""
        self.keepers.show_keepers(lines, self.workspace.today())
        mine = next((line.password_since for line in lines if line.is_me), None)
        if mine is None:
            return ""
        return _("Set {day}").format(day=days.in_words(mine, self.workspace.today()))

    def _focused(self) -> str:
        widget = QApplication.focusWidget()
        while widget is not None and widget is not self:
            if widget.objectName().startswith("set-"):
                return widget.objectName()
            widget = widget.parentWidget()
        return ""


def _column(*cards: QWidget) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return held
