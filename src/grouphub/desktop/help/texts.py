"""Help: five lines for every page, dialog and step before the register is open."""

from __future__ import annotations

from grouphub.desktop.help.doors import DOORS
from grouphub.desktop.help.forms import FORMS
from grouphub.desktop.help.lines import HelpLine, HelpText
from grouphub.desktop.help.pages import PAGES

__all__ = ["HELP", "HelpLine", "HelpText", "help_of"]

HELP = {**PAGES, **FORMS, **DOORS}
"""The help of everything by its name; texts are untranslated."""


def help_of(name: str) -> HelpText:
    """Return the help of a page or dialog; an unknown one gets that of Today."""
    return HELP.get(name, HELP["today"])
