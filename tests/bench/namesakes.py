"""Invents women of whom it is known who is entered twice and who is only like another: what doubles are tuned on.

Nobody is meant: names are put together from parts, villages are on no map, telephones cannot ring.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from grouphub.base.birth import Birth
from grouphub.base.names import latin
from grouphub.features.people.drafts import PersonDraft, PhoneDraft
from grouphub.features.practice.words import FATHERS, GIVEN, QUARTERS, VILLAGES, VOWELS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TODAY = date(2026, 11, 23)
_BEGINNINGS = _words(
    """Гул Зеб Моҳ Рӯз Бибӣ Ой Хол Сафар Давлат Қурбон Иди Ҷума Шакар Мирзо Тоҷ Ширин Нур Мех Лола Хуш"""
)
_ENDS = _words("""бӣ мо гул ой нисо хон ҷон чеҳра рухсор баҳор моҳ нигор дона андом""")
_MORE_FATHERS = _words(
    """Абдураҳим Абдураҳмон Абдуғаффор Абдуқодир Абдуҷаббор Абдусаттор Абдукарим Мирзокарим Мирзоалӣ Саидалӣ
    Саидҷалол Саидкарим Давлатшо Давлатёр Давлатмурод Шоҳмурод Шоҳназар Назаралӣ Назарбек Хоҷамурод Хоҷаназар
    Қурбоналӣ Қурбонмурод Раҳмоналӣ Раҳматулло Сайфулло Файзулло Ҳабибулло Неъматулло Асадулло Исломбек Ғайрат
    Ғафур Тӯйчӣ Ӯрун Ӯктам Ҷалил Ҷамшед Ҷӯра Ҳикмат Ҳусейн Қаҳрамон Қосим Фаттоҳ Хуршед Эмомалӣ Эргаш Яҳё Умар
    Умед"""
)
_FATHERS = (*FATHERS, *_MORE_FATHERS)
_GIVEN = (*GIVEN, *(begin + end for begin in _BEGINNINGS for end in _ENDS))
_RUSSIAN = str.maketrans("ғӣқӯҳҷҒӢҚӮҲҶ", "гикухчГИКУХЧ")
_NO_KEYBOARD = str.maketrans("ғӣқӯҳҷҒӢҚӮҲҶ", "гйкухчГЙКУХЧ")
_LETTERS = "абвгдезиклмнопрстуфхш"


@dataclass(frozen=True)
class NameSet:
    """A register and drafts of which is known whether, and of whom, each is a double."""

    register: tuple[PersonDraft, ...]
    asked: tuple[tuple[PersonDraft, PersonDraft | None, str], ...]
    """The draft, the woman it is (None: somebody else), and how it was made."""


@dataclass
class Namer:
    """Invents women; the same ones for the same seed."""

    seed: str
    chance: Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = Random(f"namesakes:{self.seed}")
        self._given = list(_GIVEN)
        self._fathers = list(_FATHERS)
        self.chance.shuffle(self._given)
        self.chance.shuffle(self._fathers)
        self._number = 0

    def woman(self) -> PersonDraft:
        """Return a woman of whom much, or little, is known."""
        father, grandfather = self._usual(self._fathers), self._usual(self._fathers)
        quarter = self.chance.choice(QUARTERS[:5])
        return PersonDraft(
            given=self._usual(self._given),
            family=self.family(grandfather) if self.chance.random() < 0.94 else "",
            patronymic=self.patronymic(father) if self.chance.random() < 0.6 else "",
            birth=self.birth() if self.chance.random() < 0.75 else None,
            village=f"{self.chance.choice(VILLAGES)}{quarter}" if self.chance.random() < 0.96 else "",
            phones=(PhoneDraft(self.phone()),) if self.chance.random() < 0.75 else (),
            spellings=(self.chance.choice(("Момо", "Апа", "Хола", "Бибӣ")) + self.chance.choice(_ENDS),)
            if self.chance.random() < 0.08
            else (),
        )

    def _usual(self, names: Sequence[str]) -> str:
        """Return a name; those at the beginning are far more usual."""
        return names[int(self.chance.random() ** 2 * len(names))]

    def family(self, father: str) -> str:
        """Return a family name in one of its endings."""
        ending = self.chance.choice(("ова", "ова", "ова", "зода", "зода", "ӣ", "пур", "иён"))
        return joined(father, ending)

    def patronymic(self, father: str) -> str:
        """Return a father's name in one of its endings."""
        return joined(father, self.chance.choice(("овна", "овна", "зода", "духт", "")))

    def birth(self) -> Birth:
        """Return a birth known as exactly as births are."""
        day = date(1950, 1, 1) + timedelta(days=self.chance.randrange(365 * 58))
        kind = self.chance.random()
        if kind < 0.35:
            return Birth.on(day)
        if kind < 0.7:
            return Birth.in_year(day.year)
        return Birth.about(day.year) if kind < 0.8 else Birth.aged(TODAY.year - day.year, TODAY)

    def phone(self) -> str:
        """Return a number that cannot ring, no number twice."""
        self._number += 1
        return f"{51 + self._number % 4}{self._number * 7_654_321 % 10_000_000:07}"


