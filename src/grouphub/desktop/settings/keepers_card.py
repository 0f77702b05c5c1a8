"""The women who have a password of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID  # noqa: TC003  a field of a dataclass

from PySide6.QtCore import Signal

from grouphub.base import days
from grouphub.base.i18n import _
from grouphub.base.names import initials
from grouphub.desktop.settings.rows import RowsCard, SettingRow
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.chips import Pill
from grouphub.desktop.widgets.letter_circle import LetterCircle
from grouphub.features.group.queries import keepers

if TYPE_CHECKING:
    from datetime import date

    from grouphub.desktop.workspace import Workspace


@dataclass(frozen=True)
class KeeperLine:
    """A woman with a password; ``since`` is unknown when only her key is there."""

    id: UUID
    name: str
    since: date | None
    password_since: date | None
    is_me: bool


def keeper_lines(workspace: Workspace) -> list[KeeperLine]:
    """Return who can open the register: the key file decides, the register knows the names. Raises KeyFileDamaged."""
    with workspace.db.read() as session:
        named = keepers(session)
    able = workspace.db.opened.keepers
    me = workspace.db.who
    lines = [
        KeeperLine(
            one.id, one.name, one.since.astimezone().date(), one.password_since.astimezone().date(), one.id == me
        )
        for one in named
        if one.id in able
    ]
    unnamed = able - {one.id for one in named}
    return lines + [KeeperLine(key, _("Name not known"), None, None, key == me) for key in sorted(unnamed)]


class KeepersCard(RowsCard):
    """Each with what can be done; her own password nobody takes out of her own hand."""

    add_asked = Signal()
    rename_asked = Signal(object)
    removal_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Women with a password"))
        self.add = Button(_("Give a password"), "user-plus", size="small")
        self.add.setObjectName("set-keeper")
        self.add.clicked.connect(self.add_asked)
        self.top.addWidget(self.add)

    def show_keepers(self, lines: list[KeeperLine], today: date) -> None:
        """Show who has a password now."""
        self.clear_rows()
        for line in lines:
            self.add_row(self._row(line, today))

    def _row(self, line: KeeperLine, today: date) -> SettingRow:
        row = SettingRow(LetterCircle(*_circle(line.name)), line.name)
        if line.since is not None:
            row.set_second(_("Since {day}").format(day=days.in_words(line.since, today)))
        if line.is_me:
            row.add_control(Pill(_("You"), "user"))
        rename = Button(_("Rename"), "pencil-simple", "plain", "small")
        rename.setAccessibleName(_("Rename {name}").format(name=line.name))
        rename.clicked.connect(lambda: self.rename_asked.emit(line))
        if line.since is not None:
            row.add_control(rename)
        if not line.is_me:
            removal = Button(_("Take out"), "trash", "plain", "small")
            removal.setAccessibleName(_("Take out the password of {name}").format(name=line.name))
            removal.clicked.connect(lambda: self.removal_asked.emit(line))
            row.add_control(removal)
        return row


def _circle(name: str) -> tuple[str, str]:
    given, _blank, family = name.partition(" ")
    return initials(given, family), name
