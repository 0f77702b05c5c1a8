"""A table that went out of the register and comes back has nothing to say; one cell changed outside is one change."""

from __future__ import annotations

import random
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from grouphub.base import i18n
from grouphub.base.birth import Birth
from grouphub.base.texts import clean
from grouphub.features.fields.kinds import Kind
from grouphub.features.fields.queries import own_fields
from grouphub.features.people import actions, card, queries
from grouphub.features.people.drafts import ConsentDraft, OwnDraft, PersonDraft, PhoneDraft, RoleDraft
from grouphub.features.people.queries import Order, PeopleFilter
from grouphub.features.people.rules import Answer, Purpose, Role, Safe, Schooling, Whose, word
from grouphub.features.transfer.arrivals import Plan, Verdict, plan
from grouphub.features.transfer.files_out import csv_bytes, xlsx_bytes
from grouphub.features.transfer.meanings import Meaning, OwnColumn
from grouphub.features.transfer.outgoing import OutColumn, columns, table
from grouphub.features.transfer.reading import read_workbook
from grouphub.features.transfer.sheets import Sheet
from grouphub.features.transfer.understanding import Choices, understand
from tests.features.fields import asked
from tests.features.people.group import MONDAY, snapshot
from tests.features.people.test_naughty import NAUGHTY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from grouphub.features.fields.kinds import FieldRow
    from grouphub.features.people.card import PersonCard
    from grouphub.store.database import Database
    from grouphub.store.journal import Commit

AS_FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
"""A register that fails is told as it was found: the search for the smallest one takes minutes. ``Phase.shrink`` asks
for it."""
MAKERS = {"xlsx": xlsx_bytes, "csv": csv_bytes}
TABLE_WORDS = (
    '"', "-//-", "ҳамон", "то же", "Итого", "Ҷамъ", "TOTAL", "Имзо", "подпись:", "____________", "Note", "–", "-",
    "нет", "1", "12.05.2024", "93 514 16 42", "Фамилия", "Имя", "Деҳа", "Name", "Village", "№", "1;2", "a, b", "'",
    "''x", "'=1", "9.18678E+08", "01234", "#REF!", "+992 93 514 16 42", "true", "Зебо, Қодирова", "пос. Навобод",
)  # fmt: skip
"""Words that mean something of their own in tables that people make."""
SHORT = tuple(text for text in NAUGHTY if len(text) < 500)
FIRST = ("Қурбонгул", "Зебо", "Ҷамила", "Барно", "Шаҳноза", "Мавҷуда", "Anna", "Елена")
LAST = ("Қосимова", "Ӯлмасзода", "Раҳимӣ", "Ғафурова", "Smith-Jones", "Иванова")
VILLAGES = ("Чашмасор", "Ҷӯйи «Нав»", "деҳаи Боғча", "Навобод")
"""Invented."""


def words(*usual: str) -> st.SearchStrategy[str]:
    """Return texts as they stand in registers: usual ones, strange ones, and those that mean something in tables."""
    return st.one_of(
        st.sampled_from(usual or FIRST),
        st.just(""),
        st.sampled_from(TABLE_WORDS),
        st.sampled_from(SHORT),
        st.text(max_size=12),
    )


def days() -> st.SearchStrategy[date]:
    return st.dates(date(1990, 1, 1), MONDAY)


def births() -> st.SearchStrategy[Birth | None]:
    years = st.integers(1930, 2024)
    return st.one_of(
        st.none(),
        st.dates(date(1930, 1, 1), MONDAY).map(Birth.on),
        years.map(Birth.in_year),
        years.map(Birth.about),
        st.builds(Birth.aged, st.integers(0, 90), st.dates(date(2020, 1, 1), MONDAY)),
    )


def phones() -> st.SearchStrategy[PhoneDraft]:
    numbers = st.one_of(
        st.from_regex(r"9[0-9] [0-9]{3} [0-9]{2} [0-9]{2}", fullmatch=True), words("1313", "00992935141642")
    )
    return st.builds(
        PhoneDraft,
        typed=numbers,
        whose=st.sampled_from(Whose),
        whose_words=words("shop", "модараш"),
        safe=st.sampled_from(Safe),
        hours=words("18–20", "after 18"),
        remark=words("say it is about bread"),
    )


