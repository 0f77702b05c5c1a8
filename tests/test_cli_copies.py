"""Copies without a window: what the commands do, what they say, and how they end."""

from __future__ import annotations

import json

import pytest

from grouphub import cli
from grouphub.base.clock import SystemClock
from grouphub.base.settings import ScreenSettings
from grouphub.features.people.actions import add_person
from grouphub.features.people.drafts import PersonDraft
from grouphub.store import own_copies
from grouphub.store.vault import open_vault
from tests import factory


@pytest.fixture
def password_file(tmp_path):
    path = tmp_path / "password"
    path.write_text(factory.PASSWORD, encoding="utf-8")
    return path


@pytest.fixture
def closed(folder):
    """A register with one woman, closed."""
    opened = factory.new_vault(folder)
    database = factory.new_database(opened, SystemClock())
    add_person(database, PersonDraft(given="Барно"))
    database.close()
    opened.close()
    ScreenSettings(language="en").save(folder.screen)
    return folder


@pytest.fixture
def run(closed, password_file, capsys):
    def command(*words, at=closed.path, secret=password_file):
        words = [*map(str, words), "--lang", "en", "--data-dir", str(at), "--password-file", str(secret)]
        status = cli.main(words)
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


@pytest.fixture
def stick(tmp_path):
    made = tmp_path / "stick"
    made.mkdir()
    return made


def test_a_copy_comes_back_on_another_computer(run, stick, tmp_path):
    status, out, err = run("copy", stick)
    assert (status, err) == (0, "")
    (file,) = stick.iterdir()
    assert str(file) in out
    status, out, err = run("restore", file, at=tmp_path / "new")
    assert status == 0
    assert "1 woman" in out
    assert "valid on that day" in err
    assert run("people", "list", at=tmp_path / "new")[1].startswith("Барно")
    assert run("check", at=tmp_path / "new")[0] == 0


def test_bringing_back_older_entries_must_be_asked_for_and_keeps_what_is_here(run, stick, closed):
    run("copy", stick)
    (file,) = stick.iterdir()
    run("people", "add", "--given", "Зебо")
    status, out, err = run("restore", file)
    assert (status, out) == (1, "")
    assert "--older" in err
    assert "Зебо" in run("people", "list")[1]
    status, out, _err = run("restore", file, "--older", "--json")
    assert status == 0
    assert "Зебо" not in run("people", "list")[1]
    kept = json.loads(out)["kept"]
    assert kept.startswith(str(closed.copies))
    assert run("restore", kept)[0] == 0
    assert "Зебо" in run("people", "list")[1]


def test_a_copy_of_another_register_must_be_asked_for(run, stick, tmp_path):
    run("create", "--name", "Other", at=tmp_path / "other")
    run("copy", stick, at=tmp_path / "other")
    (file,) = stick.iterdir()
    status, _out, err = run("restore", file)
    assert status == 1
    assert "Other" in err
    assert "--another" in err
    assert "Барно" in run("people", "list")[1]
    assert run("restore", file, "--another")[0] == 0
    assert run("people", "list")[1] == ""


def test_without_the_password_it_says_that_nobody_can_open_it_and_what_can_still_be_done(run, stick, tmp_path):
    run("copy", stick)
    (file,) = stick.iterdir()
    wrong = tmp_path / "wrong"
    wrong.write_text("something else")
    status, out, err = run("restore", file, at=tmp_path / "new", secret=wrong)
    assert (status, out) == (1, "")
    assert "nobody can open" in err
    assert "look for the sheet" in err
    assert not (tmp_path / "new" / "register.db").exists()


def test_a_damaged_register_is_kept_file_by_file_when_a_copy_comes_back(run, stick, closed):
    run("copy", stick)
    (file,) = stick.iterdir()
    closed.keys.write_bytes(b"gone")
    closed.keys_twin.write_bytes(b"gone")
    assert run("people", "list")[0] == 1
    status, out, _err = run("restore", file)
    assert status == 0
    assert "kept-" in out
    assert run("people", "list")[1].startswith("Барно")


def test_where_nothing_can_be_written_it_is_said_and_nothing_stays(run, closed, tmp_path):
    for place in (tmp_path / "nowhere", closed.register):
        status, out, err = run("copy", place)
        assert (status, out) == (1, "")
        assert "The register is safe" in err


def test_a_file_that_is_no_copy_is_refused(run, tmp_path):
    (tmp_path / "holiday.copy").write_bytes(b"not a copy at all" * 20)
    status, out, err = run("restore", tmp_path / "holiday.copy")
    assert (status, out) == (1, "")
    assert "not a copy of a register" in err


def test_salvage_brings_out_what_can_be_read_and_says_what_is_lost(run, closed):
    with closed.register.open("r+b") as file:
        file.seek(closed.register.stat().st_size - 3000)
        file.write(bytes(64))
    status, out, err = run("salvage", "--json")
    assert (status, err) == (0, "")
    told = json.loads(out)
    assert (closed.path / told["kept"] / "register.db").exists()
    assert run("people", "list")[1].startswith("Барно")
    assert run("check")[0] == 0
    status, out, _err = run("salvage")
    assert status == 0
    assert "The register is whole again." in out


def test_salvage_without_the_password_says_what_can_still_be_done(run, tmp_path):
    wrong = tmp_path / "wrong"
    wrong.write_text("something else")
    status, out, err = run("salvage", secret=wrong)
    assert (status, out) == (1, "")
    assert "nobody can open" in err


def test_check_says_how_many_copies_are_here_and_how_old_the_newest_is(run, closed):
    assert "Copies kept here by themselves: 0" in run("check")[1]
    run("people", "add", "--given", "Зебо")
    opened = open_vault(closed, factory.PASSWORD)
    own_copies.keep(opened, SystemClock())
    opened.close()
    assert "Copies kept here by themselves: 1\nThe newest of them: " in run("check")[1]
    told = json.loads(run("check", "--json")[1])
    assert told["copies"] == 1
    assert told["newest_copy"]
