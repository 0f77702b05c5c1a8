"""What the women of the group add to the program."""

from grouphub.base.i18n import ngettext
from grouphub.features.contribution import Contribution, Counted, Trace
from grouphub.features.people import actions, entries, moving, own, search_index, together
from grouphub.features.people.joining import LINKS
from grouphub.features.people.models import CHILDREN, Person
from grouphub.features.people.timeline import timeline

assert search_index.DDL_STATEMENTS  # the index is made with the tables

PEOPLE = Contribution(
    name="people",
    models=(Person, *CHILDREN),
    actions=(
        actions.add_person,
        actions.add_people,
        actions.change_person,
        actions.archive_person,
        actions.archive_people,
        actions.bring_back_person,
        actions.bring_back_people,
        actions.set_role_for_people,
        actions.end_role_for_people,
        actions.change_roles,
        actions.set_standing,
        actions.set_standing_for_people,
        together.change_people,
        own.change_own_field,
        own.answer_for_people,
        moving.change_village,
        moving.merge_villages,
        moving.take_out_village,
        entries.add_note,
        entries.change_note,
        entries.remove_note,
        entries.record_consent,
        entries.remove_consent,
        entries.change_role_days,
        entries.remove_role,
        entries.change_standing_day,
        entries.remove_standing,
        entries.set_picture,
        entries.remove_picture,
    ),
    counted=(
        Counted(
            "person",
            lambda n: ngettext("{count} woman", "{count} women", n),
            only="archived_at IS NULL",
            called="trim({row}.given || ' ' || {row}.family)",
            sorted_by="{row}.sort_given, {row}.sort_family, {row}.id",
        ),
        Counted("person_note", lambda n: ngettext("{count} note", "{count} notes", n)),
        Counted("person_picture", lambda n: ngettext("{count} picture", "{count} pictures", n)),
    ),
    traces=(
        Trace("person_spelling", told=lambda n: ngettext("{count} other spelling", "{count} other spellings", n)),
        Trace("person_phone", told=lambda n: ngettext("{count} phone", "{count} phones", n)),
        Trace("person_role", told=lambda n: ngettext("{count} role", "{count} roles", n)),
        Trace("person_standing"),
        Trace(
            "person_consent",
            told=lambda n: ngettext("{count} answer to a question", "{count} answers to questions", n),
        ),
        Trace("person_note", told=lambda n: ngettext("{count} note", "{count} notes", n)),
        Trace("person_picture", told=lambda n: ngettext("{count} picture", "{count} pictures", n)),
    ),
    links=LINKS,
    timeline=timeline,
    history=own.history_ids,
    told=own.told,
    invent=own.invent,
)
