from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import unicodedata
from itertools import pairwise
from pathlib import Path

import apsw
import pytest
from sqlcipher3 import dbapi2

from grouphub.base.errors import GroupHubError
from grouphub.base.keys import new_key
from grouphub.base.paths import Folder
from grouphub.store import cipher, making, rooms
from grouphub.store.faults import DiskFailed, DiskFull, FileDamaged, ReadOnly, blame
from grouphub.store.holder import HeldByAnother
from grouphub.store.keyfile import KeyFileDamaged, KeyFileMissing, NoSlotsLeft, RegisterNewer
from grouphub.store.making import FolderNotEmpty, RegisterThere
from grouphub.store.opened import OpenVault, PagesMissing, RegisterMissing, WasLocked
from grouphub.store.recovery import RecoveryCode
from grouphub.store.unlocking import PasswordEmpty, WrongPassword
from grouphub.store.vault import (
    LastPassword,
    NoRegister,
    PasswordUnsuitable,
    add_password,
    change_password,
    create_vault,
    new_recovery,
    open_vault,
    register_expected,
    remove_password,
)
from tests.factory import PASSWORD, cheap, new_vault

SECRET_TEXT = "Қурбонбӣ Сафарова"


def write_rows(opened: OpenVault) -> None:
    connection = opened.connect()
    connection.execute("CREATE TABLE woman (name TEXT)")
    connection.executemany("INSERT INTO woman VALUES (?)", [(f"{SECRET_TEXT} {n}",) for n in range(300)])
    connection.close()


def read_rows(opened: OpenVault) -> list[str]:
    connection = opened.connect()
    rows = [name for (name,) in connection.execute("SELECT name FROM woman ORDER BY rowid")]
    connection.close()
    return rows


def all_bytes(folder: Folder) -> dict[str, bytes]:
    quiet = {folder.held.name}
    return {path.name: path.read_bytes() for path in folder.path.iterdir() if path.name not in quiet}


@pytest.fixture
def filled(folder: Folder) -> Folder:
    """A closed vault with 300 rows."""
    opened = new_vault(folder)
    write_rows(opened)
    opened.close()
    return folder


def test_a_new_vault_opens_with_its_password_and_keeps_its_rows(filled: Folder):
    opened = open_vault(filled, PASSWORD)
    assert len(read_rows(opened)) == 300
    assert not opened.by_recovery
    opened.verify()
    opened.close()


def test_a_wrong_password_is_refused_and_the_files_stay_as_they_were(filled: Folder):
    before = all_bytes(filled)
    with pytest.raises(WrongPassword) as refused:
        open_vault(filled, PASSWORD + "x")
    assert "keyboard" in refused.value.text()
    assert all_bytes(filled) == before


def test_after_a_wrong_password_the_right_one_opens(filled: Folder):
    with pytest.raises(WrongPassword):
        open_vault(filled, "something else")
    open_vault(filled, PASSWORD).close()


def test_a_wrong_password_costs_one_derivation(filled: Folder, monkeypatch: pytest.MonkeyPatch):
    from argon2 import low_level

    derive, calls = low_level.hash_secret_raw, []
    monkeypatch.setattr(low_level, "hash_secret_raw", lambda *given: calls.append(1) or derive(*given))
    with pytest.raises(WrongPassword):
        open_vault(filled, "something else")
    open_vault(filled, PASSWORD).close()
    assert len(calls) == 2


def test_a_password_is_the_same_however_its_letters_are_composed(folder: Folder):
    password = "ӣд муборак ӯ ё"
    new_vault(folder, unicodedata.normalize("NFC", password)).close()
    open_vault(folder, unicodedata.normalize("NFD", password)).close()


def test_an_empty_password_is_refused_before_anything_is_made(folder: Folder):
    with pytest.raises(PasswordEmpty):
        new_vault(folder, "")
    assert not folder.path.exists()
    new_vault(folder).close()
    with pytest.raises(PasswordEmpty):
        open_vault(folder, "")


