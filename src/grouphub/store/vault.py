"""The vault: one folder, its encrypted files and the passwords that open them.

The register is a SQLCipher file under a random key; the key file wraps that key once per password. A changed or
removed password opens nothing here any more, but who kept an old key file together with its password still has the
register's key: only a register under a new key shuts her out for good.
"""

from __future__ import annotations

import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from grouphub.base.errors import GroupHubError
from grouphub.base.files import close_to_others, create_private_folder
from grouphub.base.i18n import N_
from grouphub.store.faults import DiskFull, FileDamaged, NoRoomToSave, blamed, has_room_to_save
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
from grouphub.store.making import check_free, make_aside, move_into_place, parts
from grouphub.store.opened import OpenVault, PagesMissing, RegisterMissing
from grouphub.store.places import check_place
from grouphub.store.rooms import free_reserve, refill_rooms
from grouphub.store.unlocking import WrongPassword, candidates, password_secret, try_secret

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from grouphub.base.clock import Clock
    from grouphub.base.paths import Folder
    from grouphub.store.recovery import RecoveryCode


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


class DamageFound(FileDamaged):
    """The open register was looked through and is not whole."""

    message = N_(
        "The register was not closed the last time, and looking through it found damage. Your copies are safe. "
        "Bring back a copy, or bring out what can still be read: both are in Copy & share."
    )


def register_expected(folder: Folder) -> bool:
    """Tell whether a register, or what is left of one, is in the folder: then it is opened, never made."""
    return folder.holds_vault()


def trouble_beside(folder: Folder) -> GroupHubError | None:
    """Return what is amiss on the disk, the most pressing first, though the register opens all the same."""
    if not has_room_to_save(folder.path):
        return NoRoomToSave()
    return None if folder.pages.exists() else PagesMissing(folder=folder.path)


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
    check_free(folder)
    with blamed(folder.path):
        create_private_folder(folder.path)
        holder = Holder(folder.held, clock)
        try:
            entry = _make(folder, [(Kind.PASSWORD, secret), (Kind.RECOVERY, recovery.secret)], keeper, cost)
            move_into_place(folder)
        except BaseException:
            holder.release()
            raise
    return OpenVault(folder, entry, holder)


def open_vault(folder: Folder, secret: str | RecoveryCode, *, clock: Clock | None = None) -> OpenVault:
    """Open the vault with a password, or with the code of the recovery sheet. Slow by intent; run it in a job.

    A text that reads as a recovery code is tried as a password first.
    Raises WrongPassword, PasswordEmpty, NoRegister, RegisterMissing, KeyFileMissing, KeyFileDamaged, FileDamaged,
    RegisterNewer, UnsafePlace, HeldByAnother or a storage fault.
    """
    ways = candidates(secret)
    if not register_expected(folder):
        raise NoRegister(folder=folder.path)
    check_place(folder.path)
    with blamed(folder.path):
        holder = _hold(folder, clock)
        try:
            move_into_place(folder)
            _finish_exchange(folder)
            return _unlock(folder, ways, holder)
        except BaseException:
            holder.release()
            raise


@contextmanager
def opened_aside(place: Folder, key: bytearray, keeper: UUID) -> Iterator[OpenVault]:
    """Give a register that was unpacked from a copy into a folder of its own, open for work on it."""
    opened = OpenVault(place, Entry(Kind.EMPTY, bytearray(key), keeper), Holder(place.held))
    try:
        yield opened
    finally:
        opened.close()


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
    with blamed(opened.folder.path):
        keys, _ = read_keys(opened.folder)
        write_keys(opened.folder, keys.without(opened.key, Kind.PASSWORD, keeper))


def new_recovery(opened: OpenVault, code: RecoveryCode) -> None:
    """Make ``code`` the one on the sheet; an older sheet opens nothing any more."""
    _renew(opened, Kind.RECOVERY, code.secret, opened.keeper, replaced=None)


def _make(folder: Folder, openers: list[tuple[Kind, bytes]], keeper: UUID, cost: Cost | None) -> Entry:
    key = bytearray(secrets.token_bytes(KEY_BYTES))
    keys = KeyFile.new(cost or measure_cost(), key)
    for kind, secret in openers:
        keys = _with_secret(keys, secret, Entry(kind, key, keeper))
    make_aside(folder, keys, key)
    return Entry(Kind.PASSWORD, key, keeper)


def _with_secret(keys: KeyFile, secret: bytes, entry: Entry) -> KeyFile:
    wrapping = keys.derive(secret)
    try:
        return keys.with_entry(wrapping, entry)
    finally:
        wipe(wrapping)


def _unlock(folder: Folder, ways: list[bytes], holder: Holder) -> OpenVault:
    if not folder.register.exists():
        raise RegisterMissing(folder=folder.path)
    keys, are_twins = read_keys(folder)
    entry = next((entry for secret in ways if (entry := try_secret(keys, secret))), None)
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


def _finish_exchange(folder: Folder) -> None:
    """Finish bringing a copy back where a power cut stopped it."""
    if folder.arriving.ready.exists():
        from grouphub.store.restoring import finish

        finish(folder)


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
        close_to_others(folder.path, *parts(folder), folder.waits, folder.held, folder.reserve, folder.shelf)
    refill_rooms(folder)


def _renew(opened: OpenVault, kind: Kind, secret: bytes, keeper: UUID, *, replaced: UUID | None) -> None:
    """Put one slot in the place of older ones of its kind."""
    with blamed(opened.folder.path):
        keys, _ = read_keys(opened.folder)
        wrapping = keys.derive(secret)
        try:
            with opened.kept_open():
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
        if not free_reserve(folder):
            raise
        return Holder(folder.held, clock)
