"""Rows of the ledger, the bakery, the sewing workshop and the stock, as the programs of 0010 to 0013 wrote them."""

from __future__ import annotations

from typing import Any

from tests.vaults.keys import insert, key, women

DAY = "2025-03-17"


def _line(connection: Any, name: str, kind: str, amount: int, **others: object) -> None:
    plain: dict[str, object] = {
        "area": "sewing",
        "day": DAY,
        "written_on": DAY,
        "person_id": None,
        "party": "",
        "category": "",
        "note": "",
        "source": "",
        "source_id": None,
        "run_id": None,
        "is_advance": 0,
        "debt_id": None,
        "purpose_id": None,
        "currency": "",
        "foreign_amount": None,
        "rate": None,
        "reverses_id": None,
        "reason": "",
    }
    insert(connection, "ledger_line", id=key(name), kind=kind, amount=amount, **{**plain, **others})


def income(connection: Any) -> None:
    """0010: a shared sum, a payout with its receipt, a debt half paid, a donor's money, a mistake, a counted box."""
    _what_stands_beside(connection)
    _shares(connection)
    _lines(connection)
    _papers(connection)


def _what_stands_beside(connection: Any) -> None:
    insert(connection, "payout_run", id=key("run"), day=DAY, note="Пеш аз Наврӯз")
    insert(
        connection,
        "purpose",
        id=key("purpose"),
        name="Мошинаи дӯзандагӣ",
        giver="Фонди Умед",
        budget=500_000,
        since="2025-01-01",
        until=None,
        ended=0,
    )
    insert(
        connection,
        "debt",
        id=key("debt"),
        area="sewing",
        day=DAY,
        person_id=None,
        party="Гулчеҳра аз бозор",
        what="Ду курта",
        due="2025-03-31",
        source="",
        source_id=None,
    )
    insert(connection, "month_close", id=key("closed"), month="2025-02-01", closed_on=DAY)


def _shares(connection: Any) -> None:
    first, second, *_others = women(connection)
    shared: dict[str, object] = {
        "area": "sewing",
        "day": DAY,
        "written_on": DAY,
        "what": "Даҳ курта",
        "source": "",
        "source_id": None,
        "rule": "hours",
        "costs": 10_000,
        "after_costs": 1,
        "fund_percent": 1000,
        "loss_taken": 0,
        "piece_pay": 0,
        "rest": 0,
        "loss": 0,
        "waits": 0,
    }
    insert(
        connection,
        "share",
        id=key("share before"),
        total=60_001,
        fund=5_000,
        replaces_id=None,
        voided_on=DAY,
        reason="Нарх дигар буд",
        **shared,
    )
    insert(
        connection,
        "share",
        id=key("share"),
        total=70_001,
        fund=6_000,
        replaces_id=key("share before"),
        voided_on=None,
        reason="",
        **shared,
    )
    for name, woman, place, weight, amount, odd in (
        ("part one", first, 1, 240, 36_001, 1),
        ("part two", second, 2, 120, 18_000, 0),
    ):
        insert(
            connection,
            "share_part",
            id=key(name),
            share_id=key("share"),
            person_id=woman,
            place=place,
            weight=weight,
            amount=amount,
            odd=odd,
        )


def _lines(connection: Any) -> None:
    first, second, third, *_others = women(connection)
    share = {"source": "share", "source_id": key("share")}
    _line(connection, "opening", "opening", 20_000, area="other", day="2025-02-01")
    _line(connection, "sold", "came_in", 70_001, party="Мактаби 12", **share)
    _line(connection, "cloth", "went_out", 10_000, party="Дӯкони Сомон", category="materials", **share)
    _line(connection, "her earning", "earning", 36_001, person_id=first, **share)
    _line(connection, "other earning", "earning", 18_000, person_id=second, **share)
    _line(connection, "fund", "fund", 6_000, **share)
    _line(connection, "payout", "payout", 30_000, person_id=first, run_id=key("run"))
    _line(connection, "advance", "payout", 500, person_id=third, is_advance=1)
    _line(connection, "carried", "carried", -250, person_id=second, reason="Нарх дигар буд")
    _line(connection, "her own", "own", 4_500, person_id=third, note="Дар хона дӯхт")
    _line(connection, "owed", "owed", 16_000, debt_id=key("debt"), party="Гулчеҳра аз бозор")
    _line(connection, "paid of it", "came_in", 6_000, debt_id=key("debt"), party="Гулчеҳра аз бозор")
    _line(
        connection,
        "given",
        "came_in",
        107_500,
        area="other",
        purpose_id=key("purpose"),
        party="Фонди Умед",
        currency="USD",
        foreign_amount=10_000,
        rate=10_750_000,
    )
    _line(connection, "needles", "went_out", 2_500, purpose_id=key("purpose"), category="tools", party="Бозор")
    _line(connection, "slip", "went_out", 700, category="transport", party="Такси")
    _line(connection, "slip back", "went_out", -700, category="transport", reverses_id=key("slip"), reason="Ду бор")
    _line(connection, "open loss", "loss", 1_200, area="bakery")
    _line(connection, "less in the box", "difference", -501, area="other", reason="Намедонем")


def _papers(connection: Any) -> None:
    insert(
        connection,
        "receipt",
        id=key("receipt"),
        number=1,
        line_id=key("payout"),
        written_on=DAY,
        what="Музди меҳнат",
        left_to_pay=6_001,
        voided_on=None,
        reason="",
    )
    insert(connection, "receipt_counter", id=1, newest=2)
    insert(
        connection,
        "cash_count",
        id=key("count"),
        day=DAY,
        pieces='{"10000":15,"5000":2,"100":5}',
        counted=160_000,
        expected=160_501,
        line_id=key("less in the box"),
        reason="Намедонем",
    )


