"""A register as an earlier program left it opens with every row, can be searched, and its steps can be taken back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from grouphub.features.group.queries import group_settings
from grouphub.features.people import actions, card, finding, where
from grouphub.features.people.dossier import dossiers
from grouphub.features.people.drafts import PersonDraft
from grouphub.features.people.history import field_changes, history
from grouphub.features.people.models import Person
from grouphub.features.places.queries import villages_by_id
from grouphub.store import schema
from grouphub.store.database import Database
from grouphub.store.drafts import Drafts
from tests.factory import PASSWORD
from tests.store.test_migrations import drop_everything, shape
from tests.vaults import scripts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

KEPT = "given, patronymic, family, paper_name, birth, schooling, in_school, village, street, code, archived_at"
BY_DAYS = {"roles", "standing", "joined_on"}
CHILDREN = ("person_spelling", "person_phone", "person_role", "person_standing", "person_consent", "person_note")


def rows(db: Database, sql: str) -> list[tuple[Any, ...]]:
    with db.read() as session:
        return [tuple(row) for row in session.connection().exec_driver_sql(sql)]


def everything(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Return all that the women of a register say, whichever revision it has."""
    tables = {"person": f"id, {KEPT}", **dict.fromkeys((*CHILDREN, "person_picture", "draft", "keeper"), "*")}
    return {table: rows(db, f"SELECT {columns} FROM {table} ORDER BY 1, 2") for table, columns in tables.items()}


@pytest.fixture
def old(opened, clock) -> Iterator[Database]:
    """A register of the first revision with rows, not brought up yet."""
    made = Database(opened, clock)
    with made.fill() as connection:
        scripts.read(connection, "0001")
    made.close()
    found = Database.open(opened, clock)
    yield found
    found.close()


def village_of(db: Database, given: str) -> tuple[UUID | None, str]:
    """Return the village a woman lives in, and its name as it stands on her own row."""
    with db.read() as session:
        one = card.person(session, finding.find(session, given)[0].person.id)
        row = session.get(Person, one.id)
        assert row is not None
        return one.village_id, row.village


def test_it_can_be_checked_before_and_after(old):
    for _time in range(2):
        with old.read() as session:
            assert where.misplaced(session) == 0
        old.bring_up()


def test_every_row_and_every_word_typed_is_still_there(old):
    before = everything(old)
    old.bring_up()
    assert everything(old) == before
    assert len(before["person"]) == 6
    assert all(before[table] for table in CHILDREN)
    with old.read() as session:
        assert group_settings(session).district == "vakhsh"
    assert Drafts(old).all()["people/new"]["fields"]["street"] == "кӯчаи Нав 1"


