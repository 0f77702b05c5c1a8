"""Reading a damaged register row by row, around the pages that are not as they were written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

_LAST = 2**62
"""Beyond any number of a row."""


class Unreadable(Exception):
    """A page that was needed is not as it was written."""


class Damaged:
    """A damaged register.

    SQLCipher reads no further page on a connection that met a bad one: each time a new connection is made.
    """

    def __init__(self, connect: Callable[[], Any]) -> None:
        self._connect = connect
        self._connection = connect()

    def close(self) -> None:
        """Let the register go."""
        self._connection.close()

    def rows(self, sql: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """Yield rows. Raises Unreadable after the last one that could be read."""
        try:
            yield from self._connection.execute(sql, values)
        except Exception as error:
            if not is_damage(error):
                raise
            self._connection.close()
            self._connection = self._connect()
            raise Unreadable from error

    def all(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return all rows. Raises Unreadable."""
        return list(self.rows(sql, *values))

    def columns(self, table: str) -> list[str]:
        """Return the names of the table's columns."""
        return [row[1] for row in self.all(f'PRAGMA table_info("{table}")')]

    def keys_in_index(self, table: str) -> set[bytes] | None:
        """Return the keys the table's own index knows, whether their rows can be read or not; None where it cannot."""
        for name in self._indexes(table):
            if name.startswith("sqlite_autoindex_") and self._is_of_keys(name):
                try:
                    asked = f'SELECT id FROM "{table}" INDEXED BY "{name}"'  # noqa: S608  our own names
                    return {bytes(key) for (key,) in self.all(asked)}
                except Unreadable:
                    return None
        return None

    def count_in_index(self, table: str) -> int | None:
        """Return how many rows there were by any index that can be read; None when none can."""
        for name in self._indexes(table):
            try:
                asked = f'SELECT count(*) FROM "{table}" INDEXED BY "{name}"'  # noqa: S608  our own names
                return int(self.all(asked)[0][0])
            except Unreadable:
                continue
        return None

    def _indexes(self, table: str) -> list[str]:
        return [row[1] for row in self.all(f'PRAGMA index_list("{table}")')]

    def _is_of_keys(self, index: str) -> bool:
        return [row[2] for row in self.all(f'PRAGMA index_info("{index}")')] == ["id"]


@dataclass
class Reader:
    """Reads the rows of one table in their order; ``has_gaps`` says whether any could not be read."""

    damaged: Damaged
    table: str
    columns: list[str] = field(init=False)
    has_gaps: bool = False
    _next: int = -_LAST

    def __post_init__(self) -> None:
        self.columns = self.damaged.columns(self.table)
        listed = ", ".join(f'"{name}"' for name in self.columns)
        self._asked = f'SELECT _rowid_, {listed} FROM "{self.table}" WHERE _rowid_ >= ? ORDER BY _rowid_'  # noqa: S608

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield every row that can be read; of a table whose rows have no number some may come twice."""
        if not self._has_numbers():
            yield from self._from_both_ends()
            return
        while self._next < _LAST:
            whole = yield from self._rows_on()
            if whole:
                return
            self.has_gaps = True
            self._next = self._next_readable(self._next)

    def _has_numbers(self) -> bool:
        try:
            self.damaged.all(f'SELECT _rowid_ FROM "{self.table}" LIMIT 0')  # noqa: S608  our own names
        except Exception as error:
            if "no such column" in str(error):
                return False
            raise
        return True

    def _from_both_ends(self) -> Iterator[tuple[Any, ...]]:
        keys = [row[1] for row in self.damaged.all(f'PRAGMA table_info("{self.table}")') if row[5]]
        listed = ", ".join(f'"{name}"' for name in self.columns)
        for way in ("ASC", "DESC"):
            order = ", ".join(f'"{name}" {way}' for name in keys)
            try:
                yield from self.damaged.rows(f'SELECT {listed} FROM "{self.table}" ORDER BY {order}')  # noqa: S608
            except Unreadable:
                self.has_gaps = True
            else:
                return

    def _rows_on(self) -> Generator[tuple[Any, ...], None, bool]:
        """Yield rows until one cannot be read; returns whether there are no more."""
        try:
            for number, *values in self.damaged.rows(self._asked, self._next):
                self._next = number + 1
                yield tuple(values)
        except Unreadable:
            return False
        return True

    def _next_readable(self, bad: int) -> int:
        """Return the number from which rows can be read again: stepping ever wider, then back in halves."""
        step = 1
        while not self._is_readable(bad + step):
            bad, step = bad + step, step * 2
            if bad + step >= _LAST:
                return _LAST
        good = bad + step
        while good - bad > 1:
            middle = (good + bad) // 2
            good, bad = (middle, bad) if self._is_readable(middle) else (good, middle)
        return good

    def _is_readable(self, number: int) -> bool:
        try:
            self.damaged.all(f"{self._asked} LIMIT 1", number)
        except Unreadable:
            return False
        return True


def is_damage(error: BaseException) -> bool:
    """Tell whether an error of the driver says that a page is not as it was written."""
    words = str(error).lower()
    return any(sign in words for sign in ("malformed", "not a database", "disk i/o", "corrupt"))
