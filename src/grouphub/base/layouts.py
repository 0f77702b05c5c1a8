"""The same keys on another keyboard: what would stand there had she switched the layout.

Sources: the US, Russian and official Tajik layouts as Windows and X11 ship them.
"""

from __future__ import annotations

from itertools import permutations

# One string per layout: the same place in each is the same key, plain keys first, then with Shift.
_KEYS = {
    "us": "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./" + '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?',
    "ru": "ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю." + 'Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,',
    "tj": "ё1234567890ғӯйқукенгшҳзхъ\\фҷвапролджэячсмитӣбю." + 'Ё!"№;%:?*()ҒӮЙҚУКЕНГШҲЗХЪ/ФҶВАПРОЛДЖЭЯЧСМИТӢБЮ,',
}
_LETTERS = {name: frozenset(filter(str.isalpha, keys)) for name, keys in _KEYS.items()}
_MOVES = [
    (_LETTERS[typed], str.maketrans(_KEYS[typed], _KEYS[meant])) for typed, meant in permutations(("us", "ru", "tj"), 2)
]


def other_layouts(text: str) -> tuple[str, ...]:
    """Return what the same keys write on the other layouts, without ``text`` itself and without repeats.

    Only a layout that has every letter of ``text`` can have been the one in use.
    """
    letters = set(filter(str.isalpha, text))
    if not letters:
        return ()
    written = (text.translate(move) for on_layout, move in _MOVES if letters <= on_layout)
    return tuple(dict.fromkeys(other for other in written if other != text))
