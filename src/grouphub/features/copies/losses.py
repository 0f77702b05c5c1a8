"""What could not be brought out of a damaged register, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grouphub.base.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grouphub.features.contribution import Contribution
    from grouphub.store.moving_rows import Saved
    from grouphub.store.salvage import BroughtOut


@dataclass(frozen=True)
class Loss:
    """One kind of rows of which some are lost; ``count`` is None where even their number cannot be read."""

    kind: str
    count: int | None
    words: str

    def text(self) -> str:
        """Return it in one line."""
        return self.words


def losses(found: BroughtOut, features: Sequence[Contribution]) -> list[Loss]:
    """Return what could not be saved: first what has a name of its own, last all the rest together."""
    told = {counted.table: counted.told for feature in features for counted in feature.counted}
    missing = {one.table: _count(one) for one in found.tables if _count(one) != 0}
    named = [Loss(table, count, _words(count, told[table])) for table, count in missing.items() if table in told]
    others = [count for table, count in missing.items() if table not in told]
    return [*named, *_rest(others)]


def _count(one: Saved) -> int | None:
    return None if one.lost is None else one.lost + one.loose


def _words(count: int | None, told: object) -> str:
    assert callable(told)
    if count is None:
        return _("some of these: {kind}").format(kind=str(told(2)).replace("{count}", "").strip())
    return str(told(count)).format(count=count)


def _rest(others: Sequence[int | None]) -> list[Loss]:
    known = [count for count in others if count is not None]
    if not others:
        return []
    if len(known) < len(others):
        return [Loss("", None, _("other entries and steps of the history; how many cannot be read"))]
    count = sum(known)
    return [
        Loss("", count, ngettext("{count} other entry", "{count} other entries", count).format(count=count)),
    ]