def joined(name: str, ending: str) -> str:
    """Return a name with an ending, as it is written after a vowel too."""
    if name[-1] in VOWELS and ending:
        name = name.rstrip("ӣ") or name
        ending = {"ова": "ева", "овна": "евна", "ӣ": "ӣ", "иён": "иён"}.get(ending, ending)
    return name + ending


# --- the same woman again ---------------------------------------------------------------------------------------------


def without_tajik_letters(one: PersonDraft, chance: Random) -> PersonDraft:
    """Write her without a Tajik keyboard."""
    table = chance.choice((_RUSSIAN, _NO_KEYBOARD))
    return _each_name(one, lambda name: name.translate(table))


def in_latin(one: PersonDraft, chance: Random) -> PersonDraft:
    """Write her as passports do, or as people do."""
    swaps = chance.sample((("kh", "x"), ("j", "dj"), ("q", "k"), ("yo", "io"), ("gh", "g"), ("'", "")), 3)

    def written(name: str) -> str:
        text = latin(name)
        for tajik, other in swaps:
            text = text.replace(tajik, other)
        return text

    return _each_name(one, written)


def in_russian(one: PersonDraft, chance: Random) -> PersonDraft:
    """Write her as Russian papers do: other letters, an о that is heard as а."""

    def written(name: str) -> str:
        text = name.translate(_RUSSIAN)
        at = [place for place, letter in enumerate(text[1:-2], 1) if letter == "о"]
        if at and chance.random() < 0.6:
            place = chance.choice(at)
            text = f"{text[:place]}а{text[place + 1 :]}"
        return text.replace("ч", "дж") if chance.random() < 0.3 and "ҷ" in name else text

    return _other_ending(_each_name(one, written), chance, "ова")


def other_ending(one: PersonDraft, chance: Random) -> PersonDraft:
    """Write her family name with another ending."""
    return _other_ending(one, chance, chance.choice(("ова", "зода", "ӣ", "пур", "")))


def _other_ending(one: PersonDraft, chance: Random, ending: str) -> PersonDraft:
    for known in ("ова", "ева", "зода", "пур", "иён", "ӣ"):
        if one.family.endswith(known) and len(one.family) > len(known) + 2:
            return replace(one, family=joined(one.family.removesuffix(known), ending))
    return one


def swapped(one: PersonDraft, chance: Random) -> PersonDraft:
    """Write her names in another order, or all in one field."""
    if not one.family:
        return slip(one, chance)
    if chance.random() < 0.5:
        return replace(one, given=one.family, family=one.given)
    parts = [one.family, one.given, one.patronymic if chance.random() < 0.5 else ""]
    return replace(one, given=" ".join(filter(None, parts)), family="", patronymic="")


def slip(one: PersonDraft, chance: Random) -> PersonDraft:
    """Write her with a slip of the hand."""
    field_name = chance.choice(("given", "family")) if one.family else "given"
    name = getattr(one, field_name)
    times = 2 if len(name) >= 8 and chance.random() < 0.25 else 1
    for _time in range(times):
        name = _slipped(name, chance)
    return replace(one, **{field_name: name})


def _slipped(name: str, chance: Random) -> str:
    place = chance.randrange(1, len(name))
    match chance.randrange(4):
        case 0:
            return name[:place] + name[place + 1 :]
        case 1:
            return name[:place] + chance.choice(_LETTERS) + name[place:]
        case 2:
            return name[:place] + chance.choice(_LETTERS) + name[place + 1 :]
    return name[: place - 1] + name[place] + name[place - 1] + name[place + 1 :]


def nickname(one: PersonDraft, chance: Random) -> PersonDraft:
    """Write her as she is called at home, where the register knows that name."""
    return replace(one, given=one.spellings[0]) if one.spellings else slip(one, chance)


def plain(one: PersonDraft, chance: Random) -> PersonDraft:
    """Write her as she is written."""
    return one


_AGAIN: tuple[Callable[[PersonDraft, Random], PersonDraft], ...] = (
    plain,
    without_tajik_letters,
    in_latin,
    in_russian,
    other_ending,
    swapped,
    slip,
    nickname,
)


def _each_name(one: PersonDraft, written: Callable[[str], str]) -> PersonDraft:
    return replace(
        one,
        given=written(one.given),
        family=written(one.family),
        patronymic=written(one.patronymic),
        village=written(one.village),
    )


def again(one: PersonDraft, namer: Namer) -> tuple[PersonDraft, str]:
    """Return the woman as somebody else would write her down, and what that changed."""
    chance = namer.chance
    how = chance.choice(_AGAIN)
    two = replace(_known_otherwise(one, namer), id=PersonDraft().id, spellings=())
    return how(two, chance), how.__name__


