"""What families add to the program."""

from grouphub.base.i18n import ngettext
from grouphub.features.contribution import Contribution, Counted, Fate, Trace
from grouphub.features.families import actions
from grouphub.features.families.history import history_ids, told
from grouphub.features.families.joining import LINKS
from grouphub.features.families.models import Guardian, Household, HouseholdMember
from grouphub.features.families.practice import invent
from grouphub.features.families.queries import cautions, timeline

FAMILIES = Contribution(
    name="families",
    models=(Household, HouseholdMember, Guardian),
    actions=(
        actions.add_member,
        actions.change_member,
        actions.take_out_member,
        actions.add_guardian,
        actions.change_guardian,
        actions.take_out_guardian,
    ),
    links=LINKS,
    counted=(Counted("household", lambda n: ngettext("{count} household", "{count} households", n)),),
    traces=(
        Trace("household_member", told=lambda n: ngettext("{count} family", "{count} families", n)),
        Trace(
            "household_member",
            "of_id",
            told=lambda n: ngettext("{count} relative without a record", "{count} relatives without a record", n),
            only="person_id IS NULL",
        ),
        Trace("household_member", "of_id", Fate.EMPTIED),
        Trace("guardian", told=lambda n: ngettext("{count} guardian", "{count} guardians", n)),
        Trace(
            "guardian",
            "guardian_id",
            told=lambda n: ngettext("{count} girl she answers for", "{count} girls she answers for", n),
        ),
    ),
    timeline=timeline,
    cautions=cautions,
    history=history_ids,
    told=told,
    invent=invent,
)
