"""Labels and badges: every woman of the list, on the common sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.paper.labels import Label, labels_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grouphub.features.people.printed import PrintedWoman


def name_labels(women: Sequence[PrintedWoman]) -> bytes:
    """Return a label with name, village and code for each woman."""
    labels = [Label(woman.name, " · ".join(filter(None, (woman.village, woman.code)))) for woman in women]
    return labels_pdf(labels)


def badges(women: Sequence[PrintedWoman], group: str) -> bytes:
    """Return a badge for each woman, the group's name above hers, with edges to cut along."""
    return labels_pdf([Label(woman.name, above=group) for woman in women], size=20, outlined=True)
