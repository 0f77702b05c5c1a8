"""The smaller cards of Settings: the group, what can be looked up, what hiding cannot do, the program itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from grouphub.base.i18n import _, ngettext
from grouphub.base.version import VERSION
from grouphub.desktop.settings.rows import RowsCard, SettingRow
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Card, Sign
from grouphub.desktop.widgets.labels import Small, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grouphub.base.districts import District
    from grouphub.features.group.queries import GroupSettings

_UNKNOWN = "–"


class GroupCard(Card):
    """What the group is called and where it is."""

    change_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Group"))
        change = Button(_("Change"), size="small")
        change.setObjectName("set-group")
        change.setAccessibleName(_("Change name and place of the group"))
        change.clicked.connect(self.change_asked)
        self.head.addWidget(change)
        self.name = self._fact(_("Name of the group"))
        self.village = self._fact(_("Village"))
        self.district = self._fact(_("District"))

    def show_settings(self, settings: GroupSettings, districts: Sequence[District]) -> None:
        """Show what is known of the group; ``districts`` are all there are."""
        known = next((one for one in districts if one.key == settings.district), None)
        self.name.setText(settings.name or _UNKNOWN)
        self.village.setText(settings.village or _UNKNOWN)
        self.district.setText(known.name if known else settings.district or _UNKNOWN)

    def _fact(self, label: str) -> Text:
        self.body.addWidget(Small(label))
        words = Text(weight=500, wrap=True)
        self.body.addSpacing(-10)
        self.body.addWidget(words)
        return words


class PagesCard(RowsCard):
    """Ways to other pages."""

    page_asked = Signal(str)

    def add_page(self, icon: str, title: str, page: str, second: str = "") -> SettingRow:
        """Put the way to one more page below the last."""
        button = Button(_("Open"), size="small")
        button.setObjectName(f"set-{page}")
        button.setAccessibleName(_("Open: {page}").format(page=title))
        button.clicked.connect(lambda: self.page_asked.emit(page))
        row = SettingRow(icon, title, second, button)
        self.add_row(row)
        return row


class WrittenDownCard(PagesCard):
    """The way to what is asked and kept about the women."""

    def __init__(self) -> None:
        super().__init__(_("What is written down"))
        self.own_fields = self.add_page("list-checks", _("Your own fields"), "own_fields")
        self.places = self.add_page("map-pin", _("Places"), "places")

    def show_own_fields(self, names: Sequence[str]) -> None:
        """Show what is asked beside the program's own questions."""
        self.own_fields.set_second(", ".join(names) or _("What you want to know of each woman"))

    def show_villages(self, count: int) -> None:
        """Show in how many villages women live."""
        there = ngettext("{count} village", "{count} villages", count).format(count=count)
        self.places.set_second(there if count else _("Villages and districts"))


class LookBackCard(PagesCard):
    """The way to the bin and to what was changed."""

    def __init__(self) -> None:
        super().__init__(_("Looking back"))
        self.bin = self.add_page("trash", _("Bin"), "bin")
        second = _("By whom and when; the last step can be taken back")
        self.add_page("clock-counter-clockwise", _("What was changed"), "history", second)

    def show_archived(self, count: int) -> None:
        """Show how many women are in the bin."""
        inside = ngettext("{count} woman in it", "{count} women in it", count).format(count=count)
        self.bin.set_second(inside if count else _("Empty"))


class HidingCard(Card):
    """What hiding and the password cannot do, said plainly."""

    def __init__(self) -> None:
        super().__init__(_("What hiding cannot do"))
        for icon, text in (
            (
                "eye",
                _("Hiding keeps a glance away. It does not stop a person who searches this computer."),
            ),
            ("key", _("Whoever knows a password, or holds the recovery sheet, reads everything.")),
            ("keyboard", _("A spy program on this computer sees what you see and type. GroupHub cannot prevent that.")),
            ("printer", _("What was printed lies on paper, and perhaps in the memory of the printer.")),
        ):
            self.body.addLayout(_limit(icon, text))


class AboutCard(Card):
    """The program: version, licences, where everything stays."""

    def __init__(self) -> None:
        super().__init__(_("About GroupHub"))
        for icon, text in (
            ("info", _("Version {number}").format(number=VERSION)),
            ("house", _("Everything stays on this computer. GroupHub never uses the internet.")),
            ("file-text", _("Free software under the GNU General Public License, version 3 or later.")),
            ("text-aa", _("Letters: Onest and Noto Sans (SIL Open Font License 1.1). Signs: Phosphor Icons (MIT).")),
        ):
            self.body.addLayout(_limit(icon, text))


def _limit(icon: str, text: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    line.addWidget(Sign(icon, size=20), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Small(text, wrap=True), 1)
    return line
