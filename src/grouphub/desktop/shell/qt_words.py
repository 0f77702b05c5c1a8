"""What Qt itself says in menus of text fields and in the window for files, in the language spoken now."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTranslator

from grouphub.base.i18n import N_, _

_WORDS: Final = {
    "&Undo": N_("Undo"),
    "&Redo": N_("Redo"),
    "Cu&t": N_("Cut out"),
    "&Copy": N_("Copy"),
    "&Paste": N_("Paste"),
    "Delete": N_("Delete"),
    "Select All": N_("Select all"),
    "&Open": N_("Open"),
    "Open": N_("Open"),
    "&Rename": N_("Rename"),
    "&Delete": N_("Delete"),
    "Show &hidden files": N_("Show hidden files"),
    "&New Folder": N_("New folder"),
    "Create New Folder": N_("New folder"),
    "Cancel": N_("Cancel"),
    "Computer": N_("Computer"),
}


class QtWords(QTranslator):
    """Answers Qt when it asks how a word of its own is said; Qt has no Tajik."""

    def isEmpty(self) -> bool:
        """Return that there are words here: Qt would not ask otherwise."""
        return False

    def translate(self, context: str, said: str, about: str | None = None, count: int = -1) -> str:  # noqa: ARG002  Qt's signature
        """Return the word as the program says it, or as Qt does."""
        known = _WORDS.get(said)
        return _(known) if known else said