def test_nobody_but_the_owner_may_read_the_files_whatever_the_umask(folder: Folder):
    before = os.umask(0)
    try:
        opened = new_vault(folder)
        connection = opened.connect()
        connection.execute("CREATE TABLE woman (name TEXT)")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.path.iterdir()}
        connection.close()
        opened.close()
    finally:
        os.umask(before)
    rooms = {"reserve", "shelf"}
    assert set(modes) == {"register.db", "register.db-wal", "pages.db", "keys", "keys2", "held"} | rooms
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700


def test_files_put_back_by_hand_are_closed_to_others_when_it_opens(filled: Folder):
    filled.register.chmod(0o644)
    filled.path.chmod(0o755)
    open_vault(filled, PASSWORD).close()
    assert stat.S_IMODE(filled.register.stat().st_mode) == 0o600
    assert stat.S_IMODE(filled.path.stat().st_mode) == 0o700


def test_no_file_shows_text_key_or_password(filled: Folder):
    opened = open_vault(filled, PASSWORD)
    key, keeper = bytes(opened.key), opened.keeper.bytes
    opened.close()
    for name, raw in all_bytes(filled).items():
        for word in (SECRET_TEXT.encode(), b"SQLite", b"woman", PASSWORD.encode(), key, key.hex().encode(), keeper):
            assert word not in raw, name


def test_the_second_file_is_there_from_the_first_day_in_whole_steps_and_opens_with_no_known_key(folder: Folder):
    opened = new_vault(folder)
    raw = folder.pages.read_bytes()
    assert len(raw) == cipher.STEP
    assert bytes(32) not in raw
    connection = dbapi2.connect(str(folder.pages))
    connection.execute("PRAGMA cipher_log_level=none")
    connection.execute(f"PRAGMA key=\"x'{opened.key.hex()}'\"")
    with pytest.raises(dbapi2.DatabaseError):
        connection.execute("SELECT * FROM sqlite_master").fetchall()
    connection.close()
    opened.close()


def test_an_independent_program_reads_the_same_rows_with_the_raw_key(filled: Folder):
    opened = open_vault(filled, PASSWORD)
    rows, key = read_rows(opened), opened.key.hex()
    opened.close()
    witness = apsw.Connection(str(filled.register))
    for setting in ("cipher='sqlcipher'", "legacy=4", f"key=\"x'{key}'\""):
        list(witness.execute(f"PRAGMA {setting}"))
    assert [name for (name,) in witness.execute("SELECT name FROM woman ORDER BY rowid")] == rows
    assert len(rows) == 300
    witness.close()


def test_a_program_without_the_cipher_reads_nothing(filled: Folder):
    plain = sqlite3.connect(filled.register)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        plain.execute("SELECT * FROM sqlite_master").fetchall()
    plain.close()


def test_the_connection_is_durable_and_keeps_nothing_deleted(opened: OpenVault):
    connection = opened.connect()
    settings = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store", "cache_size")
    }
    connection.close()
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "cache_size": -16000,
    }


def test_several_women_open_with_their_own_passwords_and_are_told_apart(folder: Folder):
    opened = new_vault(folder)
    founder, second, third = opened.keeper, new_key(), new_key()
    add_password(opened, "second password", second)
    add_password(opened, "third password", third)
    assert opened.keepers == {founder, second, third}
    opened.close()
    for password, keeper in ((PASSWORD, founder), ("second password", second), ("third password", third)):
        opened = open_vault(folder, password)
        assert opened.keeper == keeper
        opened.close()


def test_a_changed_password_makes_the_old_one_useless_and_leaves_the_others(folder: Folder):
    opened = new_vault(folder)
    add_password(opened, "second password", second := new_key())
    change_password(opened, "a new one")
    opened.close()
    with pytest.raises(WrongPassword):
        open_vault(folder, PASSWORD)
    assert open_and_close(folder, "second password").keeper == second
    open_and_close(folder, "a new one")


def open_and_close(folder: Folder, secret: str | RecoveryCode) -> OpenVault:
    opened = open_vault(folder, secret)
    opened.close()
    return opened


def test_changing_a_password_to_itself_is_no_mistake(opened: OpenVault):
    change_password(opened, PASSWORD)
    opened.close()
    open_and_close(opened.folder, PASSWORD)


