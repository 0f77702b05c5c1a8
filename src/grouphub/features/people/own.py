"""Own fields where they meet the women: a changed field, one answer for several women at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.i18n import N_
from grouphub.features.fields.changing import change_in
from grouphub.features.fields.drafts import checked
from grouphub.features.people.dossier import dossiers

if TYPE_CHECKING:
    from uuid import UUID

    from grouphub.features.fields.drafts import FieldDraft
    from grouphub.store.database import Database


def change_own_field(db: Database, field_id: UUID, draft: FieldDraft) -> None:
    """Rename a field, change its choices or its kind; what women are found by follows.

    Raises FieldProblem, AnswersDoNotFit, FieldGone.
    """
    kept = checked(draft)
    with db.write(N_("The field “{field}” was changed"), field=kept.names.shown()) as session:
        women = change_in(session, field_id, kept, db.clock.now())
        for one in dossiers(session, women):
            one.refresh(db.clock.today())
