"""The language of screen and paper: gettext catalogues, chosen at run time.

English is the language of the source texts; a catalogue for it is not needed.
"""

from __future__ import annotations

import gettext as _gettext
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from grouphub.base.resources import translations_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("tg", "ru", "en")
LANGUAGE_NAMES = {"tg": "Тоҷикӣ", "ru": "Русский", "en": "English"}

_catalogues: dict[str, _gettext.NullTranslations] = {}
_spoken = ["en"]


def N_(text: str) -> str:
    """Mark ``text`` for the catalogue without translating it here."""
    return text


def current() -> str:
    """Return the language spoken now."""
    return _spoken[-1]


def use(language: str) -> None:
    """Speak ``language`` from now on; an unknown one falls back to English."""
    _spoken[-1] = language if language in LANGUAGES else "en"


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak ``language`` inside the ``with`` only: paper may differ from the screen."""
    _spoken.append(language if language in LANGUAGES else "en")
    try:
        yield
    finally:
        _spoken.pop()


def _catalogue() -> _gettext.NullTranslations:
    language = current()
    if language not in _catalogues:
        _catalogues[language] = _read_catalogue(language)
    return _catalogues[language]


def _read_catalogue(language: str) -> _gettext.NullTranslations:
    """Read a compiled catalogue. It is opened by its path: gettext's own search imports much before the first paint."""
    try:
        with Path(translations_folder(), language, "LC_MESSAGES", "grouphub.mo").open("rb") as file:
            return _gettext.GNUTranslations(file)
    except FileNotFoundError:  # English is written in the source itself
        return _gettext.NullTranslations()


def _(text: str) -> str:
    """Return ``text`` in the language spoken now."""
    return _catalogue().gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of the text that fits ``count``."""
    return _catalogue().ngettext(one, many, count)


def pgettext(context: str, text: str) -> str:
    """Return ``text`` as meant in ``context``."""
    return _catalogue().pgettext(context, text)