def test_a_removed_password_opens_nothing_and_the_last_one_stays(folder: Folder):
    opened = new_vault(folder)
    add_password(opened, "second password", second := new_key())
    remove_password(opened, second)
    with pytest.raises(LastPassword):
        remove_password(opened, opened.keeper)
    opened.close()
    with pytest.raises(WrongPassword):
        open_vault(folder, "second password")
    open_and_close(folder, PASSWORD)


def test_two_women_cannot_have_the_same_password(opened: OpenVault):
    before = opened.folder.keys.read_bytes()
    with pytest.raises(PasswordUnsuitable) as refused:
        add_password(opened, PASSWORD, new_key())
    assert "another" not in refused.value.text().split("Choose")[0]
    assert opened.folder.keys.read_bytes() == before


def test_when_all_slots_are_taken_it_says_so_and_changes_nothing(opened: OpenVault):
    for number in range(14):
        assert opened.has_slots_left
        add_password(opened, f"password {number}", new_key())
    assert not opened.has_slots_left
    before = opened.folder.keys.read_bytes()
    with pytest.raises(NoSlotsLeft):
        add_password(opened, "one too many", new_key())
    assert opened.folder.keys.read_bytes() == before
    change_password(opened, "still possible")


def test_the_recovery_sheet_opens_and_sets_a_new_password(folder: Folder):
    code = RecoveryCode.new()
    founder = new_key()
    create_vault(folder, PASSWORD, code, keeper=founder, cost=cheap()).close()
    opened = open_vault(folder, RecoveryCode.parse(" ".join(code.groups).lower()))
    assert opened.by_recovery
    assert opened.keeper == founder
    change_password(opened, "remembered now")
    opened.close()
    with pytest.raises(WrongPassword):
        open_vault(folder, PASSWORD)
    assert not open_and_close(folder, "remembered now").by_recovery
    assert open_and_close(folder, "-".join(code.groups)).by_recovery, "a code typed into the password field"


def test_a_new_sheet_makes_the_old_one_useless(folder: Folder):
    old, new = RecoveryCode.new(), RecoveryCode.new()
    opened = create_vault(folder, PASSWORD, old, keeper=new_key(), cost=cheap())
    new_recovery(opened, new)
    opened.close()
    with pytest.raises(WrongPassword):
        open_vault(folder, old)
    assert open_and_close(folder, new).by_recovery
    assert not open_and_close(folder, PASSWORD).by_recovery


def test_closing_wipes_the_key_and_lets_others_in(folder: Folder):
    opened = new_vault(folder)
    with pytest.raises(HeldByAnother):
        open_vault(folder, PASSWORD)
    opened.close()
    opened.close()
    assert bytes(opened.key) == bytes(32)
    open_and_close(folder, PASSWORD)


def test_a_folder_with_other_files_is_left_alone(folder: Folder):
    folder.path.mkdir()
    (folder.path / "song.mp3").write_bytes(b"la")
    with pytest.raises(FolderNotEmpty):
        new_vault(folder)
    assert [path.name for path in folder.path.iterdir()] == ["song.mp3"]
    with pytest.raises(NoRegister):
        open_vault(folder, PASSWORD)


def test_what_the_program_writes_before_the_first_run_is_not_in_the_way(folder: Folder):
    folder.path.mkdir()
    for path in (folder.screen, folder.log, folder.begun, folder.waits):
        path.write_text("{}")
    new_vault(folder).close()


def test_a_register_is_never_made_over_another(filled: Folder):
    before = all_bytes(filled)
    with pytest.raises(RegisterThere):
        new_vault(filled)
    assert all_bytes(filled) == before


@pytest.mark.parametrize("left", ["keys", "keys2", "register.db", "pages.db"])
def test_no_empty_vault_is_made_where_a_part_of_one_is_left(filled: Folder, left: str):
    for path in filled.path.iterdir():
        if path.name != left:
            path.unlink()
    assert register_expected(filled)
    with pytest.raises(RegisterThere):
        new_vault(filled)
    with pytest.raises((RegisterMissing, KeyFileMissing)):
        open_vault(filled, PASSWORD)
    assert {path.name for path in filled.path.iterdir()} <= {left, "held"}