def bakery(connection: Any) -> None:
    """0011: a closed day that was corrected, who baked, what bread is made of, and bread on credit."""
    first, *_others = women(connection)
    insert(connection, "bread_kind", id=key("non"), name="Нони тандурӣ", price=300, place=1, archived=0)
    insert(
        connection,
        "bread_day",
        id=key("bread day"),
        day=DAY,
        rule="hours",
        after_costs=1,
        fund_percent=500,
        piece_pay=0,
        loss_taken=0,
        note="Бозор буд",
        closed_on=DAY,
    )
    insert(
        connection,
        "bread_count",
        id=key("bread count"),
        bread_day_id=key("bread day"),
        kind_id=key("non"),
        price=300,
        planned=100,
        baked=100,
        sold=90,
        given=4,
        spoiled=1,
        left=5,
    )
    insert(
        connection,
        "bread_cost",
        id=key("flour"),
        bread_day_id=key("bread day"),
        category="flour",
        amount=9_000,
        from_box=1,
        place=1,
    )
    insert(
        connection,
        "bake_shift",
        id=key("shift"),
        day=DAY,
        person_id=first,
        begins=300,
        minutes=240,
        weight=None,
        place=0,
    )
    insert(connection, "bread_on_credit", id=key("credit"), bread_day_id=key("bread day"), debt_id=key("debt"))
    insert(
        connection,
        "bread_day_past",
        id=key("past"),
        bread_day_id=key("bread day"),
        share_id=key("share before"),
        changed_on=DAY,
        reason="Нодуруст шумурда шуд",
        figures='{"kinds":[],"costs":[]}',
    )
    _recipe(connection)


def _recipe(connection: Any) -> None:
    insert(connection, "ingredient", id=key("meal"), name="Орд", unit="kg", price=600, archived=0)
    insert(connection, "ingredient_price", id=key("meal price"), ingredient_id=key("meal"), since=DAY, price=600)
    insert(
        connection,
        "bread_recipe",
        id=key("recipe"),
        kind_id=key("non"),
        pieces=40,
        minutes=120,
        hourly_wage=1_000,
        fuel=500,
        margin_percent=2_000,
        how="Хамирро се соат монед.",
    )
    insert(
        connection,
        "bread_recipe_part",
        id=key("recipe part"),
        recipe_id=key("recipe"),
        ingredient_id=key("meal"),
        quantity=12_500,
        place=1,
    )


def sewing(connection: Any) -> None:
    """0012: an order that is cut, with its measures, its thread and who sews it."""
    first, second, *_others = women(connection)
    insert(
        connection,
        "measurement_set",
        id=key("measures"),
        person_id=first,
        party="",
        party_key="",
        garment="kurta",
        taken_on=DAY,
        measures='{"bust":920,"waist":760}',
        note="",
    )
    insert(
        connection,
        "sewing_order",
        id=key("order"),
        number=1,
        person_id=first,
        party="",
        phone="",
        garment="kurta",
        quantity=2,
        price=8_000,
        cloth="customer",
        measurement_id=key("measures"),
        taken_on=DAY,
        due="2025-03-20",
        fitted_on=None,
        stage="cut",
        cut_on=DAY,
        sewn_on=None,
        delivered_on=None,
        note="Бо остини дароз",
        rule="pieces",
        after_costs=1,
        fund_percent=0,
        piece_pay=0,
        debt_id=None,
        cancelled_on=None,
        reason="",
    )
    insert(
        connection, "order_cost", id=key("thread"), order_id=key("order"), what="Ришта", amount=350, from_box=0, place=1
    )
    insert(
        connection,
        "order_worker",
        id=key("sewer"),
        order_id=key("order"),
        person_id=second,
        task="Дӯхтан",
        weight=2,
        place=1,
    )


def stock(connection: Any) -> None:
    """0013: cloth that was bought and taken back, a remnant, and a machine that was oiled."""
    first, *_others = women(connection)
    insert(
        connection, "material", id=key("atlas"), name="Атлас", unit="m", area="sewing", least=5_000, note="", ended=0
    )
    moved: dict[str, object] = {
        "material_id": key("atlas"),
        "kind": "bought",
        "day": DAY,
        "written_on": DAY,
        "note": "",
        "source": "",
        "source_id": None,
    }
    insert(connection, "stock_move", id=key("bought"), quantity=20_000, reverses_id=None, reason="", **moved)
    insert(connection, "stock_move", id=key("twice"), quantity=20_000, reverses_id=None, reason="", **moved)
    insert(
        connection, "stock_move", id=key("back"), quantity=-20_000, reverses_id=key("twice"), reason="Ду бор", **moved
    )
    insert(
        connection,
        "remnant",
        id=key("remnant"),
        what="Атласи сурх",
        material_id=key("atlas"),
        long_cm=120,
        wide_cm=45,
        day=DAY,
        place="Ҷевони 2",
        used_on=None,
        used_for="",
    )
    insert(
        connection,
        "tool",
        id=key("machine"),
        name="Мошинаи Зингер",
        code="M-1",
        condition="good",
        person_id=first,
        place="",
        since=DAY,
        next_care="2025-06-01",
        care="Равған",
        note="",
        ended=0,
    )
    insert(connection, "tool_care", id=key("oiled"), tool_id=key("machine"), day=DAY, what="Равған зада шуд")
