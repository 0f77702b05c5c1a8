"""Sessions on the open register: the only makers of sessions, and the one place where a change is committed."""

from __future__ import annotations

import platform
import shutil
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.base.sizes import size_text
from grouphub.store import journal, own_copies, reversal, schema
from grouphub.store.changes import Change, TakenBack
from grouphub.store.copies import Stage, Told, room_needed, size_of
from grouphub.store.copyfile import Sort
from grouphub.store.faults import DiskFull, blame, blamed
from grouphub.store.forgetting import sweep_free_pages
from grouphub.store.journal import Commit, JournalBatch
from grouphub.store.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Connection, Engine

    from grouphub.base.clock import Clock
    from grouphub.base.topics import Topic
    from grouphub.store.opened import OpenVault

_RESERVE_ROOM = 8 * 1024 * 1024
_COPY_MOVES = 5
"""A copy writes, reads back and looks through the register, and reads all rows of both."""
_CHANGE_MOVES = 3
"""So many times as long as moving the register once does changing it take, measured with 100,000 women."""


class Busy(GroupHubError):
    """Another part of the program kept the file for too long."""

    message = N_("The register is busy. This was not saved; please try again in a moment.")


class NothingToUndo(GroupHubError):
    """There is no step to take back."""

    message = N_("There is nothing to undo.")


class NothingToRedo(GroupHubError):
    """There is no step to do again."""

    message = N_("There is nothing to do again.")


class NoRoomToBringUp(GroupHubError):
    """There is no room for the copy that is kept before the register is changed; facts: needed, free."""

    message = N_(
        "This newer GroupHub first keeps a copy of the register, and there is no room for it: it needs {needed}, and "
        "{free} are free. Nothing was changed. Remove files you do not need and open the register again."
    )


