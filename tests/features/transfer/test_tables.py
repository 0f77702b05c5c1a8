"""The table in a sheet, and what stands around it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from grouphub.features.transfer.meanings import Meaning, OwnColumn, Use
from grouphub.features.transfer.sheets import Merged, Sheet, Workbook, letters
from grouphub.features.transfer.table_finding import find_table
from grouphub.features.transfer.tables import Why
from grouphub.features.transfer.understanding import Choices, likeliest_sheet
from tests.features.transfer.tables import TODAY, rows, sheet, understood


def meanings(found) -> list[Meaning]:
    return [use.meaning for use in found.uses]


def test_heads_over_several_rows_are_read_together():
    drawn = sheet("""
        №|Ному насаб||Телефон||Деҳа
        |Насаб|Ном|Худаш|Шавҳараш|
        1|Каримова|Гулнора|918678002|935141642|Чорбоғ
    """, merged=(Merged(0, 1, 0, 2), Merged(0, 3, 0, 4), Merged(0, 0, 1, 0), Merged(0, 5, 1, 5)))  # fmt: skip
    found = understood(drawn)
    assert found.table.head_rows == (1, 2)
    assert meanings(found) == [
        Meaning.NOTHING, Meaning.FAMILY, Meaning.GIVEN, Meaning.PHONE, Meaning.PHONE, Meaning.VILLAGE,
    ]  # fmt: skip
    assert [phone.whose for phone in found.people[0].phones] == ["own", "husband"]
    assert found.table.columns[4].head == "Телефон / Шавҳараш"


def test_heads_over_several_rows_are_read_where_nothing_says_what_was_merged():
    found = understood("""
        №|Ному насаб||Телефон||Деҳа
        |Насаб|Ном|Худаш|Шавҳараш|
        1|Каримова|Гулнора|918678002|935141642|Чорбоғ
    """)
    assert found.table.head_rows == (1, 2)
    assert [phone.whose for phone in found.people[0].phones] == ["own", "husband"]


def test_a_woman_whose_words_look_like_heads_is_no_head():
    found = understood("Ном|Вазифа|Эзоҳ|Телефон|Сол\nЗан|аъзо||918678002|1980\nГулнора|шогирд||935141642|1990")
    assert len(found.people) == 2


def test_a_cell_merged_over_several_women_belongs_to_each():
    drawn = sheet("""
        Деҳа|Ном|Сол
        Чорбоғ|Зебо|1980
        |Гул|1990
        ||
        Гулистон|Мадина|1970
    """, merged=(Merged(1, 0, 3, 0),))  # fmt: skip
    assert [one.village for one in understood(drawn).people] == ["Чорбоғ", "Чорбоғ", "Гулистон"]


def test_cells_merged_over_and_over_do_not_hold_anybody_up():
    lines = (("Деҳа", "Ном"), *[("", "Зебо")] * 2000)
    found = understood(Sheet("", lines, merged=tuple(Merged(1, 0, 1_048_575, 0) for _ in range(3000))))
    assert len(found.people) == 2000


def test_the_sheet_with_the_women_is_found():
    prices = Sheet("Нархҳо", (("Мол", "Нарх"), ("орд", "350"), ("матоъ", "25"), ("х", "1")))
    women = Sheet("Занон", (("Ном", "Сол"), ("Зебо", "1980")))
    old = Sheet("Кӯҳна", (("Ном", "Сол"), ("Зебо", "1980"), ("Гул", "1990")), hidden=True)
    empty = Sheet("Лист3")
    choices = Choices(TODAY)
    assert likeliest_sheet(Workbook((prices, old, women, empty), "xlsx"), choices) == women
    assert likeliest_sheet(Workbook((empty, old), "xlsx"), choices) == old
    assert likeliest_sheet(Workbook((empty,), "xlsx"), choices) is None


def test_a_title_merged_over_the_whole_table_is_no_head():
    drawn = sheet("""
        Рӯйхати занон||
        Насаб|Ном|Деҳа
        Каримова|Гулнора|Чорбоғ
    """, merged=(Merged(0, 0, 0, 2),))  # fmt: skip
    found = understood(drawn)
    assert found.table.head_rows == (2,)
    assert [one.why for one in found.left_out] == [Why.ABOVE, Why.HEAD]


def test_a_row_that_numbers_the_columns_is_no_woman():
    found = understood("№|Ном|Сол|Деҳа\n1|2|3|4\n1|Зебо|1980|Чорбоғ")
    assert [one.given for one in found.people] == ["Зебо"]


def test_a_file_without_heads_is_read_by_its_values():
    found = understood("""
        Каримова Гулнора|1975|918678002
        Саидова Зебо|1980|935141642
        Раҳимова Ҷамила|1991|927770011
    """)
    assert found.table.head_rows == ()
    assert meanings(found) == [Meaning.FULL_NAME, Meaning.YEAR, Meaning.PHONE]
    assert len(found.people) == 3


def test_a_list_of_names_only_is_a_list():
    found = understood("Каримова Гулнора\nСаидова Зебо\nРаҳимова Ҷамила")
    assert [one.given for one in found.people] == ["Гулнора", "Зебо", "Ҷамила"]


def test_rows_that_are_too_short_or_too_long_come_in():
    found = understood(rows(["Ном", "Сол", "Деҳа"], ["Зебо"], ["Гул", "1980", "Чорбоғ", "", "x"], ["Мадина", "1990"]))
    assert [(one.given, one.village) for one in found.people] == [("Зебо", ""), ("Гул", "Чорбоғ"), ("Мадина", "")]
    assert len(found.table.columns) == 5


def test_ditto_marks_stand_for_the_cell_above():
    marks = ['"', "-//-", "—//—", "ҳамон", "То же", "same", "〃", " -//- "]
    found = understood(rows(["Ном", "Деҳа"], ["Зебо", "Чорбоғ"], *[["Гул", mark] for mark in marks]))
    assert {one.village for one in found.people} == {"Чорбоғ"}
    assert len(found.people) == len(marks) + 1


def test_sums_in_three_languages_are_no_women():
    for word in ("Ҳамагӣ", "ҶАМЪ:", "Итого:", "ВСЕГО женщин", "Total", "Subtotal"):
        found = understood(f"Ном|Сол\nЗебо|1980\n{word}|1")
        assert [one.why for one in found.left_out] == [Why.HEAD, Why.TOTAL], word


def test_lines_to_sign_on_stand_below():
    for word in ("Роҳбари гурӯҳ: ______ Раҳимова", "Раис", "Подпись ____________", "М.П.", "Signed: ........"):
        found = understood(f"№|Ном|Сол|Деҳа\n1|Зебо|1980|Чорбоғ\n2|Гул|1990|Чорбоғ\n|||\n|{word}||")
        assert len(found.people) == 2, word
        assert found.left_out[-1].why is Why.BELOW


def test_a_woman_who_leads_the_group_is_no_line_to_sign_on():
    found = understood("№|Ном|Вазифа|Деҳа\n1|Гул|аъзо|Чорбоғ\n2|Зебо|роҳбар|")
    assert [one.given for one in found.people] == ["Гул", "Зебо"]


def test_headings_between_the_rows_are_left_out_and_single_names_are_not():
    found = understood(
        "№|Ном|Сол|Телефон\n|Деҳаи Чорбоғ||\n1|Зебо|1980|918678002\n|Гулнора||\nГурӯҳи 2|||\n2|Гул|1990|"
    )
    assert [one.given for one in found.people] == ["Зебо", "Гулнора", "Гул"]
    assert [(one.row, one.why) for one in found.left_out[1:]] == [(2, Why.PLACE), (5, Why.HEADING)]
    assert [one.village for one in found.people] == ["Чорбоғ"] * 3


def test_lines_numbered_in_advance_are_empty():
    found = understood("№|Ном|Сол\n1|Зебо|1980\n2||\n3||")
    assert len(found.people) == 1
    assert [one.why for one in found.left_out] == [Why.HEAD, Why.NO_NAME, Why.NO_NAME]
    assert not found.problems


def test_two_columns_of_one_name_are_told_apart_by_what_stands_in_them():
    found = understood("Ном|Ном|Сол\n|Зебо|1980\n|Гул|1990")
    assert [one.given for one in found.people] == ["Зебо", "Гул"]


def test_latin_letters_in_cyrillic_words_are_mended_and_told():
    found = understood("Насаб|Ном\nКaримoвa|Зебо\nРаҳимова|Gulnora")
    assert [(one.family, one.given) for one in found.people] == [("Каримова", "Зебо"), ("Раҳимова", "Gulnora")]
    assert [(one.place, one.is_kept) for one in found.problems] == [("A2", True)]
    assert "Каримова" in found.problems[0].why


def test_villages_that_differ_by_case_and_blanks_are_one():
    found = understood("Ном|Деҳа\nА|Сари Чашма\nБ|сари чашма\nВ|САРИ  ЧАШМА\nГ|Сари чашма \nД|СариЧашма\nЕ|Чорбоғ")
    assert len({one.village for one in found.people}) == 2


def test_an_own_field_is_known_by_its_names_and_kept_as_text():
    own = (OwnColumn("shoe", ("Андозаи пойафзол", "Размер обуви", "Shoe size")),)
    found = understood(rows(["Ном", "размер обуви", "Мол"], ["Зебо", 37.0, "x"], ["Гул", "", ""]), own=own)
    assert found.uses[1] == Use(Meaning.OWN, own="shoe", sure=0.95)
    assert [one.own for one in found.people] == [{"shoe": "37"}, None]


def test_the_number_of_a_row_is_that_of_the_file():
    found = understood(Sheet("", (("",), ("Ном",), ("",), ("Зебо",)), first_row=1))
    assert found.people[0].row == 4


def test_columns_are_called_as_spreadsheets_call_them():
    assert [letters(at) for at in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "", "Ном", "Насаб", "Телефон", "Ҳамагӣ", "-//-", "Зебо", "918678002", "1980", "Роҳбар ____", "№"]
    ),
    st.integers(-5, 10**12),
    st.floats(allow_nan=True),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)


@given(
    st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=8),
    st.lists(st.tuples(*[st.integers(0, 7)] * 4), max_size=3),
    st.integers(0, 3),
)
def test_any_sheet_is_understood_without_a_fault(lines, joined, first_column):
    merged = tuple(Merged(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in joined)
    found = understood(Sheet("", tuple(lines), merged=merged, first_column=first_column))
    told = {one.row for one in found.people} | {one.row for one in found.left_out}
    assert told <= set(range(1, len(lines) + 1))
    assert {at for at, line in enumerate(lines, 1) if any(cell != "" for cell in line)} <= told
    assert all(one.why and one.row for one in found.problems)
    assert all(one.draft().given for one in found.people)


def test_signs_that_only_look_like_digits_are_no_numbers():
    for cell in ("²", "½", "①", "9" * 5000):
        assert understood(rows(["Ном", "Сол", "Телефон", "Синну сол"], ["Зебо", cell, cell, cell])).people
        understood(rows([cell], [cell]))


@given(st.permutations(["Насаб|Каримова", "Ном|Гулнора", "Сол|1975", "Телефон|918678002", "Деҳа|Чорбоғ", "Мол|x"]))
def test_the_order_of_the_columns_does_not_matter(columns):
    heads, cells = zip(*(one.split("|") for one in columns), strict=True)
    (woman,) = understood(rows(list(heads), list(cells))).people
    assert (woman.given, woman.family, woman.village) == ("Гулнора", "Каримова", "Чорбоғ")
    assert woman.birth.year == 1975
    assert woman.phones[0].normal == "+992918678002"


def test_a_table_can_be_found_without_understanding_it():
    table = find_table(sheet("Ном|Сол\nЗебо|1980"))
    assert (table.head_rows, table.numbers, table.rows) == ((1,), (2,), (("Зебо", "1980"),))


def test_names_of_others_and_days_of_other_things_are_not_hers():
    found = understood("""
        Ном|Номи шавҳар|Мураббӣ|Номи гурӯҳ|Санаи дарс|Соли хониш|Телефон
        Зебо|Каримов Алӣ|Саидова Гул|Умед|12.03.2025|2025|нест
        Гул|Раҳимов Умед|Саидова Гул|Умед|13.03.2025|2025|тел надорад
    """)
    assert meanings(found) == [Meaning.GIVEN, *[Meaning.NOTHING] * 5, Meaning.PHONE]
    assert [one.given for one in found.people] == ["Зебо", "Гул"]
    assert not found.problems
