"""The register as a command opens it: the password asked for, waits kept, the clock looked at before writing."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from grouphub.base.clock import SystemClock, clock_doubt
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.cli import secret
from grouphub.cli.words import chosen_folder
from grouphub.features import registry
from grouphub.features.erasing.actions import erase_again
from grouphub.store.database import Database
from grouphub.store.unlocking import WrongPassword
from grouphub.store.vault import open_vault
from grouphub.store.waits import Waits

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from grouphub.base.paths import Folder

assert registry.FEATURES, "its import makes every table known"


class ClockBehind(GroupHubError):
    """The clock stands before the newest entry; facts: now, newest."""

    message = N_(
        "The clock of this computer says {now}, but the newest entry is from {newest}. Nothing was saved. "
        "Set the clock, or add --clock-is-right when it is right."
    )


class WaitFirst(GroupHubError):
    """Several passwords did not fit; fact: seconds."""

    message = N_("Several passwords did not fit. The next one can be tried in {seconds} seconds.")


@contextmanager
def open_register(asked: Namespace, *, writes: bool = False, as_it_is: bool = False) -> Iterator[Database]:
    """Give the open register, in this program's shape unless wanted ``as_it_is``.

    Raises WaitFirst, ClockBehind when it ``writes``, and what ``open_vault`` raises.
    """
    folder, clock = chosen_folder(asked), SystemClock()
    waits = Waits(folder.waits, clock)
    if waits.seconds_left():
        raise WaitFirst(seconds=waits.seconds_left())
    opened = _unlocked(folder, secret.password(asked), waits, clock)
    try:
        database = Database.open(opened, clock)
        try:
            if writes:
                _check_clock(asked, database)
            if not as_it_is:
                database.bring_up()
                erase_again(database, registry.FEATURES)
            yield database
        finally:
            database.close()
    finally:
        opened.close()


def _unlocked(folder: Folder, password: str, waits: Waits, clock: SystemClock) -> Any:
    try:
        opened = open_vault(folder, password, clock=clock)
    except WrongPassword:
        waits.missed()
        raise
    waits.reset()
    return opened


def _check_clock(asked: Namespace, database: Database) -> None:
    now, newest = database.clock.now(), database.newest_moment()
    known = clock_doubt(now, newest)
    if known is not None and not getattr(asked, "clock_is_right", False):
        shown = {"now": f"{now.astimezone():%d.%m.%Y %H:%M}", "newest": f"{known.astimezone():%d.%m.%Y %H:%M}"}
        raise ClockBehind(**shown)


def wants_json(asked: Namespace) -> bool:
    """Return whether the result is to be printed as JSON."""
    return bool(getattr(asked, "json", False))
