"""What is done more rarely with the list of women: each task a tile with its sign, its word and a line about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QGridLayout, QWidget

from grouphub.base.i18n import N_, _
from grouphub.desktop import catalogue
from grouphub.desktop.widgets.overlay import WIDE, Dialog
from grouphub.desktop.widgets.task_tile import TaskTile
from grouphub.features.people import queries
from grouphub.features.people.queries import PeopleFilter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grouphub.desktop.workspace import Workspace

_COLUMNS: Final = 2


@dataclass(frozen=True)
class Task:
    """One task. ``opens`` names a form, which is told of the list, or a page.

    ``least`` says how many women there must be for it to make sense.
    """

    opens: str
    words: str
    about: str
    icon: str
    area: str
    least: int = 1


TASKS: Final = (
    Task("papers", N_("Print"), N_("Lists, labels and forms, on paper or as PDF"), "printer", "teal"),
    Task("save_table", N_("Save as a table"), N_("For Excel and other programs, also without names"), "table", "green"),
    Task("bring_in", N_("Bring women in"), N_("From a table somebody else has made"), "users-three", "blue", 0),
    Task("many", N_("Enter many at once"), N_("One row a woman, or pasted from a table"), "list", "amber", 0),
    Task("lists", N_("Your lists"), N_("Put in order, rename, take out"), "star", "teal", 0),
    Task("doubles", N_("Look for doubles"), N_("Who may stand in the list twice"), "users", "plum", 2),
    Task("places", N_("Villages and districts"), N_("Put names right, put two together"), "map-pin", "clay", 0),
    Task("own_fields", N_("Your own fields"), N_("What else your group wants to know"), "list-checks", "teal", 0),
)
_ALONE: Final = frozenset({"lists"})
"""Forms that are not about the list as it is shown."""
_PAGES: Final = frozenset(entry.name for entry in catalogue.PAGES)


class MorePanel(Dialog):
    """The tiles. ``shown`` is the list they are about: what the form of papers is opened with."""

    def __init__(self, workspace: Workspace, **shown: Any) -> None:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setSpacing(12)
        super().__init__(
            _("More tasks"), body, width=WIDE, note=_("About the list as it is shown, or the women chosen in it.")
        )
        self.workspace = workspace
        self.shown = shown
        self.tiles: dict[str, TaskTile] = {}
        for number, task in enumerate(self._offered()):
            tile = TaskTile(_(task.words), _(task.about), task.icon, task.area)
            tile.clicked.connect(partial(self._begin, task.opens))
            grid.addWidget(tile, number // _COLUMNS, number % _COLUMNS)
            self.tiles[task.opens] = tile
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.add_cancel(_("Close"))

    def _offered(self) -> Iterator[Task]:
        with self.workspace.db.read() as session:
            women = queries.counts(session, PeopleFilter()).total
        known = _PAGES | catalogue.FORMS.keys()
        return (task for task in TASKS if task.opens in known and women >= task.least)

    def _begin(self, name: str) -> None:
        """Go where the tile leads; the panel makes room."""
        if name in _PAGES:
            self.workspace.frame.go(name)
        else:
            self.workspace.frame.open_form(name, **({} if name in _ALONE else self.shown))
