"""The features in dependency order. Importing this module makes every table known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import configure_mappers

from grouphub.features.bakery.contribution import BAKERY
from grouphub.features.copies.contribution import COPIES
from grouphub.features.copies.models import CopyKept
from grouphub.features.doubles.contribution import DOUBLES
from grouphub.features.families.contribution import FAMILIES
from grouphub.features.fields.contribution import FIELDS
from grouphub.features.group.contribution import GROUP
from grouphub.features.income import models as _ledger
from grouphub.features.income.contribution import INCOME
from grouphub.features.lists.contribution import LISTS
from grouphub.features.people.contribution import PEOPLE
from grouphub.features.places.contribution import PLACES
from grouphub.features.sewing.contribution import SEWING
from grouphub.features.stock.contribution import STOCK
from grouphub.features.transfer.contribution import TRANSFER
from grouphub.store import drafts as _drafts  # these tables are part of every register
from grouphub.store import erased as _erased

if TYPE_CHECKING:
    from grouphub.features.contribution import Contribution

FEATURES: tuple[Contribution, ...] = (
    *(GROUP, FIELDS, LISTS, PLACES, PEOPLE, DOUBLES, FAMILIES),
    *(INCOME, STOCK, SEWING, BAKERY),
    *(TRANSFER, COPIES),
)
BOOKKEEPING = (_drafts.Draft, _erased.Erased, CopyKept, *_ledger.BOOKKEEPING)
"""Tables that are the program's own: never journaled, never merged."""

configure_mappers()  # here, while she types her password, not at the first question to the open register
