"""Practice groups: invented, marked, the same again for the same seed, and gone at the end."""

from __future__ import annotations

import multiprocessing
import re
import shutil
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text

from grouphub.base.clock import FixedClock
from grouphub.base.names import fold
from grouphub.base.phones import parse
from grouphub.features import registry
from grouphub.features.contribution import Contribution
from grouphub.features.group.queries import group_settings
from grouphub.features.people.dossier import dossiers
from grouphub.features.people.models import CHILDREN, Person, Phone
from grouphub.features.people.queries import PeopleFilter, people_found
from grouphub.features.people.rules import Role, Standing
from grouphub.features.practice import group, words
from grouphub.features.practice.inventor import COLUMNS, FREE_PREFIXES, Inventor, telephone
from grouphub.features.sewing.models import SewingOrder
from grouphub.features.sewing.orders import share_out
from grouphub.features.sewing.queries import board
from grouphub.store.vault import open_vault

CLOCK = FixedClock(datetime(2025, 3, 17, 10, 0, tzinfo=UTC))
TODAY = CLOCK.today()

# Every name of a person, family, group or place the collected facts speak of: none may stand in an invented group.
FORBIDDEN = """
    Қурбонбӣ Давлатмо Хиёлбӣ Khylolbi Қурбонгул Қосимова Марворид Дурахшон Хуршида Ӯктам Ғанӣ Ғафуров Сафобахш Майрам
    Неъматов Ғамхорӣ Safiya Нуриддин Маҳмудов Шамсиддин Шоҳин Носир Хусрав Ҷалолиддин Балхӣ Абдураҳмон Ҷомӣ Сайид Алӣ
    Лоҳутӣ Мирзоева Мирзозода Рӯдакӣ Ваҳдат
    Ганҷ Гулнора Ғафур Ғуломшо Дилбар Елена Ёсуман Имом Йӯлдош Карим Қодир Лола Умед Фарзона Хосият Ҳасан Чаман
    Ҷамила Эҳсон Юсуф Яҳё
    Доғистон Чагам Даштиҷум Лангардара Йол Сарчашма Сари_Чашма Шӯрообод Ҷомбахт Сари_Осиёб Боғистон
    Бохтар Кӯлоб Норак Левакант Балҷувон Кӯшониён Вахш Восеъ Данғара Ёвон Мӯъминобод Ҳамадонӣ Панҷ Темурмалик
    Ховалинг Фархор Хуросон Дӯстӣ Қубодиён Ҷайҳун Шаҳритус Хуҷанд Душанбе Хатлон Қурғонтеппа Сарбанд Колхозобод
    Ҷиликӯл Хоҷамастон Қумсангир Қизилмазор Бешкент Ғозималик
""".replace("_", " ").split()


def _words(text):
    return tuple(text.split())


# The number plan of 2025–26 (FACTS 4.3): what operators have, and the area codes of landlines.
TAKEN = _words(
    """11 50 70 77 92 93 99 17 71 75 94 98 00 01 02 07 12 21 27 41 55 78 87 88 90 97 03 04 05 06 08 09 18 19 33 38 40
    44 6 80 81 91 10 20 22 30 79 89 3"""
)