def _known_otherwise(one: PersonDraft, namer: Namer) -> PersonDraft:
    """Return the woman with some things not asked again, moved, or said less exactly; never too little to know her."""
    chance = namer.chance
    for _try in range(20):
        two = one
        if chance.random() < 0.35:
            two = replace(two, patronymic="")
        if chance.random() < 0.06:
            two = replace(two, family="")
        if one.phones:
            kept = chance.random()
            phones = one.phones if kept < 0.65 else () if kept < 0.88 else (PhoneDraft(namer.phone()),)
            two = replace(two, phones=tuple(replace(phone, id=PhoneDraft().id) for phone in phones))
        if chance.random() < 0.1:
            village = chance.choice(VILLAGES) if chance.random() < 0.35 else ""
            two = replace(two, village=village)
        two = replace(two, birth=_said_again(one.birth, chance))
        if _is_known(one, two):
            return two
    return one


def _said_again(birth: Birth | None, chance: Random) -> Birth | None:
    if birth is None or chance.random() < 0.3:
        return None
    said = chance.random()
    if said < 0.55:
        return birth
    if said < 0.75:
        return Birth.in_year(birth.year)
    return Birth.aged(max(1, TODAY.year - birth.year - chance.randrange(2)), TODAY)


def _is_known(one: PersonDraft, two: PersonDraft) -> bool:
    """Return whether a person would know her: beside the given name two things agree."""
    same_phone = bool(one.phones and two.phones and one.phones[0].typed == two.phones[0].typed)
    agree = (
        bool(two.family),
        bool(one.patronymic and two.patronymic),
        bool(one.birth and two.birth),
        same_phone,
        bool(one.village) and one.village == two.village,
    )
    return sum(agree) >= 2


# --- somebody else who is like her ------------------------------------------------------------------------------------


def sister(one: PersonDraft, namer: Namer) -> PersonDraft:
    """Return her sister: one house, one father, often one telephone."""
    given = one.given
    while given == one.given:
        given = namer.woman().given
    return replace(_kin(one, namer), given=given, birth=_years_from(one.birth, namer.chance.choice((-6, -3, -2, 2, 4))))


def daughter(one: PersonDraft, namer: Namer) -> PersonDraft:
    """Return her daughter, who has her father's name."""
    other = namer.woman()
    family = one.family if namer.chance.random() < 0.4 else other.family
    birth = _years_from(one.birth, namer.chance.randrange(17, 36))
    return replace(_kin(one, namer), given=other.given, family=family, patronymic=other.patronymic, birth=birth)


def in_law(one: PersonDraft, namer: Namer) -> PersonDraft:
    """Return a woman of the same house and telephone with a name of her own."""
    other = namer.woman()
    return replace(other, village=one.village, phones=_same_phones(one))


def namesake(one: PersonDraft, namer: Namer) -> PersonDraft:
    """Return a woman of the same name in another village."""
    other = namer.woman()
    village = other.village
    while not village or village == one.village:
        village = namer.woman().village
    return replace(other, given=one.given, family=one.family, village=village)


def neighbour(one: PersonDraft, namer: Namer) -> PersonDraft:
    """Return a woman of the same name and village with another father or another age."""
    if not one.patronymic and one.birth is None:
        return namesake(one, namer)  # nobody could tell them apart
    other = namer.woman()
    father = one.patronymic
    while father == one.patronymic:
        father = namer.patronymic(namer.chance.choice(_FATHERS))
    years = namer.chance.choice((-19, -11, -7, 6, 9, 15))
    birth = _years_from(one.birth, years) or namer.birth()
    return replace(other, given=one.given, family=one.family, patronymic=father, village=one.village, birth=birth)


_OTHERS: tuple[Callable[[PersonDraft, Namer], PersonDraft], ...] = (sister, daughter, in_law, namesake, neighbour)


def _kin(one: PersonDraft, namer: Namer) -> PersonDraft:
    phones = _same_phones(one) if namer.chance.random() < 0.6 else (PhoneDraft(namer.phone()),)
    return replace(one, id=PersonDraft().id, spellings=(), phones=phones)


def _same_phones(one: PersonDraft) -> tuple[PhoneDraft, ...]:
    return tuple(replace(phone, id=PhoneDraft().id) for phone in one.phones)


def _years_from(birth: Birth | None, years: int) -> Birth | None:
    if birth is None:
        return None
    return Birth.in_year(min(TODAY.year, birth.year + years))


def name_set(seed: str, women: int, asked: int) -> NameSet:
    """Return a register of so many women and ``asked`` drafts: a third doubles, a third like another, a third new."""
    namer = Namer(seed)
    register = [namer.woman() for _woman in range(women)]
    known = [one for one in register if _is_known(one, one)]
    questions: list[tuple[PersonDraft, PersonDraft | None, str]] = []
    for number in range(asked):
        one = namer.chance.choice(known)
        if number % 3 == 0:
            two, how = again(one, namer)
            questions.append((two, one, how))
        elif number % 3 == 1:
            other = namer.chance.choice(_OTHERS)
            questions.append((replace(other(one, namer), id=PersonDraft().id), None, other.__name__))
        else:
            questions.append((namer.woman(), None, "new"))
    return NameSet(tuple(register), tuple(questions))
