"""Writing the sheet of a day inside a running action: only what differs is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from grouphub.base.errors import FieldProblem
from grouphub.base.money import Money
from grouphub.base.texts import check_length, clean, clean_lines
from grouphub.features.bakery.models import (
    BakeShift,
    BreadCost,
    BreadCount,
    BreadDay,
    BreadDayPast,
    BreadKind,
    BreadOnCredit,
)
from grouphub.features.bakery.rules import (
    BreadKindGone,
    Counted,
    NobodyBaked,
    TimeWrong,
    TwiceOnDay,
    check_counts,
    sold_for,
)
from grouphub.features.income.booking import whom
from grouphub.features.income.debts import owed_and_paid
from grouphub.features.income.drafts import ShareDraft
from grouphub.features.income.rules import AmountMissing, Area, DayAhead, check_amount
from grouphub.features.income.shares import share_for, split_of
from grouphub.features.income.sharing import FundOverHundred, Rule, Weighed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.bakery.drafts import CostDraft, DayDraft, ShiftDraft
    from grouphub.features.income.models import Share
    from grouphub.features.income.sharing import Split
    from grouphub.store.records import Record

SOURCE = "bread_day"
"""What lines and shares of a day of baking say they came from; their ``source_id`` is the day's key."""
MOST_MINUTES = 24 * 60


def day_row(session: Session, day: date) -> BreadDay | None:
    """Return the sheet of a day."""
    return session.scalars(select(BreadDay).where(BreadDay.day == day)).first()


def new_day(session: Session, day: date) -> BreadDay:
    """Begin the sheet of a day; it is shared as the day before it was."""
    newest = session.scalars(select(BreadDay).where(BreadDay.day < day).order_by(BreadDay.day.desc()).limit(1)).first()
    kept = (
        {name: getattr(newest, name) for name in ("rule", "fund_percent", "after_costs", "piece_pay")} if newest else {}
    )
    row = BreadDay(**{"day": day, "rule": Rule.HOURS.value, **kept})
    session.add(row)
    session.flush()
    return row


def write_sheet(session: Session, draft: DayDraft, today: date, *, corrects: bool = False) -> BreadDay:
    """Write what the sheet says and return its row.

    ``corrects`` says that it is what was: women in the bin are right, and no price of today follows from it.
    Raises FieldProblem, NobodyThere.
    """
    _check(draft, today)
    row = day_row(session, draft.day) or new_day(session, draft.day)
    _set(
        row,
        rule=draft.rule.value,
        after_costs=draft.after_costs,
        fund_percent=draft.fund_percent,
        piece_pay=draft.piece_pay,
        loss_taken=draft.loss_taken,
        note=clean_lines(draft.note),
    )
    _write_counts(session, row, draft.counts, sets_price=not corrects and draft.day <= today)
    _write_costs(session, row, draft.costs)
    _write_shifts(session, draft.day, draft.shifts, archived=corrects)
    session.flush()
    return row


def _check(draft: DayDraft, today: date) -> None:
    check_counts(draft.counts)
    check_length("note", draft.note)
    if not 0 <= draft.fund_percent <= 10_000:
        raise FundOverHundred("fund_percent")
    for name in ("piece_pay", "loss_taken"):
        if getattr(draft, name) < 0:
            raise AmountMissing(name)
    if draft.day > today and any(one.was_baked for one in draft.counts):
        raise DayAhead("day")


def _set(row: Record, **values: Any) -> None:
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _write_counts(session: Session, day: BreadDay, counts: Sequence[Counted], *, sets_price: bool) -> None:
    there = {row.kind_id: row for row in session.scalars(select(BreadCount).where(BreadCount.bread_day_id == day.id))}
    for one in counts:
        kind = session.get(BreadKind, one.kind_id)
        if kind is None:
            raise BreadKindGone
        values = {name: getattr(one, name) for name in _COUNTED}
        row = there.pop(one.kind_id, None)
        before = kind.price if row is None else row.price
        if row is not None:
            _set(row, **values)
        elif not one.is_empty or one.price != kind.price:
            session.add(BreadCount(bread_day_id=day.id, kind_id=one.kind_id, **values))
        # Only a price that was changed on this sheet: the kind may have got a new one since the sheet was begun.
        if sets_price and one.price not in {before, kind.price} and _is_newest(session, day):
            kind.price = one.price
    for row in there.values():
        session.delete(row)


_COUNTED = ("price", "planned", "baked", "sold", "given", "spoiled", "left")


def _is_newest(session: Session, day: BreadDay) -> bool:
    """Return whether no later day has prices of its own: only then its price is the one the next day begins with."""
    later = select(BreadCount.id).join(BreadDay, BreadDay.id == BreadCount.bread_day_id).where(BreadDay.day > day.day)
    return session.scalar(later.limit(1)) is None


