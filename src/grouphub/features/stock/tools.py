"""What is written down about machines and tools: one function, one transaction, one step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from grouphub.base.i18n import N_
from grouphub.features.income.booking import reason_given, whom
from grouphub.features.income.rules import check_not_ahead
from grouphub.features.stock.kept import line, named, put
from grouphub.features.stock.models import Tool, ToolCare
from grouphub.features.stock.rules import CareVoided, ThingGone, check_next_care
from grouphub.store.journal import say

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy.orm import Session

    from grouphub.features.stock.drafts import CareDraft, ToolDraft
    from grouphub.store.database import Database


def add_tool(db: Database, draft: ToolDraft) -> UUID:
    """Write down a machine or a tool; saving twice writes it once. Raises FieldProblem, NobodyThere."""
    with db.write(N_("{name} was written down"), name=named(draft.name)) as session:
        if session.get(Tool, draft.id) is None:
            session.add(Tool(id=draft.id, **_kept(session, draft, db.clock.today())))
    return draft.id


def change_tool(db: Database, tool_id: UUID, draft: ToolDraft) -> None:
    """Write anew where a machine is, how it is and when it must be cared for. Raises FieldProblem, ThingGone."""
    with db.write(N_("{name} was changed"), name=named(draft.name)) as session:
        found = _there(session, tool_id)
        if draft.next_care != found.next_care:
            check_next_care(draft.next_care, _last_day(session, tool_id))
        put(found, _kept(session, draft, db.clock.today()))


def care_for_tool(db: Database, draft: CareDraft) -> UUID:
    """Write down what was done for a machine, and when it is due again; saving twice writes it once.

    Raises FieldProblem, ThingGone.
    """
    kept = {"what": named(draft.what, "what"), "note": line("note", draft.note)}
    with db.write(N_("{name} was cared for")) as session:
        found = _there(session, draft.tool_id)
        say(session, name=found.name)
        if session.get(ToolCare, draft.id) is not None:
            return draft.id
        check_not_ahead(draft.day, db.clock.today())
        check_next_care(draft.next_care, max(draft.day, _last_day(session, draft.tool_id) or draft.day))
        due = {"was_due": found.next_care, "next_care": draft.next_care}
        session.add(ToolCare(id=draft.id, tool_id=draft.tool_id, day=draft.day, **kept, **due))
        found.next_care = draft.next_care
    return draft.id


def void_care(db: Database, care_id: UUID, reason: str) -> None:
    """Take a care back with a reason; it stays to be seen.

    Where nothing was said later of the next care, it is due again when it was before.
    Raises ReasonMissing, CareVoided, ThingGone.
    """
    with db.write(N_("A care of {name} was voided")) as session:
        care = session.get(ToolCare, care_id)
        if care is None:
            raise ThingGone
        kept, found = reason_given(reason), _there(session, care.tool_id)
        say(session, name=found.name)
        if care.voided_on is not None:
            raise CareVoided
        care.voided_on, care.reason = db.clock.today(), kept
        later = _standing(care.tool_id).where(ToolCare.id > care.id).limit(1)
        if session.scalar(later) is None and found.next_care == care.next_care:
            found.next_care = care.was_due


def _standing(tool_id: UUID) -> Any:
    return select(ToolCare.day).where(ToolCare.tool_id == tool_id, ToolCare.voided_on.is_(None))


def _last_day(session: Session, tool_id: UUID) -> date | None:
    """Return the day of the last care that stands."""
    found: date | None = session.scalar(_standing(tool_id).order_by(ToolCare.day.desc()).limit(1))
    return found


def _there(session: Session, tool_id: UUID) -> Tool:
    found = session.get(Tool, tool_id)
    if found is None:
        raise ThingGone
    return found


def _kept(session: Session, draft: ToolDraft, today: date) -> dict[str, Any]:
    her = None if draft.person_id is None else whom(session, draft.person_id, archived=True).id
    if draft.since is not None:
        check_not_ahead(draft.since, today, "since")
    return {
        "name": named(draft.name),
        "code": line("code", draft.code),
        "condition": draft.condition.value,
        "person_id": her,
        "place": "" if her else line("place", draft.place),
        "since": draft.since,
        "next_care": draft.next_care,
        "care": line("care", draft.care),
        "note": line("note", draft.note),
        "ended": draft.ended,
    }
