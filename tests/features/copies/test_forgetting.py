"""Whoever was erased for ever goes from the copies at hand too; the others are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from grouphub.features import registry
from grouphub.features.copies.actions import keep_by_itself, keep_copy
from grouphub.features.copies.forgetting import copies_to_sweep, forget_in_copies, last_erased
from grouphub.features.copies.queries import copies_before
from grouphub.features.erasing.actions import erase_person
from grouphub.features.people import actions
from grouphub.features.people.rules import Role
from grouphub.store.copies import Told, copies_in, open_copy, take_out
from grouphub.store.copyfile import REGISTER, Sort
from grouphub.store.database import Database
from grouphub.store.restoring import bring_into
from grouphub.store.vault import open_vault
from tests import factory
from tests.factory import PASSWORD
from tests.features.erasing.test_erasing import FOLDED, HERS
from tests.features.people.group import MONDAY, add, full_draft
from tests.vaults import scripts

FEATURES = registry.FEATURES
PAGE = 4096


@pytest.fixture
def her(db: Database):
    return actions.add_person(db, full_draft(family="Қосимова"))


def plain(path: Path, at: Path) -> bytes:
    """Return every page of the register in a copy, deciphered one by one: the free ones too."""
    copy = open_copy(path, PASSWORD)
    unpacked = at / "unpacked.db"
    try:
        take_out(copy, REGISTER, unpacked, Told())
        raw = unpacked.read_bytes()
        return b"".join(_deciphered(raw[at : at + PAGE], bytes(copy.key), at) for at in range(0, len(raw), PAGE))
    finally:
        copy.close()
        unpacked.unlink(missing_ok=True)


def _deciphered(page: bytes, key: bytes, at: int) -> bytes:
    """Return what a page of SQLCipher says: AES-256-CBC, its first vector and its seal at the end."""
    inside, vector = page[0 if at else 16 : PAGE - 80], page[PAGE - 80 : PAGE - 64]
    open_page = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return open_page.update(inside) + open_page.finalize()


def found_in(content: bytes) -> list[str]:
    words = (*HERS, *FOLDED)
    return [word for word in words for coding in ("utf-8", "utf-16-le") if word.encode(coding) in content]


def test_she_goes_from_every_copy_in_the_folder_and_the_others_stay(db, her, clock, tmp_path):
    add(db, "Барно", "Ҳакимзода")
    for _day in range(3):
        clock.move(days=1)
        actions.set_role_for_people(db, [her], Role.BAKERY, MONDAY)
        actions.end_role_for_people(db, [her], Role.BAKERY, MONDAY)
        keep_by_itself(db, FEATURES)
    copies = copies_in(db.opened.folder.copies)
    assert all(found_in(plain(copy.path, tmp_path)) for copy in copies)
    erase_person(db, FEATURES, her)
    assert len(copies_to_sweep(db)) == 3
    done = forget_in_copies(db, FEATURES)
    assert (done.remade, done.left) == (3, ())
    after = copies_in(db.opened.folder.copies)
    assert [(copy.path, copy.made, copy.sort) for copy in after] == [
        (copy.path, copy.made, copy.sort) for copy in copies
    ]
    assert [copy.newest for copy in after] == [copy.newest for copy in copies]  # what was changed then, not now
    for copy in after:
        content = plain(copy.path, tmp_path)
        assert found_in(content) == []
        assert "Барно".encode() in content
    assert copies_to_sweep(db) == []
    assert not [path.name for path in db.opened.folder.copies.iterdir() if path.suffix != ".copy"]


def test_a_copy_that_goes_away_in_the_middle_does_not_keep_her_in_the_others(db, her, clock, tmp_path):
    for given in ("Барно", "Нигина", "Лола"):
        clock.move(days=1)
        add(db, given)
        keep_by_itself(db, FEATURES)
    erase_person(db, FEATURES, her)
    gone = copies_to_sweep(db)[1]
    done = forget_in_copies(db, FEATURES, told=Told(lambda _told: gone.path.unlink(missing_ok=True)))
    assert (done.remade, done.left) == (2, (gone,))
    assert all(not found_in(plain(copy.path, tmp_path)) for copy in copies_in(db.opened.folder.copies))


def test_a_copy_made_anew_comes_back_like_any_other(db, her, clock, tmp_path):
    from grouphub.base.paths import Folder

    add(db, "Барно")
    keep_by_itself(db, FEATURES)
    erase_person(db, FEATURES, her)
    forget_in_copies(db, FEATURES)
    copy = open_copy(copies_in(db.opened.folder.copies)[0].path, PASSWORD)
    bring_into(Folder(tmp_path / "new"), copy, Told(), clock)
    copy.close()
    opened = open_vault(Folder(tmp_path / "new"), PASSWORD)
    found = Database.open(opened, clock)
    with found.read() as session:
        rows = session.connection().exec_driver_sql("SELECT given FROM person").all()
    assert rows == [("Барно",)]
    found.close()
    opened.close()


def test_what_was_cut_off_goes_on_at_the_next_opening(db, her, clock):
    class Enough(Exception):
        pass

    for _day in range(2):
        clock.move(days=1)
        add(db, "Барно")
        keep_by_itself(db, FEATURES)
    erase_person(db, FEATURES, her)
    seen = []

    def stop(told: Told) -> None:
        seen.append(told.stage)
        if len(seen) > 12:
            raise Enough

    with pytest.raises(Enough):
        forget_in_copies(db, FEATURES, told=Told(stop))
    assert copies_to_sweep(db)
    clock.move(days=1)
    keep_by_itself(db, FEATURES)
    assert copies_to_sweep(db) == []


def test_a_clock_that_was_wrong_when_a_copy_was_made_hides_her_from_nobody(db, her, clock):
    clock.move(days=4000)
    add(db, "Барно")
    keep_by_itself(db, FEATURES)
    clock.move(days=-4000)
    erase_person(db, FEATURES, her)
    assert len(copies_to_sweep(db)) == 1


def test_a_copy_of_an_older_program_loses_her_too(db, opened, clock, tmp_path):
    other = factory.new_vault(type(opened.folder)(tmp_path / "older"))
    made = Database(other, clock)
    with made.fill() as connection:
        scripts.read(connection, "0001")
    made.close()
    old = Database.open(other, clock)
    old.bring_up()
    (kept,) = copies_in(other.folder.copies)
    assert kept.sort is Sort.MIGRATION
    with old.read() as session:
        adiba = session.connection().exec_driver_sql("SELECT id FROM person WHERE given = 'Адиба'").scalar_one()
    assert "Адиба".encode() in plain(kept.path, tmp_path)
    from uuid import UUID

    erase_person(old, FEATURES, UUID(bytes=adiba))
    assert forget_in_copies(old, FEATURES).remade == 1
    assert "Адиба".encode() not in plain(kept.path, tmp_path)
    old.close()
    other.close()


def test_a_damaged_copy_and_one_of_another_register_are_told_of(db, her, clock, tmp_path):
    keep_by_itself(db, FEATURES)
    clock.move(days=1)
    add(db, "Барно")
    keep_by_itself(db, FEATURES)
    newest, oldest = copies_in(db.opened.folder.copies)
    raw = bytearray(newest.path.read_bytes())
    raw[len(raw) // 2] ^= 1
    newest.path.write_bytes(raw)
    erase_person(db, FEATURES, her)
    done = forget_in_copies(db, FEATURES)
    assert done.remade == 1
    assert [copy.path for copy in done.left] == [newest.path]
    assert oldest.path.exists()


def test_copies_elsewhere_that_hold_her_are_named_and_can_be_made_anew_when_they_are_at_hand(db, her, clock, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    keep_copy(db, stick, label="KINGSTON")
    clock.move(days=1)
    erase_person(db, FEATURES, her)
    moment = last_erased(db)
    assert moment is not None
    with db.read() as session:
        assert [row.label for row in copies_before(session, moment)] == ["KINGSTON"]
    assert forget_in_copies(db, FEATURES, place=stick).remade == 1
    assert found_in(plain(copies_in(stick)[0].path, tmp_path)) == []


def test_an_older_copy_that_is_brought_back_loses_whoever_was_erased_since(db, her, clock):
    from grouphub.features.copies.actions import bring_back
    from grouphub.features.erasing.actions import erase_again

    add(db, "Барно")
    keep_by_itself(db, FEATURES)
    folder = db.opened.folder
    before = copies_in(folder.copies)[0].path.read_bytes()
    erase_person(db, FEATURES, her)
    (folder.path / "older.copy").write_bytes(before)
    copy = open_copy(folder.path / "older.copy", PASSWORD)
    bring_back(db, copy)
    copy.close()
    opened = open_vault(folder, PASSWORD)
    found = Database.open(opened, clock)
    assert erase_again(found, FEATURES) == 1
    with found.read() as session:
        assert session.connection().exec_driver_sql("SELECT given FROM person").all() == [("Барно",)]
    found.close()
    opened.close()
