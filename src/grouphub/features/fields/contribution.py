"""What own fields add to the program."""

from grouphub.base.i18n import ngettext
from grouphub.features.contribution import Contribution, Trace
from grouphub.features.fields import actions
from grouphub.features.fields.joining import LINKS
from grouphub.features.fields.models import OwnChoice, OwnField, OwnValue
from grouphub.features.fields.practice import invent

FIELDS = Contribution(
    name="fields",
    models=(OwnField, OwnChoice, OwnValue),
    actions=(
        actions.add_field,
        actions.move_field,
        actions.archive_field,
        actions.bring_back_field,
        actions.take_out_field,
    ),
    invent=invent,
    links=LINKS,
    traces=(
        Trace("own_value", told=lambda n: ngettext("{count} answer in own fields", "{count} answers in own fields", n)),
        Trace(
            "own_value",
            "other_id",
            told=lambda n: ngettext("{count} link from another woman", "{count} links from other women", n),
        ),
    ),
)
