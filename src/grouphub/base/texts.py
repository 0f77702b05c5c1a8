"""What she types, as it is kept: nothing that cannot be seen or stored, and not longer than a person types."""

from __future__ import annotations

import re
import unicodedata

from grouphub.base.errors import FieldProblem
from grouphub.base.i18n import N_

LONGEST_LINE = 20_000
LONGEST_NOTE = 200_000
"""Far above anything a person types: only a file pasted by mistake is refused, and it stays in the form."""


class TooLong(FieldProblem):
    """Far more text than a person types."""

    message = N_("This is too long to be kept here ({length} signs). Nothing was saved; please shorten it.")


# Control signs, halves of letters that cannot be stored, and marks that turn the line around.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|\u2028|\u2029|\x85")
_BLANKS = re.compile(r"[\t\n\r ]+")


def clean(text: str) -> str:
    """Return ``text`` as it is kept in one line: NFC, nothing that cannot be seen or stored, single blanks."""
    if not text:
        return ""  # most lines of a form
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", _UNWANTED.sub("", _BREAKS.sub("\n", text)))).strip()


def clean_lines(text: str) -> str:
    """Return ``text`` as it is kept where several lines are meant: like ``clean``, line breaks and blanks kept."""
    return unicodedata.normalize("NFC", _UNWANTED.sub("", _BREAKS.sub("\n", text))).strip()


def check_length(field: str, text: str, longest: int = LONGEST_LINE) -> None:
    """Raise TooLong when ``text`` is not something a person typed."""
    if len(text) > longest:
        raise TooLong(field, length=len(text))
