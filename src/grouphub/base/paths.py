"""The folder of one group and the neutral names of the files in it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


def default_folder() -> Path:
    """Return the folder used when none is named."""
    import platformdirs

    return Path(platformdirs.user_data_dir("GroupHub", appauthor=False))


class Folder(NamedTuple):
    """One group's folder. No file name in it says anything about the group."""

    path: Path

    @property
    def register(self) -> Path:
        """The encrypted register."""
        return self.path / "register.db"

    @property
    def pages(self) -> Path:
        """The second encrypted file; every group has it."""
        return self.path / "pages.db"

    @property
    def keys(self) -> Path:
        """The key file."""
        return self.path / "keys"

    @property
    def keys_twin(self) -> Path:
        """The second copy of the key file."""
        return self.path / "keys2"

    @property
    def waits(self) -> Path:
        """How many passwords did not fit, and when."""
        return self.path / "waits"

    @property
    def held(self) -> Path:
        """Who has the register open."""
        return self.path / "held"

    @property
    def screen(self) -> Path:
        """Language, colours and letter size: what is needed before unlocking."""
        return self.path / "screen.json"

    @property
    def begun(self) -> Path:
        """Answers of a first run that is not finished."""
        return self.path / "begun"

    @property
    def reserve(self) -> Path:
        """Room kept so that deleting works on a full disk."""
        return self.path / "reserve"

    @property
    def shelf(self) -> Path:
        """Room kept so that what is half typed is never lost on a full disk."""
        return self.path / "shelf"

    @property
    def erased(self) -> Path:
        """Keys of those erased for ever, sealed: they are erased from an older copy too."""
        return self.path / "erased"

    @property
    def copies(self) -> Path:
        """Where copies made by themselves lie."""
        return self.path / "copies"

    @property
    def arriving(self) -> Folder:
        """Where a register that is brought back is made ready before it takes the place of the present one."""
        return Folder(self.path / "arriving")

    @property
    def ready(self) -> Path:
        """In ``arriving``: says that all is there, and where the present files go."""
        return self.path / "ready"

    @property
    def log(self) -> Path:
        """What went wrong, without any content."""
        return self.path / "log.txt"

    @property
    def unfinished(self) -> Folder:
        """Where a new vault is made before it is moved into place."""
        return Folder(self.path / "unfinished")

    def holds_vault(self) -> bool:
        """Tell whether a register, or what is left of one, is here: then it is opened, never made."""
        parts = (self.register, self.pages, self.keys, self.keys_twin, self.unfinished.keys, self.arriving.ready)
        return any(part.exists() for part in parts)
