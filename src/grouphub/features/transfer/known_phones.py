"""Telephones in a row that names its woman by her key: compared place by place with what the register would write.

Whatever stands there as a number, a cell that was left as it was says nothing, and an emptied one takes nothing away.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from grouphub.base.texts import clean
from grouphub.features.people.rules import Whose
from grouphub.features.transfer import choice_words
from grouphub.features.transfer.meanings import Meaning
from grouphub.features.transfer.phone_cells import ReadPhone, phones_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from grouphub.features.people.contact import PhoneRow

ABOUT_PHONES = (
    Meaning.PHONE,
    Meaning.PHONE_WHOSE,
    Meaning.PHONE_SAFE,
    Meaning.PHONE_HOURS,
    Meaning.PHONE_REMARK,
)


def by_phone(cells: Iterable[tuple[Meaning, str]]) -> list[dict[Meaning, str]]:
    """Return the cells about telephones, those of each together; each begins with its number."""
    found: list[dict[Meaning, str]] = []
    for meaning, text in cells:
        if meaning is Meaning.PHONE:
            found.append({})
        if meaning in ABOUT_PHONES and found:
            found[-1][meaning] = text
    return found


def changed_phones(
    here: Sequence[Mapping[Meaning, str]], written: Sequence[Mapping[Meaning, str]], known: Sequence[PhoneRow]
) -> Iterator[ReadPhone]:
    """Yield the telephones about which the row says something else than the register would write."""
    for at, cells in enumerate(here):
        before = written[at] if at < len(written) else {}
        new = {meaning: text for meaning, text in cells.items() if text and text != before.get(meaning, "")}
        if not new:
            continue
        if Meaning.PHONE in new or at >= len(known):
            phones, _doubts = phones_in(cells[Meaning.PHONE])
            yield from (_told(phone, cells) for phone in phones)
        else:
            yield _told(_as_read(known[at]), new)


def _as_read(phone: PhoneRow) -> ReadPhone:
    return ReadPhone(phone.typed, phone.normal, phone.whose, phone.whose_words, phone.safe, phone.hours, phone.remark)


def _told(phone: ReadPhone, cells: Mapping[Meaning, str]) -> ReadPhone:
    """Return the telephone with what the cells beside it say."""
    whose = cells.get(Meaning.PHONE_WHOSE, "")
    if whose:
        said = choice_words.whose_in(whose)
        phone = replace(phone, whose=said or Whose.OTHER, whose_words="" if said else clean(whose))
    return replace(
        phone,
        safe=choice_words.safe_in(cells.get(Meaning.PHONE_SAFE, "")) or phone.safe,
        hours=clean(cells.get(Meaning.PHONE_HOURS, "")) or phone.hours,
        remark=clean(cells.get(Meaning.PHONE_REMARK, "")) or phone.remark,
    )
