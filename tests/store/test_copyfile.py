"""A copy with any byte changed or cut is refused or restored whole, never half; no number in it is believed."""

from __future__ import annotations

import struct
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grouphub.base.errors import GroupHubError
from grouphub.base.paths import Folder
from grouphub.features.group.actions import change_settings
from grouphub.store import copyfile
from grouphub.store.copies import SecretForAnother, Told, copies_in, open_copy
from grouphub.store.copyfile import CopyDamaged, CopyNewer, NoCopy
from grouphub.store.copying import make_copy
from grouphub.store.keyfile import RegisterNewer
from grouphub.store.restoring import bring_into
from grouphub.store.vault import open_vault
from tests import factory
from tests.factory import PASSWORD

if TYPE_CHECKING:
    from pathlib import Path

PLACES = 200


@pytest.fixture(scope="module")
def sound(tmp_path_factory) -> tuple[Path, bytes, str]:
    """A copy, its bytes, and what the register in it says."""
    from datetime import UTC, datetime

    from grouphub.base.clock import FixedClock

    at = tmp_path_factory.mktemp("sound")
    clock = FixedClock(datetime(2025, 3, 17, 10, tzinfo=UTC))
    opened = factory.new_vault(Folder(at / "group"))
    db = factory.new_database(opened, clock)
    change_settings(db, name="Гулдаста")
    (at / "stick").mkdir()
    made = make_copy(opened, at / "stick", clock)
    db.close()
    opened.close()
    return made.path, made.path.read_bytes(), content(Folder(at / "group"))


def content(folder: Folder) -> str:
    """Return all rows of all tables of a closed register."""
    opened = open_vault(folder, PASSWORD)
    connection = opened.connect()
    try:
        return "\n".join(
            repr(row)
            for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for row in connection.execute(f'SELECT * FROM "{table}"')
        )
    finally:
        connection.close()
        opened.close()


def brought_back(path: Path, into: Path, clock) -> str | None:
    """Bring a copy back into an empty folder; return what is there then, or None where it was refused."""
    folder = Folder(into)
    try:
        copy = open_copy(path, PASSWORD)
        try:
            bring_into(folder, copy, Told(), clock)
        finally:
            copy.close()
    except GroupHubError:
        assert not folder.holds_vault()
        assert not folder.arriving.path.exists()
        return None
    return content(folder)


def test_flipped_or_cut_at_200_random_places_it_is_refused_or_whole(sound, tmp_path, clock):
    _path, raw, whole = sound
    chance = Random(4)
    refused = 0
    for place in range(PLACES):
        spoilt = bytearray(raw)
        start = chance.randrange(len(raw))
        length = min(len(raw) - start, chance.choice((1, 1, 2, 16, 512, 5000)))
        if place % 4 == 0:
            del spoilt[start:]
        elif place % 4 == 1:
            del spoilt[start : start + length]
        else:
            for at in range(start, start + length):
                spoilt[at] ^= chance.randrange(1, 256)
        bad = tmp_path / f"{place}.copy"
        bad.write_bytes(spoilt)
        found = brought_back(bad, tmp_path / f"new {place}", clock)
        assert found in {None, whole}, (place, start, length)
        refused += found is None
        bad.unlink()
    assert refused == PLACES  # every byte of it is looked at


def test_each_byte_of_what_lies_around_the_files_in_it_is_looked_at(sound, tmp_path, clock):
    path, raw, _whole = sound
    with path.open("rb") as file:
        outline = copyfile.read_outline(file)
    end = outline.offset(len(outline.members))
    around = [*range(outline.begins), *range(end, len(raw))]
    bad = tmp_path / "bad.copy"
    for at in around[:: max(1, len(around) // 150)]:
        spoilt = bytearray(raw)
        spoilt[at] ^= 1 << (at % 8)
        bad.write_bytes(spoilt)
        assert brought_back(bad, tmp_path / "new", clock) is None, at


@pytest.mark.parametrize("more", [b"\0", b"more"])
def test_what_hangs_on_at_the_end_is_refused(sound, tmp_path, more):
    _path, raw, _whole = sound
    bad = tmp_path / "bad.copy"
    bad.write_bytes(raw + more)
    with pytest.raises(CopyDamaged):
        open_copy(bad, PASSWORD)


def test_a_copy_of_a_newer_program_is_refused_in_words_of_its_own(sound, tmp_path):
    _path, raw, _whole = sound
    newer = bytearray(raw)
    newer[8:10] = struct.pack("<H", copyfile.FORMAT + 1)
    (tmp_path / "newer.copy").write_bytes(newer)
    with pytest.raises(CopyNewer, match="newer GroupHub"):
        open_copy(tmp_path / "newer.copy", PASSWORD)


@settings(max_examples=200)
@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_at_all_are_refused(tmp_path_factory, some, marked):
    bad = tmp_path_factory.getbasetemp() / "any.copy"
    bad.write_bytes((copyfile.MARK if marked else b"") + some)
    with pytest.raises((NoCopy, CopyDamaged, CopyNewer, RegisterNewer)):
        open_copy(bad, PASSWORD)


def test_sizes_in_it_that_promise_more_than_there_is_cost_nothing(sound, tmp_path):
    _path, raw, _whole = sound
    for sizes in ((0xFFFFFFFF, 0xFFFFFFFF), (0, 0), (1841, 0xFFFFFF), (64 * 1024, 1)):
        bad = bytearray(raw)
        bad[36:44] = struct.pack("<II", *sizes)
        (tmp_path / "bad.copy").write_bytes(bad)
        with pytest.raises(CopyDamaged):
            open_copy(tmp_path / "bad.copy", PASSWORD)


def test_one_who_has_no_key_cannot_put_another_register_into_a_copy(sound, tmp_path, clock):
    """The sums of a copy can be made anew by anybody; the seal cannot."""
    path, raw, _whole = sound
    with path.open("rb") as file:
        outline = copyfile.read_outline(file)
    swapped = copyfile.Member(outline.members[0].size, bytes(32))
    head = raw[: outline.begins]
    index = b"".join(struct.pack("<Q32s", one.size, one.digest) for one in (swapped, outline.members[1]))
    body = raw[outline.begins : outline.offset(2)]
    forged = head + body + index + outline.sealed
    forged += copyfile._digest(head + index + outline.sealed)
    (tmp_path / "forged.copy").write_bytes(forged)
    with pytest.raises(CopyDamaged):
        open_copy(tmp_path / "forged.copy", PASSWORD)


def test_the_copy_as_it_is_comes_back_whole(sound, tmp_path, clock):
    path, _raw, whole = sound
    assert brought_back(path, tmp_path / "new", clock) == whole


def test_a_wrong_password_says_of_which_day_the_right_one_is(sound):
    path, _raw, _whole = sound
    with pytest.raises(SecretForAnother, match=r"17\.03\.2025.*nobody can open it"):
        open_copy(path, "something else")
    assert copies_in(path.parent)[0].path == path
