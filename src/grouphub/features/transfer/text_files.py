"""Tables kept as plain text: any character set, any separator, any line end."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO

from grouphub.features.transfer.files_out import unshielded
from grouphub.features.transfer.kinds import is_wide
from grouphub.features.transfer.sheets import CYRILLIC_SETS

SEPARATORS = (",", ";", "\t", "|")
_LOOKED_AT = 200_000
"""Bytes and signs from which letters and separator are judged."""


def encodings_of(content: bytes) -> tuple[str, ...]:
    """Return the character sets that could be meant, the likeliest first."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            return (encoding,)
    wide = is_wide(content[:4096])
    if wide:
        return (wide,)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as broken:
        # One wrong byte in a long text is a slip of some program, not another character set.
        letters = sum(byte >= 0xC2 for byte in content[: broken.start])
        also = ("utf-8",) if letters > 20 else ()
    else:
        return ("utf-8",)
    return tuple(dict.fromkeys((*also, *_by_letters(content[:_LOOKED_AT]))))


def _by_letters(sample: bytes) -> list[str]:
    from charset_normalizer import from_bytes

    known = (*CYRILLIC_SETS, "cp1252")
    ranked = sorted(known, key=lambda encoding: -_likeness(sample, encoding))
    guess = from_bytes(sample, cp_isolation=list(known), enable_fallback=False).best()
    # The library knows languages, the count knows Cyrillic: where they differ, a clear count wins.
    first, second = ranked[:2]
    if guess and guess.encoding in known and _likeness(sample, first) - _likeness(sample, second) < 0.1:
        ranked.insert(0, guess.encoding)
    return list(dict.fromkeys(ranked))


# How common a letter is in names and words, Russian and Tajik alike.
_COMMON = {
    letter: worth
    for letters, worth in (("аоеирн", 1.0), ("тслвмкду", 0.8), ("збгпяйё", 0.5), ("хшчюфжьы", 0.3), ("цщэъ", 0.1))
    for letter in letters
}


def _likeness(sample: bytes, encoding: str) -> float:
    """Return how much ``sample`` looks like names and words in ``encoding``: 1 for all of it."""
    text = sample.decode(encoding, errors="replace")
    signs = [sign for sign in text if ord(sign) > 127]
    if not signs:
        return 0.0
    score = 0.0
    before = " "
    for sign in text:
        if ord(sign) > 127:
            score += _worth(sign, before)
        before = sign
    return score / len(signs)


def _worth(sign: str, before: str) -> float:
    if sign == "\ufffd" or not sign.isprintable():
        return -2.0
    if not sign.isalpha():
        return 0.0 if sign in "«»№–—“”’… " else -1.0
    if sign.isupper() and before.islower():
        return -1.0  # hardly ever inside a word, always where small and capital letters have changed places
    if not "\u0400" <= sign <= "\u04ff":
        return 0.4 if before.isascii() and before.isalpha() else 0.3
    if before.isascii() and before.isalpha():
        return -0.5
    return _COMMON.get(sign.lower(), 0.4)


def separator_of(text: str) -> str:
    """Return what parts the cells: the sign that gives most rows the same number of cells, more than one."""
    start = text[:_LOOKED_AT]
    told = start[:6].lower()
    if told.startswith("sep=") and len(told) > 4:
        return told[4]
    best, chosen = 0.0, ","
    for separator in SEPARATORS:
        rows = [row for row in records(start, separator)[:300] if any(row)]
        widths = Counter(map(len, rows))
        several = {width: count for width, count in widths.items() if width > 1}
        if several:
            width, count = max(several.items(), key=lambda found: (found[1], found[0]))
            # A blank behind it makes it punctuation.
            blanks = sum(cell.startswith(" ") for row in rows for cell in row[1:]) / sum(len(row) - 1 for row in rows)
            evenness = count / len(rows) + min(width, 20) / 100 - blanks / 2
            if evenness > best:
                best, chosen = evenness, separator
    return chosen


_MANY_LINES = 40


def _ends_in_quotes(text: str, separator: str) -> bool:
    """Return whether a quotation mark was never closed: all that follows it stands in one cell."""
    try:
        for _row in csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _has_swallowed(row: list[str], separator: str) -> bool:
    """Return whether a cell holds whole rows: a mark was closed by the next one, far below."""
    for cell in row:
        if len(cell) > _MANY_LINES:
            lines = cell.splitlines()
            if len(lines) > _MANY_LINES and sum(separator in line for line in lines) > 0.8 * len(lines):
                return True
    return False


def records(text: str, separator: str) -> list[list[str]]:
    """Return the rows; a line of blanks is a row too, so that rows keep their numbers."""
    csv.field_size_limit(1 << 30)
    text = text.replace("\0", "")
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    if '"' in text and (_ends_in_quotes(text, separator) or any(_has_swallowed(row, separator) for row in rows)):
        plain = csv.reader(StringIO(text, newline=""), delimiter=separator, quoting=csv.QUOTE_NONE)
        rows = [[cell.strip('"') for cell in row] for row in plain]
    if rows and rows[0] and rows[0][0].lower().startswith("sep") and len("".join(rows[0])) <= 5:
        rows[0] = []
    return [[unshielded(cell) for cell in row] for row in rows]