def _write_costs(session: Session, day: BreadDay, costs: Sequence[CostDraft]) -> None:
    query = select(BreadCost).where(BreadCost.bread_day_id == day.id).order_by(BreadCost.place)
    there = list(session.scalars(query))
    kept = [cost for cost in costs if cost.amount]
    for place, cost in enumerate(kept):
        check_amount(cost.amount, f"cost-{place}")
        category = clean(cost.category)
        check_length(f"category-{place}", category)
        values = {"category": category, "amount": cost.amount, "from_box": cost.from_box, "place": place}
        if place < len(there):
            _set(there[place], **values)
        else:
            session.add(BreadCost(bread_day_id=day.id, **values))
    for row in there[len(kept) :]:
        session.delete(row)


def _write_shifts(session: Session, day: date, shifts: Sequence[ShiftDraft], *, archived: bool = False) -> None:
    """Write who bakes on a day. Raises TimeWrong, TwiceOnDay, NobodyThere, PersonArchived."""
    there = {row.person_id: row for row in session.scalars(select(BakeShift).where(BakeShift.day == day))}
    seen: set[UUID] = set()
    for place, one in enumerate(shifts):
        known = one.person_id in there  # who stands there already may have gone to the bin meanwhile
        her = whom(session, one.person_id, f"women-{place}", archived=archived or known).id
        if her in seen:
            raise TwiceOnDay(f"women-{place}")
        seen.add(her)
        if not 0 <= one.minutes <= MOST_MINUTES or not 0 <= (one.begins or 0) < MOST_MINUTES:
            raise TimeWrong(f"weight-{place}")
        values = {"begins": one.begins, "minutes": one.minutes, "weight": one.weight, "place": place}
        row = there.pop(her, None)
        if row is not None:
            _set(row, **values)
        else:
            session.add(BakeShift(day=day, person_id=her, **values))
    for row in there.values():
        session.delete(row)
    session.flush()


def split_now(draft: DayDraft) -> Split | None:
    """Return how the money would be shared as the sheet stands; none while that cannot be told."""
    try:
        wanted = share_draft(draft)
        return split_of(wanted) if wanted is not None else None
    except FieldProblem:
        return None


def share_draft(draft: DayDraft, day_id: UUID | None = None, what: str = "") -> ShareDraft | None:
    """Return how the money of a day is shared; none when there is nothing to share and nobody baked.

    Raises NobodyBaked.
    """
    sold = sold_for(draft.counts)
    costs = Money(sum(cost.amount for cost in draft.costs))
    if not draft.shifts:
        if sold or costs:
            raise NobodyBaked("women")
        return None
    return ShareDraft(
        total=sold,
        women=tuple(Weighed(one.person_id, _weight(draft.rule, one)) for one in draft.shifts),
        rule=draft.rule,
        day=draft.day,
        area=Area.BAKERY,
        what=what,
        costs=costs,
        after_costs=draft.after_costs,
        fund_percent=draft.fund_percent,
        loss_taken=draft.loss_taken,
        piece_pay=draft.piece_pay,
        source=SOURCE,
        source_id=day_id,
    )


def _weight(rule: Rule, shift: ShiftDraft) -> int:
    if rule is Rule.EQUAL:
        return 1
    return shift.minutes if rule is Rule.HOURS else shift.weight or 0


def keep_past(session: Session, day: BreadDay, reason: str, today: date) -> Share | None:
    """Keep what a closed day says before it is corrected; return how its money was shared."""
    share = share_for(session, SOURCE, day.id)
    figures = _figures(session, day, share)
    known = {"share_id": share.id if share else None, "changed_on": today, "reason": reason}
    session.add(BreadDayPast(bread_day_id=day.id, figures=figures, **known))
    session.flush()
    return share


def on_credit(session: Session, bread_day_id: UUID) -> Money:
    """Return what of the bread of a day was taken on credit."""
    found = session.scalars(select(BreadOnCredit.debt_id).where(BreadOnCredit.bread_day_id == bread_day_id))
    return Money(sum(owed_and_paid(session, debt_id)[0] for debt_id in found))


def _figures(session: Session, day: BreadDay, share: Share | None) -> dict[str, Any]:
    counts = session.execute(
        select(BreadCount, BreadKind.name)
        .join(BreadKind, BreadKind.id == BreadCount.kind_id)
        .where(BreadCount.bread_day_id == day.id)
        .order_by(BreadKind.place)
    ).all()
    costs = session.scalars(select(BreadCost).where(BreadCost.bread_day_id == day.id).order_by(BreadCost.place))
    return {
        "counts": [
            {"kind": str(row.kind_id), "name": name, **{one: getattr(row, one) for one in _COUNTED}}
            for row, name in counts
        ],
        "costs": [{"category": row.category, "amount": int(row.amount), "from_box": row.from_box} for row in costs],
        "rule": day.rule,
        "fund_percent": day.fund_percent,
        "on_credit": int(on_credit(session, day.id)),
        "shared": 0 if share is None else int(share.total - share.costs - share.fund - share.rest + share.loss),
    }
