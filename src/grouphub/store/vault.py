"""The vault: one folder, its encrypted files and their key. The only module that knows the cipher.

The register is a SQLCipher file under a random key; the key file wraps that key once per password. A changed or
removed password opens nothing here any more, but who kept an old key file together with its password still has the
register's key: only a register under a new key shuts her out for good.
"""

from __future__ import annotations

import secrets
import shutil
import unicodedata
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_
from grouphub.store.faults import DiskFull, FileDamaged, blame
from grouphub.store.files import close_to_others, create_private, create_private_folder, settle
from grouphub.store.holder import Holder
from grouphub.store.keyfile import (
    KEY_BYTES,
    Cost,
    Entry,
    KeyFile,
    KeyFileDamaged,
    Kind,
    measure_cost,
    read_keys,
    wipe,
    write_keys,
)
from grouphub.store.places import check_place
from grouphub.store.recovery import RecoveryCode, RecoveryMistyped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from grouphub.base.clock import Clock
    from grouphub.base.paths import Folder

PAGES_STEP = 1024 * 1024
RESERVE_BYTES = 4 * 1024 * 1024

_PAGE_BYTES = 4096
_DOMAIN = b"grouphub password\0"
_UNFINISHED = "unfinished"


class WrongPassword(GroupHubError):
    """No slot opens with this password or code."""

    message = N_(
        "This password does not open the register. Look which language the keyboard writes and whether Caps Lock is on."
    )


class PasswordEmpty(GroupHubError):
    """There is nothing in the password."""

    message = N_("Type a password: without one anybody could open the register.")


class PasswordUnsuitable(GroupHubError):
    """The password already opens another slot; said without saying so."""

    message = N_("This password cannot be used here. Nothing was changed. Choose another.")


class LastPassword(GroupHubError):
    """Without this password only the recovery sheet would open the register."""

    message = N_("This is the only password, so it stays. Give somebody else a password first.")


class NoRegister(GroupHubError):
    """The folder is no register's; fact: folder."""

    message = N_(
        "There is no register in the folder {folder}. Nothing was changed. Choose the folder of your register."
    )


class RegisterMissing(GroupHubError):
    """There are keys but no register; fact: folder."""

    message = N_(
        "The file register.db is missing in the folder {folder}; no new one was made in its place. "
        "Your copies are safe: bring one back. If somebody moved the file, put it back there."
    )


class PagesMissing(GroupHubError):
    """The second file is gone; fact: folder."""

    message = N_(
        "The file pages.db is missing in the folder {folder}. The register itself is whole. "
        "Put the file back from your latest copy."
    )


class RegisterThere(GroupHubError):
    """A register, or part of one, is here already; fact: folder."""

    message = N_("There is a register in the folder {folder} already. It was not touched. Open it instead.")


class FolderNotEmpty(GroupHubError):
    """Other files lie in the folder; fact: folder."""

    message = N_(
        "The folder {folder} holds other files, so no register was made there and nothing was changed. "
        "Choose an empty folder."
    )


class OpenVault:
    """An unlocked vault: the key in memory and the register held against other programs, until ``close``."""

    def __init__(self, folder: Folder, entry: Entry, holder: Holder) -> None:
        self.folder = folder
        self.key = entry.key
        self.keeper = entry.keeper
        self.by_recovery = entry.kind is Kind.RECOVERY
        self._holder = holder
        self._closed = False

    def connect(self) -> Any:
        """Return a new connection to the register; the caller closes it before the vault is closed.

        Nothing is begun by itself (``isolation_level=None``), and any one thread at a time may use it.
        Raises RegisterMissing, FileDamaged or another storage fault.
        """
        assert not self._closed, "the vault is closed"
        return _connect(self.folder.register, self.key, missing=RegisterMissing(folder=self.folder.path))

    def verify(self) -> None:
        """Read every page of the register; raises FileDamaged or PagesMissing."""
        with _blamed():
            connection = self.connect()
            try:
                broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
                sound = connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            finally:
                connection.close()
        if broken or not sound:
            raise FileDamaged
        if not self.folder.pages.exists():
            raise PagesMissing(folder=self.folder.path)
        if not self.folder.pages.stat().st_size or self.folder.pages.stat().st_size % PAGES_STEP:
            raise FileDamaged

    @property
    def has_slots_left(self) -> bool:
        """Tell whether one more password fits."""
        return any(seat.kind is Kind.EMPTY for seat in read_keys(self.folder)[0].seating(self.key))

    @property
    def keepers(self) -> frozenset[UUID]:
        """Who has a password."""
        seating = read_keys(self.folder)[0].seating(self.key)
        return frozenset(seat.keeper for seat in seating if seat.kind is Kind.PASSWORD)

    def free_reserve(self) -> bool:
        """Give the kept room back to a full disk; tells whether there was any."""
        return _free_reserve(self.folder)

    def refill_reserve(self) -> None:
        """Keep room again where the disk has it; leaves a full disk alone."""
        _refill_reserve(self.folder)

    def close(self) -> None:
        """Wipe the key and let others open the register; a second call does nothing."""
        self._closed = True
        wipe(self.key)
        self._holder.release()


