"""The cities and districts of Khatlon."""

from __future__ import annotations

from grouphub.base import i18n
from grouphub.base.districts import district, districts


def test_khatlon_has_twenty_five_cities_and_districts():
    assert len(districts()) == 25
    assert len({one.key for one in districts()}) == 25


def test_a_district_is_named_in_every_language():
    assert all(set(one.names) == set(i18n.LANGUAGES) and all(one.names.values()) for one in districts())


def test_a_name_follows_the_language_and_older_names_are_known():
    found = district("shamsiddin-shohin")
    assert found is not None
    with i18n.speaking("tg"):
        assert found.name == "Шамсиддин Шоҳин"
    assert "Шӯрообод" in found.former


def test_an_unknown_key_is_no_district():
    assert district("elsewhere") is None
