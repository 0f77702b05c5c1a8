from __future__ import annotations

import hashlib
import os
import struct
import uuid
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouphub.base.files import replace_private
from grouphub.base.paths import Folder
from grouphub.store import keyfile
from grouphub.store.faults import FileDamaged
from grouphub.store.keyfile import (
    LEAST_COST,
    SIZE,
    SLOTS,
    Cost,
    Entry,
    KeyFile,
    Kind,
    NoSlotsLeft,
    RegisterNewer,
    measure_cost,
    read_keys,
    write_keys,
)
from tests.factory import cheap

# How many slots are filled must not matter, so the wrapping keys need not be derived.
wrappings = st.binary(min_size=32, max_size=32).map(bytearray)


def filled(count: int) -> tuple[KeyFile, bytearray, list[bytearray], list[Entry]]:
    key = bytearray(os.urandom(32))
    keys = KeyFile.new(cheap(), key)
    secrets = [bytearray(os.urandom(32)) for _ in range(count)]
    entries = [Entry(Kind.PASSWORD, key, uuid.uuid4()) for _ in range(count)]
    for wrapping, entry in zip(secrets, entries, strict=True):
        keys = keys.with_entry(wrapping, entry)
    return keys, key, secrets, entries


@given(st.integers(0, SLOTS))
def test_each_wrapping_key_opens_its_own_entry_after_a_round_trip(count: int):
    keys, key, secrets, entries = filled(count)
    again = KeyFile.from_bytes(keys.to_bytes())
    assert again == keys
    assert [again.open_slot(wrapping) for wrapping in secrets] == entries
    assert again.open_slot(bytearray(os.urandom(32))) is None
    assert sorted(seat.keeper for seat in again.seating(key) if seat.kind) == sorted(entry.keeper for entry in entries)


@given(st.integers(0, SLOTS))
def test_the_size_never_tells_how_many_women_have_a_password(count: int):
    assert len(filled(count)[0].to_bytes()) == SIZE


@pytest.mark.parametrize("count", [0, 1, SLOTS])
def test_the_slots_look_like_chance_however_many_are_filled(count: int):
    body = b"".join(b"".join(filled(count)[0].slots) for _ in range(20))
    share = [body.count(bytes([value])) / len(body) for value in range(256)]
    assert max(share) < 2 / 256
    assert len(zlib.compress(body, 9)) > len(body)


def test_two_files_of_one_register_share_no_slot_nor_salt():
    keys, key, secrets, entries = filled(2)
    other = KeyFile.new(cheap(), key).with_entry(secrets[0], entries[0])
    assert not set(keys.slots) & set(other.slots)
    assert keys.salt != other.salt


def test_slots_are_filled_by_chance_not_in_order():
    places = set()
    for _ in range(60):
        key = bytearray(os.urandom(32))
        empty = KeyFile.new(cheap(), key)
        full = empty.with_entry(bytearray(32), Entry(Kind.PASSWORD, key, uuid.uuid4()))
        places |= {place for place in range(SLOTS) if empty.slots[place] != full.slots[place]}
    assert len(places) > 8


def test_the_seventeenth_password_finds_no_room():
    keys, key, _, _ = filled(SLOTS)
    with pytest.raises(NoSlotsLeft):
        keys.with_entry(bytearray(32), Entry(Kind.PASSWORD, key, uuid.uuid4()))


def test_taking_one_out_leaves_the_others_and_its_room():
    keys, key, secrets, entries = filled(3)
    keys = keys.without(key, Kind.PASSWORD, entries[1].keeper)
    assert [bool(keys.open_slot(wrapping)) for wrapping in secrets] == [True, False, True]
    assert sum(seat.kind is Kind.EMPTY for seat in keys.seating(key)) == SLOTS - 2


@given(st.integers(0, SIZE - 1), st.integers(0, 7))
def test_every_flipped_bit_is_damage(place: int, bit: int):
    raw = bytearray(filled(2)[0].to_bytes())
    raw[place] ^= 1 << bit
    with pytest.raises(FileDamaged):
        KeyFile.from_bytes(bytes(raw))


@given(st.integers(0, SIZE - 1))
def test_every_cut_is_damage(length: int):
    with pytest.raises(FileDamaged):
        KeyFile.from_bytes(filled(1)[0].to_bytes()[:length])