def register_expected(folder: Folder) -> bool:
    """Tell whether a register, or what is left of one, is in the folder: then it is opened, never made."""
    return any(path.exists() for path in (*_parts(folder), _unfinished(folder).keys))


def create_vault(
    folder: Folder,
    password: str,
    recovery: RecoveryCode,
    *,
    keeper: UUID,
    cost: Cost | None = None,
    clock: Clock | None = None,
) -> OpenVault:
    """Make the vault of a new group and open it. The cost is measured on this computer unless given.

    All is made aside and moved into place at the end, so a power cut leaves a whole vault or none.
    Raises PasswordEmpty, UnsafePlace, RegisterThere, FolderNotEmpty, HeldByAnother or a storage fault.
    """
    secret = password_secret(password)
    check_place(folder.path)
    _check_free(folder)
    with _blamed():
        create_private_folder(folder.path)
        holder = Holder(folder.held, clock)
        try:
            entry = Entry(Kind.PASSWORD, bytearray(secrets.token_bytes(KEY_BYTES)), keeper)
            keys = KeyFile.new(cost or measure_cost(), entry.key)
            keys = _with_secret(keys, secret, entry)
            keys = _with_secret(keys, recovery.secret, Entry(Kind.RECOVERY, entry.key, keeper))
            _make_aside(folder, keys, entry.key)
            _move_into_place(folder)
        except BaseException:
            shutil.rmtree(_unfinished(folder).path, ignore_errors=True)
            holder.release()
            raise
    return OpenVault(folder, entry, holder)


def open_vault(folder: Folder, secret: str | RecoveryCode, *, clock: Clock | None = None) -> OpenVault:
    """Open the vault with a password, or with the code of the recovery sheet. Slow by intent; run it in a job.

    A text that reads as a recovery code is tried as a password first.
    Raises WrongPassword, PasswordEmpty, NoRegister, RegisterMissing, KeyFileMissing, KeyFileDamaged, FileDamaged,
    RegisterNewer, UnsafePlace, HeldByAnother or a storage fault.
    """
    candidates = _candidates(secret)
    if not register_expected(folder):
        raise NoRegister(folder=folder.path)
    check_place(folder.path)
    with _blamed():
        holder = _hold(folder, clock)
        try:
            _move_into_place(folder)
            return _unlock(folder, candidates, holder)
        except BaseException:
            holder.release()
            raise


def add_password(opened: OpenVault, password: str, keeper: UUID) -> None:
    """Give ``keeper`` this password; one she had opens nothing any more.

    Raises PasswordEmpty, PasswordUnsuitable, NoSlotsLeft or a storage fault.
    """
    _renew(opened, Kind.PASSWORD, password_secret(password), keeper, replaced=keeper)


def change_password(opened: OpenVault, password: str) -> None:
    """Give her who opened the vault another password; the old one opens nothing any more."""
    add_password(opened, password, opened.keeper)


def remove_password(opened: OpenVault, keeper: UUID) -> None:
    """Take the password of ``keeper`` out; raises LastPassword when nobody else has one."""
    if opened.keepers <= {keeper}:
        raise LastPassword
    with _blamed():
        keys, _ = read_keys(opened.folder)
        write_keys(opened.folder, keys.without(opened.key, Kind.PASSWORD, keeper))


