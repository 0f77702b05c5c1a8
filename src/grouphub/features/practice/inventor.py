"""Invents women: any number of them, the same ones for the same seed on the same day.

Their telephone numbers cannot ring: in the number plan of 2025–26 no operator has the two digits they begin with
(FACTS 4.3, from libphonenumber's metadata for Tajikistan).

Rows are made as they stand in the file, in the order of ``COLUMNS``: a hundred thousand women must not take minutes.
A test holds them against what the people's own actions would write.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

from grouphub.base.birth import Birth
from grouphub.base.i18n import _
from grouphub.base.keys import named_key
from grouphub.base.names import fold, latin
from grouphub.features.people import derived
from grouphub.features.people.models import Consent, Note, Person, Phone, RoleSpan, Spelling, StandingStep
from grouphub.features.people.rules import Answer, Purpose, Role, Safe, Schooling, Standing, Way, Whose, mask
from grouphub.features.places.models import OwnDistrict, Village
from grouphub.features.places.rules import Place, district_mark
from grouphub.features.practice import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grouphub.store.records import Record

FREE_PREFIXES = ("51", "52", "53", "54", "56", "57", "58", "59")
"""First two digits of nine that no operator of Tajikistan has."""
_SERIES = 10_000_000
_STRIDE = 7_654_321  # shares no factor with the numbers there are: none comes twice
_PHONES_EACH = 3

COLUMNS: dict[type[Record], tuple[str, ...]] = {
    OwnDistrict: ("id", "key", "tg", "ru", "en", "also", "former"),
    Village: ("id", "name", "jamoat", "district", "identity"),
    Person: (
        *("row", "id", "given", "patronymic", "family", "paper_name", "birth", "schooling", "in_school", "village_id"),
        *("village", "street", "house", "code", "archived_at", "standing", "roles", "joined_on", "sort_given"),
        *("sort_family", "sort_village", "search_names", "search_place", "search_more", "search_digits"),
    ),
    Spelling: ("id", "person_id", "text"),
    Phone: ("id", "person_id", "place", "typed", "normal", "whose", "whose_words", "safe", "hours", "remark"),
    RoleSpan: ("id", "person_id", "role", "since", "until"),
    StandingStep: ("id", "person_id", "standing", "day", "reason"),
    Consent: ("id", "person_id", "purpose", "answer", "day", "way"),
    Note: ("id", "person_id", "day", "text"),
}

Rows = dict[type["Record"], list[tuple[Any, ...]]]
T = TypeVar("T")

_RUSSIAN = str.maketrans("ғӣқӯҳҷҒӢҚӮҲҶ", "гикухчГИКУХЧ")
_STYLES = (
    "{0}{1} {2} {3} {4}",
    "{0}{1}-{2}-{3}-{4}",
    "+992 {0} {1}{2} {3} {4}",
    "8 {0}{1} {2}{3}{4}",
    "{0}{1}{2}{3}{4}",
)


def _shares(choices: Sequence[T], shares: Sequence[int]) -> list[T]:
    """Return each choice as often as its share says: a plain pick from the list is then a weighted one."""
    return [choice for choice, share in zip(choices, shares, strict=True) for _time in range(share)]


_PHONE_COUNTS = _shares((0, 1, 2, 3), (20, 62, 15, 3))
_WHOSE = _shares(tuple(Whose), (60, 18, 10, 8, 4))
_SAFE = _shares(tuple(Safe), (13, 2, 5))
_SAFE_OF_OTHERS = _shares(tuple(Safe), (3, 9, 8))
_TRADES = _shares((None, Role.SEWING, Role.BAKERY, Role.LEARNER), (3, 3, 2, 2))
_RARER = (Role.TRAINER, Role.VOLUNTEER, Role.ORGANISER)
_ANSWERS = _shares(tuple(Answer), (16, 3, 1))
_PURPOSES = tuple(zip(Purpose, (0.85, 0.3, 0.1, 0.4, 0.1), strict=True))
_OTHERS = {Whose.HUSBAND, Whose.NEIGHBOUR}


@dataclass(frozen=True)
class _Home:
    """A village, and how it sorts the women who live there."""

    id: bytes | None
    place: Place
    sort: str


_NOWHERE = _Home(None, Place(), "")


@dataclass
class _Woman:
    """One woman while she is being invented."""

    number: int
    id: bytes
    joined: date
    given: str = ""
    patronymic: str = ""
    family: str = ""
    paper_name: str = ""
    home: _Home = _NOWHERE
    street: str = ""
    house: str = ""
    code: str = ""
    spellings: list[str] = field(default_factory=list)
    phones: list[tuple[str, str]] = field(default_factory=list)


class Inventor:
    """Invents women one after another. Words of notes are in the language spoken at its making."""

    def __init__(self, people: int, seed: int, today: date) -> None:
        self._random = Random(f"practice:{seed}")  # noqa: S311  the same group again is the point
        self._chance = self._random.random
        self._seed = seed
        self._today = today
        self._moment = int(datetime.combine(today, time(), UTC).timestamp() * 1000)
        self._keys = 0
        self._villages = [_home(self._key(), place) for place in _places(people)]
        self._fold = lru_cache(maxsize=20_000)(fold)
        self._said = {text: _(text) for said in _SAID for text in said}

    def women(self, first: int, count: int) -> Rows:
        """Return the rows of the women ``first`` and following, by table. Call it in order: chance goes on."""
        rows: Rows = {model: [] for model in COLUMNS}
        if first == 0:
            rows[OwnDistrict] = [_district(number) for number in range(len(words.DISTRICTS))]
            rows[Village] = [(one.id, *astuple(one.place), one.place.identity) for one in self._villages]
        for number in range(first, first + count):
            self._invent(number, rows)
        return rows

    def _invent(self, number: int, rows: Rows) -> None:
        joined = self._today - timedelta(days=int(self._chance() ** 2 * 1500) + 3)
        woman = _Woman(number, self._key(), joined)
        self._name(woman)
        self._place(woman)
        life = self._life(joined)
        self._write_spellings(woman, rows[Spelling])
        self._write_phones(woman, rows[Phone])
        standing = self._write_standing(woman, rows[StandingStep])
        roles = self._write_roles(woman, rows[RoleSpan], standing)
        self._write_consents(woman, rows[Consent])
        self._write_note(woman, rows[Note])
        archived = self._moment if standing is Standing.LEFT and self._chance() < 0.3 else None
        rows[Person].append(
            (
                *(number + 1, woman.id, woman.given, woman.patronymic, woman.family, woman.paper_name, *life),
                *(woman.home.id, woman.home.place.village),
                *(woman.street, woman.house, woman.code, archived, standing.value, mask(roles), _iso(woman.joined)),
                *self._derived(woman),
            )
        )

    def _pick(self, choices: Sequence[T]) -> T:
        return choices[int(self._chance() * len(choices))]

    def _say(self, texts: Sequence[str]) -> str:
        return self._said[self._pick(texts)]

    # Who she is

    def _name(self, woman: _Woman) -> None:
        woman.given = self._pick(words.GIVEN)
        if self._chance() < 0.03:
            return
        woman.family = _joined(self._pick(words.FATHERS), self._pick(words.FAMILY_ENDINGS))
        if self._chance() < 0.7:
            woman.patronymic = _joined(self._pick(words.FATHERS), self._pick(words.PATRONYMIC_ENDINGS))
        if self._chance() < 0.08:
            woman.paper_name = latin(f"{woman.given} {woman.family}")

    def _place(self, woman: _Woman) -> None:
        if self._chance() < 0.97:
            # More women in the first villages, as in life.
            woman.home = self._villages[int(self._chance() ** 2 * len(self._villages))]
        if self._chance() < 0.6:
            woman.street, woman.house = self._pick(words.STREETS), str(int(self._chance() * 60) + 1)
        if self._chance() < 0.7:
            woman.code = f"{woman.number + 1:03}"

    def _life(self, joined: date) -> tuple[str | None, str, bool | None]:
        """Return her birth, her schooling and whether she goes to school."""
        age = 15 + int(self._chance() * self._chance() * 60)
        young = age < 19
        in_school = young if self._chance() < (0.9 if young else 0.3) else None
        birth = self._birth(age, joined)
        return None if birth is None else birth.to_text(), self._pick(_SCHOOLINGS), in_school

    def _birth(self, age: int, joined: date) -> Birth | None:
        chance = self._chance()
        year = self._today.year - age
        if chance < 0.45:
            return Birth.on(date(year, 1, 1) + timedelta(days=int(self._chance() * 365)))
        if chance < 0.7:
            return Birth.in_year(year)
        if chance < 0.85:
            return Birth.about(year // 5 * 5)
        return Birth.aged(age, joined) if chance < 0.95 else None

    # What belongs to her

    def _write_spellings(self, woman: _Woman, rows: list[tuple[Any, ...]]) -> None:
        name = f"{woman.given} {woman.family}".strip()
        if self._chance() < 0.12 and (russian := name.translate(_RUSSIAN)) != name:
            woman.spellings.append(russian)
        if self._chance() < 0.05:
            woman.spellings.append(latin(name))
        if self._chance() < 0.08:
            woman.spellings.append(self._pick(words.NICKNAMES))
        rows.extend((self._key(), woman.id, text) for text in woman.spellings)

    def _write_phones(self, woman: _Woman, rows: list[tuple[Any, ...]]) -> None:
        for place in range(self._pick(_PHONE_COUNTS)):
            number = telephone(woman.number * _PHONES_EACH + place, self._seed)
            typed = self._pick(_STYLES).format(number[:2], number[2], number[3:5], number[5:7], number[7:])
            woman.phones.append((typed, f"+992{number}"))
            rows.append((self._key(), woman.id, place, typed, f"+992{number}", *self._who_answers()))

    def _who_answers(self) -> tuple[str, str, str, str, str]:
        """Return whose it is, in words, whether it is safe, when, and a remark."""
        whose = self._pick(_WHOSE)
        safe = self._pick(_SAFE_OF_OTHERS if whose in _OTHERS else _SAFE)
        whose_words = self._say(words.NEIGHBOURS) if whose in {Whose.NEIGHBOUR, Whose.OTHER} else ""
        hours = self._say(words.HOURS) if safe is not Safe.NO and self._chance() < 0.25 else ""
        remark = self._say(words.REMARKS) if self._chance() < 0.12 else ""
        return whose.value, whose_words, safe.value, hours, remark

    def _write_standing(self, woman: _Woman, rows: list[tuple[Any, ...]]) -> Standing:
        """Write the steps from joining to now and return what she is now."""
        chance = self._chance()
        steps = [(Standing.JOINED, woman.joined, "")]
        if chance < 0.25:
            standing, why = (Standing.PAUSED, words.PAUSES) if chance < 0.14 else (Standing.LEFT, words.LEAVES)
            steps.append((standing, self._day_after(woman.joined), self._say(why)))
            if self._chance() < 0.3:
                steps.append((Standing.JOINED, self._day_after(steps[-1][1]), ""))
                if standing is Standing.LEFT:
                    woman.joined = steps[-1][1]
        rows.extend((self._key(), woman.id, standing.value, _iso(day), reason) for standing, day, reason in steps)
        return steps[-1][0]

    def _write_roles(self, woman: _Woman, rows: list[tuple[Any, ...]], standing: Standing) -> list[Role]:
        """Write what she did and does, and return what she does now."""
        spans = self._spans(woman.joined)
        if standing is Standing.LEFT:
            spans = [(role, since, until or max(since, self._today)) for role, since, until in spans]
        for role, since, until in spans:
            rows.append((self._key(), woman.id, role.value, _iso(since), None if until is None else _iso(until)))
        return [role for role, since, until in spans if since <= self._today and (until is None or self._today < until)]

    def _spans(self, joined: date) -> list[tuple[Role, date, date | None]]:
        spans: list[tuple[Role, date, date | None]] = [(Role.MEMBER, joined, None)] if self._chance() < 0.7 else []
        trade = self._pick(_TRADES)
        if trade in {Role.SEWING, Role.BAKERY} and self._chance() < 0.5:
            learned = self._day_after(joined)
            spans.append((Role.LEARNER, joined, learned))
            joined = learned
        if trade is not None:
            spans.append((trade, joined, None))
        if self._chance() < 0.12:
            spans.append((self._pick(_RARER), self._day_after(joined), None))
        return spans

    def _write_consents(self, woman: _Woman, rows: list[tuple[Any, ...]]) -> None:
        day = _iso(woman.joined)
        for purpose, share in _PURPOSES:
            if self._chance() < share:
                answer, way = self._pick(_ANSWERS), self._pick(_WAYS)
                rows.append((self._key(), woman.id, purpose.value, answer.value, day, way.value))

    def _write_note(self, woman: _Woman, rows: list[tuple[Any, ...]]) -> None:
        if self._chance() < 0.25:
            rows.append((self._key(), woman.id, _iso(self._day_after(woman.joined)), self._say(words.NOTES)))

    def _derived(self, woman: _Woman) -> tuple[str, ...]:
        """Return the columns that follow from the others; the few words there are need folding only once."""
        sort = derived.sort_keys(woman.given, woman.patronymic, woman.family)
        names = (woman.given, woman.patronymic, woman.family, woman.paper_name, *woman.spellings)
        search = derived.search_keys((), "", woman.code, woman.phones, (), "")
        place = woman.home.place
        more = self._folded(woman.street, woman.house, place.jamoat)
        return (
            sort["sort_given"],
            sort["sort_family"],
            woman.home.sort,
            self._folded(*names),
            self._folded(place.village, *derived.code_forms(woman.code)),
            " ".join(filter(None, (district_mark(place.district), more))),
            search["search_digits"],
        )

    def _folded(self, *texts: str) -> str:
        return " ".join(sorted({word for text in texts if text for word in self._fold(text).split()}))

    # Days and keys

    def _day_after(self, day: date) -> date:
        """Return a day from ``day`` to today."""
        return day + timedelta(days=int(self._chance() * ((self._today - day).days + 1)))

    def _key(self) -> bytes:
        """Return the next key: a UUIDv7 whose time only counts and whose chance follows from the seed."""
        self._keys += 1
        number = (self._moment + self._keys) << 80 | 0x7 << 76 | 0b10 << 62 | self._random.getrandbits(62)
        return number.to_bytes(16, "big")


_SCHOOLINGS = tuple(schooling.value for schooling in Schooling)
_WAYS = tuple(Way)
_SAID = (words.NOTES, words.HOURS, words.REMARKS, words.NEIGHBOURS, words.PAUSES, words.LEAVES)


@lru_cache(maxsize=4096)
def _iso(day: date) -> str:
    return day.isoformat()


def _home(key: bytes, place: Place) -> _Home:
    return _Home(key, place, derived.village_key(place.village)["sort_village"])


def _places(people: int) -> Sequence[Place]:
    """Return the villages of a group of this size: three for a small one, every quarter of all for a large one."""
    villages = words.VILLAGES[: min(3 + people // 25, len(words.VILLAGES))] if people < 500 else words.VILLAGES
    quarters = ("",) if people < 500 else words.QUARTERS
    places = []
    for beside, quarter in enumerate(quarters):
        for number, village in enumerate(villages):
            jamoat, district = words.JAMOATS[(beside * 3 + number // 4) % len(words.JAMOATS)]
            places.append(Place(village + quarter, jamoat, district_key(district)))
    return places


def district_key(number: int) -> str:
    """Return the key of an invented district."""
    return f"practice-{number + 1}"


def _district(number: int) -> tuple[Any, ...]:
    tajik, english = words.DISTRICTS[number]
    key = district_key(number)
    return named_key(f"district:{key}").bytes, key, tajik, tajik.translate(_RUSSIAN), english, "[]", "[]"


def _joined(father: str, ending: str) -> str:
    """Return a father's name with an ending as it is written: Назарова, but Абдуллоева."""
    if ending and father[-1] in words.VOWELS:
        ending = {"ова": "ева", "овна": "евна", "ӣ": "зода"}.get(ending, ending)
    return father + ending


def telephone(number: int, seed: int) -> str:
    """Return nine digits that nobody has; another number gives other digits."""
    free = len(FREE_PREFIXES) * _SERIES
    place = (number * _STRIDE + seed * 1009) % free
    return f"{FREE_PREFIXES[place % len(FREE_PREFIXES)]}{place // len(FREE_PREFIXES):07}"
