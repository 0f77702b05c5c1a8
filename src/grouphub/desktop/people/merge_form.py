"""Two women side by side: whether they are one, and whose answer is right where both differ."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from grouphub.base.i18n import _, ngettext
from grouphub.desktop.people.form_dialog import FormDialog
from grouphub.desktop.people.picture_field import RoundPicture
from grouphub.desktop.widgets.buttons import Button
from grouphub.desktop.widgets.card import Line, Strip
from grouphub.desktop.widgets.choice_fields import TilesField
from grouphub.desktop.widgets.form import Form
from grouphub.desktop.widgets.labels import Section, Small, Text
from grouphub.desktop.widgets.overlay import WIDE
from grouphub.features.doubles import actions, merging
from grouphub.features.doubles.fields import Side
from grouphub.features.doubles.merging import Choices

if TYPE_CHECKING:
    from grouphub.desktop.workspace import Workspace
    from grouphub.features.doubles.merging import FieldPair, MergeView


class MergeForm(Form):
    """What comes over, said before; what differs; what is the same, folded."""

    def __init__(self, view: MergeView) -> None:
        super().__init__(f"merge/{view.kept_id}/{view.other_id}")
        self.view = view
        self._choices: dict[str, TilesField] = {}
        self._add_heads()
        self.add(Strip("blue", _what_comes(view)))
        self._add_what_to_do()
        for pair in view.fields:
            if pair.differs:
                self._add_choice(pair)
        self._add_what_is_the_same()
        self.forget_edits()

    def choices(self) -> Choices:
        """Return whose answers were chosen."""
        chosen = {key: Side(str(field.value() or Side.KEPT)) for key, field in self._choices.items()}
        ones = {pair.key for pair in self.view.fields if pair.one_of}
        return Choices(
            fields={key: side for key, side in chosen.items() if key not in ones},
            ones={key: side for key, side in chosen.items() if key in ones},
        )

    def _add_heads(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        for name in (self.view.kept_name, self.view.other_name):
            row.addWidget(Section(name, wrap=True), 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.column.addWidget(Line())

    def _add_what_to_do(self) -> None:
        differing = sum(pair.differs for pair in self.view.fields)
        if differing:
            words = ngettext("Choose what is right.", "Choose what is right, line by line.", differing)
            self.column.addWidget(Small(words, wrap=True))

    def _add_choice(self, pair: FieldPair) -> None:
        tiles = [(Side.KEPT.value, pair.kept.words or "–"), (Side.OTHER.value, pair.other.words or "–")]
        if pair.kept.jpeg or pair.other.jpeg:
            self._add_pictures(pair)
            tiles = [(Side.KEPT.value, _("The left one")), (Side.OTHER.value, _("The right one"))]
        field = TilesField(pair.key, pair.label, tiles, columns=2)
        field.speak_as(pair.label)  # two answers may be the same words, or none
        field.set_value(pair.usual.value)
        self._choices[pair.key] = field
        self.add(field)

    def _add_pictures(self, pair: FieldPair) -> None:
        row = QHBoxLayout()
        for side in (pair.kept, pair.other):
            picture = RoundPicture(96)
            picture.show_jpeg(side.jpeg)
            row.addWidget(picture, 1, Qt.AlignmentFlag.AlignHCenter)
        self.column.addLayout(row)

    def _add_what_is_the_same(self) -> None:
        same = [pair for pair in self.view.fields if not pair.differs and pair.kept.words]
        self.same = QWidget()
        grid = QGridLayout(self.same)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for number, pair in enumerate(same):
            grid.addWidget(Text(pair.label, tone="ink2"), number, 0)
            grid.addWidget(Text(pair.kept.words, weight=500, wrap=True), number, 1)
        self.same.hide()
        words = ngettext("{count} answer is the same", "{count} answers are the same", len(same))
        self.fold = Button(words.format(count=len(same)), "caret-down", "plain", "small")
        self.fold.clicked.connect(self._show_what_is_the_same)
        self.fold.setVisible(bool(same))
        self.column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.same)

    def _show_what_is_the_same(self) -> None:
        shown = self.same.isHidden()
        self.same.setVisible(shown)
        self.fold.set_sign("caret-up" if shown else "caret-down")
        self.fold.setAccessibleDescription(_("open") if shown else _("closed"))


class MergeDialog(FormDialog):
    """Asks whether two women are one, and makes them one or remembers that they are two."""

    def __init__(self, workspace: Workspace, person_id: str, other_id: str) -> None:
        first = workspace.settings.family_first
        with workspace.db.read() as session:
            view = merging.merge_view(
                session, workspace.features, UUID(person_id), UUID(other_id), workspace.today(), family_first=first
            )
        self.merge_form = MergeForm(view)
        self.two = Button(_("They are two women"), "users")
        super().__init__(
            workspace, _("One woman or two?"), self.merge_form, save=_("They are one"), aside=self.two, width=WIDE
        )
        self.two.clicked.connect(lambda: self.do(self._say_two))
        self.letters.hide()
        self.set_note("")

    def write(self) -> None:
        """Make one woman of both."""
        view = self.merge_form.view
        actions.merge_people(
            self.workspace.db,
            view.kept_id,
            view.other_id,
            self.merge_form.choices(),
            features=self.workspace.features,
        )

    def _say_two(self) -> None:
        view = self.merge_form.view
        actions.say_two_women(self.workspace.db, view.kept_id, view.other_id)


def _what_comes(view: MergeView) -> str:
    names = _("What is not chosen of her names is kept as another spelling.")
    back = _("You can part them again for 90 days.")
    if not view.moves:
        return _("{names} {back}").format(names=names, back=back)
    facts = {"name": view.other_name, "things": ", ".join(view.moves), "names": names, "back": back}
    return _("From {name} come: {things}. {names} {back}").format(**facts)