def test_it_is_whole_and_has_the_shape_of_a_new_register(old):
    old.bring_up()
    with old.fill() as connection:
        migrated = shape(connection)
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        for table in ("person_start", "person_part"):
            connection.exec_driver_sql(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        drop_everything(connection)
        schema.create(connection)
        assert migrated == shape(connection)


def test_villages_that_differ_by_case_become_one_and_each_woman_keeps_her_spelling(old):
    old.bring_up()
    (adiba, first), (barno, second) = village_of(old, "Адиба"), village_of(old, "Барно")
    assert adiba == barno
    assert (first, second) == ("Анорбоғ", "анорбоғ")
    with old.read() as session:
        assert villages_by_id(session, [adiba])[adiba].name == "Анорбоғ"
    assert village_of(old, "Нодира") == (None, "")


def test_what_follows_from_the_rest_is_what_this_program_writes(old):
    old.bring_up()
    with old.read() as session:
        keys = [row.id for row in session.query(Person)]
        for one in dossiers(session, keys):
            derived = one.derived(old.clock.today())
            wanted = {name: value for name, value in derived.items() if name not in BY_DAYS}
            said = {name: getattr(one.person, name) for name in wanted}
            for side in (wanted, said):
                side["village"] = side["village"].casefold()
                side["sort_village"] = side["sort_village"].partition(" ")[0]
            assert said == wanted


def test_women_are_found_by_their_street_as_before(old):
    old.bring_up()
    with old.read() as session:
        assert [hit.person.given for hit in finding.find(session, "сабо 7")] == ["Адиба"]


def test_every_step_can_be_taken_back_and_done_again(old):
    old.bring_up()
    moved, _name = village_of(old, "Зебо")
    reached = everything(old)
    old.undo()
    assert village_of(old, "Зебо")[0] == village_of(old, "Адиба")[0] != moved
    with old.read() as session:
        zebo = finding.find(session, "Зебо")[0].person.id
        assert card.person(session, zebo).street == "маҳаллаи Работ"
    while old.undoable():
        old.undo()
    assert rows(old, "SELECT id FROM person") == []
    for _step in range(20):
        if everything(old)["person"] != reached["person"]:
            old.redo()
    assert everything(old)["person"] == reached["person"]
    assert village_of(old, "Зебо")[0] == moved


def test_her_history_tells_where_she_lived(old):
    old.bring_up()
    with old.read() as session:
        lola = finding.find(session, "Лола")[0].person.id
        steps = history(session, lola)
    told = [one.text() for step in steps for change in step.changes for one in field_changes(change, old.clock.today())]
    assert "Village: Оби Зулол, before: Себзори Баланд" in told


def test_her_spelling_of_the_village_stays_in_the_history_when_it_gives_way(old):
    old.bring_up()
    with old.read() as session:
        barno = finding.find(session, "Барно")[0].person.id
        opened = card.draft_of(session, barno)
    actions.change_person(old, barno, PersonDraft(**{**opened.__dict__, "code": "77"}), opened=opened)
    assert village_of(old, "Барно")[1] == "Анорбоғ"
    old.undo()
    assert village_of(old, "Барно")[1] == "анорбоғ"


def test_a_step_that_breaks_a_link_leaves_the_register_as_it_was(old, monkeypatch):
    from grouphub.store.migrations import steps

    upgrade = steps.upgrade

    def careless(connection, **told):
        upgrade(connection, **told)
        connection.exec_driver_sql("DELETE FROM village")

    monkeypatch.setattr(steps, "upgrade", careless)
    before = everything(old)
    with pytest.raises(schema.BrokenLinks):
        old.bring_up()
    assert everything(old) == before
    assert rows(old, "SELECT version_num FROM alembic_version") == [("0001",)]
    with old.read() as session:
        assert session.connection().exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


NEARLY_FULL = """
import shutil, sys
from pathlib import Path
from grouphub.base.clock import SystemClock
from grouphub.base.paths import Folder
from grouphub.features import registry
from grouphub.store.database import Database
from grouphub.store.vault import open_vault
folder = Folder(Path(sys.argv[1]) / "group")
shutil.copytree(sys.argv[2], folder.path)
film = open(Path(sys.argv[1]) / "film", "wb", buffering=0)
film.write(bytes(shutil.disk_usage(sys.argv[1]).free - 64 * 1024))
opened = open_vault(folder, sys.argv[3])
print(folder.reserve.exists())
database = Database.open(opened, SystemClock())
database.bring_up()
print(folder.reserve.exists())
database.close()
opened.close()
"""


def test_it_is_brought_up_on_a_nearly_full_disk_with_the_reserve(old, folder, tmp_path):
    old.close()
    small = tmp_path / "small"
    small.mkdir()
    mount = 'mount -t tmpfs -o size=16m tmpfs "$0" && exec "$@"'
    inside = ["unshare", "-rm", "sh", "-c", mount, str(small)]
    if not shutil.which("unshare") or subprocess.run([*inside, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this computer does not lend a small disk")
    told = subprocess.run(
        [*inside, sys.executable, "-c", NEARLY_FULL, str(small), str(folder.path), PASSWORD],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert told.stderr == ""
    assert told.stdout == "True\nFalse\n"


def test_a_copy_as_it_was_is_kept_before_it_is_brought_up(old):
    from grouphub.store.copies import copies_in, open_copy
    from grouphub.store.copyfile import Sort
    from grouphub.store.inspecting import table_counts

    raw = old.opened.connect()
    before = table_counts(raw)
    raw.close()
    old.bring_up()
    (kept,) = copies_in(old.opened.folder.copies)
    assert kept.sort is Sort.MIGRATION
    copy = open_copy(kept.path, PASSWORD)
    assert copy.content.revision == "0001"
    assert copy.content.counts == before
    copy.close()
    old.bring_up()
    assert len(copies_in(old.opened.folder.copies)) == 1


def test_how_far_it_is_is_told_from_nothing_to_all(old):
    from grouphub.store.copies import Stage, Told

    heard: list[tuple[Stage, float]] = []
    old.bring_up(told=Told(lambda told: heard.append((told.stage, told.part))))
    stages, parts = [stage for stage, _part in heard], [part for _stage, part in heard]
    assert list(dict.fromkeys(stages)) == list(Stage)
    assert stages == sorted(stages, key=list(Stage).index)
    assert parts == sorted(parts)
    assert parts[0] == 0
    assert parts[-1] > 0.95
    assert 0.5 < parts[stages.index(Stage.CHANGE)] < 0.9


@pytest.mark.parametrize("share", [0.3, 0.6, 0.8, 0.95])
def test_stopped_anywhere_it_is_as_it_was_and_can_be_brought_up_later(old, share):
    from grouphub.store.copies import Told

    def stop(told):
        if told.part > share:
            raise KeyboardInterrupt

    before = everything(old)
    with pytest.raises(KeyboardInterrupt):
        old.bring_up(told=Told(stop))
    assert everything(old) == before
    assert rows(old, "SELECT version_num FROM alembic_version") == [("0001",)]
    old.bring_up()
    assert everything(old) == before


def test_it_is_not_brought_up_where_no_copy_can_be_kept(old, monkeypatch):
    from grouphub.store import own_copies
    from grouphub.store.copies import CopyUnlike

    def worn_out(*_given):
        raise CopyUnlike

    monkeypatch.setattr(own_copies, "keep", worn_out)
    before = everything(old)
    with pytest.raises(CopyUnlike):
        old.bring_up()
    assert everything(old) == before
    assert rows(old, "SELECT version_num FROM alembic_version") == [("0001",)]
