"""What a kept list shows, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grouphub.base.i18n import _
from grouphub.desktop.fields.filter_form import filters_in, in_words
from grouphub.desktop.people.filter_chips import ALL, OUT
from grouphub.desktop.people.place_filter import places_in
from grouphub.features.fields.queries import own_fields
from grouphub.features.people.queries import SortBy
from grouphub.features.people.rules import Role, Standing, word
from grouphub.features.places.queries import districts, villages_by_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from grouphub.desktop.workspace import Workspace


def shown_in(workspace: Workspace, shows: Mapping[str, Any]) -> str:
    """Return what a list shows: whom, what is searched, which answers, and the order when it is not that of names."""
    with workspace.db.read() as session:
        rows = own_fields(session)
    known = {row.id for row in rows}
    filters = tuple(one for one in filters_in(dict(shows)) if one.field in known)
    text = str(shows.get("text") or "")
    parts = (
        _whom(str(shows.get("only") or ALL)),
        _where(workspace, str(shows.get("where") or "")),
        _("“{text}”").format(text=text) if text else "",
        in_words(filters, rows) if filters else "",
        _order(shows),
    )
    return "  ·  ".join(filter(None, parts))


def name_for(shows: Mapping[str, Any]) -> str:
    """Return a name to begin with: whom the list shows, or what is searched."""
    text, only = str(shows.get("text") or ""), str(shows.get("only") or ALL)
    if only != ALL:
        return ", ".join(filter(None, (_whom(only), text)))
    return text


def _where(workspace: Workspace, value: str) -> str:
    """Return the village or district a list keeps to; one that is gone is said so."""
    places = places_in(value)
    if not places:
        return ""
    with workspace.db.read() as session:
        named = {one.key: one.name for one in districts(session)}
        keys = list(places.get("villages", ()))
        villages = villages_by_id(session, keys) if keys else {}
    names = [named.get(key, "") for key in places.get("districts", ())] + [one.name for one in villages.values()]
    return ", ".join(filter(None, names)) or _("a place that is not there any more")


def _whom(only: str) -> str:
    if only == OUT:
        return _("Archived")
    if only in set(Role):
        return word(Role(only))
    return word(Standing(only)) if only in set(Standing) else _("All women")


def _order(shows: Mapping[str, Any]) -> str:
    by = str(shows.get("by") or SortBy.NAME)
    if by == SortBy.NAME:
        return ""
    words = {SortBy.VILLAGE: _("by village"), SortBy.ROLES: _("by work"), SortBy.JOINED: _("by day of joining")}
    return words.get(SortBy(by), "") if by in set(SortBy) else ""