def test_a_missing_register_is_told_and_not_replaced(filled: Folder):
    filled.register.unlink()
    with pytest.raises(RegisterMissing) as refused:
        open_vault(filled, PASSWORD)
    assert "no new one was made" in refused.value.text()
    assert not filled.register.exists()


def test_a_register_that_goes_while_it_is_open_is_told(filled: Folder):
    opened = open_vault(filled, PASSWORD)
    filled.register.rename(filled.path / "moved")
    with pytest.raises(RegisterMissing):
        opened.connect()
    assert not filled.register.exists()
    opened.close()


def test_missing_key_files_are_told(filled: Folder):
    filled.keys.unlink()
    filled.keys_twin.unlink()
    with pytest.raises(KeyFileMissing) as refused:
        open_vault(filled, PASSWORD)
    assert str(filled.path) in refused.value.text()


@pytest.mark.parametrize("spoil", ["missing", "cut", "flipped", "empty", "stale"])
@pytest.mark.parametrize("name", ["keys", "keys2"])
def test_a_spoilt_key_file_is_read_from_its_twin_and_mended(filled: Folder, spoil: str, name: str):
    path, twin = filled.path / name, filled.path / {"keys": "keys2", "keys2": "keys"}[name]
    good = path.read_bytes()
    match spoil:
        case "missing":
            path.unlink()
        case "stale" if name == "keys2":
            opened = open_vault(filled, PASSWORD)
            add_password(opened, "second password", new_key())
            opened.close()
            path.write_bytes(good)
        case "flipped":
            path.write_bytes(good[:100] + bytes([good[100] ^ 4]) + good[101:])
        case _:
            path.write_bytes(good[:200] if spoil == "cut" else b"")
    with pytest.raises(WrongPassword):
        open_vault(filled, "something else")
    open_and_close(filled, PASSWORD)
    assert path.read_bytes() == twin.read_bytes()


def test_two_spoilt_key_files_are_told(filled: Folder):
    for path in (filled.keys, filled.keys_twin):
        path.write_bytes(path.read_bytes()[:-1])
    before = all_bytes(filled)
    with pytest.raises(KeyFileDamaged):
        open_vault(filled, PASSWORD)
    assert all_bytes(filled) == before


def test_a_key_file_of_another_register_is_told(filled: Folder, tmp_path: Path):
    other = Folder(tmp_path / "other")
    new_vault(other).close()
    shutil.copy(other.keys, filled.keys)
    shutil.copy(other.keys_twin, filled.keys_twin)
    before = filled.register.read_bytes()
    with pytest.raises(FileDamaged):
        open_vault(filled, PASSWORD)
    assert filled.register.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"x", b"garbage" * 5000, None])
def test_a_file_that_is_no_register_is_told_and_left(filled: Folder, content: bytes | None):
    filled.register.unlink()
    if content is None:
        plain = sqlite3.connect(filled.register)
        plain.execute("CREATE TABLE woman (name TEXT)")
        plain.commit()
        plain.close()
    else:
        filled.register.write_bytes(content)
    before = filled.register.read_bytes()
    with pytest.raises(FileDamaged) as refused:
        open_vault(filled, PASSWORD)
    assert "copies are safe" in refused.value.text()
    assert filled.register.read_bytes() == before


def spoil_and_read(folder: Folder, spoilt: bytes) -> list[str]:
    """Open a spoilt register and read all of it."""
    folder.register.write_bytes(spoilt)
    opened = open_vault(folder, PASSWORD)
    try:
        opened.verify()
        return read_rows(opened)
    finally:
        opened.close()


def test_every_flipped_bit_is_told_and_never_shown(filled: Folder):
    good = filled.register.read_bytes()
    chance = random.Random(7)
    places = [0, 15, 16, 4095, 4096, len(good) - 1, *(chance.randrange(len(good)) for _ in range(30))]
    for place in places:
        spoilt = bytearray(good)
        spoilt[place] ^= 1 << chance.randrange(8)
        with pytest.raises(FileDamaged):
            spoil_and_read(filled, bytes(spoilt))
        assert filled.register.read_bytes() == spoilt


