from __future__ import annotations

import json
import os
import platform
import stat
from pathlib import Path

import pytest

from grouphub.base.clock import FixedClock
from grouphub.store.holder import HeldByAnother, HeldBySomeone, Holder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "held"


def test_the_second_holder_is_told_who_was_first(path: Path, clock: FixedClock):
    first = Holder(path, clock)
    with pytest.raises(HeldByAnother) as refused:
        Holder(path, clock)
    local = clock.now().astimezone()
    assert refused.value.facts == {"computer": platform.node(), "since": f"{local:%d.%m.%Y %H:%M}"}
    assert platform.node() in refused.value.text()
    first.release()
    Holder(path, clock).release()


def test_the_note_holds_computer_process_and_time_and_only_the_owner_reads_it(path: Path, clock: FixedClock):
    holder = Holder(path, clock)
    note = json.loads(path.read_text())
    assert note == {"computer": platform.node(), "pid": os.getpid(), "since": clock.now().isoformat()}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    holder.release()
    assert path.read_bytes() == b""


@pytest.mark.parametrize("note", [b"", b"{", b"[]", b'{"computer": "x"}', b'{"computer": 1, "since": "x"}', b"\xff"])
def test_a_holder_that_cannot_be_read_is_told_without_a_name(path: Path, clock: FixedClock, note: bytes):
    holder = Holder(path, clock)
    path.write_bytes(note)
    with pytest.raises(HeldBySomeone) as refused:
        Holder(path, clock)
    assert "{" not in refused.value.text()
    holder.release()


def test_a_note_left_by_a_crash_is_no_lock(path: Path, clock: FixedClock):
    path.write_text(json.dumps({"computer": "old", "pid": 1, "since": clock.now().isoformat()}))
    holder = Holder(path, clock)
    assert json.loads(path.read_text())["pid"] == os.getpid()
    holder.release()


def test_a_refused_holder_keeps_no_file_open(path: Path, clock: FixedClock):
    holder = Holder(path, clock)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(5):
        with pytest.raises(HeldByAnother):
            Holder(path, clock)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    holder.release()
    holder.release()


def test_it_is_known_whether_the_last_one_let_it_go(tmp_path):
    first = Holder(tmp_path / "held")
    assert first.was_left is False
    first.release()
    second = Holder(tmp_path / "held")
    assert second.was_left is False
    os.close(second._descriptor)  # what a power cut does
    second._descriptor = -1
    third = Holder(tmp_path / "held")
    assert third.was_left is True
    third.release()
