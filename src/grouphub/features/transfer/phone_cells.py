"""Telephone numbers in a cell: one or several, with remarks about whose they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.base.names import fold
from grouphub.base.phones import PhoneNumber, doubt_text, parse
from grouphub.features.people.drafts import PhoneDraft
from grouphub.features.people.rules import Safe, Whose
from grouphub.features.transfer.choice_words import says_none
from grouphub.features.transfer.heads import whose_in


class DigitsLost(GroupHubError):
    """A spreadsheet has rounded the number."""

    message = N_("The spreadsheet has cut digits off this number. Look it up on paper.")


class PhoneDoubtful(GroupHubError):
    """The number is kept although something seems wrong with it; facts: number."""

    message = N_("Look at this phone number again.")

    def text(self) -> str:
        """Return what seems wrong, in the language spoken now."""
        number = self.facts["number"]
        assert isinstance(number, PhoneNumber)
        return doubt_text(number) or ""


class NoNumber(GroupHubError):
    """A cell for a telephone holds only words."""

    message = N_("There is no phone number in this cell.")


@dataclass(frozen=True, slots=True)
class ReadPhone:
    """A telephone as it stands in the table. ``normal`` is the form numbers are compared by."""

    typed: str
    normal: str
    whose: Whose = Whose.OWN
    whose_words: str = ""
    safe: Safe = Safe.UNKNOWN
    hours: str = ""
    remark: str = ""

    def draft(self) -> PhoneDraft:
        """Return it as the form of a woman holds it."""
        return PhoneDraft(self.typed, self.whose, self.whose_words, self.safe, self.hours, self.remark)


_PARTS = re.compile(r"[,;/|\\\n\r]+| ва | и | and ", re.IGNORECASE)
_NUMBER = re.compile(r"[+(]{0,2}\d[\d\s().\u2010-\u2015\u2212-]*\d")
_ROUNDED = re.compile(r"(?P<first>\d)(?:[.,](?P<rest>\d+))?[eEеЕ]\+?(?P<size>\d{1,2})")
_MEANS_TELEPHONE = frozenset(
    fold("тел телефон телефони рақам номер моб мобилӣ мобильный сот сотовый phone tel mobile cell no").split()
)
_EDGES = " \t\n.,:;-–—()[]{}«»\"'=+/"
_NOT_TO_CALL = re.compile(
    r"не\s+(?:надо\s+|нужно\s+)?звон|нельзя|не\s+брать|опасно|занг\s+на|мумкин\s+нест|хатарнок|\b(?:no|not|n[o’']t)\b[^,;]*call"
    r"|unsafe|dangerous",
    re.IGNORECASE,
)


def phones_in(text: str, whose: Whose | None = None) -> tuple[tuple[ReadPhone, ...], tuple[GroupHubError, ...]]:
    """Return the telephones in a cell's text and what is wrong with them; ``whose`` is what the head says."""
    text = text.strip()
    if len(text) < 16 and text.isdecimal():
        plain = parse(text)
        doubts = (PhoneDoubtful(number=plain),) if plain.doubt else ()
        return (ReadPhone(text, plain.digits, whose or Whose.OWN),), doubts
    if not text or says_none(text):
        return (), ()
    rounded = _ROUNDED.fullmatch(text)
    if rounded:
        digits = rounded["first"] + (rounded["rest"] or "")
        if len(digits) <= int(rounded["size"]):
            return (), (DigitsLost(),)
        text = digits[: int(rounded["size"]) + 1]
    phones: list[ReadPhone] = []
    waiting = ""
    for piece in _pieces(text):
        numbers, remark = _numbers_and_remark(piece)
        if not numbers and phones:
            phones[-1] = _remarked(phones[-1], remark)
        elif not numbers:
            waiting = f"{waiting} {remark}".strip()
        for number in numbers:
            phone = ReadPhone(number, parse(number).digits, whose or Whose.OWN)
            phones.append(_remarked(phone, f"{waiting} {remark}".strip()))
            waiting = ""
    return tuple(phones), _doubts(phones, waiting)


def _doubts(phones: list[ReadPhone], waiting: str) -> tuple[GroupHubError, ...]:
    if not phones:
        return (NoNumber(),) if waiting else ()
    read = [parse(phone.typed) for phone in phones]
    return tuple(PhoneDoubtful(number=number) for number in read if number.doubt)


def _pieces(text: str) -> list[str]:
    """Return the cell's parts, one for each number; a number that was itself written with such signs stays whole."""
    pieces = [piece for piece in _PARTS.split(text) if piece.strip(_EDGES)]
    sizes = [size for size in (sum(map(str.isdecimal, piece)) for piece in pieces) if size]
    if len(sizes) > 1 and sum(sizes) <= 13 and min(sizes) < 5:
        return [_PARTS.sub(" ", text)]
    return pieces


def _numbers_and_remark(piece: str) -> tuple[list[str], str]:
    runs = [run.strip(_EDGES.replace("+", "").replace("(", "")) for run in _NUMBER.findall(piece)]
    long = [run for run in runs if sum(map(str.isdecimal, run)) >= 6]
    numbers = long or [run for run in runs if sum(map(str.isdecimal, run)) >= 3][:1]
    remark = piece
    for number in numbers:
        remark = remark.replace(number, " ", 1)
    return [part for number in numbers for part in _parted(number)], " ".join(remark.strip(_EDGES).split()).strip(
        _EDGES
    )


def _parted(number: str) -> list[str]:
    """Return the two or three numbers that were written with only a blank between them, else the one."""
    words = number.split()
    sizes = [sum(map(str.isdecimal, one)) for one in words]
    if len(words) > 1 and all(size in {9, 10, 12, 13} for size in sizes):
        return words
    digits = "".join(filter(str.isdecimal, number))
    if len(digits) in {18, 27} and len(words) > 1:
        return [digits[start : start + 9] for start in range(0, len(digits), 9)]
    return [number]


def _remarked(phone: ReadPhone, remark: str) -> ReadPhone:
    """Return the telephone with what a remark says about it."""
    if not remark:
        return phone
    words = [word for word in fold(remark).split() if word not in _MEANS_TELEPHONE]
    if not words:
        return phone
    found = whose_in(set(words))
    if _NOT_TO_CALL.search(remark):
        phone = replace(phone, safe=Safe.NO)
    if found is None:
        return replace(phone, remark=f"{phone.remark} {remark}".strip())
    rest = "" if len(words) == 1 else remark
    if found is Whose.OTHER:
        return replace(phone, whose=found, whose_words=remark)
    return replace(phone, whose=found, remark=f"{phone.remark} {rest}".strip())
