"""Why a file cannot be read: one sentence each, with what is safe and what to do."""

from __future__ import annotations

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_


class FileRefused(GroupHubError):
    """A file that is not taken; nothing of it came into the register."""


class FileNotThere(FileRefused):
    """There is no such file, or it may not be read."""

    message = N_(
        "The file {name} is not there or may not be read; the register was not changed: look whether the stick is in "
        "and choose the file again."
    )


class IsFolder(FileRefused):
    """A folder was chosen."""

    message = N_("{name} is a folder; the register was not changed: choose the file with the table inside it.")


class IsShortcut(FileRefused):
    """A link to a file was chosen, not the file."""

    message = N_("{name} only points to a file; the register was not changed: choose the file itself.")


class FileEmpty(FileRefused):
    """Nothing stands in the file."""

    message = N_("The file {name} is empty; the register was not changed: choose another file.")


class NeedsPassword(FileRefused):
    """The file is locked with a password."""

    message = N_(
        "The file {name} is locked with a password; the register was not changed: open it in the program it was made "
        "with, save it without a password and choose it again."
    )


class FileDamaged(FileRefused):
    """The file is broken, cut off, or made to break programs."""

    message = N_(
        "The file {name} is damaged and cannot be read; the register was not changed: ask for a new copy, or open it "
        "in the program it was made with and save it again."
    )


class FileTooLarge(FileRefused):
    """The file holds, or says it holds, more than can be looked through here."""

    message = N_(
        "The file {name} is too large or says it holds far too many cells; the register was not changed: copy only "
        "the table of women into a new file and choose that."
    )


class ReadingTookTooLong(FileRefused):
    """The reader did not come to an end."""

    message = N_(
        "Reading the file {name} took too long and was stopped; the register was not changed: copy only the table of "
        "women into a new file and choose that."
    )


class NotTable(FileRefused):
    """A file of another kind."""

    message = N_(
        "The file {name} is not a table that can be read here; the register was not changed: open it in the program "
        "it was made with and save it as .xlsx, .ods, .xls or .csv."
    )


REFUSALS: dict[str, type[FileRefused]] = {
    refusal.__name__: refusal for refusal in (FileEmpty, NeedsPassword, FileDamaged, FileTooLarge, NotTable)
}
"""What the reader in its own process can answer, by name."""
