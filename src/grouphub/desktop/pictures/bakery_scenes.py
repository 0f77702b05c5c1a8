"""Views of the bakery for pictures that need more than the name of a page: a closed day, a corrected one, a doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from grouphub.base.money import Money
from grouphub.features.bakery import actions, credit, queries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from grouphub.desktop.pictures.studio import Scene, Studio
    from grouphub.desktop.shell.session import Session
    from grouphub.features.bakery.drafts import DayDraft


def in_the_bakery(studio: Studio) -> Iterator[Scene]:
    """Yield what one meets while baking."""
    yield "bakery-more", partial(_more, studio)
    yield "bakery-corrected", partial(_corrected, studio)
    yield "form-bread_close-doubt", partial(_doubt, studio)
    yield "form-bread_correct-left_off", partial(_left_off, studio)
    yield "form-bread_credit-closed", partial(_credit_of_closed, studio)


def _sheet(session: Session, day: date) -> queries.DaySheet:
    with session.workspace.db.read() as reading:
        return queries.day_sheet(reading, day)


def _yesterday_closed(session: Session, *, without_last: bool = False) -> date:
    """Close the day before, if it is open, and return it."""
    day = session.workspace.today() - timedelta(days=1)
    sheet = _sheet(session, day)
    if sheet.closed_on is None:
        draft = sheet.draft()
        kept = draft.counts[:-1] if without_last else draft.counts
        actions.close_bread_day(session.workspace.db, replace(draft, counts=kept))
    return day


def _corrected(studio: Studio) -> None:
    """Show a day that was corrected after it was paid out, with bread on credit of which a part is paid."""
    from grouphub.features.income import debts, payouts
    from grouphub.features.income.drafts import DebtDraft, PaymentDraft, PayoutDraft, PayoutPart

    session = studio.open_group()
    db, today = session.workspace.db, session.workspace.today()
    day = today - timedelta(days=2)
    if _sheet(session, day).closed_on is None:
        draft: DayDraft = _sheet(session, day).draft()
        owed = credit.give_on_credit(db, DebtDraft(Money(2_400), day, party="Зебо, кӯчаи Боғ"))
        actions.close_bread_day(db, draft)
        debts.pay_debt(db, PaymentDraft(owed, Money(1_000), today))
        bakers = _sheet(session, day).bakers
        parts = tuple(PayoutPart(row.person_id, row.amount) for row in bakers[:2] if row.amount)
        payouts.pay(db, PayoutDraft(today, parts))
        first = draft.counts[0]
        counts = (replace(first, sold=first.sold - 10, spoiled=10), *draft.counts[1:])
        actions.correct_bread_day(db, replace(draft, counts=counts), "Даҳ нон сӯхта буд")
    studio.show_page("bakery", day=day.isoformat())


def _more(studio: Studio) -> None:
    studio.show_page("bakery", more=True)


def _doubt(studio: Studio) -> None:
    """Close a day on which more was sold than baked."""
    session = studio.open_group()
    today = session.workspace.today()
    draft = _sheet(session, today).draft()
    first = draft.counts[0]
    counts = (replace(first, sold=first.baked + 5), *draft.counts[1:])
    actions.save_bread_sheet(session.workspace.db, replace(draft, counts=counts))
    studio.show_page("bakery")
    session.open_form("bread_close", day=today.isoformat())
    dialog: Any = studio.window.layer.dialog
    dialog.save.click()
    actions.save_bread_sheet(session.workspace.db, draft)


def _left_off(studio: Studio) -> None:
    """Add bread to a closed day that was left off."""
    session = studio.open_group()
    day = _yesterday_closed(session, without_last=True)
    studio.show_page("bakery", day=day.isoformat())
    session.open_form("bread_correct", day=day.isoformat())
    dialog: Any = studio.window.layer.dialog
    dialog.left_off.more.click()
    kind = dialog.left_off.rows[0].fields()["kind"]
    kind.combo.setCurrentIndex(0)
    kind.combo.activated.emit(0)


def _credit_of_closed(studio: Studio) -> None:
    """Write down bread on credit that was forgotten when the day was closed."""
    session = studio.open_group()
    day = _yesterday_closed(session, without_last=True)
    studio.show_page("bakery", day=day.isoformat())
    session.open_form("bread_credit", day=day.isoformat())
