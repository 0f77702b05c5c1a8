"""Forms over the page they belong to, and what each is opened with."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any
from uuid import UUID

from grouphub.base.i18n import _
from grouphub.base.money import Money
from grouphub.desktop.catalogue import FORMS, load

if TYPE_CHECKING:
    from grouphub.desktop.pictures.studio import Studio
    from grouphub.desktop.shell.session import Session

_PAGE_OF = {
    **dict.fromkeys(("password", "keeper", "group"), "settings"),
    **dict.fromkeys(("village", "merge_villages", "district"), "places"),
    **dict.fromkeys(("bread_costs", "bread_bakers", "bread_price", "bread_close", "bread_correct"), "bakery"),
    **dict.fromkeys(("bread_credit", "bread_credit_change", "bread_paper"), "bakery"),
    **dict.fromkeys(
        ("earning", "pay", "pay_all", "payout_papers", "share", "share_correct", "void", "income_book"), "income"
    ),
    **dict.fromkeys(("cash", "purpose", "debt", "debt_change", "debt_payment", "count", "receipt_paper"), "cash"),
    **dict.fromkeys(("order", "order_payment", "order_cancel", "measures", "order_material", "order_card"), "sewing"),
    **dict.fromkeys(("material", "buy", "use", "count_stock", "void_move"), "stock"),
    **dict.fromkeys(("remnant", "use_remnant", "tool", "care", "void_care"), "stock"),
    **dict.fromkeys(("bread_kind", "bread_recipe", "ingredient"), "bread"),
}
"""The page a form is opened from; the others are opened from the page of women."""


def show_form(studio: Studio, name: str, *, change: bool = False) -> None:
    """Show a form over the page it belongs to, empty or about somebody."""
    session = studio.open_group()
    session.go(_PAGE_OF.get(name, "people"), **({"text": ""} if name not in _PAGE_OF else {}))
    session.open_form(name, **_about(studio, session, name, change=change))


def _about(studio: Studio, session: Session, name: str, *, change: bool) -> dict[str, Any]:
    """Return what the form needs to be opened: a woman where it is about one."""
    asked = inspect.signature(load(FORMS[name])).parameters
    about: dict[str, Any] = {}
    if "person_id" in asked and (change or asked["person_id"].default is inspect.Parameter.empty):
        about["person_id"] = studio.somebody(session)
    if "day" in asked:
        about["day"] = session.workspace.today().isoformat()
    if "order_id" in asked and (change or asked["order_id"].default is inspect.Parameter.empty):
        about["order_id"] = studio.some_order(session)
    about |= _about_bread(session, name)
    women = [studio.somebody(session, number) for number in range(3)] if name == "share_correct" else []
    needed = [one for one in asked if change or asked[one].default is inspect.Parameter.empty]
    about |= _about_money(session, name, women)
    about |= {one: key for one, key in about_stock(session).items() if one in needed}
    if "village_id" in asked:
        about["village_id"] = studio.somewhere(session)
    if "other_id" in asked:
        about["other_id"] = studio.somebody(session, 1)
    if "consent_id" in asked:
        about["consent_id"] = _some_answer(session, about["person_id"])
    if "person_ids" in asked:
        about["person_ids"] = [studio.somebody(session)]
    return about


def _some_answer(session: Session, person_id: str) -> str:
    """Return the key of something a woman agreed to, written now."""
    from grouphub.features.people import entries
    from grouphub.features.people.drafts import ConsentDraft
    from grouphub.features.people.rules import Answer, Purpose

    given = ConsentDraft(Purpose.PHOTO, Answer.GIVEN, session.workspace.today())
    entries.record_consent(session.workspace.db, UUID(person_id), given)
    return str(given.id)


def _about_bread(session: Session, name: str) -> dict[str, Any]:
    """Return what a form of the bakery is opened with: a kind of bread, bread on credit."""
    from grouphub.features.bakery import queries

    with session.workspace.db.read() as reading:
        if name in {"bread_recipe", "bread_price"}:
            return {"kind_id": str(queries.bread_kinds(reading)[0].id)}
        if name != "bread_credit_change":
            return {}
    return {"debt_id": _owing(session)}


def _owing(session: Session) -> str:
    """Return the key of bread on credit of today, written down now if there is none."""
    from grouphub.features.bakery import credit, queries
    from grouphub.features.income.drafts import DebtDraft

    db, today = session.workspace.db, session.workspace.today()
    with db.read() as reading:
        found = queries.day_sheet(reading, today).credits
    if found:
        return str(found[0].debt_id)
    return str(credit.give_on_credit(db, DebtDraft(Money(2_400), today, party="Зебо, кӯчаи Боғ")))


def _about_money(session: Session, name: str, women: list[str]) -> dict[str, Any]:
    """Return what a form about money is opened with: a pay night, a line, a debt, a receipt, a shared sum."""
    from grouphub.features.income import box, cash
    from grouphub.features.income.lines import Figure, lines_behind
    from grouphub.features.income.printed import payout_runs
    from grouphub.features.income.rules import Kind

    if name == "share_correct":
        return {"share_id": str(share_and_pay(session, women))}
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


def share_and_pay(session: Session, women: list[str]) -> UUID:
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


def about_stock(session: Session) -> dict[str, Any]:
    """Return what the forms of the stock are opened with."""
    from grouphub.features.stock import queries

    with session.workspace.db.read() as reading:
        materials = queries.materials(reading)
        low = next((one for one in materials if one.is_low), materials[0])
        tool = queries.tools(reading)[0]
        return {
            "material_id": str(low.id),
            "move_id": str(queries.moves(reading, low.id)[0].id),
            "remnant_id": str(queries.remnants(reading)[0].id),
            "tool_id": str(tool.id),
            "care_id": str(queries.cares(reading, tool.id)[0].id),
        }
