"""Views of money for pictures: a shared sum and its correction, what is carried from it, gifts with what they paid."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.base.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grouphub.desktop.pictures import Studio
    from grouphub.desktop.scenes import Scene
    from grouphub.desktop.shell.session import Session


def of_money(studio: Studio) -> Iterator[Scene]:
    """Yield what is met on the pages of money."""
    yield "form-share_correct-changes", partial(_correcting, studio)
    yield "form-share-rules", partial(_sharing, studio)
    yield "her_income-carried", partial(_carried, studio)
    yield "form-pay-carried", partial(_carried, studio, form="pay")
    yield "form-pay_all-carried", partial(_carried, studio, form="pay_all")
    yield "cash-gifts", partial(_gifts, studio)
    yield "cash-owed", partial(studio.show_page, "cash", view="owed")


def about_money(session: Session, name: str, women: list[str]) -> dict[str, Any]:
    """Return what a form about money is opened with: a pay night, a line, a debt, a receipt, a shared sum."""
    from grouphub.features.income import box, cash
    from grouphub.features.income.lines import Figure, lines_behind
    from grouphub.features.income.printed import payout_runs
    from grouphub.features.income.rules import Kind

    if name == "share_correct":
        return {"share_id": str(_share(session, women))}
    if name not in {"payout_papers", "void", "debt_change", "debt_payment", "receipt_paper"}:
        return {}
    db = session.workspace.db
    with db.read() as reading:
        if name == "payout_papers":
            return {"run_id": str(payout_runs(reading)[0].id)}
        if name in {"debt_change", "debt_payment"}:
            return {"debt_id": str(cash.debts(reading)[0].id)}
        kind = Kind.EARNING if name == "void" else Kind.CAME_IN
        line = lines_behind(reading, Figure(kinds=(kind,)), limit=1)[0]
    return {"line_id": str(line.id)} if name == "void" else {"number": box.write_receipt(db, line.id)}


def _share(session: Session, women: list[str]) -> UUID:
    """Share a sum and pay the first woman all that she has; return its key."""
    from grouphub.features.income import actions, payouts
    from grouphub.features.income.drafts import PayoutDraft, PayoutPart, ShareDraft
    from grouphub.features.income.queries import balance
    from grouphub.features.income.rules import Area
    from grouphub.features.income.sharing import Rule, Weighed

    db, today = session.workspace.db, session.workspace.today()
    weighed = tuple(Weighed(UUID(key), minutes) for key, minutes in zip(women, (480, 480, 330), strict=False))
    draft = ShareDraft(Money(42_000), weighed, Rule.HOURS, today, Area.BAKERY, _("a stall at the market"), Money(6_000))
    made = actions.share_sum(db, draft)
    with db.read() as reading:
        left = balance(reading, weighed[0].person_id).to_pay
    if left > 0:
        payouts.pay(db, PayoutDraft(today, (PayoutPart(weighed[0].person_id, left),)))
    return made


def _women(studio: Studio, session: Session) -> list[str]:
    return [studio.somebody(session, number) for number in range(3)]


def _correcting(studio: Studio) -> None:
    """Correct a shared sum of which one woman was paid her part."""
    from PySide6.QtCore import QTimer

    studio.show_form("share_correct")
    dialog: Any = studio.window.layer.dialog
    dialog.reason.set_value(_("counted again"))
    dialog.total.set_value("380")
    dialog.follow()
    QTimer.singleShot(0, dialog.after_costs, dialog.after_costs.setFocus)


def _sharing(studio: Studio) -> None:
    """Share a sum by pieces, one of which is no whole number."""
    session = studio.open_group()
    studio.show_form("share")
    dialog: Any = studio.window.layer.dialog
    dialog.total.set_value("100")
    dialog.rule.set_value("pieces")
    dialog.follow()
    for row, key, pieces in zip(dialog.women.rows, _women(studio, session), ("12", "1,5"), strict=False):
        row.fields()["person"].set_person(UUID(key))
        row.fields()["weight"].set_value(pieces)
    dialog.save.click()


def _carried(studio: Studio, form: str = "") -> None:
    """Show what a correction made too much for a woman: on her page, and when she is paid."""
    from dataclasses import replace

    from grouphub.features.income import actions
    from grouphub.features.income.drafts import EarningDraft, ShareDraft
    from grouphub.features.income.sharing import Rule, Weighed

    session = studio.open_group()
    db, women = session.workspace.db, _women(studio, session)
    today, her = session.workspace.today(), UUID(women[0])
    less = ShareDraft(Money(30_000), tuple(Weighed(UUID(key)) for key in women), Rule.EQUAL, today)
    actions.correct_shared_sum(db, _share(session, women), replace(less, what=_("a stall at the market")), "–")
    actions.add_earning(db, EarningDraft(her, Money(17_000), today))
    studio.show_page("her_income", person_id=women[0])
    if form == "pay":
        studio.open_group().open_form("pay", person_id=women[0])
    elif form:
        studio.open_group().open_form(form)


def _gifts(studio: Studio) -> None:
    """Show gifts with what was spent of them, and what was spent of none."""
    from grouphub.features.income import actions, box
    from grouphub.features.income.drafts import CashDraft, PurposeDraft
    from grouphub.features.income.rules import Area, Category

    session = studio.open_group()
    db, today = session.workspace.db, session.workspace.today()
    for name, giver, budget, spent, ended in (
        (_("sewing machines"), _("a giver from abroad"), 500_000, 312_050, False),
        (_("flour for the course"), "", 80_000, 80_000, True),
    ):
        draft = PurposeDraft(name, giver, Money(budget), ended=ended)
        gift = box.add_purpose(db, draft)
        out = CashDraft(Money(spent), today, Area.SEWING, Category.TOOLS.value, purpose_id=gift)
        actions.add_cash_out(db, out)
    studio.show_page("cash", view="purpose")
