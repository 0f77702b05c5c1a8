"""The commands without a window: what they do, what they say, and how they end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grouphub import cli
from grouphub.__main__ import _command
from grouphub.base.clock import FixedClock, SystemClock
from grouphub.base.i18n import LANGUAGES
from grouphub.base.settings import ScreenSettings
from grouphub.cli import speech
from grouphub.features.people.actions import add_person
from grouphub.features.people.drafts import PersonDraft
from tests import factory
from tests.paper import pdf

SOURCES = Path(__file__).resolve().parents[1] / "src"


@pytest.fixture
def password_file(tmp_path):
    """The password of the tests' register in a file, as an editor writes it."""
    path = tmp_path / "password"
    path.write_text(factory.PASSWORD + "\n", encoding="utf-8")
    return path


@pytest.fixture
def closed(folder):
    """A register with nobody in it, closed, whose screen speaks English."""
    _with_register(folder, SystemClock())
    return folder


@pytest.fixture
def run(closed, password_file, capsys):
    """Run a command on the register; returns status, what stood on stdout and on stderr."""

    def command(*words, before=()):
        status = cli.main([*before, *words, "--data-dir", str(closed.path), "--password-file", str(password_file)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return command


def _with_register(folder, clock, *drafts):
    opened = factory.new_vault(folder)
    database = factory.new_database(opened, clock)
    for draft in drafts:
        add_person(database, draft)
    database.close()
    opened.close()
    ScreenSettings(language="en").save(folder.screen)


def _process(*words, **kwargs):
    """Run the program as a person at a terminal would."""
    environment = {**os.environ, "PYTHONPATH": str(SOURCES), **kwargs.pop("environment", {})}
    kwargs = {"stdin": subprocess.DEVNULL, "capture_output": True, "check": False, "timeout": 120, **kwargs}
    return subprocess.run([sys.executable, "-m", "grouphub", *words], env=environment, **kwargs)


# Which part of the program the words are for


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ([], ""),
        (["--practice", "--people", "12", "--seed", "3"], ""),
        (["--data-dir", "pictures"], ""),
        (["pictures", "pictures"], "pictures"),
        (["--lang", "tg", "pictures", "OUT"], "pictures"),
        (["people", "find", "pictures"], "people"),
        (["--data-dir", "pictures", "--password-file", "pictures", "people", "list"], "people"),
        (["create", "--name", "pictures"], "create"),
    ],
)
def test_a_name_that_is_a_command_too_is_not_taken_for_one(words, command):
    assert _command(words) == command


# What is printed


def test_a_name_cannot_steer_the_terminal(capsys):
    speech.line("Зе\x1b[2Jбо", "\u202eабв", "1\N{NO-BREAK SPACE}250")
    speech.sentence("Лола\r\nМалика")
    printed = capsys.readouterr()
    assert printed.out == "Зе\\x1b[2Jбо\t\\u202eабв\t1 250\n"
    assert printed.err == "Лола\\r\\nМалика\n"


# Making and practising


