"""What every row of an old register is written with."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

_KEYS = UUID("0190a3c4-0000-7000-8000-000000000000")


def key(name: str) -> bytes:
    """Return the key of one row, the same each time."""
    return uuid5(_KEYS, name).bytes


def insert(connection: Any, table: str, **values: object) -> None:
    """Write one row."""
    names, marks = ", ".join(f'"{name}"' for name in values), ", ".join("?" for _ in values)
    connection.exec_driver_sql(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(values.values()))


def women(connection: Any) -> list[bytes]:
    """Return the keys of all women, by their names."""
    return [bytes(one) for (one,) in connection.exec_driver_sql("SELECT id FROM person ORDER BY given").all()]
