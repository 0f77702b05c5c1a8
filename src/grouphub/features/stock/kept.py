"""Texts and rows as the stock keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grouphub.base.texts import check_length, clean
from grouphub.features.stock.rules import NameMissing

if TYPE_CHECKING:
    from grouphub.store.records import Record


def named(text: str, field: str = "name") -> str:
    """Return what something is called. Raises NameMissing, TextTooLong."""
    kept = line(field, text)
    if not kept:
        raise NameMissing(field)
    return kept


def line(field: str, text: str) -> str:
    """Return a text as it is kept. Raises TextTooLong."""
    kept = clean(text)
    check_length(field, kept)
    return kept


def put(row: Record, values: dict[str, Any]) -> None:
    """Change only what differs."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
