"""One help: its title and five lines, each with a sign."""

from __future__ import annotations

from dataclasses import dataclass

from grouphub.base.i18n import N_


@dataclass(frozen=True)
class HelpLine:
    """One line; ``area`` colours its sign."""

    icon: str
    area: str
    text: str
    """Untranslated."""


@dataclass(frozen=True)
class HelpText:
    """The help of one page or dialog."""

    title: str
    lines: tuple[HelpLine, ...]


def page(title: str, *lines: tuple[str, str, str]) -> HelpText:
    """Return the help with this title and these lines: sign, colour, words."""
    return HelpText(title, tuple(HelpLine(*line) for line in lines))


PLAIN_WORDS = ("keyboard", "blue", N_("Four plain words are easy to remember and hard to guess."))
EYE = ("eye", "teal", N_("The eye shows what you typed. Look first who is behind you."))
