"""Fields are added, changed and put in order; no answer is lost on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grouphub.base.i18n import speaking
from grouphub.features.fields import actions, queries
from grouphub.features.fields.actions import FieldHasAnswers
from grouphub.features.fields.changing import AnswersDoNotFit
from grouphub.features.fields.drafts import AnswerTwice, ChoiceDraft, FieldDraft, FieldNameMissing, TooFewAnswers
from grouphub.features.fields.kinds import FieldRow, Kind, Names, shown
from grouphub.features.fields.queries import OwnFilter
from grouphub.features.fields.rows import FieldGone, FieldNameTaken
from grouphub.features.fields.values import value_rows, write_answers
from grouphub.features.people.own import change_own_field
from tests.features.people.group import MONDAY, add
from tests.features.people.group import snapshot as people_snapshot


def new(db, kind=Kind.TEXT, name="Trade", *choices, **names):
    draft = FieldDraft(kind, Names(en=name, **names), tuple(ChoiceDraft(Names(en=one)) for one in choices))
    return actions.add_field(db, draft)


def read(db, key) -> FieldRow:
    with db.read() as session:
        found = queries.own_field(session, key)
    assert found is not None
    return found


def asked(db):
    with db.read() as session:
        return [row.name for row in queries.own_fields(session)]


def answer(db, woman, field, text):
    with db.write("answered") as session:
        write_answers(session, woman, value_rows(session, [woman]), {field: text}, MONDAY)


def answers(db, woman):
    with db.read() as session:
        return queries.answers(session, [woman]).get(woman, {})


def told(db, woman, field):
    return shown(read(db, field), answers(db, woman).get(field, ""))


def draft_of(row: FieldRow, **changed) -> FieldDraft:
    choices = tuple(ChoiceDraft(one.names, one.id) for one in row.offered)
    return replace(FieldDraft(row.kind, row.names, choices, row.id), **changed)


def test_a_field_is_added_once_and_stands_below_the_others(db):
    draft = FieldDraft(Kind.NUMBER, Names(tg="  Кӯдакон ", en="Children"))
    key = actions.add_field(db, draft)
    assert actions.add_field(db, draft) == key
    new(db)
    assert asked(db) == ["Children", "Trade"]
    with speaking("ru"):
        assert asked(db) == ["Кӯдакон", "Trade"]


def test_a_field_needs_a_name_in_one_language_and_no_other_is_called_so(db):
    with pytest.raises(FieldNameMissing):
        actions.add_field(db, FieldDraft(Kind.TEXT, Names(ru="  ")))
    new(db, name="Trade", tg="Ҳунар")
    with pytest.raises(FieldNameTaken, match="хунар"):
        actions.add_field(db, FieldDraft(Kind.TEXT, Names(ru="хунар")))
    assert asked(db) == ["Trade"]


def test_a_choice_needs_two_answers_that_can_be_told_apart(db):
    with pytest.raises(TooFewAnswers):
        new(db, Kind.CHOICE, "Hearing", "well", " ")
    with pytest.raises(AnswerTwice, match="WELL"):
        new(db, Kind.CHOICE, "Hearing", "well", "WELL")
    key = new(db, Kind.CHOICE, "Hearing", "well", "", "badly")
    assert [choice.name for choice in read(db, key).choices] == ["well", "badly"]


def test_fields_are_put_in_order_one_step_at_a_time(db):
    one, two, three = new(db, name="One"), new(db, name="Two"), new(db, name="Three")
    actions.move_field(db, three, -1)
    assert asked(db) == ["One", "Three", "Two"]
    actions.move_field(db, one, -1)  # already the first
    actions.archive_field(db, three)
    actions.move_field(db, two, -1)
    assert asked(db) == ["Two", "One"]
    actions.bring_back_field(db, three)
    assert asked(db) == ["Two", "One", "Three"]


def test_answers_are_kept_changed_and_taken_out(db):
    woman, machine = add(db, "Зебо"), new(db, Kind.YES_NO, "Machine")
    answer(db, woman, machine, "ҳа")
    assert answers(db, woman) == {machine: "yes"}
    answer(db, woman, machine, "no")
    assert answers(db, woman) == {machine: "no"}
    answer(db, woman, machine, "")
    assert answers(db, woman) == {}
    with db.read() as session:
        assert queries.answered(session) == {}


def test_a_field_with_answers_is_never_taken_out(db):
    woman, trade = add(db, "Зебо"), new(db)
    answer(db, woman, trade, "weaver")
    with pytest.raises(FieldHasAnswers):
        actions.take_out_field(db, trade)
    actions.archive_field(db, trade)
    assert asked(db) == []
    assert answers(db, woman) == {trade: "weaver"}
    answer(db, woman, trade, "")
    actions.take_out_field(db, trade)
    with pytest.raises(FieldGone):
        actions.archive_field(db, trade)


def test_a_choice_that_a_woman_has_stays_with_her_and_is_offered_no_more(db):
    woman = add(db, "Зебо")
    hearing = new(db, Kind.CHOICE, "Hearing", "well", "badly", "not at all")
    well, badly, _not = read(db, hearing).choices
    answer(db, woman, hearing, "badly")
    kept = (ChoiceDraft(Names(en="deaf")), ChoiceDraft(Names(en="very well"), well.id))
    change_own_field(db, hearing, draft_of(read(db, hearing), choices=kept))
    row = read(db, hearing)
    assert [choice.name for choice in row.offered] == ["deaf", "very well"]
    assert told(db, woman, hearing) == "badly"
    assert [choice.id for choice in row.choices if choice.archived] == [badly.id]
    # Chosen again, it is offered again.
    again = (*kept, ChoiceDraft(badly.names, badly.id))
    change_own_field(db, hearing, draft_of(row, choices=again))
    assert [choice.name for choice in read(db, hearing).offered] == ["deaf", "very well", "badly"]


KINDS = [
    (Kind.TEXT, ["12", "7,5"], Kind.NUMBER, ["12", "7.5"]),
    (Kind.TEXT, ["17.03.2025", "5 май 2024"], Kind.DAY, ["17.03.2025", "05.05.2024"]),
    (Kind.TEXT, ["да", "не"], Kind.YES_NO, ["Yes", "No"]),
    (Kind.TEXT, ["one line"], Kind.LONG, ["one line"]),
    (Kind.TEXT, ["935141642"], Kind.PHONE, ["93 514 16 42"]),
    (Kind.NUMBER, ["1250.5"], Kind.TEXT, ["1\u00a0250.5"]),
    (Kind.DAY, ["2025-03-17"], Kind.TEXT, ["17.03.2025"]),
    (Kind.YES_NO, ["yes"], Kind.TEXT, ["Yes"]),
    (Kind.NUMBER, ["1", "0"], Kind.YES_NO, ["Yes", "No"]),
    (Kind.PHONE, ["93-514-16-42"], Kind.TEXT, ["93-514-16-42"]),
]


@pytest.mark.parametrize(("before", "typed", "after", "shown_then"), KINDS)
def test_another_kind_takes_every_answer_along_and_undo_brings_all_back(db, before, typed, after, shown_then):
    field = new(db, before)
    women = [add(db, f"Зан{number}") for number in range(len(typed))]
    for woman, text in zip(women, typed, strict=True):
        answer(db, woman, field, text)
    kept = [answers(db, woman) for woman in women]
    change_own_field(db, field, draft_of(read(db, field), kind=after))
    assert [told(db, woman, field) for woman in women] == shown_then
    db.undo()
    assert read(db, field).kind is before
    assert [answers(db, woman) for woman in women] == kept


def test_words_become_choices_and_choices_words(db):
    woman, field = add(db, "Зебо"), new(db, name="Hearing")
    answer(db, woman, field, "BADLY")
    choices = (ChoiceDraft(Names(en="well")), ChoiceDraft(Names(en="badly")))
    change_own_field(db, field, draft_of(read(db, field), kind=Kind.CHOICE, choices=choices))
    assert told(db, woman, field) == "badly"
    change_own_field(db, field, draft_of(read(db, field), kind=Kind.TEXT))
    assert answers(db, woman) == {field: "badly"}
    assert read(db, field).choices == ()


def test_a_link_becomes_the_name_of_the_woman(db):
    woman, other, field = add(db, "Зебо"), add(db, "Лола", "Қосимова"), new(db, Kind.LINK)
    answer(db, woman, field, str(other))
    change_own_field(db, field, draft_of(read(db, field), kind=Kind.TEXT))
    assert answers(db, woman) == {field: "Лола Қосимова"}


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        (Kind.TEXT, "weaver", Kind.NUMBER),
        (Kind.TEXT, "17 March", Kind.DAY),  # the year would be invented
        (Kind.TEXT, "today", Kind.DAY),
        (Kind.LONG, "one\ntwo", Kind.TEXT),  # the lines would be lost
        (Kind.TEXT, "Лола", Kind.LINK),
    ],
)
def test_a_kind_that_does_not_fit_every_answer_is_refused_with_their_number(db, before, typed, after):
    field = new(db, before)
    answer(db, add(db, "Зебо"), field, typed)
    kept = people_snapshot(db)
    with pytest.raises(AnswersDoNotFit, match="1 of 1") as refused:
        change_own_field(db, field, draft_of(read(db, field), kind=after, names=Names(en="Other")))
    assert refused.value.field == "kind"
    assert read(db, field).kind is before
    assert read(db, field).name == "Trade"
    assert people_snapshot(db) == kept


def test_a_filter_finds_who_fits_and_who_has_no_answer(db):
    numbers = new(db, Kind.NUMBER, "Cows")
    women = {name: add(db, name) for name in ("Анора", "Барно", "Вазира", "Гулнора")}
    for name, cows in zip(women, ("-2", "2", "10"), strict=False):
        answer(db, women[name], numbers, cows)

    def fits(**asked):
        among, sql, values = OwnFilter(numbers, Kind.NUMBER, **asked).condition()
        with db.read() as session:
            found = {bytes(key) for (key,) in session.connection().exec_driver_sql(sql, tuple(values))}
        return [name for name, key in women.items() if (key.bytes in found) == among]

    assert fits(low="2") == ["Барно", "Вазира"]
    assert fits(high="2") == ["Анора", "Барно"]
    assert fits(low="-1", high="9.5") == ["Барно"]
    assert fits(any_of=frozenset({"10"})) == ["Вазира"]
    assert fits() == ["Анора", "Барно", "Вазира"]
    assert fits(empty=True) == ["Гулнора"]


def test_a_filter_by_choices_and_its_plain_values(db):
    hearing = new(db, Kind.CHOICE, "Hearing", "well", "badly")
    well, badly = read(db, hearing).choices
    one, other = add(db, "Анора"), add(db, "Барно")
    answer(db, one, hearing, str(well.id))
    answer(db, other, hearing, str(badly.id))
    wanted = OwnFilter(hearing, Kind.CHOICE, frozenset({str(badly.id)}))
    assert OwnFilter.from_dict(wanted.to_dict()) == wanted
    _among, sql, values = wanted.condition()
    with db.read() as session:
        assert session.connection().exec_driver_sql(sql, tuple(values)).all() == [(other.bytes,)]
    for spoilt in (None, {}, {"field": "x", "kind": "text"}, {"field": str(hearing), "kind": "colour"}, [1]):
        assert OwnFilter.from_dict(spoilt) is None


def test_undoing_a_field_that_was_answered_since_is_refused_and_loses_nothing(db):
    from grouphub.store.reversal import ChangedSince

    field = new(db)
    woman = add(db, "Зебо")
    answer(db, woman, field, "weaver")
    with db.read() as session:
        from grouphub.store import journal

        first = journal.history(session, [field])[-1].number
    with pytest.raises(ChangedSince):
        db.undo(first)
    assert answers(db, woman) == {field: "weaver"}
