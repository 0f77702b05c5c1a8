"""The bread sheet on paper: what stands on it, what is left for the pen, and how it lies on the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from grouphub.base import i18n
from grouphub.base.money import Money
from grouphub.features.bakery import actions, credit
from grouphub.features.bakery.drafts import CostDraft
from grouphub.features.bakery.paper import bread_sheet_pdf
from grouphub.features.bakery.queries import day_sheet
from grouphub.features.income.drafts import DebtDraft
from tests.features.bakery.loaves import MONDAY, bread, sheet, women
from tests.paper import pdf

BAKERS = ("Ғайрат Ӯктамова", "Қандила Ҳоҷатова", "Ҷонона Ёрова")


def on_paper(db, day=MONDAY):
    with db.read() as session:
        return bread_sheet_pdf(day_sheet(session, day), "Гулдаста")


def words(made):
    return pdf.text(made).replace("\N{NO-BREAK SPACE}", " ")


def closed(db):
    draft = sheet(db, women(db, *BAKERS))
    draft = replace(draft, shifts=tuple(replace(one, begins=300) for one in draft.shifts), note="хамир сахт буд")
    first = replace(draft.counts[0], planned=130, sold=105, given=4, spoiled=3)
    actions.close_bread_day(db, replace(draft, counts=(first, draft.counts[1])))
    credit.give_on_credit(db, DebtDraft(Money(2_400), MONDAY, party="Зебо"), "фаромӯш")
    return on_paper(db)


def counted(db):
    actions.save_bread_sheet(db, sheet(db, women(db, *BAKERS)))
    return on_paper(db)


def empty(db):
    bread(db)
    return on_paper(db)


def long(db):
    for number in range(60):
        actions.add_bread(db, f"Нони қандини шумораи {number}", Money(100 + number))
    return on_paper(db)


ALL = {"closed": (closed, 1), "counted": (counted, 1), "empty": (empty, 1), "long": (long, 4)}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_the_sheet_is_readable_neutral_and_keeps_off_the_edge(db, name, language):
    i18n.use(language)
    make, pages = ALL[name]
    made = make(db)
    assert pdf.says_nothing_about_its_making(made)
    assert pdf.has_only_embedded_letters(made)
    assert set(pdf.sizes(made)) == {(595, 842)}
    assert len(pdf.texts(made)) == pages
    for page, told in enumerate(pdf.texts(made)):
        assert told.strip()
        assert min(pdf.ink_box(made, page)) >= 10
    assert "Гулдаста" in pdf.text(made)
    assert "{" not in pdf.text(made)


def test_a_closed_day_has_its_bread_its_money_and_each_womans_share(db):
    told = words(closed(db))
    assert "Bread sheet Гулдаста · Monday, 17 March 2025 · Closed on 17.03.2025" in told
    assert "Оби-нон 3 som. 130 120 105 4 3 8 315 som." in told
    assert "Фатир 8 som. 40 37 0 0 3 296 som." in told
    assert "Together 130 160 142 4 3 11 611 som." in told
    for line in ("Sold 611 som.", "Of it on credit 24 som.", "Came into the cash box 587 som."):
        assert line in told
    assert "Costs: Flour, oil, yeast 380 som." in told
    assert "Group fund, 10 % 17.10 som. To share 153.90 som." in told
    for her in BAKERS:
        assert her in told
    assert "Ғайрат Ӯктамова 5:00 8 55.97 som." in told
    assert "Signature or thumb" in told
    assert "Note: хамир сахт буд" in told
    assert "Зебо" not in told  # who owes is nobody's business beside the oven


def test_before_it_is_counted_every_sum_is_left_for_the_pen(db):
    actions.save_bread_sheet(db, sheet(db, women(db, "Мавҷуда"), (8,)))
    told = words(on_paper(db, MONDAY + timedelta(days=1)))
    assert "Tuesday, 18 March 2025 · Not closed yet" in told
    assert "Оби-нон 3 som. Фатир 8 som. Together Money of the day" in told
    assert "Sold Of it on credit Came into the cash box Costs: Flour, oil, yeast Costs: Firewood" in told
    assert "Group fund, 10 % To share Who bakes" in told
    assert "0 som" not in told
    assert "Written down by (name, signature): ____" in told


def test_a_day_that_is_counted_and_not_closed_says_so_and_shows_its_sums(db):
    told = words(counted(db))
    assert "Not closed yet" in told
    assert "Оби-нон 3 som. 120 112 8 336 som." in told
    assert "To share 172.80 som." in told
    assert "Ғайрат Ӯктамова 8 62.84 som." in told


def test_a_loss_is_told_and_nobody_has_a_minus(db):
    draft = sheet(db, women(db, "Мавҷуда"), (8,), costs=(CostDraft("flour", Money(70_000)),))
    actions.close_bread_day(db, draft)
    told = words(on_paper(db))
    assert "Loss 68 som." in told
    assert "Мавҷуда 8 0 som." in told
    assert "To share" not in told


def test_what_was_paid_before_or_is_not_taken_off_says_so(db):
    draft = sheet(db, women(db, "Мавҷуда"), (8,), costs=(CostDraft("flour", Money(5_000), from_box=False),))
    actions.close_bread_day(db, replace(draft, after_costs=False))
    assert "Costs: Flour, oil, yeast, paid before, not taken off 50 som." in words(on_paper(db))


def test_a_long_list_begins_each_page_with_its_heads_and_loses_no_bread(db):
    pages = pdf.texts(long(db))
    told = words(on_paper(db))
    for number in range(60):
        assert f"шумораи {number} " in told
    assert [page.count("Given") for page in pages] == [1, 1, 1, 0]
