"""Text files of any character set, and what goes wrong in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from grouphub.features.transfer.files_out import csv_bytes
from grouphub.features.transfer.reading import read_workbook
from grouphub.features.transfer.text_files import encodings_of, records, separator_of

RUSSIAN = "Фамилия;Имя;Телефон\r\nКаримова;Гулнора;918678002\r\nРахимова;Зебо;935141642\r\n"
SHORT = "Ном\r\nЗебо\r\n"
CAPITALS = "ФАМИЛИЯ;ИМЯ\r\nКАРИМОВА;ГУЛНОРА\r\nСАИДОВА;ЗУЛФИЯ\r\n"
OLD_FONT = "Насаб;Ном\r\nЌурбонова;Љамила\r\nЊакимова;Нигора\r\nЃафурова;Моњира\r\n"
ACCENTS = "Name;Ville\r\nBénédicte;Orléans\r\nZoë;Köln\r\n"


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "koi8_r", "mac_cyrillic"])
@pytest.mark.parametrize("text", [RUSSIAN, SHORT, CAPITALS], ids=["list", "short", "capitals"])
def test_the_character_set_of_a_russian_list_is_found(encoding: str, text: str):
    assert text.encode(encoding).decode(encodings_of(text.encode(encoding))[0]) == text


def test_an_old_tajik_font_is_kept_in_the_character_set_of_windows():
    assert encodings_of(OLD_FONT.encode("cp1251"))[0] == "cp1251"


def test_letters_of_the_west_are_found():
    assert encodings_of(ACCENTS.encode("cp1252"))[0] == "cp1252"


def test_one_broken_letter_does_not_change_the_character_set_of_the_rest():
    text = "Раҳимова Зебо\n" * 20
    broken = text.encode() + b"\xd2" + "Гулнора\n".encode()
    assert encodings_of(broken)[0] == "utf-8"


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "koi8_r", "utf-16-le", "utf-8"])
def test_every_character_set_can_be_chosen_over_the_guess(tmp_path: Path, encoding: str):
    file = tmp_path / "a.csv"
    file.write_bytes(RUSSIAN.encode(encoding))
    book = read_workbook(file, encoding=encoding, separator=";")
    assert book.sheets[0].rows[1] == ("Каримова", "Гулнора", "918678002")
    wrong = read_workbook(file, encoding="cp1252", separator=",")
    assert (wrong.encoding, wrong.separator) == ("cp1252", ",")


def test_other_character_sets_are_offered(tmp_path: Path):
    file = tmp_path / "a.csv"
    file.write_bytes(RUSSIAN.encode("cp1251"))
    book = read_workbook(file)
    assert book.encoding == book.encodings[0] == "cp1251"
    assert {"cp866", "koi8_r", "cp1252"} <= set(book.encodings)


def test_a_quotation_mark_that_was_never_closed_swallows_nothing():
    for size in (3, 100):
        lines = ["Ном,Телефон", '"Зебо,918678002', *(f"Гул,93514{at:04}" for at in range(size))]
        assert records("\n".join(lines), ",")[1] == ["Зебо", "918678002"]
        assert len(records("\n".join(lines), ",")) == size + 2
    lines[-1] += '"'
    assert len(records("\n".join(lines), ",")) == 102


def test_a_note_of_many_lines_stays_one_cell():
    note = "\n".join(f"сатри {at}" for at in range(100))
    assert records(f'Ном,Эзоҳ\nЗебо,"{note}"\n', ",")[1] == ["Зебо", note]


def test_blank_lines_keep_the_numbers_of_the_rows():
    assert records("Ном\n\n\nЗебо\n", ",") == [["Ном"], [], [], ["Зебо"]]


def test_a_line_that_names_the_separator_is_no_row():
    text = "sep=;\nНом;Телефон\nЗебо;918,678,002\n"
    assert separator_of(text) == ";"
    assert records(text, ";")[0] == []


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("Каримова, Гулнора;918678002\nРаҳимова, Зебо;935141642\n", ";"),
        ("Ном\tТелефон\nЗебо, Гул\t918;93\n", "\t"),
        ("Зебо\nГул\n", ","),
        ("Ном,Телефон\nЗебо,918\n", ","),
    ],
)
def test_the_separator_is_what_parts_the_rows_evenly(text: str, separator: str):
    assert separator_of(text) == separator


def test_what_was_put_before_a_formula_when_the_file_was_made_is_taken_away(tmp_path: Path):
    file = tmp_path / "a.csv"
    row = ("+992 918678002", "=1+1", "'=1", "'Зебо", "-")
    file.write_bytes(csv_bytes(["Телефон", "б", "в", "г", "ғ"], [row]))
    assert read_workbook(file).sheets[0].rows[1] == row
