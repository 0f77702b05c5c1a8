"""How the verdict on a row is told: a sign, a word and a colour; and in a line what comes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.i18n import N_, _
from grouphub.features.people.derived import shown_name
from grouphub.features.transfer.arrivals import Decision, Verdict

if TYPE_CHECKING:
    from datetime import date

    from grouphub.features.transfer.arrivals import Arrival
    from grouphub.features.transfer.intake import Decided
    from grouphub.features.transfer.joining import FieldChange

_PILLS = {
    Verdict.NEW: (N_("New"), "plus", "green"),
    Verdict.SAME: (N_("As before"), "check", "ink2"),
    Verdict.CHANGED: (N_("Changed"), "pencil-simple", "blue"),
    Verdict.DOUBTFUL: (N_("In doubt"), "question", "amber"),
}
_LEFT_OUT = (N_("Left out"), "x", "ink2")


def pill_of(arrival: Arrival, said: Decided | None) -> tuple[str, str, str]:
    """Return word, sign and area of what is done with a row; a doubt she has settled is none any more."""
    if said is not None and said.decision is Decision.LEAVE:
        word, icon, area = _LEFT_OUT
    elif said is not None and said.decision is Decision.ADD:
        word, icon, area = _PILLS[Verdict.NEW]
    else:
        word, icon, area = _PILLS[arrival.verdict]
    return _(word), icon, area


def name_of(arrival: Arrival) -> str:
    """Return her name as the row writes it."""
    read = arrival.read
    name = shown_name(read.given, read.family, family_first=True, patronymic=read.patronymic)
    return name or read.paper_name or _("Without a name")


def change_of(change: FieldChange) -> str:
    """Return what a field changes from and to; of what only grows, what is added."""
    before, after = change.before, change.after
    if before and after.startswith(f"{before}; "):
        return f"+ {after.removeprefix(f'{before}; ')}"
    return f"{before or '–'} → {after or '–'}"


def line_of(arrival: Arrival, said: Decided | None, today: date) -> str:
    """Return in one line what would change, or why it is in doubt, or what is known of her."""
    if arrival.decision is Decision.LEAVE and said is not None:
        return ""
    if arrival.changes and arrival.decision is Decision.CHANGE:
        return "; ".join(f"{one.field}: {change_of(one)}" for one in arrival.changes)
    if arrival.verdict is Verdict.DOUBTFUL and said is None and arrival.candidates:
        one = arrival.candidates[0]
        return f"{one.name}: {one.reason()}"
    draft = arrival.draft
    birth = draft.birth.shown(today) if draft.birth else ""
    phone = draft.phones[0].typed if draft.phones else ""
    return "  ·  ".join(filter(None, (draft.village, birth, phone)))