@dataclass
class Database:
    """The open register.

    ``on_commit`` is called after every change, in the thread that made it.
    """

    opened: OpenVault
    clock: Clock
    computer: str = field(default_factory=platform.node)
    on_commit: list[Callable[[Commit], None]] = field(default_factory=list)
    finished_drafts: set[str] = field(default_factory=set)
    """Places of drafts that the next change makes needless: they go in the same transaction."""

    _long: tuple[int, Any] | None = None
    """The thread and the connection of an action that takes long, while it runs."""

    def __post_init__(self) -> None:
        # The connection used last is taken first: its pages are decrypted already, and another keeps none.
        engine = create_engine(
            "sqlite://", creator=self.opened.connect, module=dbapi2, poolclass=QueuePool, pool_use_lifo=True
        )
        self.shelf = Shelf(self.opened)
        event.listen(engine, "begin", _begin)
        event.listen(engine, "checkin", _end)
        self._engine: Engine = engine
        self._writing: Engine = engine.execution_options(immediate=True)

    @property
    def who(self) -> UUID | None:
        """The keeper whose password opened the register."""
        return self.opened.keeper

    @classmethod
    def create(cls, opened: OpenVault, clock: Clock) -> Database:
        """Make the tables of a new register. All models must have been imported."""
        made = cls(opened, clock)
        with made._guarded(), made._writing.begin() as connection:
            schema.create(connection)
        return made

    @classmethod
    def open_or_create(cls, opened: OpenVault, clock: Clock) -> tuple[Database, bool]:
        """Open a register, or finish one whose making was cut off; also tells whether it was made now.

        Raises FileDamaged, NoGroupInside.
        """
        probe = cls(opened, clock)
        with probe._guarded(), probe._engine.connect() as connection:
            empty = schema.is_empty(connection)
        probe.close()
        return (cls.create(opened, clock) if empty else cls.open(opened, clock)), empty

    @classmethod
    def open(cls, opened: OpenVault, clock: Clock) -> Database:
        """Open a register and store nothing yet; ``bring_up`` comes before the first change.

        Raises FileDamaged, NoGroupInside.
        """
        found = cls(opened, clock)
        try:
            with found._guarded(), found._engine.connect() as connection:
                schema.revision(connection)
        except BaseException:
            found.close()
            raise
        return found

    def is_old(self) -> bool:
        """Tell whether ``bring_up`` has something to do. Raises NewerRegister."""
        with self._guarded(), self._engine.connect() as connection:
            if schema.revision(connection) == schema.HEAD:
                return False
            schema.check_known(connection)
        return True

    def bring_up(self, *, keep_copy: bool = True, told: Told | None = None) -> None:
        """Take the register to this program's schema; may use the reserve of a full disk.

        A copy is kept first, read back, opened and compared with the register table by table; ``keep_copy`` is left
        out only for a register that is a copy itself. ``told`` hears how far it is; what it raises, or ``break_off``,
        leaves the register as it was. Raises NewerRegister, NoRoomToBringUp, CopyNotKept, DiskFull.
        """
        if not self.is_old():
            return
        told = told or Told()
        size = size_of(self.opened.folder.register)
        copying = _COPY_MOVES * size + 3 * size_of(self.opened.folder.pages)
        told.expect((copying if keep_copy else 0) + _CHANGE_MOVES * size)
        self.use_reserve()
        if keep_copy:
            self._keep_copy(told)
        try:
            self._migrate(told, size)
        except DiskFull:
            # A large register writes more than what counts as nearly full.
            if not self.opened.free_reserve():
                raise
            self._migrate(told, size)

    def _keep_copy(self, told: Told) -> None:
        folder = self.opened.folder
        needed = room_needed(self.opened) + folder.register.stat().st_size  # the second is taken while it is compared
        if shutil.disk_usage(folder.path).free < needed:
            self.opened.free_reserve()
        free = shutil.disk_usage(folder.path).free
        if free < needed:
            raise NoRoomToBringUp(needed=size_text(needed), free=size_text(free))
        own_copies.keep(self.opened, self.clock, Sort.MIGRATION, told)

    def _migrate(self, told: Told, size: int) -> None:
        told.begin(Stage.CHANGE)
        begun = told.done

        def reached(part: float) -> None:
            told.done = begun + round(_CHANGE_MOVES * size * part)
            told.tell(told)

        with self._guarded(), self._writing.connect() as connection, _links_free(connection):
            self._long = threading.get_ident(), connection.connection.driver_connection
            try:
                with connection.begin():
                    schema.bring_up(connection, reached)
            finally:
                self._long = None

    def close(self) -> None:
        """Let every connection go; keys are the vault's to wipe."""
        self._engine.dispose()

    def give_way(self, patience: float = 5.0) -> None:
        """Let every connection go, those in use as soon as they are done, and make no more: the file is replaced.

        Raises Busy when somebody does not get done; the register then goes on as before.
        """
        self.opened.gives_way = True
        pool = self._engine.pool
        assert isinstance(pool, QueuePool)
        end = time.monotonic() + patience
        while pool.checkedout():
            if time.monotonic() > end:
                self.opened.gives_way = False
                raise Busy
            time.sleep(0.01)
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session for queries; what it sees does not change meanwhile."""
        with self._guarded(), Session(self._engine) as session:
            yield session

    @contextmanager
    def write(
        self, sentence: str, *, frees: bool = False, takes_long: bool = False, **facts: object
    ) -> Iterator[Session]:
        """Give a session whose changes become one batch of the journal, or nothing at all.

        ``sentence`` is the untranslated sentence of what she did. ``frees`` says that the action makes room: it
        may use the reserve of a full disk. While one that ``takes_long`` runs in a thread of its own, every other
        change is refused at once instead of keeping the window waiting. Raises StorageFault, Busy.
        """
        self._ask_for_turn()
        if frees:
            self.use_reserve()
        with self._guarded(), journal.WatchedSession(self._writing) as session, self._keeping_turn(session, takes_long):
            session.info["facts"] = {name: str(value) for name, value in facts.items()}
            yield session
            session.flush()
            commit = self._journal(session, "do", sentence)
            if finished := frozenset(self.finished_drafts):
                self._forget_drafts(session.connection(), finished)
            session.commit()
        if finished:
            self.shelf.clear()
        self._announce(commit)

    @contextmanager
    def fill(self) -> Iterator[Connection]:
        """Give a connection whose changes are not journaled: bookkeeping and invented groups only."""
        self._ask_for_turn()
        with self._guarded(), self._writing.begin() as connection:
            yield connection

    @contextmanager
    def erase(self, sentence: str, topics: frozenset[Topic]) -> Iterator[Connection]:
        """Give a connection whose changes cannot be taken back: the journal keeps only that it was done.

        May use the reserve of a full disk. Raises StorageFault, Busy.
        """
        self._ask_for_turn()
        self.use_reserve()
        with self._guarded(), self._writing.begin() as connection:
            self.shelf.move_into(connection)
            yield connection
            at = journal.next_time(self.clock.now(), _newest(connection))
            written = journal.write(
                connection,
                at=at,
                computer=self.computer,
                who=self.who,
                kind="erase",
                of=None,
                sentence=sentence,
                facts={},
                changes=(),
            )
        self.shelf.clear()
        self._announce(Commit(written, "erase", topics, sentence, {}))

    def sweep(self) -> None:
        """Write the file anew without its free pages. Raises StorageFault, Busy."""
        with self._guarded(), blamed(self.opened.folder.path):
            sweep_free_pages(self.opened)

    def undo(self, number: int | None = None, *, takes_long: bool = False) -> Commit:
        """Take back the newest action not taken back yet, or the batch ``number``.

        ``takes_long`` as in ``write``. Raises NothingToUndo, ChangedSince.
        """
        self.use_reserve()

        def choose(session: Session) -> JournalBatch | None:
            return reversal.to_undo(session, number)

        return self._reverse("undo", choose, NothingToUndo, takes_long=takes_long)

    def rows_to_undo(self, number: int | None = None) -> int:
        """Return how many rows ``undo`` would go through."""
        with self.read() as session:
            return _length(session, reversal.to_undo(session, number))

    def redo(self, *, takes_long: bool = False) -> Commit:
        """Do again what was undone last. ``takes_long`` as in ``write``. Raises NothingToRedo, ChangedSince."""
        return self._reverse("redo", reversal.to_redo, NothingToRedo, takes_long=takes_long)

    def rows_to_redo(self) -> int:
        """Return how many rows ``redo`` would go through."""
        with self.read() as session:
            return _length(session, reversal.to_redo(session))

    def undoable(self) -> str | None:
        """Return the sentence of the action that ``undo`` would take back."""
        with self.read() as session:
            batch = reversal.to_undo(session, None)
            return None if batch is None else journal.told(batch.sentence, batch.facts)

    def newest_change(self) -> int | None:
        """Return the journal's own time of the newest change: it never runs backwards."""
        with self.read() as session:
            return _newest(session.connection())

    def newest_moment(self) -> datetime | None:
        """Return when the newest change was made."""
        with self.read() as session:
            newest = _newest(session.connection())
        return None if newest is None else journal.moment_of(newest)

    def use_reserve(self) -> None:
        """Give up the room kept aside when the disk is nearly full."""
        reserve = self.opened.folder.reserve
        if reserve.exists() and shutil.disk_usage(reserve.parent).free < _RESERVE_ROOM:
            reserve.unlink(missing_ok=True)

    def break_off(self) -> bool:
        """Make an action that takes long give up: nothing of it stays. Return whether there was one."""
        running = self._long
        if running is not None:
            running[1].interrupt()
        return running is not None

    def _forget_drafts(self, connection: Connection, places: frozenset[str]) -> None:
        self.shelf.move_into(connection)
        for place in places:
            connection.exec_driver_sql("DELETE FROM draft WHERE place = ?", (place,))

    def _ask_for_turn(self) -> None:
        running = self._long
        if running is not None and running[0] != threading.get_ident():
            raise Busy

    @contextmanager
    def _keeping_turn(self, session: Session, takes_long: bool) -> Iterator[None]:  # noqa: FBT001  ours alone
        if takes_long:
            self._long = threading.get_ident(), session.connection().connection.driver_connection
        try:
            yield
        finally:
            if takes_long:
                self._long = None

    def _reverse(
        self,
        kind: str,
        choose: Callable[[Session], JournalBatch | None],
        nothing: type[GroupHubError],
        *,
        takes_long: bool = False,
    ) -> Commit:
        self._ask_for_turn()
        with self._guarded(), journal.WatchedSession(self._writing) as session, self._keeping_turn(session, takes_long):
            batch = choose(session)
            if batch is None:
                raise nothing
            undo = kind == "undo"
            taken = reversal.undo(session, batch, self.clock.today()) if undo else _done_again(session, batch)
            batch.undone = undo
            topics = reversal.topics_of(taken.changes)
            session.info.update(changes=taken.changes, facts=taken.facts, topics=topics, of=batch.number)
            commit = self._journal(session, kind, taken.sentence)
            reversal.commit(session)
        assert commit is not None
        self._announce(commit)
        return commit

    def _journal(self, session: Session, kind: str, sentence: str) -> Commit | None:
        """Write the batch of the changes collected in ``session``; nothing when nothing changed."""
        changes: list[Change] = session.info["changes"]
        if not changes:
            return None
        made = journal.write(
            session.connection(),
            at=journal.next_time(self.clock.now(), _newest(session.connection())),
            computer=self.computer,
            who=self.who,
            kind=kind,
            of=session.info.get("of"),
            sentence=sentence,
            facts=session.info["facts"],
            changes=changes,
        )
        return Commit(made, kind, frozenset(session.info["topics"]), sentence, dict(session.info["facts"]))

    def _announce(self, commit: Commit | None) -> None:
        if commit is not None:
            for listener in self.on_commit:
                listener(commit)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            fault = (
                Busy() if "locked" in str(error.orig).lower() else blame(error.orig or error, self.opened.folder.path)
            )
            if fault is None:
                raise
            raise fault from error


@contextmanager
def _links_free(connection: Connection) -> Iterator[None]:
    """Let tables be made anew; SQLite takes this only outside a transaction."""
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def _done_again(session: Session, batch: JournalBatch) -> TakenBack:
    return TakenBack(reversal.apply(session, batch, undo=False), batch.sentence, batch.facts)


def _length(session: Session, batch: JournalBatch | None) -> int:
    return 0 if batch is None else reversal.length_of(session, batch)


def _newest(connection: Connection) -> int | None:
    found = connection.exec_driver_sql("SELECT at FROM journal_batch ORDER BY number DESC LIMIT 1").first()
    return None if found is None else int(found[0])


def _begin(connection: Connection) -> None:
    """Begin ourselves: the driver's own mode would commit schema changes at once."""
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _end(connection: Any, _record: object) -> None:
    """End what a commit that failed left open: the next to use the connection begins anew."""
    if connection is not None and connection.in_transaction:
        connection.rollback()
