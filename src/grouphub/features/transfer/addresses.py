"""A whole address in one cell, parted by the words that say what each piece is."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = {
    "district": "ноҳияи ноҳия нохияи нохия н. шаҳри шаҳр шахри район р-н р. город гор. г. district city town",
    "jamoat": "ҷамоати ҷамоат чамоати чамоат джамоат дж. ҷ. jamoat jamoati",
    "village": "деҳаи деҳа дехаи деха қишлоқи қишлоқ село сел. с. кишлак к. киш. деревня дер. д. посёлок пос. village",
    "street": (
        "кӯчаи кӯча кучаи куча кӯч. куч. к-чаи "
        "улица ул. маҳаллаи маҳалла махаллаи махалля мах. маҳ. гузари квартал кв-л "
        "street str. st. mahalla quarter"
    ),
    "house": "хонаи хона ҳавлии ҳавлӣ дом дом. д.№ х. уй house № h.",
}
_PART_OF = {mark: part for part, marks in _MARKS.items() for mark in marks.split()}
_BETWEEN = re.compile(r"[,;\n]+")
_NUMBER = re.compile(r"\d+[а-яёa-z]?(?:[/-]\d+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an address; ``rest`` is what no word explained."""

    district: str = ""
    jamoat: str = ""
    village: str = ""
    street: str = ""
    house: str = ""
    rest: str = ""


def parted(text: str) -> Address:
    """Return the parts of an address as they are marked; nothing of it is lost."""
    parts: dict[str, str] = {}
    rest: list[str] = []
    for piece in filter(None, map(str.strip, _BETWEEN.split(text))):
        for name, words in _marked(piece, has_street="street" in parts):
            if not name or name in parts:
                rest.append(words)
            else:
                parts[name] = words
    return Address(**parts, rest=", ".join(filter(None, rest)))


def _marked(piece: str, *, has_street: bool) -> list[tuple[str, str]]:
    """Return the runs of words in a piece, each with the part of the address its mark names, or none."""
    runs: list[tuple[str, list[str]]] = []
    for word in re.sub(r"(?<=[^\W\d_]\.)(?=\w)", " ", piece).split():
        mark = _PART_OF.get(word.lower())
        if mark:
            runs.append((_house_for_number(mark, word), []))
        elif runs:
            runs[-1][1].append(word)
        else:
            runs.append(("", [word]))
    if len(runs) == 1 and not runs[0][0] and has_street and _NUMBER.fullmatch(piece):
        return [("house", piece)]
    found = []
    for name, words in runs:
        value = " ".join(words)
        if name == "village" and _NUMBER.fullmatch(value):
            name = "house"  # noqa: PLW2901  "д. 12" is a house, "д. Чорбоғ" a village
        if name == "street" and len(words) > 1 and _NUMBER.fullmatch(words[-1]):
            found += [("street", " ".join(words[:-1])), ("house", words[-1])]
        else:
            found.append((name, value))
    return [one for one in found if one[1]]


def _house_for_number(mark: str, word: str) -> str:
    return "house" if word == "№" else mark
