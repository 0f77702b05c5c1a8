"""Reads one file in a process of its own: its bytes come in through a pipe, its cells go out through another.

The first line in says what is asked for, the rest is the file. Lines out are JSON: a sheet, a block of its rows, a
refusal by name, the end. Nothing is written anywhere else.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

from grouphub.features.transfer.confinement import confine_myself, more_time
from grouphub.features.transfer.refusals import FileDamaged, FileEmpty, FileRefused, FileTooLarge, NeedsPassword
from grouphub.features.transfer.sheets import CellFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineSheet

_BLOCK = 500
"""Rows sent at once."""
_MOST_CELLS, _MOST_ROWS = 6_000_000, 1 << 20
"""More than any list of people holds."""
_MOST_MERGED = 3_000

Message = dict[str, Any]


def main() -> int:
    """Answer one request. Returns 0 also for a refusal: that is an answer."""
    # A program for Windows without a console has no standard streams, only what they would be made from.
    source = sys.stdin.buffer if sys.stdin else open(0, "rb", closefd=False)  # noqa: SIM115
    out = sys.stdout.buffer if sys.stdout else open(1, "wb", closefd=False)  # noqa: SIM115
    asked = json.loads(source.readline())
    confine_myself(asked["seconds"])
    for message in _answers(source.read(), asked):
        out.write(json.dumps(message, ensure_ascii=False, default=_marked).encode("utf-8", "surrogatepass") + b"\n")
        out.flush()
    return 0


def _answers(content: bytes, asked: Message) -> Iterator[Message]:
    try:
        yield from _messages(content, asked)
        yield {"end": True}
    except FileRefused as refusal:
        yield {"refused": type(refusal).__name__}
    except MemoryError:
        yield {"refused": FileTooLarge.__name__}
    except BaseException as error:  # noqa: BLE001  a panic of the library is none of Python's exceptions
        locked = type(error).__name__ == "PasswordError"
        yield {"refused": (NeedsPassword if locked else FileDamaged).__name__}


def _messages(content: bytes, asked: Message) -> Iterator[Message]:
    from grouphub.features.transfer.kinds import kind_of

    kind = kind_of(content)
    if kind == "text":
        yield from _text(content, asked)
    else:
        yield from _spreadsheet(content, kind, asked)


def _text(content: bytes, asked: Message) -> Iterator[Message]:
    from grouphub.features.transfer.text_files import encodings_of, records, separator_of

    encodings = tuple(filter(None, (asked["encoding"],))) or encodings_of(content)
    text = content.decode(encodings[0], errors="replace").removeprefix("\ufeff")
    separator = asked["separator"] or separator_of(text)
    yield {"kind": "text", "encoding": encodings[0], "encodings": encodings, "separator": separator}
    # Counting is quick; a text that cannot be a list is not parted first.
    if text.count(separator) > _MOST_CELLS or text.count("\n") + text.count("\r") > 2 * _MOST_ROWS:
        raise FileTooLarge
    rows = records(text, separator)
    if not any(map(any, rows)):
        raise FileEmpty
    # One row far longer than the others makes them all as long.
    if len(rows) > _MOST_ROWS or len(rows) * max(map(len, rows)) > 4 * _MOST_CELLS:
        raise FileTooLarge
    yield {"sheet": "", "hidden": False, "first_column": 0, "merged": (), "rows": len(rows), "part": (0, 1)}
    yield from _blocks(iter(rows))


def _spreadsheet(content: bytes, kind: str, asked: Message) -> Iterator[Message]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    from grouphub.features.transfer import second_look

    yield {"kind": kind, "counts_from": second_look.counts_from(content, kind)}
    seen = 0
    merged = second_look.merged_of_ods(content, _MOST_MERGED) if kind == "ods" else {}
    with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
        listed = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        for number, one in enumerate(listed):
            sheet = book.get_sheet_by_name(one.name)
            seen += sheet.height * sheet.width
            if seen > _MOST_CELLS:
                raise FileTooLarge
            yield {
                "sheet": one.name,
                "hidden": one.visible != SheetVisibleEnum.Visible,
                "first_column": sheet.start[1] if sheet.start else 0,
                "merged": merged.get(number) or _merged(sheet),
                "rows": sheet.total_height,
                "part": [number, len(listed)],
            }
            yield from _blocks(sheet.iter_rows())
    if second_look.is_needed(content, kind):
        yield {"longer": more_time(asked["seconds"])}
        found = list(second_look.faults(content, kind))
        seen += len(found)
        yield from ({"faults": found[start : start + _BLOCK]} for start in range(0, len(found), _BLOCK))
    if not seen:
        raise FileEmpty


def _merged(sheet: CalamineSheet) -> list[list[int]]:
    return [[*first, *last] for first, last in (sheet.merged_cell_ranges or ())[:_MOST_MERGED]]


def _blocks(rows: Iterator[list[Any]]) -> Iterator[Message]:
    block: list[list[Any]] = []
    for row in rows:
        block.append(row)
        if len(block) == _BLOCK:
            yield {"rows": block}
            block = []
    if block:
        yield {"rows": block}


def _marked(cell: Any) -> Any:
    """Return what JSON does not know in a form of its own."""
    match cell:
        case datetime() | date():
            return {"day": cell.isoformat()}
        case time():
            return {"time": cell.isoformat()}
        case timedelta():
            return str(cell)
        case CellFault():
            return {"fault": cell.shown, "formula": cell.is_formula}
    raise TypeError(type(cell).__name__)


if __name__ == "__main__":
    sys.exit(main())
