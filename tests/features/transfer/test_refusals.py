"""A file that cannot be read is refused in one sentence; whatever it does to its reader, the program goes on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grouphub.base.i18n import LANGUAGES, speaking
from grouphub.features.transfer import reading
from grouphub.features.transfer.reading import read_workbook
from grouphub.features.transfer.refusals import (
    FileDamaged,
    FileEmpty,
    FileNotThere,
    FileRefused,
    FileTooLarge,
    IsFolder,
    IsShortcut,
    NeedsPassword,
    NotTable,
    ReadingTookTooLong,
)
from tests.features.transfer import bad_files as bad

if TYPE_CHECKING:
    from collections.abc import Callable

REFUSED: dict[str, tuple[type[FileRefused], Callable[[], bytes]]] = {
    "nothing": (FileEmpty, lambda: b""),
    "blanks": (FileEmpty, lambda: b" \r\n\t\r\n"),
    "zeros": (FileEmpty, lambda: bytes(5000)),
    "no cell": (FileEmpty, lambda: bad.good_xlsx(" ")),
    "a document to read": (NotTable, lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"),
    "a picture": (NotTable, lambda: b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "a photo": (NotTable, lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF"),
    "a photo of a telephone": (NotTable, lambda: b"\0\0\0\x20ftypheic"),
    "a letter": (NotTable, lambda: bad.zipped(word__document_xml=b"<w/>")),
    "an open letter": (NotTable, lambda: bad.zipped(mimetype=b"application/vnd.oasis.opendocument.text")),
    "an old letter": (NotTable, lambda: bad.boxed_as("WordDocument")),
    "a letter in plain": (NotTable, lambda: b"{\\rtf1 Salom}"),
    "a table of Apple": (NotTable, lambda: bad.zipped(Index__Document_iwa=b"x")),
    "a web page": (NotTable, lambda: b"<html><table><tr><td>a</td></tr></table>"),
    "sound": (NotTable, lambda: b"ID3\x04" + bytes(50)),
    "noise": (NotTable, lambda: bytes((at * 7919 + at * at) % 256 for at in range(20_000))),
    "a link": (NotTable, lambda: b"L\0\0\0\x01\x14\x02\0" + bytes(60)),
    "locked": (NeedsPassword, lambda: bad.boxed_as("EncryptedPackage")),
    "locked and old": (NeedsPassword, lambda: bad.xls(locked=True)),
    "locked and open": (
        NeedsPassword,
        lambda: bad.ods("", manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
    ),
    "half": (FileDamaged, lambda: (whole := bad.good_xlsx())[: len(whole) // 2]),
    "half and old": (FileDamaged, lambda: bad.xls()[:700]),
    "a head only": (FileDamaged, lambda: b"PK\x03\x04" + bytes(range(256))),
    "broken inside": (FileDamaged, lambda: bad.good_xlsx('<row><c r="A1"')),
    "multiplying": (FileDamaged, bad.laughing_ods),
    "17 thousand million cells": (FileTooLarge, bad.far_cell),
    "a bomb": (FileTooLarge, lambda: bad.bomb(says=1 << 30)),
    "many parts": (FileTooLarge, lambda: bad.zipped(**{f"x{at}": b"" for at in range(6000)})),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, kind: str):
    refusal, make = REFUSED[kind]
    file = tmp_path / "рӯйхат.xlsx"
    file.write_bytes(make())
    with pytest.raises(refusal) as refused:
        read_workbook(file)
    assert "рӯйхат.xlsx" in refused.value.text()


@pytest.mark.parametrize("make", [lambda: bad.bomb(says=1000), bad.wide_ods], ids=["a bomb", "repeated cells"])
def test_a_file_that_lies_about_its_size_is_refused(tmp_path: Path, make: Callable[[], bytes]):
    file = tmp_path / "a.xlsx"
    file.write_bytes(make())
    with pytest.raises((FileTooLarge, FileDamaged)):
        read_workbook(file)


def test_a_dimension_that_is_a_lie_harms_nobody(tmp_path: Path):
    file = tmp_path / "a.xlsx"
    file.write_bytes(bad.good_xlsx().replace(b'<dimension ref="A1:B1"/>', b'<dimension ref="A1:XFD1048576"/>'))
    assert read_workbook(file).sheets[0].rows == (("Ном", "Телефон"),)


def test_a_formula_far_from_everything_else_does_not_make_the_sheet_large(tmp_path: Path):
    file = tmp_path / "a.xlsx"
    far = '<row r="1048576"><c r="XFD1048576"><f>A1</f></c></row>'
    file.write_bytes(bad.good_xlsx(f'<row r="1"><c r="A1"><v>7</v></c></row>{far}'))
    assert read_workbook(file).sheets[0].rows == ((7.0,),)


@pytest.mark.parametrize("text", ["Зебо\n" * 100_000 + "," * 100_000, "a," * 7_000_000, '"a\n' * 2_200_000])
def test_a_text_too_long_for_any_list_is_refused(tmp_path: Path, text: str):
    file = tmp_path / "a.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FileTooLarge):
        read_workbook(file)


def test_what_is_no_file_is_refused(tmp_path: Path):
    with pytest.raises(IsFolder):
        read_workbook(tmp_path)
    with pytest.raises(FileNotThere):
        read_workbook(tmp_path / "gone.xlsx")
    link = tmp_path / "a.lnk"
    link.write_bytes(b"L\0\0\0")
    with pytest.raises(IsShortcut):
        read_workbook(link)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "a.csv")
    with pytest.raises(FileNotThere):
        read_workbook(tmp_path / "a.csv")


@pytest.mark.parametrize("refusal", FileRefused.__subclasses__())
def test_a_refusal_is_one_sentence_in_every_language(refusal: type[FileRefused]):
    for language in LANGUAGES:
        with speaking(language):
            text = refusal(name="a.xlsx").text()
        assert text.endswith(".")
        assert ". " not in text
        assert "{" not in text


BOUND = "import os; from grouphub.features.transfer.confinement import confine_myself; confine_myself({})\n"
READERS: dict[str, tuple[str, type[FileRefused]]] = {
    "too much memory": (BOUND.format(9) + "try: bytes(10**9)\nexcept MemoryError: os.abort()", FileTooLarge),
    "writing a file": (
        BOUND.format(9) + "try: open('left', 'w').write('a' * 10**6)\nexcept OSError: os.abort()",
        FileTooLarge,
    ),
    "no end": (BOUND.format(1) + "while True: pass", ReadingTookTooLong),
    "breaking off": ("import os; os.abort()", FileTooLarge),
    "no answer": ("pass", FileDamaged),
    "nonsense": ("print('nonsense')", FileDamaged),
    "rows of no sheet": ("print('{\"rows\": [[1]]}')", FileDamaged),
}


@pytest.mark.parametrize("kind", READERS)
def test_whatever_a_file_makes_its_reader_do_the_program_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
):
    """Only the command of the reader differs: a program that does what a bad file may make a reader do."""
    code, refusal = READERS[kind]
    file = tmp_path / "a.csv"
    file.write_text("Ном\nЗебо\n", encoding="utf-8")
    command = [*reading.reader_command()[:3], "-c", code]
    monkeypatch.setattr(reading, "reader_command", lambda: command)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(refusal):
        read_workbook(file)


def test_a_reader_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "a.csv"
    file.write_text("Ном\nЗебо\n", encoding="utf-8")
    command = [*reading.reader_command()[:3], "-c", "import time; time.sleep(60)"]
    monkeypatch.setattr(reading, "reader_command", lambda: command)
    monkeypatch.setattr(reading, "LEAST_SECONDS", 0.2)
    with pytest.raises(ReadingTookTooLong):
        read_workbook(file)


class Stop(Exception):
    """She pressed Stop."""


def test_reading_stops_when_she_says_so(tmp_path: Path):
    file = tmp_path / "a.csv"
    file.write_text("Ном\n" + "Зебо\n" * 10_000, encoding="utf-8")
    parts = []

    def progress(part: float) -> None:
        parts.append(part)
        if part > 0.2:
            raise Stop

    with pytest.raises(Stop):
        read_workbook(file, progress=progress)
    assert parts == sorted(parts)
    assert 0.2 < parts[-1] < 0.9


WHOLE = {"xlsx": bad.good_xlsx(), "xls": bad.xls(), "ods": bad.ods(bad.ods_row("Ном", "Телефон"))}


@pytest.mark.parametrize("kind", WHOLE)
@settings(max_examples=20)
@given(data=st.data())
def test_a_file_with_any_bytes_changed_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, kind: str, data):
    content = bytearray(WHOLE[kind])
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[at] = data.draw(st.integers(0, 255))
    read_or_refused(tmp_path_factory.mktemp("changed") / "a.xlsx", bytes(content))


@settings(max_examples=40)
@given(content=st.binary(max_size=3000), head=st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xfe"]))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes, head: bytes):
    read_or_refused(tmp_path_factory.mktemp("noise") / "a.csv", head + content)


def read_or_refused(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    told = ""
    try:
        sheets = read_workbook(file).sheets
    except FileRefused as refusal:
        sheets, told = (), refusal.text()
    assert sheets or told.endswith(".")