def test_every_cut_is_told_and_nothing_is_shown(filled: Folder):
    good = filled.register.read_bytes()
    chance = random.Random(8)
    for length in [1, 4095, 4096, len(good) - 4096, len(good) - 1, *(chance.randrange(len(good)) for _ in range(15))]:
        with pytest.raises(FileDamaged):
            spoil_and_read(filled, good[:length])
        assert filled.register.read_bytes() == good[:length]


def test_a_flipped_byte_in_a_row_is_an_error_where_it_is_read(filled: Folder):
    spoilt = bytearray(filled.register.read_bytes())
    spoilt[3 * 4096 + 100] ^= 1
    filled.register.write_bytes(spoilt)
    opened = open_vault(filled, PASSWORD)
    with pytest.raises(dbapi2.DatabaseError) as told:
        read_rows(opened)
    assert isinstance(blame(told.value), FileDamaged)
    opened.close()


def test_a_missing_or_cut_second_file_is_told_by_the_check_alone(filled: Folder):
    raw = filled.pages.read_bytes()
    for content, fault in ((raw[:-1], FileDamaged), (b"", FileDamaged), (None, PagesMissing)):
        filled.pages.unlink()
        if content is not None:
            filled.pages.write_bytes(content)
        opened = open_vault(filled, PASSWORD)
        with pytest.raises(fault):
            opened.verify()
        opened.close()


def test_a_register_of_a_newer_program_is_refused_in_words(filled: Folder):
    import hashlib

    for path in (filled.keys, filled.keys_twin):
        raw = bytearray(path.read_bytes())
        raw[8] = 2
        raw[-32:] = hashlib.sha256(raw[:-32]).digest()
        path.write_bytes(raw)
    with pytest.raises(RegisterNewer):
        open_vault(filled, PASSWORD)


def test_a_wrong_key_prints_nothing(filled: Folder, capfd: pytest.CaptureFixture[str]):
    filled.register.write_bytes(os.urandom(8192))
    with pytest.raises(FileDamaged):
        open_vault(filled, PASSWORD)
    assert capfd.readouterr() == ("", "")


def test_neither_the_vault_nor_its_errors_show_the_key(filled: Folder):
    opened = open_vault(filled, PASSWORD)
    assert opened.key.hex() not in repr(opened) + repr(vars(opened).keys())
    opened.close()
    assert "key" not in repr(RecoveryCode.new())
    assert not re.search("[0-9A-Z]{4}", repr(RecoveryCode.new()))


class PowerCut(BaseException):
    """The computer stops here: nothing after this is done."""


def cut_at(step: int, patch: pytest.MonkeyPatch) -> None:
    """Stop at the given write or rename, counted from 1."""
    steps = iter(range(1, 1000))

    def before(whole):
        def stopped(*given, **named):
            if next(steps) == step:
                raise PowerCut
            return whole(*given, **named)

        return stopped

    patch.setattr(os, "fsync", before(os.fsync))
    patch.setattr(Path, "replace", before(Path.replace))


def test_a_making_stopped_at_any_step_leaves_a_whole_vault_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    whole = 0
    for step in range(1, 100):
        place = Folder(tmp_path / str(step))
        with monkeypatch.context() as patch:
            cut_at(step, patch)
            try:
                new_vault(place).close()
                break
            except PowerCut:
                pass
        whole += register_expected(place)
        if not register_expected(place):
            new_vault(place).close()
        open_and_close(place, PASSWORD)
        assert not (place.path / "unfinished").exists()
    assert step > 10
    assert whole > 4


def test_a_password_change_stopped_at_any_step_leaves_one_that_opens(filled: Folder, monkeypatch: pytest.MonkeyPatch):
    current = PASSWORD
    for step in range(1, 100):
        opened = open_vault(filled, current)
        with monkeypatch.context() as patch:
            cut_at(step, patch)
            try:
                change_password(opened, f"password {step}")
                break
            except PowerCut:
                pass
            finally:
                opened.close()
        fitting = [password for password in (current, f"password {step}") if opens(filled, password)]
        assert len(fitting) == 1
        current = fitting[0]
    assert step > 4
    assert opens(filled, f"password {step}")


