"""What places add to the program."""

from grouphub.features.contribution import Contribution
from grouphub.features.places import actions
from grouphub.features.places.models import OwnDistrict, Village

PLACES = Contribution(
    name="places",
    models=(Village, OwnDistrict),
    actions=(actions.change_district, actions.add_district),
)
