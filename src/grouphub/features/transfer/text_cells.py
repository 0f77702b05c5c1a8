"""Words in cells: cleaned, mended, and one spelling for what differs by capitals and blanks only."""

from __future__ import annotations

import unicodedata
from collections import Counter

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.base.mixed_letters import is_mixed, mended
from grouphub.base.texts import LONGEST_LINE, clean
from grouphub.features.transfer.choice_words import EMPTY_WORDS, is_empty_word
from grouphub.features.transfer.sheets import Cell, CellFault, text_of

Faults = tuple[tuple[GroupHubError, bool], ...]
"""What is wrong with a cell, and whether its value is kept all the same."""


class CellBroken(GroupHubError):
    """The spreadsheet itself failed in this cell."""

    message = N_("The spreadsheet shows an error in this cell, not a value.")


class ResultNotStored(GroupHubError):
    """A formula whose result is not in the file."""

    message = N_("The result of this formula is not in the file. Open it in the spreadsheet program and save it again.")


class CellTooLong(GroupHubError):
    """Far more text than belongs into one field."""

    message = N_("There is far too much text in this cell ({length} signs). It was not taken.")


class LettersMended(GroupHubError):
    """A word had letters of two alphabets and was written in one."""

    message = N_("Latin and Cyrillic letters were mixed in a word. It was read as: {text}")


class LettersMixed(GroupHubError):
    """A word has letters of two alphabets and cannot be written in one."""

    message = N_("Latin and Cyrillic letters are mixed in a word. Look at it again.")


def fault_in(cell: CellFault) -> GroupHubError:
    """Return what is wrong with a cell that has no value."""
    return ResultNotStored() if cell.is_formula else CellBroken()


def read_text(cell: Cell) -> tuple[str, Faults]:
    """Return the text of a cell as it is kept in one line."""
    if cell.__class__ is str:
        text = cell
    elif isinstance(cell, CellFault):
        return "", ((fault_in(cell), False),)
    else:
        return text_of(cell), ()
    text = _cleaned(text)
    if len(text) > LONGEST_LINE:
        return "", ((CellTooLong(length=len(text)), False),)
    if is_mixed(text):
        whole = mended(text)
        return whole, ((LettersMixed() if is_mixed(whole) else LettersMended(text=whole), True),)
    return ("" if is_dash(text) else text), ()


def is_dash(text: str) -> bool:
    """Return whether a cell says with a sign or a word that nothing is known."""
    # Folding every name would take as long as all the rest: two letters tell that it is none of the few words.
    return len(text) < 16 and text[:2].lower() in _BEGINNINGS and is_empty_word(text)


_BEGINNINGS = frozenset(word[:2] for word in EMPTY_WORDS)


def _cleaned(text: str) -> str:
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()
    return clean(text)


def alike(texts: list[str]) -> list[str]:
    """Return the texts with one spelling for all that differ by capitals, blanks and dots only."""
    count = Counter(texts)
    spellings: dict[str, list[str]] = {}
    for text in count:
        spellings.setdefault(_key(text), []).append(text)
    chosen = {
        text: max(forms, key=lambda form: (not form.isupper() and not form.islower(), count[form], form))
        for forms in spellings.values()
        if len(forms) > 1
        for text in forms
    }
    return [chosen.get(text, text) for text in texts] if chosen else texts


def _key(text: str) -> str:
    return "".join(text.casefold().split()).rstrip(".,")
