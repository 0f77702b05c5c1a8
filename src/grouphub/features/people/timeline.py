"""What happened to a woman, day by day: her standing, what she does, what she agreed to, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.i18n import _
from grouphub.features.contribution import TimelineRow
from grouphub.features.people.card import PersonCard, person
from grouphub.features.people.rules import Answer, Role, Standing, word

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session


def timeline(session: Session, person_id: UUID) -> list[TimelineRow]:
    """Return what people know of her days, the newest first; what has no day stands last."""
    one = person(session, person_id)
    rows = [*_standing_lines(one), *_role_lines(one), *_consent_lines(one), *_note_lines(one)]
    if one.archived_at is not None:
        day = one.archived_at.astimezone().date()
        rows.append(TimelineRow(day, "archive", "clay", "group", _("Put into the archive"), record_id=one.id))
    return sorted(rows, key=lambda row: row.day.toordinal() if row.day else 0, reverse=True)


def _standing_lines(one: PersonCard) -> list[TimelineRow]:
    icons = {Standing.JOINED: "user-plus", Standing.PAUSED: "pause-circle", Standing.LEFT: "sign-out"}
    rows = []
    for step in one.standing_rows:
        if step.day is not None:
            text = {
                Standing.JOINED: _("Joined the group"),
                Standing.PAUSED: _("Paused"),
                Standing.LEFT: _("Left the group"),
            }[step.standing]
            rows.append(TimelineRow(step.day, icons[step.standing], "primary", "group", text, step.reason, step.id))
    return rows


ROLE_SIGNS = {
    Role.MEMBER: ("users-three", "primary"),
    Role.LEARNER: ("student", "green"),
    Role.SEWING: ("scissors", "blue"),
    Role.BAKERY: ("bread", "amber"),
    Role.TRAINER: ("chalkboard-teacher", "primary"),
    Role.VOLUNTEER: ("footprints", "plum"),
    Role.ORGANISER: ("star", "primary"),
}
"""Sign and colour of each role, the same everywhere."""


def _role_lines(one: PersonCard) -> list[TimelineRow]:
    rows = []
    for span in one.role_rows:
        icon, area = ROLE_SIGNS[span.role]
        if span.since is not None:
            text = _("Began: {role}").format(role=word(span.role))
            rows.append(TimelineRow(span.since, icon, area, "group", text, record_id=span.id))
        if span.until is not None:
            text = _("Stopped: {role}").format(role=word(span.role))
            rows.append(TimelineRow(span.until, icon, area, "group", text, record_id=span.id))
    return rows


ANSWER_SIGNS = {
    Answer.GIVEN: ("check-circle", "green"),
    Answer.REFUSED: ("x-circle", "clay"),
    Answer.WITHDRAWN: ("arrow-u-up-left", "clay"),
}
"""Sign and colour of each answer."""


def _consent_lines(one: PersonCard) -> list[TimelineRow]:
    return [
        TimelineRow(
            row.day,
            *ANSWER_SIGNS[row.answer],
            "consent",
            _("{purpose}: {answer}").format(purpose=word(row.purpose), answer=word(row.answer)),
            word(row.way),
            row.id,
        )
        for row in one.consents
    ]


def _note_lines(one: PersonCard) -> list[TimelineRow]:
    return [
        TimelineRow(row.day, "note", "plum", "note", row.text.partition("\n")[0], row.text.partition("\n")[2], row.id)
        for row in one.notes
    ]