@pytest.fixture
def made(monkeypatch, tmp_path):
    """A practice group of 300 women, in a folder of the test's own."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    found = group.make(registry.FEATURES, people=300, seed=7, language="tg", clock=CLOCK)
    yield found
    found.database.close()
    found.opened.close()
    group.forget(found.folder)


def _everything(database):
    tables = sorted(model.__tablename__ for model in COLUMNS)
    with database.read() as session:
        return {name: session.execute(text(f"SELECT * FROM {name} ORDER BY id")).fetchall() for name in tables}


def _make(people=60, seed=3):
    return group.make(registry.FEATURES, people=people, seed=seed, language="en", clock=CLOCK)


def _throw_away(made):
    made.database.close()
    made.opened.close()
    group.forget(made.folder)


def test_the_same_seed_gives_the_same_group_and_another_seed_another_one():
    rows = []
    for seed in (3, 3, 4):
        made = _make(seed=seed)
        rows.append(_everything(made.database))
        _throw_away(made)
    assert rows[0] == rows[1]
    assert rows[0] != rows[2]


def test_the_first_women_are_the_same_in_a_larger_group_written_in_several_pieces():
    inventor = Inventor(900, 5, TODAY)
    pieces = [*inventor.women(0, 10)[Person], *inventor.women(10, 7)[Person]]
    assert pieces == Inventor(900, 5, TODAY).women(0, 17)[Person]


@pytest.mark.parametrize("people", [0, 1, 2, 30, 5000])
def test_a_group_has_as_many_women_as_asked_for(people):
    made = _make(people=people)
    with made.database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM person")) == people
    _throw_away(made)


def test_a_practice_group_is_marked_by_its_name_in_the_language_asked_for(made):
    with made.database.read() as session:
        settings = group_settings(session)
    assert settings.name
    assert settings.hiding_practised
    assert group.is_practice(made.folder)


def _leave_a_mark(invention):
    invention.connection.exec_driver_sql("CREATE TABLE mark (number INTEGER, person BLOB)")
    row = (invention.chance.randrange(10**9), invention.people[0].bytes)
    invention.connection.exec_driver_sql("INSERT INTO mark VALUES (?, ?)", row)


def test_another_feature_adds_its_own_invented_rows_and_they_are_the_same_again():
    marks = []
    for _time in range(2):
        features = (*registry.FEATURES, Contribution(name="mark", invent=_leave_a_mark))
        made = group.make(features, people=5, seed=2, language="en", clock=CLOCK)
        with made.database.read() as session:
            marks.append(session.execute(text("SELECT number, person FROM mark")).one())
        _throw_away(made)
    assert marks[0] == marks[1]


def test_inventing_leaves_nothing_to_undo(made):
    assert made.database.undoable() is None


def test_every_derived_column_is_what_the_peoples_own_actions_would_write(made):
    with made.database.read() as session:
        for one in dossiers(session, session.scalars(select(Person.id)).all()):
            wanted = one.derived(TODAY)
            assert {name: getattr(one.person, name) for name in wanted} == wanted


def test_the_invented_orders_stand_at_every_step_and_are_shared_as_their_own_actions_would(made):
    with made.database.read() as session:
        assert all(column.count for column in board(session, TODAY))
    with made.database.write("looked through") as session:
        for row in session.scalars(select(SewingOrder)):
            share_out(session, row, TODAY, "otherwise")
    assert made.database.undoable() is None  # nothing had to be written


def test_every_column_of_the_tables_is_written_by_its_right_name():
    for model, columns in COLUMNS.items():
        assert set(columns) == {column.name for column in model.__table__.columns}


def test_every_table_of_the_women_but_pictures_has_rows(made):
    with made.database.read() as session:
        counts = {
            model.__tablename__: session.scalar(text(f"SELECT count(*) FROM {model.__tablename__}"))
            for model in (Person, *CHILDREN)
        }
    assert counts.pop("person_picture") == 0
    assert all(counts.values()), counts


def test_an_invented_group_shows_every_kind_of_thing(made):
    with made.database.read() as session:
        seen = {
            column: {value for (value,) in session.execute(text(f"SELECT DISTINCT {column} FROM {table}"))}
            for table, column in (
                ("person", "schooling"),
                ("person_phone", "whose"),
                ("person_phone", "safe"),
                ("person_standing", "standing"),
                ("person_role", "role"),
                ("person_consent", "answer"),
                ("person_consent", "way"),
                ("person_consent", "purpose"),
                ("person", "in_school"),
            )
        }
        births = {re.sub(r"\d", "0", birth or "none") for (birth,) in session.execute(text("SELECT birth FROM person"))}
        archived = session.scalar(text("SELECT count(*) FROM person WHERE archived_at IS NOT NULL"))
        nameless = session.scalar(text("SELECT count(*) FROM person WHERE family = ''"))
    assert {name: len(values) for name, values in seen.items()} == {
        "schooling": 7,
        "whose": 5,
        "safe": 3,
        "standing": len(Standing),
        "role": len(Role),
        "answer": 3,
        "way": 2,
        "purpose": 5,
        "in_school": 3,
    }
    assert births == {"0000-00-00", "0000", "0000~", "00@0000-00-00", "none"}
    assert archived
    assert nameless


def test_the_search_finds_an_invented_woman_by_her_phone_and_by_her_name(made):
    with made.database.read() as session:
        phone = session.scalars(select(Phone)).first()
        person = session.scalars(select(Person).where(Person.id == phone.person_id)).one()
        for asked in (phone.typed, person.given):
            assert person.row in people_found(session, PeopleFilter(text=asked, archived=bool(person.archived_at))).rows


def test_no_number_can_ring(made):
    with made.database.read() as session:
        numbers = session.execute(select(Phone.typed, Phone.normal)).all()
    assert len({normal for _typed, normal in numbers}) == len(numbers)
    for typed, normal in numbers:
        assert parse(typed).digits == normal
        assert parse(typed).doubt is None
        assert not normal.removeprefix("+992").startswith(TAKEN), normal


def test_a_million_women_with_three_numbers_each_share_none():
    numbers = {telephone(number, 1) for number in range(3_000_000)}
    assert len(numbers) == 3_000_000
    assert all(prefix not in TAKEN for prefix in FREE_PREFIXES)


def test_no_name_of_a_real_person_or_place_is_invented(made):
    forbidden = {fold(name) for name in FORBIDDEN}
    with made.database.read() as session:
        people = session.execute(text("SELECT given, patronymic, family, village FROM person")).all()
        spellings = session.execute(text("SELECT text FROM person_spelling")).all()
    names = {name for row in (*people, *spellings) for name in row}
    written = {*names, *words.GIVEN, *words.FATHERS, *words.VILLAGES, *words.STREETS, *words.NICKNAMES}
    for name in written:
        folded = fold(name)
        assert folded not in forbidden
        assert not {word for word in folded.split() if len(word) > 3} & forbidden, name


def test_the_register_is_encrypted_and_only_its_owner_may_look(made):
    assert b"SQLite format" not in made.folder.register.read_bytes()[:100]
    for path in (made.folder.path, made.folder.path.parent):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_after_a_lock_the_known_password_opens_it_again(made):
    made.database.close()
    made.opened.close()
    opened = open_vault(made.folder, group.PRACTICE_PASSWORD)
    opened.close()


def test_forgetting_removes_everything_and_touches_no_other_folder(made, folder):
    made.database.close()
    made.opened.close()
    folder.path.mkdir()
    group.forget(folder)
    group.forget(made.folder)
    assert folder.path.exists()
    assert not made.folder.path.parent.exists()


def _crash(place):
    import os

    os.environ["XDG_RUNTIME_DIR"] = place
    _make(people=3)
    os._exit(1)


def test_what_a_crashed_run_left_is_removed_at_the_next_start_and_a_running_one_stays(made, tmp_path):
    crashed = multiprocessing.get_context("spawn").Process(target=_crash, args=(str(tmp_path),))
    crashed.start()
    crashed.join()
    places = set(tmp_path.glob("grouphub-practice-*"))
    left = places - {made.folder.path.parent}
    assert len(left) == 1
    other = _make(people=1)
    assert not left.pop().exists()
    assert made.folder.register.exists()
    _throw_away(other)


def test_a_link_to_another_folder_is_not_followed_when_old_groups_are_removed(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "alive").write_text("")
    (tmp_path / "grouphub-practice-link").symlink_to(kept)
    made = _make(people=1)
    _throw_away(made)
    assert (kept / "alive").exists()


def test_where_there_is_no_place_in_memory_the_temporary_folder_does(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "missing"))
    made = _make(people=1)
    assert made.folder.path.parent.parent in {Path("/dev/shm"), Path(shutil.os.path.realpath("/tmp"))}
    _throw_away(made)