@given(st.binary(max_size=3000))
def test_other_bytes_are_damage(raw: bytes):
    with pytest.raises(FileDamaged):
        KeyFile.from_bytes(raw)
    with pytest.raises(FileDamaged):
        KeyFile.from_bytes(raw + hashlib.sha256(raw).digest())


def forged(keys: KeyFile, offset: int, form: str, value: int) -> bytes:
    raw = bytearray(keys.to_bytes())
    struct.pack_into(form, raw, offset, value)
    raw[-32:] = hashlib.sha256(raw[:-32]).digest()
    return bytes(raw)


@pytest.mark.parametrize(
    ("offset", "value"),
    [(9, 2**32 - 1), (9, 1024 * 1024 + 1), (9, 0), (9, 7), (13, 65), (13, 0), (17, 0), (17, 255)],
    ids=["memory", "memory over", "no memory", "too little", "rounds", "no rounds", "no lanes", "lanes"],
)
def test_a_header_that_asks_for_absurd_work_is_damage(offset: int, value: int):
    with pytest.raises(FileDamaged):
        KeyFile.from_bytes(forged(filled(1)[0], offset, "<I", value))


def test_a_changed_cost_opens_nothing():
    keys, _, secrets, _ = filled(1)
    assert KeyFile.from_bytes(forged(keys, 13, "<I", 2)).open_slot(secrets[0]) is None


def test_a_newer_version_is_told_apart_from_damage():
    with pytest.raises(RegisterNewer):
        KeyFile.from_bytes(forged(filled(1)[0], 8, "<B", 2))


def test_a_slot_put_back_from_an_older_file_is_noticed():
    keys, key, secrets, entries = filled(2)
    later = keys.without(key, Kind.PASSWORD, entries[0].keeper)
    place = next(place for place in range(SLOTS) if keys.slots[place] != later.slots[place])
    mixed = later._with_slot(place, keys.slots[place])
    with pytest.raises(FileDamaged):
        KeyFile.from_bytes(mixed.to_bytes()).seating(key)
    assert later.open_slot(secrets[0]) is None


def test_the_same_secret_gives_the_same_key_and_another_salt_another():
    first = keyfile.derive(b"word", b"a" * 16, cheap())
    assert keyfile.derive(b"word", b"a" * 16, cheap()) == first
    assert keyfile.derive(b"word", b"b" * 16, cheap()) != first
    assert len(first) == 32


def test_the_first_file_counts_where_both_are_sound(tmp_path):
    folder = Folder(tmp_path)
    older, newer = filled(1)[0], filled(2)[0]
    write_keys(folder, older)
    assert read_keys(folder) == (older, True)
    replace_private(folder.keys, newer.to_bytes())
    assert read_keys(folder) == (newer, False)


def test_writing_leaves_nothing_else_behind(tmp_path):
    write_keys(Folder(tmp_path), filled(1)[0])
    (tmp_path / "keys.new").write_bytes(b"left by a power cut")
    write_keys(Folder(tmp_path), filled(1)[0])
    assert {path.name for path in tmp_path.iterdir()} == {"keys", "keys2"}


def test_a_writing_that_fails_leaves_the_old_file(tmp_path, monkeypatch: pytest.MonkeyPatch):
    keys = filled(1)[0]
    folder = Folder(tmp_path)
    write_keys(folder, keys)
    monkeypatch.setattr(os, "fsync", lambda descriptor: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(OSError, match="full"):
        write_keys(folder, filled(1)[0])
    monkeypatch.undo()
    assert read_keys(folder) == (keys, True)
    assert {path.name for path in tmp_path.iterdir()} == {"keys", "keys2"}


def test_the_cost_is_measured_and_never_under_the_least(monkeypatch: pytest.MonkeyPatch):
    pace = {"seconds": 0.0}
    monkeypatch.setattr(keyfile, "_seconds", lambda cost: pace["seconds"])
    for seconds, expected in (
        (5.0, LEAST_COST),
        (0.5, LEAST_COST),
        (0.25, Cost(128 * 1024, 3)),
        (0.125, Cost(256 * 1024, 3)),
        (0.0625, Cost(256 * 1024, 6)),
        (0.0, Cost(256 * 1024, 64)),
    ):
        pace["seconds"] = seconds
        assert measure_cost() == expected
        assert measure_cost().is_sane()


def test_measuring_on_this_computer_gives_a_sane_cost():
    cost = measure_cost(target=0.01)
    assert cost.is_sane()
    assert cost.memory >= 64 * 1024
    assert cost.rounds >= 3
