"""Files she asks for: whole, and never in the place of another."""

from __future__ import annotations

import pytest

from grouphub.base.files import FileNotSaved, NameTaken, write_new


def test_a_new_file_never_takes_the_place_of_another(tmp_path):
    path = tmp_path / "list.pdf"
    write_new(path, b"one")
    with pytest.raises(NameTaken):
        write_new(path, b"two")
    assert path.read_bytes() == b"one"


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(FileNotSaved):
        write_new(tmp_path / "nowhere" / "list.pdf", b"one")
