"""What comes and goes of the stock, what it costs, remnants, machines and their care."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.base import i18n
from grouphub.features import registry
from grouphub.features.doubles.actions import merge_people
from grouphub.features.erasing.actions import erase_person
from grouphub.features.income.actions import close_month
from grouphub.features.income.rules import DayAhead, Kind, ReasonMissing
from grouphub.features.stock import actions, queries, remnants, rules, tools
from grouphub.features.stock.drafts import CareDraft, MaterialDraft, MoveDraft, RemnantDraft, ToolDraft
from grouphub.features.stock.rules import Unit, parse_quantity, shown_quantity
from tests.features.income.money import boxed, lines, som
from tests.features.people.group import MONDAY, add
from tests.features.stock.things import cares, fill_stock, material, move, moves, remnant, tool

TOMORROW = MONDAY + timedelta(days=1)


@pytest.fixture
def her(db):
    """A woman with a machine; flour is in the stock."""
    key = add(db, "Зебо", "Қодирова")
    fill_stock(db, key)
    return key


def refused(db, fault, step, field=""):
    """Return the sentence of a refusal that stored nothing."""
    before = len(moves(db)), boxed(db)
    with pytest.raises(fault) as told:
        step()
    assert (len(moves(db)), boxed(db)) == before
    if field:
        assert told.value.field == field
    return told.value.text()


def test_what_is_bought_is_there_and_its_cost_went_out_of_the_box(db, her):
    assert material(db).shown() == "5\N{NO-BREAK SPACE}sacks"
    assert boxed(db) == som(-900)
    (line,) = lines(db, kinds=(Kind.WENT_OUT,))
    assert (line.category, line.who, line.area, line.by_hand) == ("flour", "Бозор", "bakery", False)


def test_what_is_used_is_gone_and_more_than_is_there_is_questioned(db, her):
    actions.use(db, move(db, 3500))
    assert material(db).there == 1500
    assert material(db).is_low
    assert "1.5" in refused(db, rules.MoreThanThere, lambda: actions.use(db, move(db, 1501)), "quantity")
    actions.use(db, move(db, 2000, all_the_same=True))
    assert material(db).there == -500


def test_counting_brings_it_to_what_was_found(db, her):
    actions.count_stock(db, material(db).id, 4750, MONDAY)
    assert (material(db).there, material(db).counted_on) == (4750, MONDAY)
    before = len(moves(db))
    actions.count_stock(db, material(db).id, 4750, MONDAY)
    assert len(moves(db)) == before


def test_what_came_after_the_day_of_the_counting_is_not_counted_away(db, her):
    actions.buy(db, MoveDraft(material(db).id, 10_000, MONDAY))
    friday = MONDAY - timedelta(days=3)
    actions.count_stock(db, material(db).id, 1000, friday)
    assert material(db).there == 16_000


def test_a_purchase_that_is_voided_gives_its_money_back_and_stays_to_be_seen(db, her):
    refused(db, ReasonMissing, lambda: actions.void_move(db, moves(db)[0].id, " "), "reason")
    actions.void_move(db, moves(db)[0].id, "not delivered")
    assert material(db).there == 0
    assert boxed(db) == 0
    newest, first = moves(db)
    assert (first.voided, newest.reverses_id, newest.reason) == (True, first.id, "not delivered")
    refused(db, rules.MoveVoided, lambda: actions.void_move(db, first.id, "again"))


def test_saving_a_purchase_twice_buys_once(db, her):
    draft = move(db, 1000, cost=som(10))
    actions.buy(db, draft)
    actions.buy(db, draft)
    assert material(db).there == 6000
    assert boxed(db) == som(-910)


@pytest.mark.parametrize(
    ("fault", "field", "changed"),
    [
        (rules.QuantityMissing, "quantity", {"quantity": 0}),
        (rules.QuantityMissing, "quantity", {"quantity": -5}),
        (rules.QuantityMissing, "quantity", {"quantity": 10**12}),
        (DayAhead, "day", {"day": TOMORROW}),
    ],
)
def test_what_cannot_be_is_refused(db, her, fault, field, changed):
    known = {"material_id": material(db).id, "quantity": 1, "day": MONDAY, **changed}
    refused(db, fault, lambda: actions.buy(db, MoveDraft(**known)), field)


def test_a_material_has_one_name_and_keeps_its_unit(db, her):
    refused(db, rules.NameTaken, lambda: actions.add_material(db, MaterialDraft("орд", Unit.SACK)), "name")
    refused(db, rules.NameMissing, lambda: actions.add_material(db, MaterialDraft(" ", Unit.SACK)), "name")
    change = MaterialDraft("Орд", Unit.KILOGRAM)
    refused(db, rules.UnitFixed, lambda: actions.change_material(db, material(db).id, change), "unit")


def test_remnants_are_kept_until_they_are_used(db, her):
    refused(db, rules.QuantityMissing, lambda: remnants.keep_remnant(db, RemnantDraft("x", 0, 5, MONDAY)), "long_cm")
    key = remnant(db).id
    remnants.use_remnant(db, key, MONDAY, "a pocket")
    with db.read() as session:
        assert queries.remnants(session) == []
        assert queries.remnants(session, also_used=True)[0].used_for == "a pocket"
    remnants.bring_back_remnant(db, key)
    assert remnant(db).id == key
    refused(db, rules.ThingGone, lambda: remnants.bring_back_remnant(db, key))
    remnants.use_remnant(db, key, MONDAY)
    refused(db, rules.ThingGone, lambda: remnants.use_remnant(db, key, MONDAY))


def test_a_remnant_is_corrected_while_it_is_kept(db, her):
    before = remnant(db)
    cut = RemnantDraft("Атлас", 50, 40, MONDAY, "box", before.material_id, "a stain")
    remnants.change_remnant(db, before.id, cut)
    now = remnant(db)
    assert (now.id, now.long_cm, now.place, now.note) == (before.id, 50, "box", "a stain")
    tomorrow = RemnantDraft("Атлас", 50, 40, TOMORROW)
    refused(db, DayAhead, lambda: remnants.change_remnant(db, before.id, tomorrow), "day")
    remnants.use_remnant(db, before.id, MONDAY)
    refused(db, rules.ThingGone, lambda: remnants.change_remnant(db, before.id, cut))


def test_a_remnant_is_not_used_before_it_was_kept(db, her):
    told = refused(
        db, rules.UsedBeforeKept, lambda: remnants.use_remnant(db, remnant(db).id, MONDAY - timedelta(days=1)), "day"
    )
    assert "17.03.2025" in told
    assert remnant(db).used_on is None


def test_a_care_that_was_none_is_voided_and_the_day_before_it_counts_again(db, her):
    key = tools.care_for_tool(db, CareDraft(tool(db).id, MONDAY, "oiled", date(2025, 6, 1)))
    refused(db, ReasonMissing, lambda: tools.void_care(db, key, " "), "reason")
    tools.void_care(db, key, "another machine")
    newest = cares(db)[0]
    assert (newest.voided_on, newest.reason) == (MONDAY, "another machine")
    assert tool(db).next_care == MONDAY
    with db.read() as session:
        assert queries.last_cares(session)[tool(db).id].what == "oil"
    refused(db, rules.CareVoided, lambda: tools.void_care(db, key, "again"))


def test_what_was_said_later_of_the_next_care_stands_when_an_earlier_care_is_voided(db, her):
    first = cares(db)[0].id
    tools.care_for_tool(db, CareDraft(tool(db).id, MONDAY, "oiled", date(2025, 6, 1)))
    tools.void_care(db, first, "another machine")
    assert tool(db).next_care == date(2025, 6, 1)


def test_saving_a_care_twice_cares_once(db, her):
    draft = CareDraft(tool(db).id, MONDAY, "oiled")
    assert tools.care_for_tool(db, draft) == tools.care_for_tool(db, draft) == draft.id
    assert len(cares(db)) == 2


def test_the_next_care_is_after_the_last_one(db, her):
    key, last = tool(db).id, cares(db)[0].day
    for when in (MONDAY, last):
        care = CareDraft(key, MONDAY, "oiled", when)
        assert "17.03.2025" in refused(
            db, rules.CareTooSoon, lambda care=care: tools.care_for_tool(db, care), "next_care"
        )
    late = CareDraft(key, last - timedelta(days=5), "belt", last)  # written down late: the last care was after it
    refused(db, rules.CareTooSoon, lambda: tools.care_for_tool(db, late), "next_care")
    change = ToolDraft("Мошин", next_care=last)
    refused(db, rules.CareTooSoon, lambda: tools.change_tool(db, key, change), "next_care")
    tools.change_tool(db, key, ToolDraft("Мошин", next_care=last + timedelta(days=1)))
    assert len(cares(db)) == 1


def test_a_machine_is_nowhere_since_tomorrow(db, her):
    refused(db, DayAhead, lambda: tools.add_tool(db, ToolDraft("Танӯр", since=TOMORROW)), "since")


def test_a_month_that_is_closed_for_money_takes_the_care_of_a_machine(db, her):
    close_month(db, date(2025, 2, 1))
    tools.care_for_tool(db, CareDraft(tool(db).id, date(2025, 2, 3), "belt", date(2025, 6, 1)))
    assert len(cares(db)) == 2


def test_today_tells_of_care_that_is_due_and_of_what_runs_out(db, her):
    actions.use(db, move(db, 4000))
    with db.read() as session:
        rows = queries.today(session, MONDAY)
    assert [row.text for row in rows] == ["Мошин 1 must be cared for", "Орд runs out: 1\N{NO-BREAK SPACE}sack left"]
    assert rows[0].more == "oil · Қодирова Зебо · due today"
    tools.care_for_tool(db, CareDraft(tool(db).id, MONDAY, "oiled", date(2025, 6, 1)))
    with db.read() as session:
        assert len(queries.today(session, MONDAY)) == 1
    assert [care.what for care in cares(db)] == ["oiled", "oil"]


def test_a_machine_goes_to_the_one_who_stays_and_stays_when_she_is_erased(db, her):
    other = add(db, "Зебо")
    merge_people(db, other, her, features=registry.FEATURES)
    assert tool(db).person_id == other
    erase_person(db, registry.FEATURES, other)
    assert (tool(db).person_id, tool(db).where) == (None, "")


def test_a_machine_in_a_place_is_with_nobody(db, her):
    tools.change_tool(db, tool(db).id, ToolDraft("Мошин", place="дӯкон"))
    assert (tool(db).person_id, tool(db).where) == (None, "дӯкон")


@given(st.integers(0, 999_999_999))
def test_a_quantity_is_typed_as_it_is_shown(thousandths):
    shown = shown_quantity(thousandths, "kg").partition("\N{NO-BREAK SPACE}")[0]
    assert parse_quantity(shown) == thousandths
    assert parse_quantity(shown.replace(".", ",")) == thousandths


@pytest.mark.parametrize("typed", ["", "a", "1,2345", "1.2.3", "-1", "1 000 000 0"])
def test_what_is_no_quantity_is_refused(typed):
    with pytest.raises(rules.QuantityNotUnderstood):
        parse_quantity(typed)


def test_every_word_is_said_in_every_language():
    for word, kinds in (
        (rules.unit_word, rules.Unit),
        (rules.move_word, rules.MoveKind),
        (rules.condition_word, rules.Condition),
    ):
        for kind in kinds:
            told = set()
            for language in ("tg", "en"):
                i18n.use(language)
                told.add(word(kind))
            assert len(told) == 2, kind


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("1 sack", "5 sacks", "2.5 sacks", "1 piece", "0 pieces")),
        ("ru", ("1 мешок", "5 мешков", "2,5 мешка", "1 штука", "0 штук")),
        ("tg", ("1 халта", "5 халта", "2,5 халта", "1 дона", "0 дона")),
    ],
)
def test_what_is_counted_follows_its_number(language, told):
    i18n.use(language)
    shown = [shown_quantity(count, "sack") for count in (1000, 5000, 2500)]
    shown += [shown_quantity(count, "piece") for count in (1000, 0)]
    assert tuple(one.replace("\N{NO-BREAK SPACE}", " ") for one in shown) == told


def test_more_than_a_group_can_have_is_neither_counted_nor_kept_as_the_least(db):
    fill_stock(db, add(db, "Зебо"))
    for much in (rules.MOST + 1, 10**20):
        with pytest.raises(rules.QuantityMissing):
            actions.count_stock(db, material(db).id, much, MONDAY)
        with pytest.raises(rules.QuantityMissing):
            actions.add_material(db, MaterialDraft("шерсть", Unit.METRE, least=much))


def test_what_to_buy_below_reads_well_beside_every_number_in_russian():
    i18n.use("ru")
    try:
        told = i18n._("buy anew below {amount}")
    finally:
        i18n.use("en")
    assert told.endswith("чем {amount}")  # without "чем" the amount would have to stand in the genitive
