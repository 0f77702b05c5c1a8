"""Writing a file she asked for, outside the register: never over another one, and on the stick when it says so."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path


class NameTaken(GroupHubError):
    """A file of that name is there already."""

    message = N_("There is a file with this name already. It was not touched. Choose another name.")


class FileNotSaved(GroupHubError):
    """The file could not be written."""

    message = N_("The file could not be saved there. Nothing was lost; choose another place.")


def write_new(path: Path, content: bytes) -> None:
    """Write a new file, on the disk or stick when this returns. Raises NameTaken, FileNotSaved.

    What was begun and could not be finished is taken away again.
    """
    try:
        file = path.open("xb")
    except FileExistsError as error:
        raise NameTaken from error
    except OSError as error:
        raise FileNotSaved from error
    try:
        with file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise FileNotSaved from error
