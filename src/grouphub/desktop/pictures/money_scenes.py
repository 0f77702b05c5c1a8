"""Views of money for pictures: a shared sum and its correction, what is carried from it, gifts with what they paid."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.base.money import Money
from grouphub.desktop.pictures.forms import share_and_pay, show_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grouphub.desktop.pictures.studio import Scene, Studio
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


def _women(studio: Studio, session: Session) -> list[str]:
    return [studio.somebody(session, number) for number in range(3)]


def _correcting(studio: Studio) -> None:
    """Correct a shared sum of which one woman was paid her part."""
    from PySide6.QtCore import QTimer

    show_form(studio, "share_correct")
    dialog: Any = studio.window.layer.dialog
    dialog.reason.set_value(_("counted again"))
    dialog.total.set_value("380")
    dialog.follow()
    QTimer.singleShot(0, dialog.after_costs, dialog.after_costs.setFocus)


def _sharing(studio: Studio) -> None:
    """Share a sum by pieces, one of which is no whole number."""
    session = studio.open_group()
    show_form(studio, "share")
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
    actions.correct_shared_sum(db, share_and_pay(session, women), replace(less, what=_("a stall at the market")), "–")
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
