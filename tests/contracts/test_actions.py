"""Every action of every feature can be taken back, now and after a restart. An action that is not tried here is red."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from grouphub.features import registry
from grouphub.features.doubles import actions as doubles
from grouphub.features.group import actions as group
from grouphub.features.group.queries import group_settings
from grouphub.features.places import actions as places
from grouphub.store.database import Database
from tests.features.bakery import loaves
from tests.features.families import kinfolk
from tests.features.fields import asked as fields
from tests.features.income import money
from tests.features.lists import kept as lists
from tests.features.people import test_undo as people
from tests.features.sewing import workshop
from tests.features.stock import things
from tests.features.transfer import coming_in as tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

DONE: dict[str, Callable[[Database, UUID], object]] = {
    **{f"people.{name}": act for name, act in people.DONE.items()},
    **{f"fields.{name}": act for name, act in fields.DONE.items()},
    **{f"families.{name}": act for name, act in kinfolk.DONE.items()},
    **{f"income.{name}": act for name, act in money.DONE.items()},
    **{f"sewing.{name}": act for name, act in workshop.DONE.items()},
    **{f"bakery.{name}": act for name, act in loaves.DONE.items()},
    **{f"stock.{name}": act for name, act in things.DONE.items()},
    **{f"lists.{name}": act for name, act in lists.DONE.items()},
    "places.change_district": lambda db, _key: places.change_district(
        db, "vakhsh", places.DistrictDraft(tg="Вахши Нав", also=("Вахшстан",))
    ),
    "places.add_district": lambda db, _key: places.add_district(db, places.DistrictDraft(tg="Рӯдакӣ")),
    "doubles.merge_people": lambda db, key: doubles.merge_people(
        db, key, people.pictured(db), features=registry.FEATURES
    ),
    "doubles.say_two_women": lambda db, key: doubles.say_two_women(db, key, people.pictured(db)),
    "transfer.take_over": lambda db, _key: tables.taken_over(db),
    "group.change_settings": lambda db, _key: group.change_settings(
        db, name="Гулафшон", village="Боғи Нав", family_first=False, lock_minutes=5, hide_with_esc=False
    ),
}
"""What is done by each action to a woman of whom everything is known."""

REGISTERED = [f"{feature.name}.{action.__name__}" for feature in registry.FEATURES for action in feature.actions]
BOOKKEEPING = {"row"}
"""Columns that number rows for this file only."""


def snapshot(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table of every feature."""
    found = {}
    with db.read() as session:
        for model in (model for feature in registry.FEATURES for model in feature.models):
            columns = [column.name for column in model.__table__.columns if column.name not in BOOKKEEPING]
            names = ", ".join(f'"{name}"' for name in columns)
            rows = session.connection().exec_driver_sql(f"SELECT {names} FROM {model.__tablename__} ORDER BY id")
            found[model.__tablename__] = [tuple(row) for row in rows]
    return found


@pytest.fixture
def woman(db: Database) -> UUID:
    """A group with a name, a woman of whom everything is known, one in the bin and one with a picture."""
    group.change_settings(db, name="Гулдаста", village="Чашмасор")
    key = people.prepare(db)
    kinfolk.found_family(db, key)
    lists.keep_some(db)
    money.keep_book(db, key)
    things.fill_stock(db, key)
    workshop.keep_workshop(db, key)
    loaves.keep_bakery(db, key)
    return key


def test_every_action_of_the_registry_is_tried_here():
    assert sorted(DONE) == sorted(REGISTERED)


@pytest.mark.parametrize("name", REGISTERED)
def test_an_action_taken_back_leaves_everything_as_before(db, woman, name):
    before = snapshot(db)
    DONE[name](db, woman)
    after = snapshot(db)
    assert after != before
    db.undo()
    assert snapshot(db) == before
    db.redo()
    assert snapshot(db) == after


@pytest.mark.parametrize("name", REGISTERED)
def test_an_action_can_be_taken_back_after_the_register_was_closed(db, woman, name):
    before = snapshot(db)
    DONE[name](db, woman)
    after = snapshot(db)
    db.close()
    again = Database.open(db.opened, db.clock)
    again.undo()
    assert snapshot(again) == before
    again.close()
    third = Database.open(db.opened, db.clock)
    third.redo()
    assert snapshot(third) == after
    third.close()


@pytest.mark.parametrize("name", REGISTERED)
def test_an_action_says_what_was_done_in_every_language(db, woman, name):
    from grouphub.base import i18n

    told = []
    db.on_commit.append(told.append)
    DONE[name](db, woman)
    assert len(told) == 1
    sentences = set()
    for language in i18n.LANGUAGES:
        i18n.use(language)
        sentences.add(told[0].text())
        assert "{" not in told[0].text()
    assert len(sentences) == len(i18n.LANGUAGES)


def test_settings_not_named_stay_and_come_back_one_step_at_a_time(db):
    group.change_settings(db, name="Гулдаста")
    group.change_settings(db, village="Чашмасор")
    db.undo()
    with db.read() as session:
        settings = group_settings(session)
    assert (settings.name, settings.village) == ("Гулдаста", "")
