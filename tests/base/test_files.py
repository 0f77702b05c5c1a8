"""Files she asks for: whole, and never in the place of another."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from grouphub.base.files import (
    FileNotSaved,
    NameTaken,
    NoRoomLeft,
    PlaceGone,
    create_private,
    replace_private,
    write_new,
)


def test_a_new_file_never_takes_the_place_of_another(tmp_path):
    path = tmp_path / "list.pdf"
    write_new(path, b"one")
    with pytest.raises(NameTaken):
        write_new(path, b"two")
    assert path.read_bytes() == b"one"


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(FileNotSaved):
        write_new(tmp_path / "nowhere" / "list.pdf", b"one")


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights elsewhere and makes names durable itself")
def test_a_private_file_is_on_the_disk_before_it_takes_its_name_and_the_name_before_it_is_told(tmp_path, monkeypatch):
    path, steps = tmp_path / "keys", []
    flush, rename = os.fsync, Path.replace

    def flushed(descriptor: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "bytes")
        flush(descriptor)

    def renamed(fresh: Path, place: Path) -> Path:
        steps.append("name")
        return rename(fresh, place)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(Path, "replace", renamed)
    replace_private(path, b"one")
    assert steps == ["bytes", "name", "folder"]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights elsewhere")
@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_only_its_owner_may_read_a_private_file_whatever_the_umask(tmp_path, umask):
    before = os.umask(umask)
    try:
        create_private(tmp_path / "a", b"one")
        replace_private(tmp_path / "b", b"two")
    finally:
        os.umask(before)
    for name in ("a", "b"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_what_cannot_be_replaced_stays_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "keys"
    replace_private(path, b"one")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace_private(path, b"two")
    assert path.read_bytes() == b"one"
    assert [file.name for file in tmp_path.iterdir()] == ["keys"]


@pytest.mark.parametrize(
    ("number", "fault"), [(errno.ENOSPC, NoRoomLeft), (errno.ENODEV, PlaceGone), (1, FileNotSaved)]
)
def test_what_went_wrong_is_told_and_what_was_begun_goes(tmp_path, monkeypatch, number, fault):
    def fails(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(FileNotSaved) as told:
        write_new(tmp_path / "list.pdf", b"one")
    assert type(told.value) is fault
    assert list(tmp_path.iterdir()) == []
