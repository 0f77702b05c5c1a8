"""Sharing a sum inside a running action: the share with its parts, and the lines that follow from it.

A share is never edited: ``correct_share`` takes its lines back and writes a new one beside it. What a woman was paid
too much or too little by that is carried, and the next payout takes it in only if the payer says so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from grouphub.base.money import NOTHING
from grouphub.base.texts import check_length, clean
from grouphub.features.income.booking import book, lines_of, open_loss, reason_given, take_back_all, whom
from grouphub.features.income.carrying import carry, earn_again, paid_of
from grouphub.features.income.models import LedgerLine, Share, SharePart, closed_to
from grouphub.features.income.reckoning import CORRECTION, SHARE, chain, reckon
from grouphub.features.income.rules import Kind, LineFollows, LossTaken, ShareGone, booked_day, carried, check_day
from grouphub.features.income.sharing import MoreThanLoss, Split, Weighed, split

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.base.money import Money
    from grouphub.features.income.drafts import ShareDraft

SOURCE = SHARE


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
    bin is right. Where a share of the same order or day was voided, this one stands in its place, and what was paid of
    that is not owed again. Raises FieldProblem, NobodyThere.
    """
    there = session.get(Share, draft.id)
    if there is not None:
        return there
    before = _voided_before(session, draft)
    made = _write(session, draft, today, late=late)
    if before is not None:
        made.replaces_id = before.id
        session.flush()
        for line in earnings_of(session, made):
            earn_again(session, line, made.id, today)
    return made


def _voided_before(session: Session, draft: ShareDraft) -> Share | None:
    """Return the newest share of the same order or day that was voided."""
    if draft.source_id is None:
        return None
    query = select(Share).where(Share.source_id == draft.source_id, Share.source == draft.source)
    return session.scalars(query.where(Share.voided_on.is_not(None)).order_by(Share.id.desc()).limit(1)).first()


def _write(session: Session, draft: ShareDraft, today: date, *, late: bool) -> Share:
    closed = closed_to(session)
    day = booked_day(draft.day, closed, today) if late else draft.day
    check_day(day, today, closed)
    women = [_led(session, one, place, archived=late) for place, one in enumerate(draft.women)]
    done = split_of(replace(draft, women=tuple(women)))
    left = max(open_loss(session, draft.area, day), NOTHING)
    if draft.loss_taken > left:
        raise MoreThanLoss("loss_taken", left=left)
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
        for line in earnings_of(session, made):
            earn_again(session, line, made.id, today)


def hold_share(session: Session, share_id: UUID, reason: str, today: date) -> None:
    """Let a share wait for its money again: the payment was voided. Raises ShareGone, ReasonMissing, LossTaken."""
    made = standing_share(session, share_id)
    if not made.waits:
        open_before = open_loss(session, made.area)
        _take_away(session, made, reason, today)
        _check_loss(session, made.area, open_before)
        made.waits = True
        session.flush()


def void_share(session: Session, share_id: UUID, reason: str, today: date) -> Share:
    """Take a share back with all that followed from it; what was paid of it is carried.

    Raises ShareGone, ReasonMissing, LossTaken.
    """
    made = standing_share(session, share_id)
    open_before = open_loss(session, made.area)
    _take_away(session, made, reason, today)
    _check_loss(session, made.area, open_before)
    return _voided(session, made, reason, today)


def correct_share(session: Session, share_id: UUID, draft: ShareDraft, reason: str, today: date) -> Share:
    """Take a share back and write another in its place; both stay to be seen.

    What was paid already and is now too much or too little is carried for each woman.
    Raises ShareGone, LossTaken, FieldProblem.
    """
    old = standing_share(session, share_id)
    open_before = open_loss(session, old.area)
    before = [(line, paid_of(session, line)) for line in earnings_of(session, old)]
    settled = carried_before(session, old)
    take_back_all(session, SOURCE, old.id, reason, today)
    _voided(session, old, reason, today)
    made = _write(session, draft, today, late=True)
    made.replaces_id = old.id
    session.flush()
    _check_loss(session, old.area, open_before)
    after = {} if made.waits else {part.person_id: part.amount for part in parts_of(session, made.id)}
    there = {line.person_id: line for line, _paid in before}
    for her, line in there.items():  # one who was two women when it was shared has two lines
        assert her is not None
        had = sum(one.amount for one, _paid in before if one.person_id == her)
        was_paid = sum(paid for one, paid in before if one.person_id == her)
        more = carried(had, after.get(her, NOTHING), was_paid, settled=her in settled)
        carry(session, line, more, made.id, today)
    for line in earnings_of(session, made):
        if line.person_id not in there:  # an earlier correction may have taken her out
            earn_again(session, line, made.id, today)
    return made


def earnings_of(session: Session, share: Share) -> list[LedgerLine]:
    """Return what women earned by a share, as it stands."""
    return [line for line in lines_of(session, SOURCE, share.id) if line.kind == Kind.EARNING]


def _take_away(session: Session, share: Share, reason: str, today: date) -> None:
    """Take back what follows from a share; what was paid of it is carried as too much. Raises ReasonMissing."""
    before = [(line, paid_of(session, line)) for line in earnings_of(session, share)]
    take_back_all(session, SOURCE, share.id, reason_given(reason), today)
    for line, paid in before:
        carry(session, line, -paid, share.id, today)


def _check_loss(session: Session, area: str, before: Money) -> None:
    """Raise LossTaken when less of a loss is left than other sums took of it."""
    if open_loss(session, area) < min(before, 0):
        raise LossTaken


def _voided(session: Session, share: Share, reason: str, today: date) -> Share:
    share.voided_on, share.reason = today, reason_given(reason)
    session.flush()
    return share


def carried_before(session: Session, share: Share) -> dict[UUID, int]:
    """Return what earlier corrections of the same sum carry, for the women for whom it is something."""
    keys = list(chain(session, share.id))
    query = select(LedgerLine.person_id).where(LedgerLine.source == CORRECTION, LedgerLine.source_id.in_(keys))
    women = {key for key in session.scalars(query) if key is not None}
    found = {her: reckon(session, her).of(keys) for her in women}
    return {her: amount for her, amount in found.items() if amount}


def standing_share(session: Session, share_id: UUID) -> Share:
    """Return a share that was not voided. Raises ShareGone."""
    found = session.get(Share, share_id)
    if found is None or found.voided_on is not None:
        raise ShareGone
    return found


def check_by_itself(session: Session, share_id: UUID) -> None:
    """Raise LineFollows when a share follows from an order or a bread day, ShareGone when it does not stand."""
    if standing_share(session, share_id).source:
        raise LineFollows


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


def _led(session: Session, one: Weighed, place: int, *, archived: bool) -> Weighed:
    return Weighed(whom(session, one.person_id, f"women-{place}", archived=archived).id, one.weight)


def _line(text: str) -> str:
    kept = clean(text)
    check_length("what", kept)
    return kept