def new_recovery(opened: OpenVault, code: RecoveryCode) -> None:
    """Make ``code`` the one on the sheet; an older sheet opens nothing any more."""
    _renew(opened, Kind.RECOVERY, code.secret, opened.keeper, replaced=None)


def password_secret(password: str) -> bytes:
    """Return the bytes of a password: the same however the keyboard composes its letters. Raises PasswordEmpty."""
    if not password:
        raise PasswordEmpty
    return _DOMAIN + unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


def _candidates(secret: str | RecoveryCode) -> list[bytes]:
    if isinstance(secret, RecoveryCode):
        return [secret.secret]
    found = [password_secret(secret)]
    with suppress(RecoveryMistyped):
        found.append(RecoveryCode.parse(secret).secret)
    return found


def _with_secret(keys: KeyFile, secret: bytes, entry: Entry) -> KeyFile:
    wrapping = keys.derive(secret)
    try:
        return keys.with_entry(wrapping, entry)
    finally:
        wipe(wrapping)


def _unlock(folder: Folder, candidates: list[bytes], holder: Holder) -> OpenVault:
    if not folder.register.exists():
        raise RegisterMissing(folder=folder.path)
    keys, are_twins = read_keys(folder)
    entry = next((entry for secret in candidates if (entry := _try(keys, secret))), None)
    if entry is None:
        raise WrongPassword
    opened = OpenVault(folder, entry, holder)
    try:
        _check_seating(opened, keys)
        _probe(opened)
    except BaseException:
        wipe(opened.key)
        raise
    _mend(folder, keys, are_twins=are_twins)
    return opened


def _check_seating(opened: OpenVault, keys: KeyFile) -> None:
    try:
        keys.seating(opened.key)
    except FileDamaged:
        raise KeyFileDamaged(folder=opened.folder.path) from None


def _mend(folder: Folder, keys: KeyFile, *, are_twins: bool) -> None:
    """Put right what copying by hand or a bad day left; on a full or closed disk it waits for a better one."""
    with suppress(OSError):
        if not are_twins:
            write_keys(folder, keys)
        close_to_others(folder.path, *_parts(folder), folder.waits, folder.held, folder.reserve)
    _refill_reserve(folder)


def _try(keys: KeyFile, secret: bytes) -> Entry | None:
    wrapping = keys.derive(secret)
    try:
        return keys.open_slot(wrapping)
    finally:
        wipe(wrapping)


def _renew(opened: OpenVault, kind: Kind, secret: bytes, keeper: UUID, *, replaced: UUID | None) -> None:
    """Put one slot in the place of older ones of its kind."""
    with _blamed():
        keys, _ = read_keys(opened.folder)
        wrapping = keys.derive(secret)
        try:
            keys = keys.without(opened.key, kind, replaced)
            if keys.open_slot(wrapping):
                raise PasswordUnsuitable
            write_keys(opened.folder, keys.with_entry(wrapping, Entry(kind, opened.key, keeper)))
        finally:
            wipe(wrapping)


def _probe(opened: OpenVault) -> None:
    """See that the register opens; on a full disk only with the reserve given back."""
    try:
        opened.connect().close()
    except DiskFull:
        if not opened.free_reserve():
            raise
        opened.connect().close()


def _hold(folder: Folder, clock: Clock | None) -> Holder:
    try:
        return Holder(folder.held, clock)
    except DiskFull:
        if not _free_reserve(folder):
            raise
        return Holder(folder.held, clock)


def _connect(path: Path, key: bytearray, *, missing: GroupHubError) -> Any:
    from sqlcipher3 import dbapi2

    # An empty file would become an empty register.
    if not path.exists():
        raise missing
    if path.stat().st_size < _PAGE_BYTES:
        raise FileDamaged
    with _blamed():
        connection = dbapi2.connect(
            path.absolute().as_uri() + "?mode=rw", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(connection, key)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: Any, key: bytearray) -> None:
    _unlock_connection(connection, key)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    for setting in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "cache_size=-32000",  # KiB: a page is decrypted once, not at every scan
        "journal_size_limit=4194304",
        "secure_delete=ON",
        "temp_store=MEMORY",
        "busy_timeout=5000",
    ):
        connection.execute(f"PRAGMA {setting}").fetchall()


