"""No table is forgotten when two women become one: each column that names a woman has its rule."""

from __future__ import annotations

from grouphub.features import registry
from grouphub.features.contribution import Joins
from grouphub.store.records import Base


def test_every_column_that_names_a_woman_has_a_rule_for_merging():
    assert registry.FEATURES
    named = {
        (table.name, key.parent.name)
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.target_fullname == "person.id"
    }
    ruled = [(link.model.__tablename__, link.column) for feature in registry.FEATURES for link in feature.links]
    assert sorted(ruled) == sorted(named)


def test_a_rule_names_what_it_needs():
    for link in (link for feature in registry.FEATURES for link in feature.links):
        for column in (*link.same, *filter(None, [link.apart])):
            assert hasattr(link.model, column), (link.model, column)
        assert (link.joins is Joins.ONE) == (link.shown is not None), link
        assert link.blend is None or link.joins is Joins.UNION, link
        assert link.joins is not Joins.UNION or link.same, link


def test_what_moves_is_told_in_every_language():
    from grouphub.base import i18n

    for link in (link for feature in registry.FEATURES for link in feature.links if link.said):
        assert link.said is not None
        told = set()
        for language in i18n.LANGUAGES:
            i18n.use(language)
            told.add(link.said(3))
        assert len(told) == len(i18n.LANGUAGES), link
