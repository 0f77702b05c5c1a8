"""What the group itself adds to the program."""

from grouphub.features.contribution import Contribution
from grouphub.features.group.actions import change_settings
from grouphub.features.group.models import Setting

GROUP = Contribution(name="group", models=(Setting,), actions=(change_settings,))
