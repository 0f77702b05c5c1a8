"""Do and undo is as before, for every action, also after the register was closed; the search index follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from PIL import Image

from grouphub.features.fields.drafts import FieldDraft
from grouphub.features.fields.kinds import Kind, Names
from grouphub.features.people import actions, card, entries, finding, moving, own, together, where
from grouphub.features.people.contribution import PEOPLE
from grouphub.features.people.drafts import ConsentDraft, PersonDraft, PhoneDraft, RoleDraft
from grouphub.features.people.rules import Answer, Purpose, Role, Standing
from grouphub.features.people.together import Together, What
from grouphub.features.places.rules import Place
from grouphub.store.database import Database, NothingToRedo, NothingToUndo
from grouphub.store.reversal import ChangedSince
from tests.features.fields import asked
from tests.features.people.group import MONDAY, add, assert_index_is_whole, full_draft, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID


def picture(colour: str = "red") -> bytes:
    file = BytesIO()
    Image.new("RGB", (60, 40), colour).save(file, "PNG")
    return file.getvalue()


def read(db: Database, key: UUID) -> card.PersonCard:
    with db.read() as session:
        return card.person(session, key)


def changed(db: Database, key: UUID) -> None:
    with db.read() as session:
        opened = card.draft_of(session, key)
    kept = replace(opened.phones[0], remark="only on Fridays")
    draft = replace(
        opened,
        given="Гулнора",
        birth=None,
        spellings=("Нора",),
        phones=(kept, PhoneDraft("1919")),
        roles=(RoleDraft(Role.BAKERY, MONDAY),),
        joined_on=None,
        note="new",
    )
    actions.change_person(db, key, draft, opened=opened, picture=picture("green"))


DONE: dict[str, Callable[[Database, UUID], object]] = {
    "add_person": lambda db, _key: actions.add_person(db, full_draft(code="other"), picture=picture()),
    "add_people": lambda db, _key: actions.add_people(
        db, [PersonDraft(given="Зебо", village="Деҳаи нав"), PersonDraft(given="Барно", village="деҳаи Нав")]
    ),
    "change_people": lambda db, key: together.change_people(
        db, [key, gone(db)], Together(What.VILLAGE, place=Place("Деҳаи нав", "", "panj"))
    ),
    "change_person": changed,
    "archive_person": actions.archive_person,
    "archive_people": lambda db, key: actions.archive_people(db, [key]),
    "bring_back_person": lambda db, key: actions.bring_back_person(db, gone(db)),
    "bring_back_people": lambda db, key: actions.bring_back_people(db, [gone(db)]),
    "set_role_for_people": lambda db, key: actions.set_role_for_people(db, [key], Role.TRAINER, None),
    "end_role_for_people": lambda db, key: actions.end_role_for_people(db, [key], Role.SEWING, MONDAY),
    "change_roles": lambda db, key: actions.change_roles(db, key, PersonDraft(roles=(RoleDraft(Role.MEMBER),))),
    "set_standing": lambda db, key: actions.set_standing(db, key, Standing.LEFT, MONDAY, "moved"),
    "set_standing_for_people": lambda db, key: actions.set_standing_for_people(db, [key], Standing.PAUSED, MONDAY),
    "change_village": lambda db, _key: moving.change_village(db, village(db, "Чашмасор"), Place("Чашма", "", "panj")),
    "merge_villages": lambda db, _key: moving.merge_villages(db, village(db, "Чашмасор"), village(db, "Дашт")),
    "take_out_village": lambda db, _key: moving.take_out_village(db, village(db, "Ғарм")),
    "add_note": lambda db, key: entries.add_note(db, key, "something", MONDAY),
    "change_note": lambda db, key: entries.change_note(db, read(db, key).notes[0].id, "other", MONDAY),
    "remove_note": lambda db, key: entries.remove_note(db, read(db, key).notes[0].id),
    "record_consent": lambda db, key: entries.record_consent(db, key, ConsentDraft(Purpose.KEEP, Answer.GIVEN, MONDAY)),
    "remove_consent": lambda db, key: entries.remove_consent(db, read(db, key).consents[0].id),
    "change_role_days": lambda db, key: entries.change_role_days(db, read(db, key).role_rows[0].id, None, MONDAY),
    "remove_role": lambda db, key: entries.remove_role(db, read(db, key).role_rows[-1].id),
    "change_standing_day": lambda db, key: entries.change_standing_day(
        db, read(db, key).standing_rows[0].id, MONDAY, "put right"
    ),
    "remove_standing": lambda db, key: entries.remove_standing(db, read(db, key).standing_rows[0].id),
    "change_own_field": lambda db, _key: own.change_own_field(
        db, asked.field(db, Kind.CHOICE).id, FieldDraft(Kind.TEXT, Names(en="Asked otherwise"))
    ),
    "answer_for_people": lambda db, key: own.answer_for_people(db, [key], asked.field(db, Kind.NUMBER).id, "7"),
    "set_picture": lambda db, key: entries.set_picture(db, key, picture()),
    "remove_picture": lambda db, key: entries.remove_picture(db, pictured(db)),
}


def gone(db: Database) -> UUID:
    """Return the woman in the bin."""
    return _named(db, "Ойша")


def pictured(db: Database) -> UUID:
    """Return the woman with a picture."""
    return _named(db, "Лола")


def village(db: Database, name: str) -> UUID:
    with db.read() as session:
        return next(row.id for row in where.villages(session) if row.name == name)


def _named(db: Database, name: str) -> UUID:
    with db.read() as session:
        return finding.find(session, name)[0].person.id


def prepare(db: Database) -> UUID:
    actions.archive_person(db, add(db, "Ойша", village="Чашмасор", jamoat="Оби Сафед", district="shamsiddin-shohin"))
    lola = add(db, "Лола", village="Ғарм")
    actions.change_person(db, lola, PersonDraft(given="Лола", village="Дашт"))
    entries.set_picture(db, lola, picture("blue"))
    asked.ask_of_every_kind(db)
    key = actions.add_person(db, full_draft())
    asked.answer_everything(db, key, pictured(db))
    return key


def test_every_action_is_tried_here():
    assert set(DONE) == {action.__name__ for action in PEOPLE.actions}


@pytest.mark.parametrize("name", DONE)
def test_do_and_undo_is_as_before(db: Database, name: str):
    key = prepare(db)
    before = snapshot(db)
    DONE[name](db, key)
    after = snapshot(db)
    assert after != before
    db.undo()
    assert snapshot(db) == before
    assert_index_is_whole(db)
    db.redo()
    assert snapshot(db) == after
    assert_index_is_whole(db)
    db.undo()
    assert snapshot(db) == before


def test_a_step_others_hang_on_is_not_taken_back_by_itself(db: Database):
    numbers: list[int] = []
    db.on_commit.append(lambda commit: numbers.append(commit.number))
    key = add(db, "Зебо")
    entries.add_note(db, key, "a word", MONDAY)
    before = snapshot(db)
    with pytest.raises(ChangedSince) as told:
        db.undo(numbers[0])
    assert "Nothing was changed" in told.value.text()
    assert snapshot(db) == before
    assert_index_is_whole(db)
    db.undo()
    db.undo(numbers[0])
    with db.read() as session:
        assert card.row_of(session, key) is None


@pytest.mark.parametrize("name", DONE)
def test_a_step_can_be_taken_back_after_the_register_was_closed(db: Database, name: str):
    key = prepare(db)
    before = snapshot(db)
    DONE[name](db, key)
    db.close()
    again = Database.open(db.opened, db.clock)
    again.undo()
    assert snapshot(again) == before
    again.close()


def test_what_is_taken_back_is_not_found_and_what_is_done_again_is(db: Database):
    key = add(db, "Зулайхо", phones=(PhoneDraft("907 30 56 66"),))

    def found(text: str) -> list[UUID]:
        with db.read() as session:
            return [hit.person.id for hit in finding.find(session, text, near=False)]

    db.undo()
    assert found("зулай") == []
    db.redo()
    assert found("зулай") == found("90730") == [key]


class Sitting(RuleBasedStateMachine):
    """An afternoon at the register: whatever she does, as many undos lead back."""

    db: Database

    def __init__(self) -> None:
        super().__init__()
        self.begun = snapshot(self.db)
        self.steps = 0
        self.keys: list[UUID] = []

    def done(self, step: Callable[[], object]) -> None:
        before = snapshot(self.db)
        step()
        if snapshot(self.db) != before:
            self.steps += 1

    @rule(given=st.sampled_from(["Зебо", "Ойша", "Барно"]), full=st.booleans())
    def add(self, given: str, full: bool) -> None:
        draft = full_draft(given=given, code="") if full else PersonDraft(given=given)
        self.done(lambda: self.keys.append(actions.add_person(self.db, draft)))

    @rule(data=st.data(), role=st.sampled_from(Role), day=st.dates(date(2024, 1, 1), date(2026, 1, 1)))
    def give_role(self, data: st.DataObject, role: Role, day: date) -> None:
        self.with_some(data, lambda keys: actions.set_role_for_people(self.db, keys, role, day))

    @rule(data=st.data(), role=st.sampled_from(Role), day=st.dates(date(2024, 1, 1), date(2026, 1, 1)))
    def end_role(self, data: st.DataObject, role: Role, day: date) -> None:
        self.with_some(data, lambda keys: actions.end_role_for_people(self.db, keys, role, day))

    @rule(data=st.data(), standing=st.sampled_from(Standing), day=st.dates(date(2024, 1, 1), date(2026, 1, 1)))
    def stand(self, data: st.DataObject, standing: Standing, day: date) -> None:
        self.with_some(data, lambda keys: actions.set_standing_for_people(self.db, keys, standing, day))

    @rule(data=st.data(), back=st.booleans())
    def archive(self, data: st.DataObject, back: bool) -> None:
        action = actions.bring_back_people if back else actions.archive_people
        self.with_some(data, lambda keys: action(self.db, keys))

    @rule(data=st.data(), text=st.text(min_size=1, max_size=20))
    def rename(self, data: st.DataObject, text: str) -> None:
        self.with_some(data, lambda keys: actions.change_person(self.db, keys[0], PersonDraft(given=f"Г{text}")))

    @rule()
    def take_back(self) -> None:
        if self.steps:
            self.db.undo()
            self.steps -= 1
            with self.db.read() as session:
                self.keys = [key for key in self.keys if card.row_of(session, key) is not None]

    def with_some(self, data: st.DataObject, step: Callable[[list[UUID]], object]) -> None:
        if self.keys:
            keys = data.draw(st.lists(st.sampled_from(self.keys), min_size=1, unique=True))
            self.done(lambda: step(keys))

    @invariant()
    def the_index_is_whole(self) -> None:
        assert_index_is_whole(self.db)

    def teardown(self) -> None:
        for _step in range(self.steps):
            self.db.undo()
        assert snapshot(self.db) == self.begun


def test_any_afternoon_can_be_taken_back_step_by_step(db: Database):
    Sitting.db = db
    run_state_machine_as_test(
        Sitting,
        settings=settings(
            max_examples=12, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
    with pytest.raises(NothingToUndo):
        db.undo()


def test_nothing_is_done_again_after_something_new(db: Database):
    add(db, "Зебо")
    db.undo()
    add(db, "Барно")
    with pytest.raises(NothingToRedo):
        db.redo()
