"""The dialog that adds a district or writes it anew: names change by decree, and people call them in many ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grouphub.base.i18n import _, current
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.fields import TextField
from grouphub.desktop.widgets.form import Form
from grouphub.features.places.actions import DistrictDraft, add_district, change_district
from grouphub.features.places.queries import district

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace

_ORDER = {"tg": ("tg", "ru", "en"), "ru": ("ru", "tg", "en"), "en": ("en", "tg", "ru")}
_BETWEEN = re.compile(r"\s*[,;،\n]\s*")


class DistrictDialog(FormDialog):
    """Its name in three languages, and what else it is called."""

    def __init__(self, workspace: Workspace, key: str = "") -> None:
        self._key = key
        with workspace.db.read() as session:
            known = district(session, key)
        names = {"tg": _("In Tajik"), "ru": _("In Russian"), "en": _("In English")}
        form = Form(f"places/district/{key or 'new'}")
        self.names = {one: TextField(one, names[one], required=one == current()) for one in _ORDER[current()]}
        first, *others = self.names.values()
        self.also = TextField(
            "also",
            _("Also called"),
            required=False,
            hint=_("Several: put commas between them. Women there are found by each of them."),
        )
        form.add(first)
        form.add_row(*others)
        form.add(self.also)
        if known:
            form.set_values({**known.names, "also": ", ".join(known.also)})
            if known.former:
                former = _("Formerly: {names}. It is still found by that.").format(names=", ".join(known.former))
                form.add(Strip("sunken", former, icon="clock-counter-clockwise"))
        super().__init__(workspace, _("Change the district") if known else _("Add a district"), form)

    def write(self) -> None:
        """Add the district or change it."""
        named = {one: field.value() for one, field in self.names.items()}
        also = tuple(part for part in _BETWEEN.split(self.also.value()) if part)
        draft = DistrictDraft(**named, also=also)
        if self._key:
            change_district(self.workspace.db, self._key, draft)
        else:
            add_district(self.workspace.db, draft)
