"""What tables that come in add to the program."""

from grouphub.features.contribution import Contribution
from grouphub.features.transfer import taking_over
from grouphub.features.transfer.models import TakenTable

TRANSFER = Contribution(name="transfer", models=(TakenTable,), actions=(taking_over.take_over,))
