"""Papers about money: what stands on them, whom they show, and how they lie on the page."""

from __future__ import annotations

import pytest

from grouphub.base import i18n
from grouphub.features.income import actions, box, cash, debts, payouts
from grouphub.features.income.drafts import CashDraft, DebtDraft, PaymentDraft, PayoutDraft, PayoutPart
from grouphub.features.income.lines import Figure, lines_behind
from grouphub.features.income.papers import books
from grouphub.features.income.papers import payouts as pay_papers
from grouphub.features.income.papers import receipts as receipt_papers
from grouphub.features.income.printed import payout_run, payout_runs
from grouphub.features.income.queries import balance
from tests.features.income.money import FEBRUARY, MONDAY, came_in, earn, som
from tests.features.people.group import add
from tests.paper import pdf

NAMES = ("Ғайрат Ӯктамова", "Қандила Ҳоҷатова", "Ҷонона Ёрова")


def paid(db, count):
    """Pay so many women, each another sum, and return the run."""
    parts = []
    for number in range(count):
        her = add(db, f"{NAMES[number % 3]} {number + 1}")
        earn(db, her, 100.5 + number)
        parts.append(PayoutPart(her, som(50.5 + number)))
    return run_of(db, payouts.pay(db, PayoutDraft(MONDAY, tuple(parts), "pay night")))


def run_of(db, key):
    with db.read() as session:
        return payout_run(session, key)


def receipt(db):
    owed = debts.add_debt(db, DebtDraft(som(80), FEBRUARY, party="Ҷамила Ӯктамова", what="куртаи қимматбаҳо"))
    line = debts.pay_debt(db, PaymentDraft(owed, som(30), MONDAY))
    box.write_receipt(db, line, "куртаи қимматбаҳо")
    with db.read() as session:
        return cash.receipts(session)[0]


def her_book(db):
    her = add(db, "Қандила", "Ҳоҷатова")
    earn(db, her, 100, FEBRUARY, note="ду парда")
    earn(db, her, 20, own=True)
    payouts.pay(db, PayoutDraft(MONDAY, (PayoutPart(her, som(70)),)))
    with db.read() as session:
        lines = lines_behind(session, Figure(person_id=her), newest_first=False)
        return books.person_book(balance(session, her), lines, "Гулдаста", FEBRUARY, MONDAY)


def box_book(db):
    actions.set_opening(db, som(200), FEBRUARY)
    came_in(db, 45.5, party="Мунира", note="нон")
    actions.add_cash_out(db, CashDraft(som(30), MONDAY, category="flour", party="Бозор"))
    with db.read() as session:
        return books.box_page(cash.box(session, MONDAY), "Гулдаста")


ALL = {
    "sheet 1": lambda db: pay_papers.payout_sheet(paid(db, 1), "Гулдаста"),
    "sheet 2": lambda db: pay_papers.payout_sheet(paid(db, 2), "Гулдаста"),
    "sheet 37": lambda db: pay_papers.payout_sheet(paid(db, 37), "Гулдаста"),
    "slips 1": lambda db: pay_papers.payout_slips(paid(db, 1), "Гулдаста"),
    "slips 37": lambda db: pay_papers.payout_slips(paid(db, 37), "Гулдаста"),
    "receipt": lambda db: receipt_papers.receipt_pdf(receipt(db), "Гулдаста"),
    "her book": her_book,
    "box": box_book,
}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_every_paper_is_readable_neutral_and_keeps_off_the_edge(db, name, language):
    i18n.use(language)
    made = ALL[name](db)
    assert pdf.says_nothing_about_its_making(made)
    assert pdf.has_only_embedded_letters(made)
    for page, words in enumerate(pdf.texts(made)):
        assert words.strip()
        assert min(pdf.ink_box(made, page)) >= 5
    assert "Гулдаста" in pdf.text(made)


@pytest.mark.parametrize("count", [1, 2, 12, 37])
def test_the_pay_list_has_every_woman_the_total_and_the_notes(db, count):
    run = paid(db, count)
    made = pay_papers.payout_sheet(run, "Гулдаста")
    words = pdf.text(made).replace("\N{NO-BREAK SPACE}", " ")
    assert "{" not in words
    for one in run.women:
        assert one.name in words
        assert str(one.amount).replace("\N{NO-BREAK SPACE}", " ") in words
    assert f"Together {run.total}".replace("\N{NO-BREAK SPACE}", " ") in words
    assert "Signature or thumb" in words
    assert f"{count} × 0.50 som." in words
    assert f"{count} {'woman' if count == 1 else 'women'} · 17.03.2025" in words
    assert set(pdf.sizes(made)) == {(842, 595)}


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (2, 1), (8, 1), (9, 2), (37, 5)])
def test_each_woman_has_a_slip_of_her_own(db, count, pages):
    run = paid(db, count)
    made = pay_papers.payout_slips(run, "Гулдаста")
    assert len(pdf.texts(made)) == pages
    words = pdf.text(made)
    assert all(words.count(f"{one.name} ") == 1 for one in run.women)
    assert words.count("Still to be paid") == count


def test_a_slip_says_what_was_given_beforehand(db):
    her = add(db, "Қандила")
    run = run_of(db, payouts.pay(db, PayoutDraft(MONDAY, (PayoutPart(her, som(40), is_advance=True),))))
    words = pdf.text(pay_papers.payout_slips(run, ""))
    assert "Part of it is an advance." in words
    assert "Paid beforehand: 40" in words


def test_a_receipt_stands_twice_with_number_sum_day_and_what_is_left(db):
    words = pdf.text(receipt_papers.receipt_pdf(receipt(db), "Гулдаста")).replace("\N{NO-BREAK SPACE}", " ")
    for said in ("Receipt № 1", "17.03.2025", "30 som.", "Ҷамила Ӯктамова", "куртаи қимматбаҳо", "Left to pay 50 som."):
        assert words.count(said) == 2, said


def test_a_receipt_for_other_money_tells_it_and_the_rate_of_that_day(db):
    line = came_in(db, 1095, currency="USD", foreign_amount=10_000, rate=10_950_000)
    number = box.write_receipt(db, line)
    with db.read() as session:
        found = next(one for one in cash.receipts(session) if one.number == number)
    words = pdf.text(receipt_papers.receipt_pdf(found, "Гулдаста")).replace("\N{NO-BREAK SPACE}", " ")
    assert words.count("In other money 100 USD, at 10.95 for one") == 2


def test_a_voided_receipt_says_so(db):
    box.void_receipt(db, receipt(db).id, "torn")
    with db.read() as session:
        found = cash.receipts(session)[0]
    assert "Not valid voided on 17.03.2025: torn" in pdf.text(receipt_papers.receipt_pdf(found, ""))


def test_her_book_adds_up_and_says_what_is_left(db):
    words = pdf.text(her_book(db)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Together 100 som. 20 som. 70 som." in words
    assert "Left to pay now: 30 som." in words
    assert "Income of Ҳоҷатова Қандила" in words


def test_the_box_on_paper_goes_from_what_was_in_it_to_what_is(db):
    words = pdf.text(box_book(db)).replace("\N{NO-BREAK SPACE}", " ")
    assert "In the box before 200 som." in words
    assert "45.50 som. 245.50 som." in words
    assert "Together 45.50 som. 30 som. 215.50 som." in words


def test_pay_nights_are_listed_with_what_stands_of_them(db):
    run = paid(db, 2)
    with db.read() as session:
        assert [(row.id, row.women, row.total) for row in payout_runs(session)] == [(run.id, 2, run.total)]
