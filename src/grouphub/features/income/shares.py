"""Sharing a sum inside a running action: the share with its parts, and the lines that follow from it.

A share is never edited: ``correct_share`` takes its lines back and writes a new one beside it. What a woman was paid
too much or too little by that is carried, and the next payout takes it in only if the payer says so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from grouphub.base.money import Money
from grouphub.base.texts import check_length, clean
from grouphub.features.income.booking import book, open_loss, reason_given, take_back_all, whom
from grouphub.features.income.models import LedgerLine, Share, SharePart, closed_to
from grouphub.features.income.rules import Kind, ShareGone, booked_day, carried, check_day, paid_part
from grouphub.features.income.sharing import MoreThanLoss, Split, Weighed, split

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.income.drafts import ShareDraft

SOURCE = "share"
"""What the lines of a share say they came from; their ``source_id`` is the share's key."""
CORRECTION = "correction"
"""What the carried lines of a corrected share say they came from; their ``source_id`` is the new share's key."""


def split_of(draft: ShareDraft) -> Split:
    """Return how a draft would be shared: for showing it while she types. Raises FieldProblem."""
    return split(
        draft.total,
        draft.women,
        draft.rule,
        costs=draft.costs,
        after_costs=draft.after_costs,
        fund_percent=draft.fund_percent,
        loss_taken=draft.loss_taken,
        piece_pay=draft.piece_pay,
    )


def book_share(session: Session, draft: ShareDraft, today: date, *, late: bool = False) -> Share:
    """Share a sum: write it down with its parts, and what each earned unless it still waits for its money.

    Saving twice writes once. With ``late``, for corrections, a day in a closed month becomes today, and a woman in the
    bin is right. Raises FieldProblem, NobodyThere.
    """
    there = session.get(Share, draft.id)
    if there is not None:
        return there
    closed = closed_to(session)
    day = booked_day(draft.day, closed, today) if late else draft.day
    check_day(day, today, closed)
    women = [_led(session, one, place, archived=late) for place, one in enumerate(draft.women)]
    done = split_of(replace(draft, women=tuple(women)))
    if draft.loss_taken > open_loss(session, draft.area):
        raise MoreThanLoss("loss_taken", left=open_loss(session, draft.area))
    made = Share(
        id=draft.id,
        area=draft.area.value,
        day=day,
        written_on=today,
        what=_line(draft.what),
        source=draft.source,
        source_id=draft.source_id,
        rule=draft.rule.value,
        total=draft.total,
        costs=draft.costs,
        after_costs=draft.after_costs,
        fund_percent=draft.fund_percent,
        loss_taken=draft.loss_taken,
        piece_pay=draft.piece_pay,
        fund=done.fund,
        rest=done.rest,
        loss=done.loss,
        waits=draft.waits,
    )
    session.add(made)
    session.flush()
    for place, part in enumerate(done.parts):
        session.add(
            SharePart(
                share_id=made.id,
                person_id=part.person_id,
                place=place,
                weight=part.weight,
                amount=part.amount,
                odd=part.odd,
            )
        )
    session.flush()
    if not draft.waits:
        _earn(session, made, day, today)
    return made


def release_share(session: Session, share_id: UUID, day: date, today: date) -> None:
    """Let the women earn what waited for its money, on the day it came. Raises ShareGone, FieldProblem."""
    made = standing_share(session, share_id)
    if made.waits:
        made.waits = False
        session.flush()
        _earn(session, made, day, today)


def hold_share(session: Session, share_id: UUID, reason: str, today: date) -> None:
    """Let a share wait for its money again: the payment was voided. Raises ShareGone, ReasonMissing."""
    made = standing_share(session, share_id)
    if not made.waits:
        take_back_all(session, SOURCE, made.id, reason, today)
        made.waits = True
        session.flush()


def void_share(session: Session, share_id: UUID, reason: str, today: date) -> Share:
    """Take a share back with all that followed from it. Raises ShareGone, ReasonMissing."""
    made = standing_share(session, share_id)
    kept = reason_given(reason)
    take_back_all(session, SOURCE, made.id, kept, today)
    made.voided_on, made.reason = today, kept
    session.flush()
    return made


