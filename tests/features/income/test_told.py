"""What money adds elsewhere: a woman's days, Today, the practice group, the console."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from grouphub import cli
from grouphub.base.clock import FixedClock
from grouphub.cli.commands import NotWhole, _check_features
from grouphub.features import registry
from grouphub.features.income import actions, cash, debts, events, queries
from grouphub.features.income.drafts import DebtDraft
from grouphub.features.practice.group import make_at
from tests import factory
from tests.features.income.money import MONDAY, came_in, earn, keep_book, pay, som, women


def test_her_days_show_what_stands_and_keep_the_sum_apart(db):
    (her,) = women(db, 1)
    earn(db, her, 100, note="two curtains")
    pay(db, her, 70)
    actions.void_line(db, earn(db, her, 5), "written twice")
    with db.read() as session:
        rows = events.timeline(session, her)
    assert [(row.text, row.more, row.money) for row in rows] == [
        ("Paid out", "", som(70)),
        ("Earned: Other", "two curtains", som(100)),
    ]
    assert not any("100" in f"{row.text}{row.more}" for row in rows)


def test_today_tells_who_waits_and_what_is_due_without_a_sum(db):
    for her in women(db, 2):
        earn(db, her, 777)
    debts.add_debt(db, DebtDraft(som(888), MONDAY, party="Мунира", what="dress", due=MONDAY - timedelta(days=1)))
    debts.add_debt(db, DebtDraft(som(888), MONDAY, party="Мунира", what="coat", due=MONDAY))
    debts.add_debt(db, DebtDraft(som(888), MONDAY, party="Лола", due=MONDAY + timedelta(days=1)))
    with db.read() as session:
        rows = events.today(session, MONDAY)
    assert [row.text for row in rows] == ["2 women wait for their pay", "Мунира has not paid yet"]
    assert rows[1].more == "dress, coat · due yesterday"
    assert not any(sum_ in str(rows) for sum_ in ("777", "888"))


def test_check_finds_a_sum_that_does_not_fit(db):
    (her,) = women(db, 1)
    keep_book(db, her)
    with db.read() as session:
        _check_features(session)
    with db.fill() as connection:
        connection.exec_driver_sql(
            "UPDATE ledger_box SET amount = amount + 1 WHERE month = (SELECT min(month) FROM ledger_box)"
        )
    with db.read() as session, pytest.raises(NotWhole, match="sums of money: 2"):
        _check_features(session)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_practice_group_has_money_that_adds_up(folder, seed):
    clock = FixedClock(datetime(2025, 3, 17, 10, 0, tzinfo=UTC))
    made = make_at(
        folder, registry.FEATURES, people=60, seed=seed, language="tg", clock=clock, password="x", cost=factory.cheap()
    )
    try:
        with made.database.read() as session:
            month = queries.income_month(session, MONDAY)
            assert len(month.rows) >= 20
            assert month.to_pay > 0
            assert all(one.balance >= 0 for one in queries.balance_rows(session).values())
            assert som(130) in [row.left for row in cash.debts(session)]
            for number in range(7):
                assert cash.box(session, MONDAY - timedelta(days=30 * number)).closing > 0
            _check_features(session)
    finally:
        made.database.close()
        made.opened.close()


@pytest.fixture
def told(folder, tmp_path, capsys):
    """Run a command on a register with a little money in it."""
    opened = factory.new_vault(folder)
    database = factory.new_database(opened, FixedClock(datetime(2025, 3, 17, 10, 0, tzinfo=UTC)))
    (her,) = women(database, 1)
    earn(database, her, 100)
    came_in(database, 200, party="Мунира")
    pay(database, her, 70)
    database.close()
    opened.close()
    password = tmp_path / "password"
    password.write_text(factory.PASSWORD, encoding="utf-8")

    def run(*words):
        status = cli.main([*words, "--lang", "en", "--data-dir", str(folder.path), "--password-file", str(password)])
        said = capsys.readouterr()
        assert status == 0, said.err
        return said.out.replace("\N{NO-BREAK SPACE}", " "), said.err.replace("\N{NO-BREAK SPACE}", " ")

    return run


def test_the_console_tells_a_month_the_balances_and_the_box(told):
    assert told("income", "month", "17.03.2025") == (
        "Зан0\t100 som.\t70 som.\t30 som.\n",
        "March 2025: earned 100 som., paid out 70 som., to pay 30 som.\n",
    )
    assert told("income", "balances")[0] == "Зан0\t30 som.\t0 som.\n"
    box, below = told("income", "box", "1.3.2025")
    assert box.splitlines()[-1].endswith("130 som.")
    assert "in the box 130 som." in below


def test_the_console_tells_it_as_json_in_whole_diram(told):
    month = json.loads(told("income", "month", "17.03.2025", "--json")[0])
    assert (month["month"], month["earned"], month["to_pay"]) == ("2025-03", 10_000, 3_000)
    assert [one["to_pay"] for one in json.loads(told("income", "balances", "--json")[0])] == [3_000]
    assert json.loads(told("income", "box", "17.03.2025", "--json")[0])["closing"] == 13_000
