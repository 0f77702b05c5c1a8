"""Words for choices in three languages: what she does, how far she went to school, yes and no."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TypeVar

from grouphub.base.i18n import LANGUAGES, speaking
from grouphub.base.names import fold
from grouphub.features.people.rules import Answer, Role, Safe, Schooling, Whose, word

_PARTS = re.compile(r"[,;/|\n+&]| ва | и | and ", re.IGNORECASE)

_ROLES: dict[Role, str] = {
    Role.MEMBER: "аъзо, аъзои гурӯҳ, узв, участница, член, член группы, участник, member, group member",
    Role.LEARNER: (
        "шогирд, меомӯзад, омӯзанда, хонанда, донишомӯз, талаба, ученица, учится, слушательница, студентка, обучается, "
        "learner, learning, pupil, student, trainee"
    ),
    Role.SEWING: (
        "дӯзанда, дӯзандагӣ, чевар, чеварӣ, дӯхтан, швея, шитьё, шьёт, швейный, швейный цех, портниха, "
        "sewing, seamstress, sewer, tailor"
    ),
    Role.BAKERY: "нонвой, нонпаз, нонвойхона, нонпазӣ, нонвоӣ, пекарь, пекарня, выпечка, печёт, bakery, baker, baking",
    Role.TRAINER: (
        "мураббӣ, омӯзгор, устод, муаллима, тренер, преподаватель, учительница, учитель, наставница, trainer, teacher"
    ),
    Role.VOLUNTEER: "ихтиёрӣ, волонтёр, волонтер, доброволец, volunteer",
    Role.ORGANISER: (
        "ташкилкунанда, ташкилотчӣ, роҳбар, раис, сарвар, фаъол, организатор, руководитель, руководительница, лидер, "
        "председатель, координатор, активистка, organiser, organizer, leader, head, coordinator, activist"
    ),
}
_SCHOOLINGS: dict[Schooling, str] = {
    Schooling.NONE: (
        "бесавод, нахондааст, мактаб нахондааст, надорад, нет, нет образования, без образования, неграмотная, "
        "не училась, none, no, no school, did not go to school, illiterate, 0"
    ),
    Schooling.PRIMARY: "ибтидоӣ, маълумоти ибтидоӣ, начальное, начальная школа, 1-4, primary, classes 1-4, 1, 2, 3, 4",
    Schooling.BASIC: (
        "асосӣ, миёнаи нопурра, умумии асосӣ, неполное среднее, основное, основное общее, 5-9, basic, lower secondary, "
        "incomplete secondary, classes 5-9, 5, 6, 7, 8, 9"
    ),
    Schooling.SECONDARY: (
        "миёна, миёнаи умумӣ, умумии миёна, миёнаи пурра, среднее, среднее общее, полное среднее, 10-11, secondary, "
        "high school, upper secondary, classes 10-11, 10, 11"
    ),
    Schooling.VOCATIONAL: (
        "касбӣ, миёнаи касбӣ, миёнаи махсус, техникум, коллеҷ, омӯзишгоҳ, лисей, среднее специальное, "
        "среднее профессиональное, профессиональное, средне специальное, колледж, училище, пту, лицей, vocational, "
        "trade school, college, special secondary"
    ),
    Schooling.HIGHER: (
        "олӣ, донишгоҳ, донишкада, олии нопурра, высшее, неполное высшее, университет, институт, вуз, higher, "
        "university, institute"
    ),
}
_WHOSE: dict[Whose, str] = {
    Whose.OWN: "худаш, худ, аз худаш, шахсӣ, свой, её, ее, личный, своя, own, her own, hers, personal",
    Whose.HUSBAND: "шавҳар, шавҳараш, аз шавҳараш, муж, мужа, супруг, супруга, husband, her husband's, husband's",
    Whose.SHARED: "умумӣ, оилавӣ, хонагӣ, общий, семейный, домашний, shared, family, home",
    Whose.NEIGHBOUR: "ҳамсоя, ҳамсояаш, аз ҳамсоя, сосед, соседка, соседки, соседа, neighbour, neighbor, a neighbour's",
    Whose.OTHER: "дигар, аз дигар кас, другой, чужой, другого человека, other, someone else's, someone else",
}
_ANSWERS: dict[Answer, str] = {
    Answer.GIVEN: (
        "ҳа, бале, оре, хуб, мумкин, ҳаст, мехонад, розӣ, розӣ аст, додааст, бехатар, да, есть, можно, согласна, дала, "
        "учится, безопасно, yes, y, true, ok, safe, given, x, v, 1, +, ✓, ✔, √, ☑, ☒"
    ),
    Answer.REFUSED: (
        "не, на, нест, намехонад, мумкин нест, розӣ нест, рад кард, хатарнок, занг назанед, нет, нельзя, не согласна, "
        "отказалась, отказ, не учится, опасно, не звонить, no, n, false, unsafe, 0, -, –, —, ✗, ✘, ☐"
    ),
    Answer.WITHDRAWN: "баргардонд, баргардонда шуд, отозвала, отозвано, withdrawn, withdrew",
}
_NOT_KNOWN = "номаълум, маълум нест, намедонам, неизвестно, не знаю, unknown, not known, ?"
_DASHES = ("-", "–", "—", "--", "---")
EMPTY_WORDS = (*_NOT_KNOWN.split(", "), *_DASHES)
"""What says in a cell that nothing is known."""


def _key(text: str) -> str:
    return fold(text) or text.strip()


Choice = TypeVar("Choice", bound=StrEnum)


def _by_word(listed: dict[Choice, str]) -> dict[str, Choice]:
    """Return the choices by every word for them, those of the program itself in each language among them."""
    found = {_key(one): choice for choice, words in listed.items() for one in words.split(", ")}
    for language in LANGUAGES:
        with speaking(language):
            for choice in listed:
                found.setdefault(_key(word(choice)), choice)
    return found


@cache
def _roles() -> dict[str, Role]:
    return _by_word(_ROLES)


@cache
def _schoolings() -> dict[str, Schooling]:
    return _by_word(_SCHOOLINGS)


@cache
def _whose() -> dict[str, Whose]:
    return _by_word(_WHOSE)


@cache
def _answers() -> dict[str, Answer]:
    return _by_word(_ANSWERS)


@cache
def _not_known() -> frozenset[str]:
    return frozenset(map(_key, _NOT_KNOWN.split(", ")))


_NONE = (
    "нет, нест, надорад, нет данных, маълумот нест, нет телефона, без телефона, телефон нест, телефон надорад, "
    "тел надорад, none, no, no phone, no data, n/a, na, not applicable"
)


@cache
def _none() -> frozenset[str]:
    return frozenset(map(_key, _NONE.split(", "))) | _not_known()


def says_none(text: str) -> bool:
    """Return whether a cell for a day or a number says that there is none, or that it is not known."""
    return text in _DASHES or (not text.isdecimal() and _key(text) in _none())


def is_empty_word(text: str) -> bool:
    """Return whether a cell says that nothing is known: a dash, a question mark, "unknown"."""
    return text in _DASHES or _key(text) in _not_known()


def roles_in(text: str) -> tuple[tuple[Role, ...], tuple[str, ...]]:
    """Return what she does, as a cell says it, and the parts of it that are no known word."""
    known = _roles()
    whole = known.get(_key(text))
    if whole:
        return (whole,), ()
    found: dict[Role, None] = {}
    strange = []
    for part in filter(None, map(str.strip, _PARTS.split(text))):
        role = known.get(_key(part))
        if role:
            found[role] = None
        else:
            strange.append(part)
    return tuple(found), tuple(strange)


def is_role(text: str) -> bool:
    """Return whether all of a cell is words for what women do here."""
    roles, strange = roles_in(text)
    return bool(roles) and not strange


def role_named(head: str) -> Role | None:
    """Return the role a head names: below it stand ticks."""
    return _roles().get(_key(head))


def schooling_in(text: str) -> Schooling | None:
    """Return how far she went to school, or None for words not known."""
    key = _key(text)
    found = _schoolings().get(key)
    if found:
        return found
    without = " ".join(part for part in key.split() if part not in _SCHOOL_FILLERS)
    return _schoolings().get(without)


_SCHOOL_FILLERS = frozenset(
    fold("маълумоти маълумот образование синф синфи класс класса классов class classes education").split()
)


def whose_in(text: str) -> Whose | None:
    """Return whose telephone it is, or None for words not known."""
    return _whose().get(_key(text))


def answer_in(text: str) -> Answer | None:
    """Return yes, no or taken back, or None for words not known."""
    return _answers().get(_key(text))


def safe_in(text: str) -> Safe | None:
    """Return whether it is safe to call, or None for words not known."""
    key = _key(text)
    for language in LANGUAGES:
        with speaking(language):
            for safe in Safe:
                if key == _key(word(safe)):
                    return safe
    answer = _answers().get(key)
    if answer is None:
        return Safe.UNKNOWN if key in _not_known() else None
    return Safe.YES if answer is Answer.GIVEN else Safe.NO
