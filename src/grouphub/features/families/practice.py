"""Invents families for a practice group: some women live together, others with people who have no record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from grouphub.base.birth import Birth
from grouphub.base.i18n import N_, _
from grouphub.base.keys import named_key
from grouphub.base.phones import parse
from grouphub.features.families.models import Guardian, Household, HouseholdMember
from grouphub.features.families.rules import Kin
from grouphub.features.people.models import Person
from grouphub.features.people.rules import Safe

if TYPE_CHECKING:
    from uuid import UUID

    from grouphub.features.contribution import Invention

_MEN = ("Баҳром", "Камол", "Назар", "Рустам", "Сафар", "Файз", "Ҷаббор", "Юнус")
_ELDERS = ("Бибиҷон", "Момо", "Холаи Зарифа", "Саломат")
_CHILDREN = ("Анис", "Дилоро", "Комрон", "Мижгона", "Нилуфар", "Сорбон", "Шодӣ", "Эҳсон")
_HOURS = (N_("after 16:00"), N_("mornings, 8 to 11"))
_GROWN_UP = 18


def invent(invention: Invention) -> None:
    """Write a household for about every second woman, and guardians for girls."""
    chance, women = invention.chance, list(invention.people)
    rows: list[dict[str, Any]] = []
    houses: list[dict[str, Any]] = []
    while women:
        one = women.pop(0)
        if chance.random() < 0.5:
            house = named_key(f"household:{one}")
            houses.append({"id": house, "written_on": invention.today})
            rows += _household(invention, house, one, women)
    if houses:
        invention.connection.execute(insert(Household), houses)
        for row in rows:  # each names who stands before it
            invention.connection.execute(insert(HouseholdMember), row)
    _write_guardians(invention)


def _household(invention: Invention, house: UUID, one: UUID, women: list[UUID]) -> list[dict[str, Any]]:
    chance = invention.chance
    her = _member(house, f"{one}", person_id=one)
    rows = [her]

    def add(number: int, kin: Kin, **known: Any) -> None:
        rows.append(_member(house, f"{one}:{number}", kin=kin.value, of_id=one, **known))

    if chance.random() < 0.7:
        away = chance.random() < 0.4
        safe = chance.choice((Safe.NO, Safe.UNKNOWN, Safe.YES))
        add(0, Kin.HUSBAND, name=chance.choice(_MEN), lives_here=not away, safe=safe.value)
    if chance.random() < 0.4:
        hours = _(chance.choice(_HOURS))
        add(1, Kin.MOTHER_IN_LAW, name=chance.choice(_ELDERS), lives_here=True, safe=Safe.YES.value, hours=hours)
    if women and chance.random() < 0.3:
        kin = chance.choice((Kin.SISTER, Kin.DAUGHTER_IN_LAW))
        add(2, kin, person_id=women.pop(0), lives_here=True, safe=Safe.YES.value)
    for number in range(chance.randrange(4)):
        birth = Birth.in_year(invention.today.year - chance.randrange(1, 15))
        add(3 + number, Kin.CHILD, name=chance.choice(_CHILDREN), birth=birth, lives_here=True)
    return rows


def _member(house: UUID, key: str, **known: Any) -> dict[str, Any]:
    plain = {"name": "", "birth": None, "kin": "", "lives_here": None, "safe": "unknown", "hours": "", "of_id": None}
    return {
        "id": named_key(f"household_member:{key}"),
        "household_id": house,
        "person_id": None,
        "kin_words": "",
        "remark": "",
        **plain,
        **known,
    }


def _write_guardians(invention: Invention) -> None:
    keys = list(invention.people)
    born = invention.connection.execute(select(Person.id, Person.birth).where(Person.id.in_(keys))).all()
    ages = {key: birth.age_on(invention.today) for key, birth in born if birth is not None}
    girls = [key for key in keys if (age := ages.get(key)) is not None and age < _GROWN_UP]
    for girl in girls:
        known = {"kin": Kin.MOTHER.value, "safe": Safe.YES.value, "hours": "", "remark": "", "kin_words": ""}
        typed = f"51 {invention.chance.randrange(10**7):07}"  # no operator has these two digits
        phone = {"typed": typed, "normal": parse(typed).digits, "whose": "own", "whose_words": ""}
        row = {"id": named_key(f"guardian:{girl}"), "person_id": girl, "guardian_id": None, **known, **phone}
        invention.connection.execute(insert(Guardian), {**row, "name": invention.chance.choice(_ELDERS)})
