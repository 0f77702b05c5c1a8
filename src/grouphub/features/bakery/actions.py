"""What is done in the bakery: one function, one transaction, one step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from grouphub.base.days import in_table
from grouphub.base.i18n import N_
from grouphub.base.keys import new_key
from grouphub.base.names import fold
from grouphub.base.texts import check_length, clean
from grouphub.features.bakery.models import BreadDay, BreadKind
from grouphub.features.bakery.rules import (
    BreadDayGone,
    BreadKindGone,
    BreadNameMissing,
    BreadNameTaken,
    DayClosed,
    DayStillOpen,
    DoesNotAddUp,
    NothingBaked,
    PriceMissing,
    missing_words,
)
from grouphub.features.bakery.sheet import day_row, keep_past, share_draft, write_sheet
from grouphub.features.bakery.takings import book_takings, rebook_takings, told_of
from grouphub.features.income import shares
from grouphub.features.income.booking import reason_given
from grouphub.features.income.models import closed_to
from grouphub.features.income.rules import check_amount, check_not_ahead
from grouphub.features.income.sharing import HUNDRED, Rule, SharesOverHundred, shown_per_cent
from grouphub.store.journal import say

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.base.money import Money
    from grouphub.features.bakery.drafts import DayDraft
    from grouphub.store.database import Database

LONGEST_NAME = 60


# --- kinds of bread ---------------------------------------------------------------------------------------------------


def add_bread(db: Database, name: str, price: Money, kind_id: UUID | None = None) -> UUID:
    """Add a kind of bread below the others; saving twice adds it once.

    Raises BreadNameMissing, BreadNameTaken, PriceMissing.
    """
    with db.write(N_("The bread “{bread}” was added"), bread=clean(name)) as session:
        there = session.get(BreadKind, kind_id) if kind_id else None
        if there is None:
            last = session.scalar(select(func.max(BreadKind.place))) or 0
            kept = _checked(session, name, price, None)
            there = BreadKind(id=kind_id or new_key(), name=kept, price=price, place=last + 1)
            session.add(there)
            session.flush()
        return there.id


def change_bread(db: Database, kind_id: UUID, name: str, price: Money) -> None:
    """Call a kind of bread otherwise, or sell it for another price from the next day on.

    Raises BreadKindGone, BreadNameMissing, BreadNameTaken, PriceMissing.
    """
    with db.write(N_("The bread “{bread}” was changed"), bread=clean(name)) as session:
        row = _kind(session, kind_id)
        row.name, row.price = _checked(session, name, price, row), price


def take_out_bread(db: Database, kind_id: UUID) -> None:
    """Bake a kind no longer; days that had it keep it. Raises BreadKindGone."""
    _archive(db, kind_id, N_("The bread “{bread}” was taken out of the list"), archived=True)


def bring_back_bread(db: Database, kind_id: UUID) -> None:
    """Bake a kind again. Raises BreadKindGone, BreadNameTaken."""
    _archive(db, kind_id, N_("The bread “{bread}” was put into the list again"), archived=False)


def _archive(db: Database, kind_id: UUID, sentence: str, *, archived: bool) -> None:
    with db.write(sentence) as session:
        row = _kind(session, kind_id)
        say(session, bread=row.name)
        if not archived:
            _check_free(session, row.name, row)
        row.archived = archived


def _kind(session: Session, kind_id: UUID) -> BreadKind:
    row = session.get(BreadKind, kind_id)
    if row is None:
        raise BreadKindGone
    return row


def _checked(session: Session, name: str, price: Money, own: BreadKind | None) -> str:
    kept = clean(name)
    if not kept:
        raise BreadNameMissing("name")
    check_length("name", kept, LONGEST_NAME)
    _check_free(session, kept, own)
    if price <= 0:
        raise PriceMissing("price")
    check_amount(price, "price")
    return kept


def _check_free(session: Session, name: str, own: BreadKind | None) -> None:
    others = session.scalars(select(BreadKind).where(BreadKind.archived.is_(False)))
    if any(fold(other.name) == fold(name) for other in others if other is not own):
        raise BreadNameTaken("name", name=name)


# --- the sheet of a day -----------------------------------------------------------------------------------------------


def save_bread_sheet(db: Database, draft: DayDraft) -> UUID:
    """Keep the sheet of an open day as it stands and return its key. Raises DayClosed, FieldProblem."""
    with db.write(N_("The bread sheet of {day} was changed"), day=in_table(draft.day)) as session:
        _must_be_open(session, draft.day)
        parts = sum(one.weight or 0 for one in draft.shifts)
        if draft.rule is Rule.PER_CENT and parts > HUNDRED:
            raise SharesOverHundred("women", per_cent=shown_per_cent(parts))
        return write_sheet(session, draft, db.clock.today()).id


def close_bread_day(db: Database, draft: DayDraft, *, as_it_is: bool = False) -> UUID:
    """Close a day: what was sold comes into the box, costs go out, everybody earns her share. Return its key.

    The money of a day left open until its month was closed moves today. ``as_it_is`` closes it though the bread does
    not add up. Raises DoesNotAddUp, NothingBaked, NobodyBaked, DayClosed, FieldProblem.
    """
    with db.write(N_("The bread day {day} was closed"), day=in_table(draft.day)) as session:
        today = db.clock.today()
        _must_be_open(session, draft.day)
        check_not_ahead(draft.day, today)
        row = write_sheet(session, draft, today)
        _check_bread(session, draft, as_it_is=as_it_is)
        row.closed_on = today
        book_takings(session, row, today)
        wanted = share_draft(draft, row.id, told_of(draft.day))
        if wanted is not None:
            shares.book_share(session, wanted, today, late=draft.day <= closed_to(session))
        return row.id


def correct_bread_day(db: Database, draft: DayDraft, reason: str, *, as_it_is: bool = False) -> UUID:
    """Correct a closed day: reversing lines and new shares; what it said before stays to be seen. Return its key.

    What a woman was paid too much or too little is carried and taken in only when the payer says so.
    Raises BreadDayGone, DayStillOpen, DoesNotAddUp, ReasonMissing, FieldProblem.
    """
    with db.write(N_("The bread day {day} was corrected: {reason}"), day=in_table(draft.day), reason=reason) as session:
        today, kept = db.clock.today(), reason_given(reason)
        row = _closed(session, draft.day)
        share = keep_past(session, row, kept, today)
        write_sheet(session, draft, today, corrects=True)
        _check_bread(session, draft, as_it_is=as_it_is)
        rebook_takings(session, row, kept, today)
        wanted = share_draft(draft, row.id, told_of(draft.day))
        if share is not None and wanted is not None:
            shares.correct_share(session, share.id, wanted, kept, today)
        elif share is not None:
            shares.void_share(session, share.id, kept, today)
        elif wanted is not None:
            shares.book_share(session, wanted, today, late=True)
        return row.id


def _must_be_open(session: Session, day: date) -> None:
    row = day_row(session, day)
    if row is not None and row.closed_on is not None:
        raise DayClosed


def _closed(session: Session, day: date) -> BreadDay:
    row = day_row(session, day)
    if row is None:
        raise BreadDayGone
    if row.closed_on is None:
        raise DayStillOpen
    return row


def _check_bread(session: Session, draft: DayDraft, *, as_it_is: bool) -> None:
    if not any(one.was_baked for one in draft.counts) and not any(cost.amount for cost in draft.costs):
        raise NothingBaked("counts")
    wrong = missing_words((_kind(session, one.kind_id).name, one) for one in draft.counts)
    if wrong and not as_it_is:
        raise DoesNotAddUp("counts", lines=wrong)