def test_create_makes_a_register_that_the_password_and_the_printed_code_open(folder, password_file, capsys):
    words = ["create", "--name", "Гурӯҳ", "--lang", "ru", "--data-dir", str(folder.path)]
    assert cli.main([*words, "--password-file", str(password_file), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert ScreenSettings.load(folder.screen).language == "ru"
    code = password_file.with_name("code")
    code.write_text(made["recovery_code"])
    for secret in (password_file, code):
        assert cli.main(["check", "--data-dir", str(folder.path), "--password-file", str(secret)]) == 0


def test_create_leaves_a_register_that_is_there_alone(run, closed):
    before = {path: path.read_bytes() for path in closed.path.iterdir() if path.is_file() and path != closed.held}
    status, out, err = run("create", "--name", "Other")
    assert (status, out) == (1, "")
    assert "already" in err
    assert {path: path.read_bytes() for path in before} == before


def test_practice_fills_the_folder_named_and_the_list_is_as_long_as_asked_for(folder, tmp_path, capsys):
    words = ["--data-dir", str(folder.path), "--lang", "en"]
    assert cli.main([*words, "practice", "--people", "40", "--seed", "5"]) == 0
    assert "1234" in capsys.readouterr().out
    secret = tmp_path / "secret"
    secret.write_text("1234")
    assert cli.main([*words, "check", "--json", "--password-file", str(secret)]) == 0
    counted = json.loads(capsys.readouterr().out)
    assert counted["well"]
    assert counted["people"] + counted["archived"] == 40


def test_practice_never_fills_the_folder_of_the_real_register(capsys):
    assert cli.main(["practice", "--people", "3"]) == 2
    assert "--data-dir" in capsys.readouterr().err


# Women


def test_a_woman_added_with_everything_is_found_by_each_part_of_it(run):
    status, out, _err = run(
        *("people", "add", "--given", "Ҷаҳоноро", "--patronymic", "Раҷабовна", "--family", "Назарова"),
        *(
            "--born",
            "about 1980",
            "--phone",
            "52 314 16 42",
            "--phone",
            "5331",
            "--village",
            "Анорбоғ",
            "--code",
            "A-17",
        ),
    )
    assert (status, out) == (0, "Назарова Ҷаҳоноро was added.\n")
    for asked in ("chahonoro", "Назар", "52314", "5331", "anorbog", "A-17"):
        status, out, _err = run("people", "find", asked, "--json")
        assert status == 0
        assert [hit["given"] for hit in json.loads(out)] == ["Ҷаҳоноро"], asked


def test_a_number_is_never_shown_without_whose_it_is_and_whether_it_is_safe(run):
    run("people", "add", "--given", "Зебо", "--phone", "523141642")
    for words in (("people", "list"), ("people", "find", "зебо")):
        assert "52 314 16 42 (Not known whether safe)" in run(*words)[1]


def test_a_doubtful_number_is_kept_and_told_on_stderr(run):
    status, _out, err = run("people", "add", "--given", "Зебо", "--phone", "52314164")
    assert status == 0
    assert "52314164: 1 digit is missing." in err
    assert json.loads(run("people", "list", "--json")[1])[0]["phone"]["typed"] == "52314164"


@pytest.mark.parametrize(("words", "said"), [(("--given", "  "), "Write her name"), (("--born", "3000"), "to come")])
def test_a_woman_who_cannot_be_written_is_refused_and_nothing_is_saved(run, words, said):
    given = () if "--given" in words else ("--given", "Зебо")
    status, out, err = run("people", "add", *given, *words)
    assert (status, out) == (1, "")
    assert said in err
    assert json.loads(run("people", "list", "--json")[1]) == []


def test_the_list_is_in_tajik_order_and_complete_beyond_one_page(folder, password_file, capsys):
    drafts = [PersonDraft(given="Зебо", family=family) for family in ("Ҷабборова", "Чоршанбеева", "Ғиёсова", "Гиёсова")]
    _with_register(folder, SystemClock(), *drafts)
    assert cli.main(["people", "list", "--data-dir", str(folder.path), "--password-file", str(password_file)]) == 0
    families = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert families == ["Гиёсова", "Ғиёсова", "Чоршанбеева", "Ҷабборова"]


def test_names_with_signs_that_steer_a_terminal_are_written_out(run):
    run("people", "add", "--given", "Зебо\x1b[2J\u202eX", "--family", "Line\nTwo")
    status, out, _err = run("people", "list")
    assert status == 0
    assert out.count("\n") == 1
    assert all(letter.isprintable() or letter in "\t\n" for letter in out)


# Passwords


def test_the_password_may_come_from_a_descriptor(closed):
    reading, writing = os.pipe()
    os.write(writing, factory.PASSWORD.encode() + b"\n")
    os.close(writing)
    words = ["check", "--data-dir", str(closed.path), "--password-fd", str(reading)]
    assert cli.main(words) == 0
    os.close(reading)


@pytest.mark.parametrize("content", ["wrong\n", "", "\n", "\x00", "я" * 40_000])
def test_a_password_that_does_not_fit_is_refused_in_a_sentence(closed, tmp_path, capsys, content):
    secret = tmp_path / "secret"
    secret.write_text(content, encoding="utf-8")
    assert cli.main(["people", "list", "--data-dir", str(closed.path), "--password-file", str(secret)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_a_password_file_that_cannot_be_read_is_named(closed, tmp_path, capsys, content):
    secret = tmp_path / "secret"
    if content is not None:
        secret.write_bytes(content)
    assert cli.main(["check", "--data-dir", str(closed.path), "--password-file", str(secret)]) == 1
    assert str(secret) in capsys.readouterr().err


def test_the_right_password_makes_the_wrong_ones_before_it_forgotten(closed, run, tmp_path):
    wrong = tmp_path / "wrong"
    wrong.write_text("not this one\n", encoding="utf-8")
    words = ["check", "--data-dir", str(closed.path), "--password-file", str(wrong)]
    assert [cli.main(words) for _time in range(4)] == [1] * 4
    assert closed.waits.exists()
    assert run("check")[0] == 0
    assert not closed.waits.exists()


def test_after_several_wrong_passwords_the_right_one_has_to_wait(closed, password_file, tmp_path, capsys):
    wrong = tmp_path / "wrong"
    wrong.write_text("wrong")
    words = ["check", "--data-dir", str(closed.path), "--password-file"]
    for _time in range(5):
        cli.main([*words, str(wrong)])
    capsys.readouterr()
    assert cli.main([*words, str(password_file)]) == 1
    assert "seconds" in capsys.readouterr().err


def test_without_a_terminal_and_without_a_file_nobody_waits_for_a_password(closed):
    found = _process("check", "--data-dir", str(closed.path), start_new_session=True)
    assert found.returncode == 1
    assert b"--password-file" in found.stderr


def test_no_command_takes_a_password_on_the_command_line(run):
    assert run("check", "--password", factory.PASSWORD)[0] == 2


# Wrong words, wrong places, faults


@pytest.mark.parametrize(
    "words",
    [
        ["bogus"],
        ["people"],
        ["people", "ad"],
        ["people", "add"],
        ["people", "find"],
        ["create"],
        ["check", "--bogus"],
        ["practice", "--people", "many"],
        ["practice", "--people", "-1"],
        ["check", "--lang", "xx"],
        ["check", "--data-dir"],
        ["check", "--password-file", "a", "--password-fd", "3"],
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_wrong_words_end_with_two_and_one_sentence(words, language, capsys):
    assert cli.main(["--lang", language, *words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "argument" not in said.err


@pytest.mark.parametrize(
    "words",
    [[], ["create"], ["practice"], ["check"], ["people"], ["people", "add"], ["people", "find"], ["people", "list"]],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_help(words, language, capsys):
    assert cli.main(["--lang", language, *words, "--help"]) == 0
    said = capsys.readouterr()
    assert "--data-dir" in said.out
    assert said.err == ""


def test_options_stand_on_either_side_of_the_command(run, closed, password_file):
    sides = ["--data-dir", str(closed.path), "--password-file", str(password_file), "--json"]
    for words in ([*sides, "people", "list"], ["people", *sides, "list"], ["people", "list", *sides]):
        assert cli.main(words) == 0


def test_where_no_register_is_none_is_made(tmp_path, password_file, capsys):
    missing = tmp_path / "missing"
    assert cli.main(["check", "--data-dir", str(missing), "--password-file", str(password_file)]) == 1
    assert not missing.exists()
    assert capsys.readouterr().err.count("\n") == 1


def test_a_flipped_byte_in_the_register_is_found(run, closed):
    content = bytearray(closed.register.read_bytes())
    content[len(content) // 2] ^= 1
    closed.register.write_bytes(content)
    status, out, err = run("check")
    assert (status, out) == (1, "")
    assert err.count("\n") == 1


def test_a_search_index_that_lost_a_woman_is_found(run, closed):
    from grouphub.store.vault import open_vault

    run("people", "add", "--given", "Зебо")
    opened = open_vault(closed, factory.PASSWORD)
    connection = opened.connect()
    connection.execute("INSERT INTO person_part(person_part) VALUES ('delete-all')")
    connection.close()
    opened.close()
    status, _out, err = run("check")
    assert status == 1
    assert "search index" in err


def test_while_the_window_has_the_register_open_a_command_says_so(run, closed):
    from grouphub.store.vault import open_vault

    opened = open_vault(closed, factory.PASSWORD)
    status, out, err = run("people", "list")
    opened.close()
    assert (status, out) == (1, "")
    assert "open" in err


def test_a_clock_behind_the_newest_entry_is_asked_about_before_anything_is_written(folder, password_file, capsys):
    future = FixedClock(datetime.now(UTC) + timedelta(days=400))
    _with_register(folder, future, PersonDraft(given="Зебо"))
    words = [
        "people",
        "add",
        "--given",
        "Нигина",
        "--data-dir",
        str(folder.path),
        "--password-file",
        str(password_file),
    ]
    assert cli.main(words) == 1
    assert "clock" in capsys.readouterr().err
    assert cli.main([*words, "--clock-is-right"]) == 0


def test_a_fault_of_the_program_is_one_sentence_and_a_log_without_names(run, closed, monkeypatch):
    from grouphub.cli import commands

    def broken(*_args, **_kwargs):
        raise ZeroDivisionError("Зебо Назарова")

    monkeypatch.setattr(commands.queries, "people_ids", broken)
    status, _out, err = run("people", "list")
    assert status == 1
    assert err.count("\n") == 1
    assert "ZeroDivisionError" in closed.log.read_text()
    assert "Зебо" not in err + closed.log.read_text()


# As a process


def test_the_commands_never_import_the_window(closed, password_file):
    words = f"['people', 'list', '--data-dir', {str(closed.path)!r}, '--password-file', {str(password_file)!r}]"
    program = (
        f"import sys; from grouphub import cli; status = cli.main({words}); "
        "print([name for name in sys.modules if name.startswith('PySide6')], status)"
    )
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    found = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, check=True, timeout=120
    )
    assert found.stdout == b"[] 0\n"


def test_output_is_utf8_whatever_the_machine_speaks(closed, password_file, run):
    run("people", "add", "--given", "Ғунча")
    words = ["people", "list", "--data-dir", str(closed.path), "--password-file", str(password_file)]
    found = _process(*words, environment={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert found.returncode == 0
    assert "Ғунча" in found.stdout.decode("utf-8")


def test_a_reader_that_leaves_early_ends_the_list_quietly(folder, password_file, tmp_path):
    assert (
        cli.main(
            ["practice", "--people", "3000", "--data-dir", str(folder.path), "--password-file", str(password_file)]
        )
        == 0
    )
    words = ["people", "list", "--data-dir", str(folder.path), "--password-file", str(password_file)]
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    command = [sys.executable, "-m", "grouphub", *words]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout.readline()
        running.stdout.close()
        said = running.stderr.read()
        status = running.wait(60)
    assert (status, said) == (0, b"")


# Papers


@pytest.mark.parametrize("paper", ["roster", "phones", "signup", "form", "labels", "badges"])
def test_a_paper_is_written_as_a_pdf(run, tmp_path, paper):
    run("people", "add", "--given", "Ҷамила", "--family", "Ғафурова", "--phone", "93 514 16 42")
    out = tmp_path / "list.pdf"
    status, said, _told = run("print", paper, str(out))
    assert status == 0
    assert str(out) in said
    written = pdf.text(out.read_bytes())
    assert ("Ҷамила" in written) == (paper in {"roster", "labels", "badges"})
    assert "514" not in written  # nobody said that it is safe to call


def test_her_record_is_written_when_the_words_fit_one_woman(run, tmp_path):
    run("people", "add", "--given", "Ҷамила", "--family", "Ғафурова")
    run("people", "add", "--given", "Ҷонона", "--family", "Ғафурова")
    out = tmp_path / "record.pdf"
    status, _said, told = run("print", "record", str(out), "gafur")
    assert (status, out.exists()) == (1, False)
    assert "Ғафурова Ҷамила" in told
    assert run("print", "record", str(out), "jamila")[0] == 0
    assert "Ҷамила" in pdf.text(out.read_bytes())


def test_a_paper_never_takes_the_place_of_another_file(run, tmp_path):
    out = tmp_path / "hers.pdf"
    out.write_bytes(b"hers")
    status, _said, told = run("print", "form", str(out))
    assert (status, out.read_bytes()) == (1, b"hers")
    assert "already" in told


# Tables


def test_women_come_in_from_a_table_and_go_out_into_one(run, tmp_path):
    source = tmp_path / "list.csv"
    source.write_text("Фамилия;Имя;Телефон\nҒафурова;Ҷамила;93 514 16 42\nЗоирова;Барно;9351416\n", encoding="utf-8")
    status, said, _told = run("import", "people", str(source), "--dry-run", "--json")
    told = json.loads(said)
    assert (status, told["read"], told["new"], told["same"], told["changed"], told["doubtful"]) == (0, 2, 2, 0, 0, 0)
    assert [problem["cell"] for problem in told["problems"]] == ["C3"]
    assert "Ҷамила" not in run("people", "list")[1]
    status, said, told = run("import", "people", str(source))
    assert status == 0
    assert "Added: 2" in said
    assert "C3" in told
    out = tmp_path / "out.xlsx"
    assert run("export", "people", str(out))[0] == 0
    again = json.loads(run("import", "people", str(out), "--json")[1])
    assert (again["same"], again["changed"], again["added"]) == (2, 0, 0)


def test_a_table_without_names_names_nobody(run, tmp_path):
    run("people", "add", "--given", "Ҷамила", "--family", "Ғафурова", "--born", "1998", "--village", "Чашмасор")
    out = tmp_path / "figures.csv"
    assert run("export", "people", str(out), "--without-names")[0] == 0
    written = out.read_text(encoding="utf-8-sig")
    assert "W1" in written
    for private in ("Ҷамила", "Ғафурова", "1998", "Чашмасор"):
        assert private not in written


def test_a_file_that_is_no_table_is_refused_in_a_sentence(run, tmp_path):
    source = tmp_path / "list.xlsx"
    source.write_bytes(b"%PDF-1.7 nothing here")
    status, said, told = run("import", "people", str(source))
    assert (status, said) == (1, "")
    assert told.count("\n") == 1


def test_a_table_of_something_else_is_asked_about(run, tmp_path):
    source = tmp_path / "prices.csv"
    source.write_text("Орд;Нарх\n1;250\n2;300\n", encoding="utf-8")
    status, _said, told = run("import", "people", str(source))
    assert status == 1
    assert "--all-the-same" in told


def test_only_the_columns_asked_for_are_written(run, tmp_path):
    run("people", "add", "--given", "Ҷамила", "--family", "Ғафурова")
    out = tmp_path / "out.csv"
    assert run("export", "people", str(out), "--columns", "given,family")[0] == 0
    assert out.read_text(encoding="utf-8-sig").splitlines()[1] == "Ҷамила;Ғафурова"
    assert run("export", "people", str(tmp_path / "x.csv"), "--columns", "nothing-like-it")[0] == 2
    assert run("export", "people", str(tmp_path / "x.doc"))[0] == 2