def opens(folder: Folder, password: str) -> bool:
    try:
        open_and_close(folder, password)
    except WrongPassword:
        return False
    return True


def test_a_moving_into_place_that_stopped_between_two_files_is_finished_when_it_opens(filled: Folder):
    aside = filled.path / "unfinished"
    aside.mkdir()
    for path in (filled.keys, filled.keys_twin, filled.register):
        path.rename(aside / path.name)
    with pytest.raises(RegisterThere):
        new_vault(filled)
    opened = open_vault(filled, PASSWORD)
    assert len(read_rows(opened)) == 300
    opened.close()
    assert not aside.exists()


HOLD = """
import sys, json
from pathlib import Path
from grouphub.base.paths import Folder
from grouphub.store.vault import open_vault
from grouphub.base.errors import GroupHubError
try:
    opened = open_vault(Folder(Path(sys.argv[1])), sys.argv[2])
except GroupHubError as error:
    print(type(error).__name__, flush=True)
    sys.exit(1)
connection = opened.connect()
print("open", flush=True)
for line in sys.stdin:
    connection.execute("INSERT INTO woman VALUES (?)", (line.strip(),))
    print("saved", flush=True)
"""


def another_program(folder: Folder) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder.path), PASSWORD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )


def test_another_program_that_has_it_open_is_told_with_computer_and_time(filled: Folder):
    import platform

    with another_program(filled) as other:
        assert other.stdout.readline() == "open\n"
        with pytest.raises(HeldByAnother) as refused:
            open_vault(filled, PASSWORD)
        assert platform.node() in refused.value.text()
        assert re.search(r"\d\d\.\d\d\.\d{4} \d\d:\d\d", refused.value.text())
        other.stdin.close()
        other.wait()
    open_and_close(filled, PASSWORD)


def test_a_program_is_kept_out_while_this_one_has_it_open(filled: Folder):
    opened = open_vault(filled, PASSWORD)
    with another_program(filled) as other:
        assert other.stdout.readline() == "HeldByAnother\n"
    opened.close()


def test_a_killed_program_leaves_no_lock_and_loses_nothing_confirmed(filled: Folder):
    for name in ("Зайнаб", "Гулнора", "Мадина"):
        with another_program(filled) as other:
            assert other.stdout.readline() == "open\n"
            other.stdin.write(name + "\n")
            other.stdin.flush()
            assert other.stdout.readline() == "saved\n"
            other.send_signal(signal.SIGKILL)
    opened = open_vault(filled, PASSWORD)
    assert read_rows(opened)[-3:] == ["Зайнаб", "Гулнора", "Мадина"]
    opened.verify()
    opened.close()


FILL = """
import os, shutil, sys
from pathlib import Path
from grouphub.base.paths import Folder
from grouphub.store.vault import change_password, open_vault
folder = Folder(Path(sys.argv[1]) / "group")
shutil.copytree(sys.argv[2], folder.path)
with open(Path(sys.argv[1]) / "film", "wb", buffering=0) as film:
    try:
        while film.write(bytes(4096)):
            pass
    except OSError:
        pass
opened = open_vault(folder, sys.argv[3])
connection = opened.connect()
print(*connection.execute("SELECT count(*) FROM woman").fetchone(), folder.reserve.exists())
opened.free_reserve()
connection.execute("DELETE FROM woman WHERE rowid > 100")
print(*connection.execute("SELECT count(*) FROM woman").fetchone())
connection.close()
change_password(opened, "another")
os.unlink(Path(sys.argv[1]) / "film")
opened.refill_rooms()
print(folder.reserve.stat().st_size)
opened.close()
open_vault(folder, "another").close()
"""


