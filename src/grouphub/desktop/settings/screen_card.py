"""How the screen speaks and looks, and which name comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from grouphub.base.i18n import LANGUAGE_NAMES, LANGUAGES, _
from grouphub.desktop.settings.rows import RowsCard, SettingRow
from grouphub.desktop.shell import theme
from grouphub.desktop.widgets.chips import Segments

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from grouphub.base.settings import ScreenSettings
    from grouphub.features.group.queries import GroupSettings

    Choices = Sequence[tuple[Hashable, str] | tuple[Hashable, str, str | None]]

_WIDE = 300


class ScreenCard(RowsCard):
    """Language, letters and colours of this computer; the order of names, which is the group's."""

    screen_chosen = Signal(str, str)
    """Name and value of what is set for this computer."""
    order_chosen = Signal(bool)
    """Whether the family name comes first."""

    def __init__(self, screen: ScreenSettings) -> None:
        super().__init__(_("Screen"))
        languages: Choices = [(language, LANGUAGE_NAMES[language]) for language in LANGUAGES]
        letters: Choices = [("normal", _("Normal")), ("large", _("Large")), ("largest", _("Largest"))]
        colours: Choices = [("light", _("Light"), "sun"), ("dark", _("Dark"), "moon")]
        self.language = self._bar("language", languages, _("Language"), screen.language)
        self.letters = self._bar("letters", letters, _("Letter size"), screen.letters)
        self.theme = self._bar("theme", colours, _("Colours"), screen.theme)
        self.add_row(SettingRow("translate", _("Language"), _("Words on the screen"), self.language))
        self.add_row(SettingRow("text-aa", _("Letter size"), "", self.letters))
        self.add_row(SettingRow("moon", _("Colours"), _("Dark is easier at night"), self.theme))
        orders: Choices = [(True, _("Family name")), (False, _("Given name"))]
        self.order = _segments("order", orders, _("What comes first in a name"))
        self.order.changed.connect(lambda: self.order_chosen.emit(bool(self.order.value())))
        self.add_row(
            SettingRow("sort-ascending", _("What comes first in a name"), _("Lists are sorted by it"), self.order)
        )

    def show_settings(self, settings: GroupSettings) -> None:
        """Show what is set."""
        self.order.set_value(settings.family_first)

    def _bar(self, name: str, choices: Choices, title: str, value: str) -> Segments:
        bar = _segments(name, choices, title)
        bar.set_value(value)
        bar.changed.connect(lambda: self.screen_chosen.emit(name, str(bar.value())))
        return bar


def _segments(name: str, choices: Choices, title: str) -> Segments:
    bar = Segments(choices, name=title)
    bar.setObjectName(f"set-{name}")
    bar.setMinimumWidth(theme.px(_WIDE))
    return bar
