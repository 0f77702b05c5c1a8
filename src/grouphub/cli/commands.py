"""What each command does. Imported only when the words are understood."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from grouphub.base.birth import parse_birth
from grouphub.base.clock import SystemClock
from grouphub.base.command_line import UsageWrong
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_, _, current, ngettext
from grouphub.base.keys import new_key
from grouphub.base.phones import doubt_text, parse
from grouphub.base.settings import ScreenSettings
from grouphub.cli import secret, speech
from grouphub.cli.register import open_register, wants_json
from grouphub.cli.words import chosen_folder
from grouphub.features import registry
from grouphub.features.doubles.queries import doubles_of
from grouphub.features.group.actions import change_settings, enter_keeper
from grouphub.features.group.queries import group_settings
from grouphub.features.people import finding, queries, where
from grouphub.features.people.actions import add_person
from grouphub.features.people.drafts import PersonDraft, PhoneDraft
from grouphub.features.people.queries import Order, PeopleFilter
from grouphub.features.people.rules import word
from grouphub.features.places.queries import completed, districts, districts_called
from grouphub.features.places.rules import Place
from grouphub.features.practice import group as practice_group
from grouphub.store.copies import copies_in
from grouphub.store.database import Database
from grouphub.store.faults import FileDamaged
from grouphub.store.recovery import RecoveryCode
from grouphub.store.vault import create_vault

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from grouphub.features.people.queries import PersonRow

_AT_ONCE = 500


class NotWhole(GroupHubError):
    """The register can be read but does not fit together; fact: what."""

    message = N_(
        "The register can be read, but something in it does not fit together ({what}). Nothing was changed. "
        "Keep this file and bring back a copy."
    )


class DistrictNotKnown(GroupHubError):
    """No district, or more than one, is called so; facts: text, names."""

    message = N_("Which district is meant by {text}? Nothing was saved. Write one of these: {names}.")


# Commands


def create(asked: Namespace) -> None:
    """Make the register of a new group."""
    folder, clock = chosen_folder(asked), SystemClock()
    password = secret.new_password(asked)
    code = RecoveryCode.new()
    opened = create_vault(folder, password, code, keeper=new_key(), clock=clock)
    try:
        database = Database.create(opened, clock)
        enter_keeper(database, opened.keeper, asked.keeper or _("Leader"))
        change_settings(database, name=asked.name.strip(), village=asked.village.strip())
        database.close()
    finally:
        opened.close()
    screen = ScreenSettings.load(folder.screen)
    screen.language = current()
    screen.save(folder.screen)
    written = "-".join(code.groups)
    if wants_json(asked):
        speech.one({"folder": str(folder.path), "name": asked.name.strip(), "recovery_code": written})
        return
    speech.line(_("The register of {name} is in {folder}.").format(name=asked.name.strip(), folder=folder.path))
    speech.line(_("Recovery code: {code}").format(code=written))
    speech.sentence(
        _("Write the code on paper now: it opens the register without the password and is never shown again.")
    )


def practice(asked: Namespace) -> None:
    """Make an invented group that stays in the folder named."""
    if getattr(asked, "data_dir", None) is None:
        raise UsageWrong(why=_("Missing: {words}.").format(words="--data-dir"))
    folder = chosen_folder(asked)
    given = secret.given(asked)
    password = practice_group.PRACTICE_PASSWORD if given is None else given
    made = practice_group.make_at(
        folder,
        registry.FEATURES,
        people=asked.people,
        seed=asked.seed,
        language=current(),
        clock=SystemClock(),
        password=password,
    )
    made.database.close()
    made.opened.close()
    if wants_json(asked):
        speech.one({"folder": str(folder.path), "people": asked.people, "seed": asked.seed})
        return
    count = ngettext(
        "An invented group of {count} woman is in {folder}.",
        "An invented group of {count} women is in {folder}.",
        asked.people,
    )
    speech.line(count.format(count=asked.people, folder=folder.path))
    if given is None:
        speech.line(_("Its password is {password}.").format(password=password))


def check(asked: Namespace) -> None:
    """Read the whole register and say what is in it, or what is not well."""
    with open_register(asked, as_it_is=True) as database:
        database.opened.verify()
        with database.read() as session:
            _check_links(session)
            _check_places(session)
            _check_search(session)
            _check_features(session)
            found = _counted(session)
        found["passwords"] = len(database.opened.keepers)
        kept = copies_in(database.opened.folder.copies)
        newest = max((copy.made for copy in kept), default=None)
        found["copies"] = len(kept)
    if wants_json(asked):
        speech.one({"well": True, **found, "newest_copy": newest.isoformat() if newest else None})
        return
    speech.line(_("All is well."))
    for text, name in (
        (N_("Women in the list: {count}"), "people"),
        (N_("Women in the archive: {count}"), "archived"),
        (N_("Steps in the history: {count}"), "steps"),
        (N_("Passwords: {count}"), "passwords"),
        (N_("Copies kept here by themselves: {count}"), "copies"),
    ):
        speech.line(_(text).format(count=found[name]))
    if newest is not None:
        speech.line(_("The newest of them: {day}").format(day=f"{newest.astimezone():%d.%m.%Y %H:%M}"))


def people_add(asked: Namespace) -> None:
    """Add a woman."""
    with open_register(asked, writes=True) as database:
        today = database.clock.today()
        draft = PersonDraft(
            given=asked.given,
            patronymic=asked.patronymic,
            family=asked.family,
            birth=parse_birth(asked.born, today) if asked.born.strip() else None,
            street=asked.street,
            house=asked.house,
            code=asked.code,
            phones=tuple(PhoneDraft(typed=typed) for typed in asked.phone),
        )
        with database.read() as session:
            place = completed(session, Place(asked.village, asked.jamoat, _district(session, asked.district)))
            draft = replace(draft, village=place.village, jamoat=place.jamoat, district=place.district)
            same = doubles_of(session, draft)
        key = add_person(database, draft)
        with database.read() as session:
            added = queries.people_by_id(session, [key], family_first=group_settings(session).family_first)[0]
    _warn(asked.phone, len(same))
    if wants_json(asked):
        speech.one(_as_json(added))
    else:
        speech.line(_("{name} was added.").format(name=added.name))


def people_find(asked: Namespace) -> None:
    """Print the women who fit best, and why."""
    with open_register(asked) as database, database.read() as session:
        family_first = group_settings(session).family_first
        hits = finding.find(session, " ".join(asked.text), asked.most, family_first=family_first)
        if wants_json(asked):
            speech.several({**_as_json(hit.person), "found_by": hit.reason.why.value} for hit in hits)
            return
        for hit in hits:
            speech.line(*_cells(hit.person), hit.reason.text())
    if not hits:
        speech.sentence(_("Nobody was found."))


def people_list(asked: Namespace) -> None:
    """Print the women of the group in their order."""
    with open_register(asked) as database, database.read() as session:
        people = _all_people(session)
        if wants_json(asked):
            speech.several(map(_as_json, people))
            return
        for person in people:
            speech.line(*_cells(person))


# What they share


def _district(session: Session, text: str) -> str:
    """Return the key of the district that ``text`` names. Raises DistrictNotKnown."""
    if not text.strip():
        return ""
    found = districts_called(session, text)
    if len(found) != 1:
        named = ", ".join(one.name for one in found or districts(session))
        raise DistrictNotKnown(text=text.strip(), names=named)
    return found[0].key


def _all_people(session: Session) -> Iterator[PersonRow]:
    family_first = group_settings(session).family_first
    rows = queries.people_ids(session, PeopleFilter(), Order(family_first=family_first))
    for start in range(0, len(rows), _AT_ONCE):
        yield from queries.people_page(session, rows[start : start + _AT_ONCE], family_first=family_first)


def _counted(session: Session) -> dict[str, int]:
    steps = session.connection().exec_driver_sql("SELECT count(*) FROM journal_batch").scalar_one()
    return {
        "people": queries.counts(session, PeopleFilter()).total,
        "archived": queries.counts(session, PeopleFilter(archived=True)).total,
        "steps": steps,
    }


def _check_links(session: Session) -> None:
    broken = session.connection().exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise NotWhole(what=_("links: {count}").format(count=len(broken)))


def _check_places(session: Session) -> None:
    wrong = where.misplaced(session)
    if wrong:
        raise NotWhole(what=_("villages: {count}").format(count=wrong))


def _check_features(session: Session) -> None:
    for feature in registry.FEATURES:
        wrong = feature.check(session) if feature.check else ""
        if wrong:
            raise NotWhole(what=wrong)


def _check_search(session: Session) -> None:
    """Compare the search index with what it was made from."""
    for table in ("person_start", "person_part"):
        try:
            session.connection().exec_driver_sql(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except Exception as error:
            if "malformed" in str(error) or "corrupt" in str(error):
                raise NotWhole(what=_("search index")) from error
            raise FileDamaged from error
    session.rollback()


def _warn(phones: list[str], same: int) -> None:
    """Say what to look at again; it is saved all the same."""
    for typed in phones:
        doubt = doubt_text(parse(typed))
        if doubt:
            speech.sentence(f"{typed}: {doubt}")
    if same:
        speech.sentence(_("Somebody of this name is in the register already. It was saved all the same."))


def _cells(person: PersonRow) -> tuple[str, ...]:
    return (
        person.name,
        person.village,
        person.phone.in_line() if person.phone else "",
        ", ".join(map(word, person.roles)),
    )


def _as_json(person: PersonRow) -> dict[str, Any]:
    phone = person.phone
    return {
        "id": str(person.id),
        "name": person.name,
        "given": person.given,
        "family": person.family,
        "village": person.village,
        "jamoat": person.jamoat,
        "district": person.district,
        "code": person.code,
        "roles": [role.value for role in person.roles],
        "standing": person.standing.value,
        "joined": None if person.joined_on is None else person.joined_on.isoformat(),
        "phone": None
        if phone is None
        else {
            "typed": phone.typed,
            "number": phone.normal,
            "whose": phone.whose.value,
            "safe": phone.safe.value,
            "hours": phone.hours,
            "remark": phone.remark,
        },
    }