def correct_share(session: Session, share_id: UUID, draft: ShareDraft, reason: str, today: date) -> Share:
    """Take a share back and write another in its place; both stay to be seen.

    What was paid already and is now too much or too little is carried for each woman. Raises ShareGone, FieldProblem.
    """
    old = standing_share(session, share_id)
    before = {} if old.waits else {part.person_id: part.amount for part in parts_of(session, old.id)}
    paid = {key: _paid(session, key, old, amount) for key, amount in before.items()}
    settled = _carried_before(session, old)
    void_share(session, share_id, reason, today)
    made = book_share(session, draft, today, late=True)
    made.replaces_id = old.id
    session.flush()
    after = {part.person_id: part.amount for part in parts_of(session, made.id)}
    for key, was_paid in paid.items() if not made.waits else ():
        more = carried(before[key], after.get(key, Money(0)), was_paid, settled=key in settled)
        if more:
            known = {"person_id": key, "source": CORRECTION, "source_id": made.id, "area": made.area}
            book(session, Kind.CARRIED, more, made.day, today, late=True, **known)
    return made


def _carried_before(session: Session, share: Share) -> set[UUID]:
    """Return the women for whom an earlier correction of the same sum was carried."""
    keys = [share.id]
    while share.replaces_id is not None:
        keys.append(share.replaces_id)
        older = session.get(Share, share.replaces_id)
        assert older is not None
        share = older
    query = select(LedgerLine.person_id).where(LedgerLine.source == CORRECTION, LedgerLine.source_id.in_(keys))
    return {key for key in session.scalars(query) if key is not None}


def standing_share(session: Session, share_id: UUID) -> Share:
    """Return a share that was not voided. Raises ShareGone."""
    found = session.get(Share, share_id)
    if found is None or found.voided_on is not None:
        raise ShareGone
    return found


def share_for(session: Session, source: str, source_id: UUID) -> Share | None:
    """Return the share that stands for one thing: an order, a bread day."""
    query = select(Share).where(Share.source_id == source_id, Share.source == source, Share.voided_on.is_(None))
    return session.scalars(query.order_by(Share.id.desc()).limit(1)).first()


def parts_of(session: Session, share_id: UUID) -> list[SharePart]:
    """Return the parts of a share in their order."""
    return list(session.scalars(select(SharePart).where(SharePart.share_id == share_id).order_by(SharePart.place)))


def _earn(session: Session, made: Share, day: date, today: date) -> None:
    """Write the lines that follow from a share."""
    known = {"area": made.area, "source": SOURCE, "source_id": made.id}
    for part in parts_of(session, made.id):
        if part.amount:
            her = {"person_id": part.person_id, "note": made.what}
            book(session, Kind.EARNING, part.amount, day, today, late=True, **known, **her)
    for kind, amount in ((Kind.FUND, made.fund), (Kind.LOSS, made.loss - made.loss_taken)):
        if amount:
            book(session, kind, amount, day, today, late=True, **known, note=made.what)


def _paid(session: Session, person_id: UUID, old: Share, amount: int) -> int:
    """Return how much of what she earned by a share was paid out, the oldest being paid first."""
    session.flush()
    connection = session.connection()
    before = connection.exec_driver_sql(
        "SELECT coalesce(sum(amount), 0) FROM ledger_line WHERE person_id = ? AND kind = 'earning' AND "
        "(day, id) < (SELECT day, id FROM ledger_line WHERE source = 'share' AND source_id = ? AND person_id = ? "
        "AND kind = 'earning' AND reverses_id IS NULL ORDER BY id DESC LIMIT 1)",
        (person_id.bytes, old.id.bytes, person_id.bytes),
    ).scalar_one()
    out = connection.exec_driver_sql(
        "SELECT coalesce(sum(amount), 0) FROM ledger_month WHERE person_id = ? AND kind = 'payout'", (person_id.bytes,)
    ).scalar_one()
    return paid_part(int(amount), int(before), int(out))


def _led(session: Session, one: Weighed, place: int, *, archived: bool) -> Weighed:
    return Weighed(whom(session, one.person_id, f"women-{place}", archived=archived).id, one.weight)


def _line(text: str) -> str:
    kept = clean(text)
    check_length("what", kept)
    return kept
