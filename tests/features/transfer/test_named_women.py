"""A cell that names another woman becomes a link to her; nobody, or several of that name, are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grouphub.features.fields.kinds import Kind
from grouphub.features.people import actions, card, queries
from grouphub.features.people.drafts import PersonDraft
from grouphub.features.people.queries import Order, PeopleFilter
from grouphub.features.transfer.arrivals import Decision, Plan, Verdict, plan
from grouphub.features.transfer.meanings import OwnColumn
from grouphub.features.transfer.named_women import NobodyCalledSo, SeveralCalledSo
from grouphub.features.transfer.sheets import Sheet
from grouphub.features.transfer.taking_over import take_over
from grouphub.features.transfer.understanding import Choices, understand
from tests.features.fields import asked
from tests.features.people.group import MONDAY

if TYPE_CHECKING:
    from uuid import UUID

    from grouphub.store.database import Database

HEADS = ("Фамилия", "Имя", "Год рождения")


@pytest.fixture
def jamila(db) -> UUID:
    asked.ask_of_every_kind(db)
    draft = PersonDraft(given="Ҷамила", patronymic="Сафаровна", family="Ғафурова", code="К-7")
    return actions.add_person(db, draft)


def planned(db: Database, brought_by: str) -> Plan:
    row = asked.field(db, Kind.LINK)
    own = (OwnColumn(str(row.id), row.names.each()),)
    sheet = Sheet("x", ((*HEADS, row.name), ("Зоирова", "Барно", 1975, brought_by)))
    with db.read() as session:
        return plan(session, understand(sheet, Choices(MONDAY, own=own)), MONDAY)


def brought_barno(db: Database) -> UUID | None:
    with db.read() as session:
        keys = queries.ids_of(session, list(queries.people_ids(session, PeopleFilter(), Order())))
        barno = next(one for one in card.people(session, keys) if one.given == "Барно")
    return next((answer.link for answer in barno.own if answer.row.kind is Kind.LINK), None)


@pytest.mark.parametrize(
    "written", ["Ғафурова Ҷамила", "ҷамила ғафурова", "Гафурова Джамила", "Ғафурова Ҷамила Сафаровна", "К-7"]
)
def test_a_name_in_any_order_and_spelling_or_a_code_leads_to_the_woman(db, jamila, written):
    found = planned(db, written)
    assert found.problems == ()
    take_over(db, found.arrivals)
    assert brought_barno(db) == jamila
    (again,) = planned(db, written).arrivals
    assert (again.verdict, again.decision) == (Verdict.SAME, Decision.LEAVE)


def test_nobody_of_the_name_is_told_and_the_table_once_more_links_them(db, jamila):
    found = planned(db, "Нигина Ҳакимова")
    assert [type(problem.error) for problem in found.problems] == [NobodyCalledSo]
    take_over(db, found.arrivals)
    assert brought_barno(db) is None
    nigina = actions.add_person(db, PersonDraft(given="Нигина", family="Ҳакимова"))
    (again,) = planned(db, "Нигина Ҳакимова").arrivals
    assert [(change.before, change.after) for change in again.changes] == [("", "Ҳакимова Нигина")]
    take_over(db, [again])
    assert brought_barno(db) == nigina


def test_several_of_the_name_are_told_unless_she_is_linked_to_one_of_them(db, jamila):
    take_over(db, planned(db, "Ғафурова Ҷамила").arrivals)
    actions.add_person(db, PersonDraft(given="Ҷамила", family="Ғафурова"))
    found = planned(db, "Ғафурова Ҷамила")
    assert ([one.verdict for one in found.arrivals], found.problems) == ([Verdict.SAME], ())


def test_several_of_the_name_are_told_to_whoever_has_no_link(db, jamila):
    actions.add_person(db, PersonDraft(given="Ҷамила", family="Ғафурова"))
    found = planned(db, "Ғафурова Ҷамила")
    assert [type(problem.error) for problem in found.problems] == [SeveralCalledSo]
    take_over(db, found.arrivals)
    assert brought_barno(db) is None
