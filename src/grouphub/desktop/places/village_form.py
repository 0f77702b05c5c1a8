"""The dialogs that change a village, and that put two together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from grouphub.base.i18n import _, ngettext
from grouphub.desktop.people.form_dialog import AT_ONCE, FormDialog
from grouphub.desktop.places.choices import district_choices, village_choices
from grouphub.desktop.widgets.card import Strip
from grouphub.desktop.widgets.fields import CompletedField, TextField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.pick_field import PickField
from grouphub.features.people import moving, where
from grouphub.features.places.queries import districts, villages_by_id
from grouphub.features.places.rules import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from grouphub.desktop.workspace import Workspace
    from grouphub.features.people.where import VillageRow


class VillageDialog(FormDialog):
    """Name, jamoat and district of a village: all who live there follow."""

    def __init__(self, workspace: Workspace, village_id: str) -> None:
        self._key = UUID(village_id)
        with workspace.db.read() as session:
            known = villages_by_id(session, [self._key]).get(self._key)
            rows = {row.id: row for row in where.villages(session)}
            listed = districts(session)
        place = known.place if known else Place()
        self._women = rows[self._key].also_archived if self._key in rows else 0
        form = Form(f"places/village/{village_id}")
        self.village = TextField("village", _("Village"), required=bool(place.village), icon="map-pin")
        self.district = PickField("district", _("District"), district_choices(listed, place.district), required=False)
        self.jamoat = CompletedField("jamoat", _("Jamoat"), self._jamoats, required=False)
        self.hint = Strip("blue", _follow_words(self._women))
        self._workspace = workspace
        form.add(self.village)
        form.add_row(self.district, self.jamoat)
        form.add(self.hint)
        self.hint.setVisible(self._women > 0)
        form.set_values({"village": place.village, "district": place.district, "jamoat": place.jamoat})
        super().__init__(workspace, _("Change the village"), form)

    def write(self) -> None:
        """Change the village with all its women."""
        self._change()()

    def long_write(self) -> Callable[[], object] | None:
        """Return the change when many women move along."""
        return self._change() if self._women > AT_ONCE else None

    def _change(self) -> Callable[[], object]:
        place = Place(self.village.value(), self.jamoat.value(), self.district.key())
        return partial(moving.change_village, self.workspace.db, self._key, place)

    def _jamoats(self, typed: str) -> list[str]:
        with self._workspace.db.read() as session:
            return where.jamoats_like(session, typed, self.district.key())


def _follow_words(women: int) -> str:
    text = ngettext(
        "{count} woman lives here, the archive counted too. She moves along.",
        "{count} women live here, the archive counted too. All of them move along.",
        women,
    )
    return text.format(count=women)


class MergeVillagesDialog(FormDialog):
    """Two villages that are one: says what will happen before it does."""

    def __init__(self, workspace: Workspace) -> None:
        with workspace.db.read() as session:
            rows = where.villages(session)
            named = {one.key: one.name for one in districts(session)}
        self._rows: dict[str, VillageRow] = {str(row.id): row for row in rows if row.name}
        choices = sorted(village_choices(self._rows.values(), named), key=lambda one: one.name)
        form = Form("places/merge")
        self.gone = PickField("gone", _("This village goes"), choices, icon="map-pin")
        self.into = PickField("into", _("Its women live in this one"), choices, icon="map-pin", check=self._differ)
        self.said = Strip("sunken", _("Choose both villages: then you see here what will happen."), icon="info")
        for part in (self.gone, self.into, self.said):
            form.add(part)
        for field in (self.gone, self.into):
            field.changed.connect(self.follow)
        form.restored.connect(self.follow)
        super().__init__(workspace, _("Put two villages together"), form, save=_("Put together"))

    def follow(self) -> None:
        """Say what will happen."""
        gone, into = (self._rows.get(field.key()) for field in (self.gone, self.into))
        if gone is None or into is None or gone is into:
            self.said.set_words(_("Choose both villages: then you see here what will happen."))
            return
        moves = ngettext(
            "{count} woman of {gone} will live in {into}. {gone} goes from the list. Undo parts them again.",
            "{count} women of {gone} will live in {into}. {gone} goes from the list. Undo parts them again.",
            gone.also_archived,
        )
        self.said.set_words(moves.format(count=gone.also_archived, gone=gone.name, into=into.name))

    def write(self) -> None:
        """Put them together."""
        self._merge()()

    def long_write(self) -> Callable[[], object] | None:
        """Return the merge when many women move."""
        gone = self._rows.get(self.gone.key())
        return self._merge() if gone and gone.also_archived > AT_ONCE else None

    def _merge(self) -> Callable[[], object]:
        return partial(moving.merge_villages, self.workspace.db, UUID(self.gone.key()), UUID(self.into.key()))

    def _differ(self, value: str) -> str | None:
        return _("This is the same village. Choose another one.") if value and value == self.gone.key() else None
