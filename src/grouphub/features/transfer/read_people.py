"""A woman as she stands in a table, and what could not be understood about her."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grouphub.features.people.drafts import ConsentDraft, PersonDraft, RoleDraft
from grouphub.features.people.rules import Answer, Purpose, Role, Schooling
from grouphub.features.transfer.sheets import letters

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from grouphub.base.birth import Birth
    from grouphub.base.errors import GroupHubError
    from grouphub.features.transfer.phone_cells import ReadPhone


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that was not taken as it stands. ``row`` is its number in the file, ``column`` its number from 0.

    ``is_kept`` when it came in all the same: mended, or doubtful. Without a column the whole row is meant.
    """

    row: int
    column: int | None
    cell: str
    error: GroupHubError
    is_kept: bool = False

    @property
    def letter(self) -> str:
        """What the spreadsheet calls the column; empty when the whole row is meant."""
        return "" if self.column is None else letters(self.column)

    @property
    def place(self) -> str:
        """What the spreadsheet calls the cell: C12."""
        return f"{self.letter}{self.row}"

    @property
    def why(self) -> str:
        """The reason, in the language spoken now."""
        return self.error.text()


@dataclass(frozen=True, slots=True)
class ReadConsent:
    """What she answered; ``day`` is None where the table does not say when."""

    purpose: Purpose
    answer: Answer
    day: date | None = None


@dataclass(frozen=True, slots=True)
class ReadPerson:
    """A woman as her row says: an empty value is one the table is silent about, and never takes anything away.

    ``row`` is the number of her row in the file.
    """

    row: int
    given: str = ""
    patronymic: str = ""
    family: str = ""
    paper_name: str = ""
    spellings: tuple[str, ...] = ()
    birth: Birth | None = None
    phones: tuple[ReadPhone, ...] = ()
    district: str = ""
    jamoat: str = ""
    village: str = ""
    street: str = ""
    house: str = ""
    roles: tuple[Role, ...] = ()
    joined_on: date | None = None
    code: str = ""
    schooling: Schooling = Schooling.NOT_SAID
    in_school: bool | None = None
    consents: tuple[ReadConsent, ...] = ()
    note: str = ""
    own: Mapping[str, str] | None = None
    key: UUID | None = None
    """What the register knows her by, in a file that came from it."""

    def draft(self, *, district: str = "") -> PersonDraft:
        """Return what a form about a new woman would hold; ``district`` is the key of the one her row names."""
        return PersonDraft(
            given=self.given,
            patronymic=self.patronymic,
            family=self.family,
            paper_name=self.paper_name,
            spellings=self.spellings,
            birth=self.birth,
            schooling=self.schooling,
            in_school=self.in_school,
            village=self.village,
            jamoat=self.jamoat,
            district=district,
            street=self.street,
            house=self.house,
            code=self.code,
            phones=tuple(phone.draft() for phone in self.phones),
            roles=tuple(RoleDraft(role, self.joined_on) for role in self.roles),
            consents=tuple(ConsentDraft(one.purpose, one.answer, one.day) for one in self.consents if one.day),
            joined_on=self.joined_on,
            note=self.note,
        )