def test_a_register_on_a_full_disk_opens_without_the_reserve_and_deletes_with_it(filled: Folder, tmp_path: Path):
    small = tmp_path / "small"
    small.mkdir()
    mount = 'mount -t tmpfs -o size=16m tmpfs "$0" && exec "$@"'
    inside = ["unshare", "-rm", "sh", "-c", mount, str(small)]
    if not shutil.which("unshare") or subprocess.run([*inside, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this computer does not lend a small disk")
    told = subprocess.run(
        [*inside, sys.executable, "-c", FILL, str(small), str(filled.path), PASSWORD],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert told.stderr == ""
    assert told.stdout == f"300 True\n100\n{rooms.RESERVE_BYTES}\n"


def test_no_vault_is_half_made_where_there_is_no_room(folder: Folder, monkeypatch: pytest.MonkeyPatch):
    full = OSError(28, "No space left on device")
    monkeypatch.setattr(making, "write_keys", lambda *given: (_ for _ in ()).throw(full))
    with pytest.raises(DiskFull):
        new_vault(folder)
    assert [path.name for path in folder.path.iterdir()] == ["held"]
    monkeypatch.undo()
    new_vault(folder).close()


def test_a_failed_disk_without_room_is_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    failed = dbapi2.OperationalError("disk I/O error")
    assert type(blame(failed, tmp_path)) is DiskFailed
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(1, 1, 0))
    assert type(blame(failed, tmp_path)) is DiskFull
    assert blame(ValueError("a bug")) is None


SEALED = """
import os, sys
from pathlib import Path
from grouphub.base.paths import Folder
from grouphub.base.errors import GroupHubError
from grouphub.store.vault import open_vault
open_vault(Folder(Path(sys.argv[3])), sys.argv[2]).close()  # all modules are loaded: nobody may not read them later
if os.getuid() == 0:
    os.setuid(65534)
try:
    open_vault(Folder(Path(sys.argv[1])), sys.argv[2])
except GroupHubError as error:
    print(type(error).__name__)
"""


def test_a_folder_that_may_only_be_read_is_told():
    with tempfile.TemporaryDirectory() as place:
        folder, free = Folder(Path(place) / "group"), Folder(Path(place) / "free")
        new_vault(folder).close()
        new_vault(free).close()
        for path in (Path(place), folder.path, *folder.path.iterdir()):
            path.chmod(0o555 if path.is_dir() else 0o444)
        before = {path.name: path.read_bytes() for path in folder.path.iterdir()}
        told = subprocess.run(
            [sys.executable, "-c", SEALED, str(folder.path), PASSWORD, str(free.path)],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert told.stdout == "ReadOnly\n", told.stderr
        assert {path.name: path.read_bytes() for path in folder.path.iterdir()} == before
        for path in (Path(place), folder.path):
            path.chmod(0o700)


def test_every_vault_error_says_something_whole():
    for fault in (DiskFull, DiskFailed, ReadOnly, FileDamaged):
        assert fault().text().endswith(".")
    for fault in (NoRegister, RegisterMissing, KeyFileMissing, KeyFileDamaged, RegisterThere, FolderNotEmpty):
        assert issubclass(fault, GroupHubError)
        assert "/somewhere" in fault(folder="/somewhere").text()


LOADED = """
import json, sys, grouphub.store.vault, grouphub.store.waits, grouphub.store.password
print(json.dumps(sorted(sys.modules)))
"""


def test_the_unlock_window_is_not_kept_waiting_by_heavy_imports():
    listed = subprocess.run(
        [sys.executable, "-c", LOADED],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    loaded = {name.partition(".")[0] for name in json.loads(listed.stdout)}
    assert not loaded & {"sqlalchemy", "PySide6", "argon2", "cryptography", "sqlcipher3", "ctypes"}


def test_steps_of_the_second_file_are_equal():
    connection = dbapi2.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE page (content BLOB)")
    sizes = []
    for _ in range(3):
        connection.execute("INSERT INTO page VALUES (zeroblob(4000))")
        connection.execute("DROP TABLE IF EXISTS filler")
        cipher.fill_step(connection)
        sizes.append(connection.execute("PRAGMA page_count").fetchone()[0] * 4096)
    connection.close()
    assert all(size % cipher.STEP == 0 for size in sizes)
    assert all(later >= earlier for earlier, later in pairwise(sizes))


def test_a_password_made_while_the_register_is_locked_changes_nothing(folder):
    opened = new_vault(folder)
    before = folder.keys.read_bytes()
    opened.close()
    with pytest.raises(WasLocked):
        add_password(opened, "second password", new_key())
    assert folder.keys.read_bytes() == before
    open_vault(folder, PASSWORD).close()
