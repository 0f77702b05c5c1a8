"""A copy is whole or refused, says what is in it, and brings everything back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from grouphub.base.paths import Folder
from grouphub.features import registry
from grouphub.features.copies.actions import bring_back, keep_at_end, keep_by_itself, keep_copy
from grouphub.features.copies.comparing import look_into
from grouphub.features.copies.queries import copies_elsewhere, newest_at, newest_outside, reminder
from grouphub.features.group.actions import change_settings
from grouphub.features.people import actions, entries
from grouphub.store.copies import SecretForAnother, Stage, Told, copies_in, open_copy
from grouphub.store.copyfile import Sort
from grouphub.store.database import Busy, Database
from grouphub.store.faults import FileDamaged
from grouphub.store.inspecting import table_counts
from grouphub.store.opened import WasLocked
from grouphub.store.restoring import bring_into
from grouphub.store.unlocking import WrongPassword
from grouphub.store.vault import NoRegister, change_password, open_vault
from tests.factory import PASSWORD
from tests.features.people.group import MONDAY, add

if TYPE_CHECKING:
    from pathlib import Path

FEATURES = registry.FEATURES


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def names(db: Database) -> list[str]:
    with db.read() as session:
        return [name for (name,) in session.connection().exec_driver_sql("SELECT given FROM person ORDER BY given")]


def everything(opened) -> dict[str, list[tuple]]:
    connection = opened.connect()
    try:
        return {
            table: sorted(map(tuple, connection.execute(f'SELECT * FROM "{table}"').fetchall()), key=repr)
            for table in table_counts(connection)
        }
    finally:
        connection.close()


def test_a_copy_has_a_neutral_name_with_the_day_and_a_second_one_has_its_own(db, stick):
    add(db, "Барно")
    assert keep_copy(db, stick).path.name == "GroupHub-2025-03-17.copy"
    assert keep_copy(db, stick).path.name == "GroupHub-2025-03-17-2.copy"
    assert sorted(path.name for path in stick.iterdir()) == ["GroupHub-2025-03-17-2.copy", "GroupHub-2025-03-17.copy"]
    assert [path.name for path in db.opened.folder.path.iterdir() if path.name.startswith("checking")] == []


def test_nothing_of_the_group_can_be_read_in_a_copy(db, stick):
    change_settings(db, name="Гулдаста")
    add(db, "Барно", "Ҳакимзода")
    raw = keep_copy(db, stick).path.read_bytes()
    for word in ("Барно", "Ҳакимзода", "Гулдаста", "person", "register"):
        for coding in ("utf-8", "utf-16-le"):
            assert word.encode(coding) not in raw


def test_a_copy_on_a_new_computer_brings_everything_back(db, stick, clock, tmp_path):
    change_settings(db, name="Гулдаста")
    key = add(db, "Барно")
    entries.add_note(db, key, "Sews at home", MONDAY)
    made = keep_copy(db, stick)
    before = everything(db.opened) | {"copy_kept": []}
    elsewhere = Folder(tmp_path / "new computer")
    copy = open_copy(made.path, PASSWORD)
    assert copy.content.group == "Гулдаста"
    assert bring_into(elsewhere, copy, Told(), clock) == ""
    copy.close()
    opened = open_vault(elsewhere, PASSWORD)
    assert everything(opened) == before
    found = Database.open(opened, clock)
    assert names(found) == ["Барно"]
    found.undo()
    found.close()
    opened.verify()
    opened.close()
    assert elsewhere.pages.read_bytes() == db.opened.folder.pages.read_bytes()


def test_a_copy_is_made_while_others_write_and_is_the_state_of_one_moment(db, stick, clock):
    add(db, "Барно")
    stages = []

    def meanwhile(told: Told) -> None:
        if told.stage not in stages:
            stages.append(told.stage)
            add(db, f"Зан {told.stage}")
            raw = db.opened.connect()
            raw.execute("PRAGMA busy_timeout=0").fetchall()
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            raw.close()

    made = keep_copy(db, stick, told=Told(meanwhile))
    assert stages == [Stage.ROOM, Stage.WRITE, Stage.FLUSH, Stage.READ, Stage.LOOK]
    copy = open_copy(made.path, PASSWORD)
    assert copy.content.counts["person"] == 2
    assert len(names(db)) == 6
    copy.close()


def test_a_long_reader_of_an_older_state_does_not_keep_a_copy_from_being_made(db, stick):
    add(db, "Барно")
    with db.read() as session:
        session.connection().exec_driver_sql("SELECT count(*) FROM person").scalar()
        add(db, "Зебо")
        made = keep_copy(db, stick)
    copy = open_copy(made.path, PASSWORD)
    assert copy.content.counts["person"] == 2
    copy.close()


def test_a_copy_can_be_stopped_at_any_moment_and_leaves_nothing(db, stick):
    class Enough(Exception):
        pass

    for stage in (Stage.ROOM, Stage.WRITE, Stage.FLUSH, Stage.READ, Stage.LOOK):

        def stop(told: Told, stage=stage) -> None:
            if told.stage is stage:
                raise Enough

        with pytest.raises(Enough):
            keep_copy(db, stick, told=Told(stop))
        assert list(stick.iterdir()) == []
    with db.read() as session:
        assert copies_elsewhere(session) == []


def test_a_copy_opens_with_the_password_of_its_day_and_says_so(db, stick):
    made = keep_copy(db, stick)
    change_password(db.opened, "a newer password")
    with pytest.raises(SecretForAnother, match=r"17\.03\.2025"):
        open_copy(made.path, "a newer password")
    copy, seen = look_into(made.path, PASSWORD, FEATURES, db.opened.folder, Told(), db=db)
    copy.close()
    assert seen.opens_today is False
    assert seen.is_same_register is True


def test_a_preview_says_what_would_come_and_what_would_go(db, stick, clock):
    change_settings(db, name="Гулдаста")
    kept, gone, changed = add(db, "Барно"), add(db, "Зебо"), add(db, "Лола")
    entries.add_note(db, kept, "Sews at home", MONDAY)
    made = keep_copy(db, stick)
    clock.move(hours=1)
    actions.archive_person(db, gone)
    actions.change_person(db, changed, _renamed(db, changed))
    add(db, "Малика")
    copy, seen = look_into(made.path, PASSWORD, FEATURES, db.opened.folder, Told(), db=db)
    copy.close()
    assert seen.group == "Гулдаста"
    assert seen.is_older
    assert seen.opens_today is True
    (people,) = [one for one in seen.kinds if one.kind == "person"]
    assert (people.in_copy, people.today) == (3, 3)
    assert (people.only_copy, people.only_today, people.unlike) == (1, 1, 1)
    assert people.words == "3 women"
    assert (people.who_copy, people.who_today, people.who_unlike) == (("Зебо",), ("Малика",), ("Лола Назарова",))
    assert [one.words for one in seen.kinds if one.kind == "person_note"] == ["1 note"]


def test_a_preview_names_some_women_in_order_and_never_one_who_was_erased(db, stick, clock):
    from grouphub.features.erasing.actions import erase_person

    gone = add(db, "Адиба")
    made = keep_copy(db, stick)
    erase_person(db, FEATURES, gone)
    for given in ("Ҷонона", "Барно", "Ғунча", "Гулнора", "Тоҷинисо", "Ёсуман", "Яздон", "Малика"):
        add(db, given)
    copy, seen = look_into(made.path, PASSWORD, FEATURES, db.opened.folder, Told(), db=db)
    copy.close()
    people = next(one for one in seen.kinds if one.kind == "person")
    assert (people.only_copy, people.who_copy) == (0, ())
    assert people.only_today == 8
    assert people.who_today == ("Барно", "Гулнора", "Ғунча", "Ёсуман", "Малика", "Тоҷинисо")


def _renamed(db, key):
    from grouphub.features.people import card

    with db.read() as session:
        draft = card.draft_of(session, key)
    return type(draft)(**{**draft.__dict__, "family": "Назарова"})


def test_bringing_back_keeps_today_first_and_opens_with_the_old_password(db, stick, clock):
    add(db, "Барно")
    made = keep_copy(db, stick)
    folder = db.opened.folder
    clock.move(days=1)
    add(db, "Зебо")
    change_password(db.opened, "a newer password")
    copy = open_copy(made.path, PASSWORD)
    kept = bring_back(db, copy)
    copy.close()
    assert kept.sort is Sort.RESTORE
    with pytest.raises(WrongPassword):
        open_vault(folder, "a newer password")
    opened = open_vault(folder, PASSWORD)
    found = Database.open(opened, clock)
    assert names(found) == ["Барно"]
    found.close()
    opened.close()
    assert not folder.arriving.path.exists()
    again = open_copy(kept.path, "a newer password")
    assert again.content.counts["person"] == 2
    again.close()


def test_bringing_back_where_nothing_opens_any_more_keeps_the_files_as_they_are(db, opened, stick, clock):
    add(db, "Барно")
    made = keep_copy(db, stick)
    folder = opened.folder
    db.close()
    opened.close()
    spoilt = bytearray(folder.register.read_bytes())
    spoilt[5000:9000] = bytes(4000)
    folder.register.write_bytes(spoilt)
    copy = open_copy(made.path, PASSWORD)
    keep = bring_into(folder, copy, Told(), clock)
    copy.close()
    assert (folder.path / keep / "register.db").read_bytes() == bytes(spoilt)
    again = open_vault(folder, PASSWORD)
    again.verify()
    again.close()


def test_copies_elsewhere_are_remembered_and_one_outside_is_asked_for_after_seven_days(db, stick, clock, monkeypatch):
    from grouphub.features.copies import actions as copies
    from grouphub.store.places import Place

    add(db, "Барно")
    with db.read() as session:
        assert reminder(session, clock.today()).is_due is False
    clock.move(days=7)
    with db.read() as session:
        assert reminder(session, clock.today()).is_due
        assert reminder(session, clock.today()).days is None
    keep_copy(db, stick, label="KINGSTON")
    with db.read() as session:
        assert newest_outside(session) is None
    monkeypatch.setattr(copies, "place_of", lambda _path: Place.STICK)  # this computer's own answer
    keep_copy(db, stick, label="KINGSTON")
    with db.read() as session:
        assert [one.outside for one in copies_elsewhere(session)] in ([True, False], [False, True])
        assert newest_at(session, "KINGSTON") is not None
        told = reminder(session, clock.today())
    assert (told.days, told.is_due) == (0, False)
    clock.move(days=7)
    with db.read() as session:
        assert (reminder(session, clock.today()).days, reminder(session, clock.today()).is_due) == (7, True)
    change_settings(db, copy_days=14)
    with db.read() as session:
        assert reminder(session, clock.today()).is_due is False


def test_a_list_of_copies_opens_none_of_them_and_passes_over_what_is_none(db, stick, clock):
    keep_copy(db, stick)
    clock.move(days=2)
    keep_copy(db, stick)
    (stick / "holiday.copy").write_bytes(b"not a copy")
    (stick / "GroupHub-2024-01-01.copy").mkdir()
    assert [copy.path.name for copy in copies_in(stick)] == ["GroupHub-2025-03-19.copy", "GroupHub-2025-03-17.copy"]
    assert copies_in(stick)[0].made == datetime(2025, 3, 19, 10, tzinfo=UTC)
    assert copies_in(stick / "nowhere") == []


def test_an_empty_folder_is_no_register(tmp_path):
    with pytest.raises(NoRegister):
        open_vault(Folder(tmp_path), PASSWORD)


def test_a_register_whose_second_file_is_missing_is_copied_and_brought_back_all_the_same(db, stick, clock, tmp_path):
    add(db, "Барно")
    db.opened.folder.pages.unlink()
    copy = open_copy(keep_copy(db, stick).path, PASSWORD)
    bring_into(Folder(tmp_path / "new computer"), copy, Told(), clock)
    copy.close()
    opened = open_vault(Folder(tmp_path / "new computer"), PASSWORD)
    assert everything(opened)["person"]
    opened.close()


def test_copies_kept_since_are_known_after_an_older_one_is_brought_back(db, stick, clock):
    add(db, "Барно")
    older = keep_copy(db, stick, label="KINGSTON")
    clock.move(days=3)
    keep_copy(db, stick, label="Red stick")
    copy = open_copy(older.path, PASSWORD)
    folder = db.opened.folder
    bring_back(db, copy)
    copy.close()
    assert not folder.register.with_name("register.db-wal").exists()
    opened = open_vault(folder, PASSWORD)
    opened.verify()
    found = Database.open(opened, clock)
    with found.read() as session:
        assert [row.label for row in copies_elsewhere(session)] == ["Red stick", "KINGSTON"]
    found.close()
    opened.close()


def test_how_far_it_is_never_goes_back_and_reaches_the_end(db, stick):
    add(db, "Барно")

    def parts(work) -> list[float]:
        found: list[float] = []
        work(Told(lambda told: found.append(told.part)))
        return found

    def back(told: Told) -> None:
        copy = open_copy(copies_in(stick)[0].path, PASSWORD)
        bring_back(db, copy, told=told)
        copy.close()

    for work in (lambda told: keep_copy(db, stick, told=told), back):
        found = parts(work)
        assert found == sorted(found)
        assert found[0] == 0
        assert found[-1] > 0.85


def test_a_clock_that_was_wrong_once_keeps_no_copy_from_being_made_or_asked_for(db, stick, clock, monkeypatch):
    from grouphub.features.copies import actions as copies
    from grouphub.store.places import Place

    monkeypatch.setattr(copies, "place_of", lambda _path: Place.STICK)  # this computer's own answer
    add(db, "Барно")
    clock.move(days=3000)
    add(db, "Зебо")
    clock.move(minutes=1)
    assert keep_by_itself(db, FEATURES) is not None
    keep_copy(db, stick)
    clock.move(days=-2990)
    assert keep_by_itself(db, FEATURES) is None
    add(db, "Лола")
    made = keep_by_itself(db, FEATURES)
    assert made is not None
    assert made.made == clock.now()
    with db.read() as session:
        assert reminder(session, clock.today()).is_due


def test_whoever_reads_while_the_register_is_replaced_is_waited_for_or_told(db, stick, clock):
    add(db, "Барно")
    made = keep_copy(db, stick)
    add(db, "Зебо")
    copy = open_copy(made.path, PASSWORD)
    with db.read() as session:
        session.connection().exec_driver_sql("SELECT 1")
        with pytest.raises(Busy):
            db.give_way(patience=0.05)
    assert names(db) == ["Барно", "Зебо"]
    bring_back(db, copy)
    copy.close()
    with pytest.raises(WasLocked):
        names(db)
    assert keep_at_end(db) is None
    db.opened.close()


def test_a_search_index_that_is_amiss_keeps_no_copy_from_being_made(db, stick):
    add(db, "Барно")
    raw = db.opened.connect()
    raw.execute("DELETE FROM person_start_data WHERE id > 10")
    assert "fts5" in raw.execute("PRAGMA integrity_check").fetchone()[0]
    raw.close()
    assert keep_copy(db, stick).path.exists()


def test_a_register_that_does_not_fit_together_is_told_of_and_not_copied(db, stick):
    add(db, "Барно")
    raw = db.opened.connect()
    raw.execute("PRAGMA writable_schema=ON").fetchall()
    raw.execute("DELETE FROM sqlite_master WHERE name = 'ix_person_code'")
    raw.close()
    with pytest.raises(FileDamaged):
        keep_copy(db, stick)
    assert list(stick.iterdir()) == []


def test_a_disk_that_gets_full_keeps_the_newest_copies_only(db, clock, monkeypatch):
    import shutil

    def keep_days(count: int) -> None:
        for _day in range(count):
            clock.move(days=1)
            add(db, "Барно")
            keep_by_itself(db, FEATURES)

    keep_days(6)
    assert len(copies_in(db.opened.folder.copies)) == 6
    usage = shutil.disk_usage(db.opened.folder.path)
    tight = usage._replace(free=100 * 1024 * 1024)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: tight)  # the system's own
    keep_days(1)
    assert len(copies_in(db.opened.folder.copies)) == 3


def test_stopped_while_todays_register_is_kept_nothing_of_the_copy_lies_about(db, folder, stick):
    class Enough(Exception):
        pass

    add(db, "Барно")
    copy = open_copy(keep_copy(db, stick).path, PASSWORD)
    begun = []

    def stop(told: Told) -> None:
        begun.append(told.stage)
        if told.stage is Stage.READ:  # only today's register is read back, when the copy is ready beside it
            raise Enough

    with pytest.raises(Enough):
        bring_back(db, copy, told=Told(stop))
    copy.close()
    assert begun.count(Stage.ROOM) == 2
    assert not folder.arriving.path.exists()
    assert copies_in(folder.copies) == []
    assert names(db) == ["Барно"]


def test_what_a_power_cut_left_half_made_goes_even_when_no_copy_is_due(db, folder):
    keep_by_itself(db, FEATURES)
    half = folder.copies / "GroupHub-2025-03-17.copy.half"
    folder.copies.mkdir(exist_ok=True)
    half.write_bytes(b"half")
    (folder.path / "checking-x").mkdir()
    folder.arriving.path.mkdir()
    keep_by_itself(db, FEATURES)
    assert not half.exists()
    assert not (folder.path / "checking-x").exists()
    assert not folder.arriving.path.exists()
