"""What places add to the program."""

from grouphub.base.i18n import ngettext
from grouphub.features.contribution import Contribution, Counted
from grouphub.features.places import actions
from grouphub.features.places.models import OwnDistrict, Village

PLACES = Contribution(
    name="places",
    models=(Village, OwnDistrict),
    counted=(Counted("village", lambda n: ngettext("{count} village", "{count} villages", n)),),
    actions=(actions.change_district, actions.add_district),
)
