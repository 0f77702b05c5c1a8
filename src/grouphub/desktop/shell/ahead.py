"""What the open register needs is imported while she types her password.

What knows no Qt, SQLAlchemy above all, goes into a thread. Classes of Qt are made in the window's thread only, one
module between two events: none takes long enough to keep a key waiting.
"""

from __future__ import annotations

import threading
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit

from grouphub.base import logs
from grouphub.desktop.shell.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

WITHOUT_QT = (
    "grouphub.store.vault",
    "sqlcipher3.dbapi2",
    "argon2.low_level",
    "cryptography.hazmat.primitives.ciphers.aead",
    "sqlalchemy.orm",
    "sqlalchemy.dialects.sqlite",
    "grouphub.store.database",
    "grouphub.store.drafts",
    "grouphub.features.registry",
    "grouphub.features.group.actions",
    "grouphub.features.people.card",
    "grouphub.features.people.finding",
    "grouphub.features.people.upkeep",
    "grouphub.features.erasing.actions",
    "grouphub.features.lists.queries",
)
"""In the order in which unlocking needs them."""
WITH_QT = (
    "grouphub.desktop.page",
    "grouphub.desktop.catalogue",
    "grouphub.desktop.shell.sidebar",
    "grouphub.desktop.shell.frame",
    "grouphub.desktop.shell.session",
    "grouphub.desktop.widgets.header",
    "grouphub.desktop.today.page",
    "grouphub.desktop.widgets.empty",
    "grouphub.desktop.people.filter_chips",
    "grouphub.desktop.people.nobody_found",
    "grouphub.desktop.people.columns",
    "grouphub.desktop.widgets.marks",
    "grouphub.desktop.widgets.table",
    "grouphub.desktop.people.side_card",
    "grouphub.desktop.people.people_list",
    "grouphub.desktop.widgets.overlay",
    "grouphub.desktop.widgets.choice_fields",
    "grouphub.desktop.widgets.day_fields",
    "grouphub.desktop.people.form_dialog",
    "grouphub.desktop.people.person_picker",
    "grouphub.desktop.fields.filter_line",
    "grouphub.desktop.people.page",
)
_LOOK_MS = 20
_KINDS: tuple[Callable[[], object], ...] = (
    lambda: QAbstractScrollArea().viewport(),
    QApplication.style,
    lambda: QLineEdit().findChildren(QObject),
)
"""What makes PySide read the kinds of Qt's objects: of widgets, of styles, of all others.

It reads them when it first meets one of Qt's own, such as the blinking cursor, and takes long: then a key would wait.
"""


class Ahead(Steps):
    """Imports ahead; ``finish`` does at once what is left, when she is quicker than it."""

    done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(self._import(), parent)
        self._left = False
        self._at_once = False
        self._thread = threading.Thread(target=self._import_without_qt, name="imports", daemon=True)

    def finish(self) -> None:
        """Do at once what is left; waits for the thread."""
        self._at_once = True
        self._wait()
        super().finish()

    def leave(self) -> None:
        """Import no more: the program ends. Waits for the module that is being imported."""
        self._timer.stop()
        self._left = True
        self._wait()

    def _wait(self) -> None:
        if self._thread.ident is not None:
            self._thread.join()

    def _import(self) -> Generator[None, None, None]:
        for meet in _KINDS:
            meet()
            yield
        # While the thread imports a module, whoever needs it waits for it: not the window.
        self._thread.start()
        self._timer.setInterval(_LOOK_MS)
        while self._thread.is_alive():
            if self._at_once:
                self._wait()
            yield
        self._timer.setInterval(0)
        for name in WITH_QT:
            import_module(name)
            yield
        self.done.emit()

    def _import_without_qt(self) -> None:
        try:
            for name in WITHOUT_QT:
                if not self._left:
                    import_module(name)
        except Exception as error:  # noqa: BLE001  told when the module is needed
            logs.note(error)
