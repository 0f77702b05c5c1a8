"""Lists are kept under a name, put in order, renamed and taken out."""

from __future__ import annotations

import pytest

from grouphub.features.lists import actions, queries
from tests.features.lists.kept import keep_some, named, names


def test_a_list_keeps_what_it_shows(db):
    keep_some(db)
    with db.read() as session:
        rows = queries.saved_lists(session)
    assert [(row.name, row.shows) for row in rows] == [
        ("Дӯзандагон", {"only": "sewing"}),
        ("Чашмасор", {"text": "чашмасор", "by": "village"}),
    ]


def test_lists_are_moved_and_stay_at_the_edges(db):
    keep_some(db)
    actions.move_list(db, named(db, "Чашмасор"), -1)
    assert names(db) == ["Чашмасор", "Дӯзандагон"]
    actions.move_list(db, named(db, "Чашмасор"), -1)
    assert names(db) == ["Чашмасор", "Дӯзандагон"]
    actions.move_list(db, named(db, "Чашмасор"), 1)
    assert names(db) == ["Дӯзандагон", "Чашмасор"]


@pytest.mark.parametrize("name", ["Дӯзандагон", " дузандагон "])
def test_two_lists_are_not_called_alike(db, name):
    keep_some(db)
    with pytest.raises(actions.ListNameTaken) as caught:
        actions.keep_list(db, name, {})
    assert caught.value.field == "name"
    with pytest.raises(actions.ListNameTaken):
        actions.rename_list(db, named(db, "Чашмасор"), name)
    assert names(db) == ["Дӯзандагон", "Чашмасор"]


def test_a_list_may_be_written_otherwise_under_its_own_name(db):
    keep_some(db)
    actions.rename_list(db, named(db, "Дӯзандагон"), "ДӮЗАНДАГОН")
    assert names(db)[0] == "ДӮЗАНДАГОН"


def test_a_list_needs_a_name(db):
    with pytest.raises(actions.ListNameMissing):
        actions.keep_list(db, "  ", {})
    assert names(db) == []


def test_a_list_that_is_gone_is_told(db):
    keep_some(db)
    key = named(db, "Дӯзандагон")
    actions.take_out_list(db, key)
    for act in (lambda: actions.rename_list(db, key, "x"), lambda: actions.move_list(db, key, 1)):
        with pytest.raises(actions.ListGone):
            act()
