"""The sign, colour and example of each kind of own field, the same everywhere."""

from __future__ import annotations

from typing import Final

from grouphub.base.i18n import N_, _
from grouphub.features.fields.kinds import Kind, kind_word

KIND_SIGNS: Final = {
    Kind.TEXT: ("text-aa", "teal", N_("such as: her trade")),
    Kind.LONG: ("text-align-left", "teal", N_("several lines")),
    Kind.NUMBER: ("hash", "blue", N_("such as: cows, rooms")),
    Kind.DAY: ("calendar-blank", "amber", N_("such as: passport until")),
    Kind.CHOICE: ("list-checks", "plum", N_("you write the answers")),
    Kind.YES_NO: ("toggle-left", "green", N_("such as: has a machine")),
    Kind.PHONE: ("phone", "clay", N_("one more number")),
    Kind.LINK: ("link-simple", "plum", N_("such as: who brought her")),
}


def tiles() -> list[tuple[str, str, str | None, str, str]]:
    """Return the kinds as tiles to choose from."""
    return [(kind.value, kind_word(kind), icon, area, _(second)) for kind, (icon, area, second) in KIND_SIGNS.items()]
