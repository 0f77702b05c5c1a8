"""What a page is given while the register is open. Locking forgets it whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from grouphub.base.clock import Clock
    from grouphub.base.settings import ScreenSettings
    from grouphub.desktop.shell.bus import Bus
    from grouphub.desktop.shell.drafts import FormDrafts
    from grouphub.desktop.shell.jobs import Jobs
    from grouphub.desktop.widgets.overlay import Dialog
    from grouphub.features.contribution import Contribution
    from grouphub.features.copies.comparing import Preview
    from grouphub.features.group.queries import GroupSettings
    from grouphub.store.copies import OpenCopy
    from grouphub.store.database import Database


class Frame(Protocol):
    """The window, as far as a page may use it."""

    def go(self, page: str, **place: Any) -> None:
        """Show the page named ``page`` at ``place``."""
        ...

    def back(self) -> None:
        """Show the page before this one."""
        ...

    def open_form(self, form: str, **about: Any) -> None:
        """Open the form named ``form`` in a dialog; ``about`` is JSON-able, so that it can return after a lock."""
        ...

    def show_dialog(self, dialog: Dialog) -> None:
        """Show a dialog that holds no form."""
        ...

    def tell(self, error: BaseException, beside: QWidget | None = None) -> None:
        """Show what went wrong."""
        ...

    def toast(self, text: str, *, undo: Callable[[], None] | None = None) -> None:
        """Say what happened, with Undo when it can be taken back."""
        ...

    def lock(self) -> None:
        """Lock the register."""
        ...

    def hide_now(self) -> None:
        """Show the recipes and lock."""
        ...

    def bring_back(self, copy: OpenCopy, preview: Preview) -> None:
        """Close the register and put an open copy in its place."""
        ...

    def bring_out(self) -> None:
        """Lock the register and offer to bring out what can be read of it."""
        ...

    def change_screen(self, **values: str) -> None:
        """Set language, colours or letters for this computer and draw the window anew."""
        ...


@dataclass
class Workspace:
    """The open register and its surroundings."""

    db: Database
    bus: Bus
    jobs: Jobs
    clock: Clock
    screen: ScreenSettings
    drafts: FormDrafts
    frame: Frame
    features: tuple[Contribution, ...]
    settings: GroupSettings
    is_practice: bool = False

    def today(self) -> date:
        """Return the day."""
        return self.clock.today()
