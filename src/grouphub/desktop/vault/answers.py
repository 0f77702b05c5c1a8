"""What the first run asks about the group."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

PARTS = ("bakery", "sewing", "classes", "visits", "leaflets", "gifts")
"""The parts asked about, in the order of their tiles; all but the last are ticked at first."""

ALWAYS = ("income", "stories")
"""Parts every group has at first: they are not asked about."""


@dataclass
class Answers:
    """The answers so far. ``district`` is a key of ``base.districts``, empty for another place."""

    language: str = ""
    name: str = ""
    keeper_name: str = ""
    village: str = ""
    district: str = ""
    chosen: tuple[str, ...] = PARTS[:-1]
    saw_sheet: bool = False
    """Whether a sheet was shown in an earlier start: its code was not kept, so there may be a useless paper."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the program the group uses, as its settings keep them."""
        return (*self.chosen, *ALWAYS)

    @classmethod
    def from_kept(cls, kept: dict[str, Any]) -> Answers:
        """Read kept answers; what does not fit keeps its default."""
        answers = cls()
        for field in fields(cls):
            value = kept.get(field.name)
            if field.name == "chosen" and isinstance(value, list):
                answers.chosen = tuple(part for part in PARTS if part in value)
            elif field.name != "chosen" and type(value) is type(field.default):
                setattr(answers, field.name, value)
        return answers

    def to_kept(self) -> dict[str, Any]:
        """Return the answers in a form JSON can keep."""
        return asdict(self)