def drafts() -> st.SearchStrategy[PersonDraft]:
    places = st.sampled_from(["", "vakhsh", "shamsiddin-shohin"])
    return st.builds(
        PersonDraft,
        given=words(*FIRST).filter(lambda text: bool(clean(text))),
        patronymic=words("Раҳимовна", "Салимзода"),
        family=words(*LAST),
        paper_name=words("Kurbongul Kosimova"),
        spellings=st.lists(words("Gulchehra", "Гулчеҳра"), max_size=3).map(tuple),
        birth=births(),
        schooling=st.sampled_from(Schooling),
        in_school=st.sampled_from([True, False, None]),
        village=words(*VILLAGES),
        jamoat=words("Оби Сафед"),
        district=places,
        street=words("кӯчаи Сомонӣ"),
        house=words("8", "12/1", "8а"),
        phones=st.lists(phones(), max_size=3).map(tuple),
        roles=st.lists(
            st.builds(RoleDraft, role=st.sampled_from(Role), since=st.one_of(st.none(), days())),
            max_size=3,
            unique_by=lambda span: span.role,
        ).map(tuple),
        consents=st.lists(
            st.builds(ConsentDraft, purpose=st.sampled_from(Purpose), answer=st.sampled_from(Answer), day=days()),
            max_size=3,
        ).map(tuple),
        joined_on=st.one_of(st.none(), days()),
        note=st.one_of(words("Likes to work"), st.just('first\n\n\tsecond\r\nthird; "x"')),
    )


def fill(db: Database, women: list[PersonDraft], numbers: random.Random) -> None:
    """Write the women down, answer own fields of each kind for most of them, and put one into the bin."""
    with db.read() as session:
        rows = own_fields(session)
    keys: list[Any] = []
    for number, draft in enumerate(women):
        answers = []
        for row in rows:
            if numbers.random() < 0.3:
                continue
            if row.kind is Kind.LINK:
                answers += [OwnDraft(row.id, str(keys[0]))] if keys else []
            elif row.kind is Kind.CHOICE:
                answers.append(OwnDraft(row.id, numbers.choice(row.offered).name))
            elif row.kind in {Kind.TEXT, Kind.LONG}:
                answers.append(OwnDraft(row.id, numbers.choice((*TABLE_WORDS, *SHORT, "ду фарзанд\nкалонӣ"))))
            else:
                answers.append(OwnDraft(row.id, asked.ANSWERS[row.kind]))
        code = f"00{number}" if numbers.random() < 0.6 else ""
        keys.append(actions.add_person(db, replace(draft, own=tuple(answers), code=code)))
    if len(keys) > 1:
        actions.archive_person(db, keys[-1])


@contextmanager
def taken_back(db: Database) -> Iterator[None]:
    """Take back all that is done inside."""
    done: list[Commit] = []
    db.on_commit.append(done.append)
    try:
        yield
    finally:
        db.on_commit.remove(done.append)
        for _commit in done:
            db.undo()


def everybody(db: Database) -> list[PersonCard]:
    with db.read() as session:
        keys = queries.ids_of(session, list(queries.people_ids(session, PeopleFilter(), Order())))
        return list(card.people(session, keys))


def written(db: Database, known: list[PersonCard]) -> tuple[tuple[OutColumn, ...], list[list[str]]]:
    with db.read() as session:
        shown = columns(session, known, MONDAY)
    return shown, [list(row) for row in table(known, shown)]


def brought_back(db: Database, path: Path) -> Plan:
    book = read_workbook(path)
    with db.read() as session:
        own = tuple(OwnColumn(str(row.id), row.names.each()) for row in own_fields(session))
        understood = understand(book.filled[0], Choices(MONDAY, own=own), counts_from=book.counts_from)
        return plan(session, understood, MONDAY)


@pytest.fixture
def asking(db: Database) -> Database:
    """A group that asks a question of every kind."""
    asked.ask_of_every_kind(db)
    return db


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("suffix", MAKERS)
@settings(max_examples=6, phases=AS_FOUND)
@given(women=st.lists(drafts(), min_size=1, max_size=6), seed=st.integers(0, 10**6))
def test_what_went_out_has_nothing_to_say_when_it_comes_back(asking, tmp_path, language, suffix, women, seed):
    i18n.use(language)
    path = tmp_path / f"list.{suffix}"
    with taken_back(asking):
        fill(asking, women, random.Random(seed))
        known = everybody(asking)
        shown, rows = written(asking, known)
        path.write_bytes(MAKERS[suffix]([column.head for column in shown], rows))
        before = snapshot(asking)
        found = brought_back(asking, path)
        assert [arrival.target for arrival in found.arrivals] == [one.id for one in known]
        assert [arrival.changes for arrival in found.arrivals] == [()] * len(known)
        assert found.count(Verdict.SAME) == len(known)
        assert found.coming == 0
        assert found.problems == ()
        assert snapshot(asking) == before


def planned(db: Database, shown: tuple[OutColumn, ...], rows: list[list[str]]) -> Plan:
    """Return what a sheet of these rows would do."""
    sheet = Sheet("x", (tuple(column.head for column in shown), *map(tuple, rows)))
    with db.read() as session:
        own = tuple(OwnColumn(str(row.id), row.names.each()) for row in own_fields(session))
        return plan(session, understand(sheet, Choices(MONDAY, own=own)), MONDAY)


