"""What own fields add to the program."""

from grouphub.features.contribution import Contribution
from grouphub.features.fields import actions
from grouphub.features.fields.models import OwnChoice, OwnField, OwnValue

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
)
