"""Latin letters that slipped into Cyrillic words, and the other way round: they look alike and are found by nobody."""

from __future__ import annotations

import re

_LATIN = "AaBCcEeHKkMOoPpTXxyëËīĪūŪ"
_CYRILLIC = "АаВСсЕеНКкМОоРрТХхуёЁӣӢӯӮ"
_TO_CYRILLIC = str.maketrans(dict(zip(_LATIN, _CYRILLIC, strict=True)))
_TO_LATIN = str.maketrans(dict(zip("АаВСсЕеНКМОоРрТХху", "AaBCcEeHKMOoPpTXxy", strict=True)))
_WORD = re.compile(r"[^\W\d_]+")
_IS_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_IS_CYRILLIC = re.compile("[\u0400-\u04ff]")


def is_mixed(text: str) -> bool:
    """Return whether a word of ``text`` has letters of both alphabets."""
    if text.isascii() or not _IS_LATIN.search(text) or not _IS_CYRILLIC.search(text):
        return False
    return any(_IS_LATIN.search(word) and _IS_CYRILLIC.search(word) for word in _WORD.findall(text))


def mended(text: str) -> str:
    """Return ``text`` with each mixed word in one alphabet, where all its letters of the other have a double there."""
    return _WORD.sub(_mended_word, text) if is_mixed(text) else text


def _mended_word(found: re.Match[str]) -> str:
    word = found[0]
    latin, cyrillic = len(_IS_LATIN.findall(word)), len(_IS_CYRILLIC.findall(word))
    if not latin or not cyrillic:
        return word
    for table, foreign in ((_TO_CYRILLIC, _IS_LATIN), (_TO_LATIN, _IS_CYRILLIC)):
        whole = word.translate(table)
        if not foreign.search(whole):
            return whole
    return word
