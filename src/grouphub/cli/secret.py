"""Where the password of a command comes from: never from the command line, which every program can read."""

from __future__ import annotations

import getpass
import os
import sys
from typing import TYPE_CHECKING

from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_, _

if TYPE_CHECKING:
    from argparse import Namespace

_MOST_BYTES = 64 * 1024


class NobodyToAsk(GroupHubError):
    """No password was given and there is no terminal."""

    message = N_(
        "There is no keyboard here to type the password on. Give --password-file or --password-fd. Nothing was changed."
    )


class PasswordUnread(GroupHubError):
    """The file or descriptor with the password cannot be read; fact: where."""

    message = N_("The password could not be read from {where}. Nothing was changed.")


class PasswordsDiffer(GroupHubError):
    """The password was typed differently the second time."""

    message = N_("The two passwords are not the same. Nothing was made; please try again.")


def given(asked: Namespace) -> str | None:
    """Return the password of a file or descriptor; None when neither was named. Raises PasswordUnread."""
    if (file := getattr(asked, "password_file", None)) is not None:
        return _read(file, file)
    if (number := getattr(asked, "password_fd", None)) is not None:
        return _read(number, str(number))
    return None


def password(asked: Namespace) -> str:
    """Return the password of the register. Raises NobodyToAsk, PasswordUnread."""
    found = given(asked)
    return _typed(_("Password: ")) if found is None else found


def new_password(asked: Namespace) -> str:
    """Return a new password; typed, it is asked for twice. Raises also PasswordsDiffer."""
    found = given(asked)
    if found is not None:
        return found
    typed = _typed(_("New password: "))
    if typed != _typed(_("The same again: ")):
        raise PasswordsDiffer
    return typed


def _read(source: str | int, where: str) -> str:
    try:
        with open(source, "rb", closefd=isinstance(source, str)) as file:
            lines = file.read(_MOST_BYTES).decode("utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise PasswordUnread(where=where) from error
    return lines[0] if lines else ""


def _typed(question: str) -> str:
    if not _has_terminal():
        raise NobodyToAsk
    try:
        return getpass.getpass(question)
    except (EOFError, OSError) as error:
        raise NobodyToAsk from error


def _has_terminal() -> bool:
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True