def _unlock_connection(connection: Any, key: bytearray) -> None:
    # Before the key: a key that does not fit would be reported on stderr with the file's name.
    connection.execute("PRAGMA cipher_log_level=none").fetchall()
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"").fetchall()


def _make_aside(folder: Folder, keys: KeyFile, key: bytearray) -> None:
    """Make every file of the vault in a folder of its own; the key file comes last and says that all is there."""
    aside = _unfinished(folder)
    shutil.rmtree(aside.path, ignore_errors=True)
    create_private_folder(aside.path)
    _make_database(aside.register, key, wal=True)
    nobodys = bytearray(secrets.token_bytes(KEY_BYTES))
    _make_database(aside.pages, nobodys, wal=False)
    wipe(nobodys)
    create_private(aside.reserve, secrets.token_bytes(RESERVE_BYTES))
    write_keys(aside, keys)


def _move_into_place(folder: Folder) -> None:
    """Finish a making that stopped after all files were there; does nothing otherwise."""
    aside = _unfinished(folder)
    if not aside.keys.exists():
        return
    moves = zip((*_parts(aside), aside.reserve), (*_parts(folder), folder.reserve), strict=True)
    for made, place in reversed(list(moves)):
        if made.exists() and not place.exists():
            made.replace(place)
    settle(folder.path)
    shutil.rmtree(aside.path, ignore_errors=True)


def _make_database(path: Path, key: bytearray, *, wal: bool) -> None:
    """Make an empty register (``wal``), or the second file, filled up to its first step."""
    from sqlcipher3 import dbapi2

    create_private(path)
    connection = dbapi2.connect(path.absolute().as_uri() + "?mode=rw", uri=True, isolation_level=None)
    try:
        _unlock_connection(connection, key)
        connection.execute("PRAGMA secure_delete=ON").fetchall()
        connection.execute(f"PRAGMA journal_mode={'WAL' if wal else 'MEMORY'}").fetchall()
        if not wal:
            _fill_step(connection)
    finally:
        connection.close()


def _fill_step(connection: Any) -> None:
    """Fill the file up to a whole number of steps, so that its size says nothing."""
    connection.execute("BEGIN")
    connection.execute("CREATE TABLE filler (room BLOB)")
    while connection.execute("PRAGMA page_count").fetchone()[0] * _PAGE_BYTES % PAGES_STEP:
        connection.execute("INSERT INTO filler VALUES (zeroblob(3000))")  # one page each
    connection.execute("COMMIT")


def _check_free(folder: Folder) -> None:
    if register_expected(folder):
        raise RegisterThere(folder=folder.path)
    own = {folder.screen, folder.begun, folder.waits, folder.held, _unfinished(folder).path}
    if not folder.path.exists():
        return
    if not folder.path.is_dir() or any(
        path not in own and not path.name.startswith(folder.log.name) for path in folder.path.iterdir()
    ):
        raise FolderNotEmpty(folder=folder.path)


def _parts(folder: Folder) -> tuple[Path, ...]:
    return (folder.keys, folder.keys_twin, folder.register, folder.pages)


def _unfinished(folder: Folder) -> Folder:
    return type(folder)(folder.path / _UNFINISHED)


def _free_reserve(folder: Folder) -> bool:
    try:
        folder.reserve.unlink()
    except OSError:
        return False
    return True


def _refill_reserve(folder: Folder) -> None:
    if folder.reserve.exists():
        return
    # Twice the room must be there: keeping it must not be what fills the disk.
    with suppress(OSError):
        if shutil.disk_usage(folder.path).free > 2 * RESERVE_BYTES:
            create_private(folder.reserve, secrets.token_bytes(RESERVE_BYTES))


@contextmanager
def _blamed() -> Iterator[None]:
    """Turn errors of the system and the driver into storage faults; a bug passes through."""
    try:
        yield
    except GroupHubError:
        raise
    except Exception as error:
        fault = blame(error)
        if fault is None:
            raise
        raise fault from error
