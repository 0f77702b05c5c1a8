"""Errors a user can act on: they carry facts, the text is chosen when shown."""

from __future__ import annotations

from typing import ClassVar

from grouphub.base.i18n import N_, _


class GroupHubError(Exception):
    """Something the person at the screen can understand and act on.

    ``message`` is the untranslated sentence with ``{facts}``; what happened, what is safe, what to do.
    """

    message: ClassVar[str] = N_("That did not work.")

    def __init__(self, **facts: object) -> None:
        super().__init__(type(self).__name__)
        self.facts = facts

    def text(self) -> str:
        """Return the sentence in the language spoken now."""
        return _(self.message).format(**self.facts)

    def __str__(self) -> str:
        """Return the sentence: what a console shows."""
        return self.text()


class FieldProblem(GroupHubError):
    """One field of the form must be changed before it can be saved; ``field`` is its name."""

    def __init__(self, field: str, **facts: object) -> None:
        super().__init__(**facts)
        self.field = field