def written_otherwise(column: OutColumn, one: PersonCard, rows: tuple[FieldRow, ...]) -> str:
    """Return what somebody may write into the cell so that it says something else than before."""
    match column.meaning:
        case Meaning.BIRTH:
            return "03.02.1961"
        case Meaning.PHONE:
            return "90 765 43 21"
        case Meaning.PHONE_WHOSE:
            return word(next(whose for whose in (Whose.HUSBAND, Whose.SHARED) if whose is not one.phones[0].whose))
        case Meaning.PHONE_SAFE:
            return word(next(safe for safe in (Safe.YES, Safe.NO) if safe is not one.phones[0].safe))
        case Meaning.DISTRICT:
            return "Кӯлоб"
        case Meaning.ROLES:
            return ", ".join(word(role) for role in Role if role not in one.roles)
        case Meaning.JOINED:
            return "07.08.1999"
        case Meaning.SCHOOLING:
            return word(next(level for level in Schooling if level and level is not one.schooling))
        case Meaning.IN_SCHOOL:
            return i18n._("No") if one.in_school else i18n._("Yes")
        case Meaning.CONSENT:
            return f"{word(Answer.REFUSED)}, 05.06.1998"
        case Meaning.OWN:
            return answered_otherwise(next(row for row in rows if column.key.endswith(str(row.id))), one)
        case _:
            return "Дигаргуна"


def answered_otherwise(row: FieldRow, one: PersonCard) -> str:
    known = next((answer.shown for answer in one.own if answer.row.id == row.id), "")
    others = {
        Kind.NUMBER: "77",
        Kind.DAY: "07.08.1999",
        Kind.CHOICE: next((choice.name for choice in row.offered if choice.name != known), ""),
        Kind.YES_NO: i18n._("No"),
        Kind.PHONE: "90 765 43 21",
    }
    return others.get(row.kind, "Дигаргуна")


NEEDS_A_PHONE = {Meaning.PHONE_WHOSE, Meaning.PHONE_SAFE, Meaning.PHONE_HOURS, Meaning.PHONE_REMARK}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@settings(max_examples=4, phases=AS_FOUND)
@given(women=st.lists(drafts(), min_size=1, max_size=3), seed=st.integers(0, 10**6))
def test_one_cell_changed_outside_is_one_change(asking, language, women, seed):
    i18n.use(language)
    with taken_back(asking):
        fill(asking, women, random.Random(seed))
        known = everybody(asking)
        shown, rows = written(asking, known)
        with asking.read() as session:
            fields = own_fields(session)
        for at, column in enumerate(shown):
            one = known[0]
            if column.part or column.meaning is Meaning.KEY or (column.meaning in NEEDS_A_PHONE and not one.phones):
                continue
            if column.meaning is Meaning.OWN and column.key.endswith(str(link_of(fields))):
                continue  # several may be called so
            changed = [list(row) for row in rows]
            changed[0][at] = written_otherwise(column, one, fields)
            if changed[0][at] == rows[0][at]:
                continue
            found = planned(asking, shown, changed)
            assert [arrival.verdict for arrival in found.arrivals[1:]] == [Verdict.SAME] * (len(known) - 1)
            (first, *_others) = found.arrivals
            told = [change.field for change in first.changes]
            assert (first.verdict, len(told)) == (Verdict.CHANGED, 1), f"{column.head}: {first.changes}"


@pytest.mark.parametrize("jamoat", ["–", "Оби Сафед"])
def test_with_another_village_the_jamoat_stays_that_came_back_untouched(db, jamoat):
    actions.add_person(db, PersonDraft(given="Зебо", family="Қосимова", village="Чашмасор", jamoat=jamoat))
    shown, rows = written(db, everybody(db))
    rows[0][[column.meaning for column in shown].index(Meaning.VILLAGE)] = "Навобод"
    (arrival,) = planned(db, shown, rows).arrivals
    assert [(change.before, change.after) for change in arrival.changes] == [("Чашмасор", "Навобод")]
    assert arrival.draft.jamoat == jamoat


def link_of(rows: tuple[FieldRow, ...]) -> UUID:
    return next(row.id for row in rows if row.kind is Kind.LINK)


@settings(max_examples=4, phases=AS_FOUND)
@given(women=st.lists(drafts(), min_size=1, max_size=3), seed=st.integers(0, 10**6))
def test_a_cell_that_was_emptied_takes_nothing_away(asking, women, seed):
    with taken_back(asking):
        fill(asking, women, random.Random(seed))
        known = everybody(asking)
        shown, rows = written(asking, known)
        for at, column in enumerate(shown):
            if column.meaning not in {Meaning.KEY, Meaning.GIVEN}:
                emptied = [["" if place == at else cell for place, cell in enumerate(row)] for row in rows]
                found = planned(asking, shown, emptied)
                told = [arrival.changes for arrival in found.arrivals if arrival.changes]
                assert (told, found.coming) == ([], 0), column.head
