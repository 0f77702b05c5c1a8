"""Which columns leave: a tick for each, in groups, all on until she takes one off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from grouphub.base.i18n import N_, _
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.fields import Field
from grouphub.desktop.widgets.labels import Small, Text
from grouphub.desktop.widgets.marks import Tick
from grouphub.features.transfer.meanings import Meaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from grouphub.features.transfer.outgoing import OutColumn

_COLUMNS: Final = 2
_GROUPS: Final = (
    (N_("Her name"), "", {Meaning.FAMILY, Meaning.GIVEN, Meaning.PATRONYMIC, Meaning.SPELLINGS, Meaning.PAPER_NAME}),
    (
        N_("Phones"),
        N_("Numbers that must not be called stand there too, and it says so beside them."),
        {Meaning.PHONE, Meaning.PHONE_WHOSE, Meaning.PHONE_SAFE, Meaning.PHONE_HOURS, Meaning.PHONE_REMARK},
    ),
    (
        N_("Where she lives"),
        "",
        {Meaning.DISTRICT, Meaning.JAMOAT, Meaning.VILLAGE, Meaning.STREET, Meaning.HOUSE},
    ),
    (
        N_("About her"),
        "",
        {
            Meaning.BIRTH,
            Meaning.SCHOOLING,
            Meaning.IN_SCHOOL,
            Meaning.ROLES,
            Meaning.JOINED,
            Meaning.CODE,
            Meaning.NOTE,
        },
    ),
    (N_("Your own fields"), "", {Meaning.OWN}),
    (N_("What she agrees to"), "", {Meaning.CONSENT}),
    (
        N_("For coming back"),
        N_("With it every row finds its woman again when the table comes back changed."),
        {Meaning.KEY},
    ),
)
"""What the ticks stand below, a word about them, and what they are."""


class ColumnsField(Field):
    """The value is the list of the columns that stay here: what is asked anew later leaves unless it is taken off."""

    def __init__(self, name: str, label: str, columns: Sequence[OutColumn]) -> None:
        super().__init__(name, label, required=False)
        self._beside.hide()
        self.ticks: dict[str, Tick] = {}
        self.alls: dict[str, Button] = {}
        self._members: dict[str, list[str]] = {}
        for title, about, meanings in _GROUPS:
            members = [column for column in columns if column.meaning in meanings]
            if members:
                self._column.addWidget(self._group(_(title), _(about) if about else "", members))
        self._follow()

    def value(self) -> list[str]:
        """Return what stays here."""
        return [key for key, tick in self.ticks.items() if not tick.isChecked()]

    def set_value(self, value: Any) -> None:
        """Take these off and put all others on."""
        for key, tick in self.ticks.items():
            tick.setChecked(key not in (value or ()))
        self._follow()

    def editor(self) -> QWidget:
        """Return the first tick."""
        return next(iter(self.ticks.values()))

    def is_empty(self) -> bool:
        """Return False: all on is an answer too."""
        return False

    def problem(self) -> str | None:
        """Return what is wrong: a table of no columns."""
        return None if any(tick.isChecked() for tick in self.ticks.values()) else _("Tick at least one.")

    def _group(self, title: str, about: str, members: Sequence[OutColumn]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 6, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        head = QHBoxLayout()
        head.addWidget(Text(title, weight=600, tone="ink2"), 1)
        keys = self._members[title] = [column.chosen_as for column in members]
        if len(members) > 1:
            button = self.alls[title] = Button("", kind="plain", size="small")
            button.clicked.connect(partial(self._turn, title))
            head.addWidget(button)
        grid.addLayout(head, 0, 0, 1, _COLUMNS)
        for number, (key, column) in enumerate(zip(keys, members, strict=True)):
            tick = self.ticks[key] = Tick(column.head)
            tick.setChecked(True)
            tick.setAccessibleName(f"{title}: {column.head}")
            tick.clicked.connect(self._ticked)
            grid.addWidget(tick, 1 + number // _COLUMNS, number % _COLUMNS, Qt.AlignmentFlag.AlignTop)
        if about:
            grid.addWidget(Small(about, wrap=True), 2 + len(members) // _COLUMNS, 0, 1, _COLUMNS)
        for at in range(_COLUMNS):
            grid.setColumnStretch(at, 1)
        return box

    def _ticked(self) -> None:
        self._follow()
        self.changed.emit()

    def _turn(self, title: str) -> None:
        """Put the whole group on, or off when it is on already."""
        wanted = not self._is_on(self._members[title])
        for key in self._members[title]:
            self.ticks[key].setChecked(wanted)
        self._ticked()

    def _follow(self) -> None:
        for title, button in self.alls.items():
            button.set_words(_("None of these") if self._is_on(self._members[title]) else _("All of these"))
            button.setAccessibleName(f"{title}: {button.text()}")

    def _is_on(self, keys: Iterable[str]) -> bool:
        return all(self.ticks[key].isChecked() for key in keys)

    def _mark(self, state: str) -> None:
        """Show no red edge: the sentence is enough."""
