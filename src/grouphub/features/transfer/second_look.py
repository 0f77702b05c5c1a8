"""What the fast reader leaves out of a spreadsheet: errors, formulas never worked out, merged cells, where days begin.

Each file is first searched for signs of such cells; only where there are any does a slower library look at it again.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal
from zipfile import ZipFile

from grouphub.features.transfer.sheets import CellFault

if TYPE_CHECKING:
    from collections.abc import Iterator

Found = list[Any]
"""A cell without a value: its sheet, row and column counted from 0, and the fault that stands in it."""

_CHUNK = 1 << 20
_LONGEST_CELL = 40_000
"""Bytes of one cell with its formula: so much of a chunk is looked at again with the next one."""
_FORMULA = rb"<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)"
_NO_RESULT = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*" + _FORMULA + rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ERROR = re.compile(rb"<(?:\w+:)?c\b[^>]*\bt=[\"']e[\"']")
_ERROR_CELL = re.compile(
    rb"<(?:\w+:)?c\b([^>]*\bt=[\"']e[\"'][^>]*)>\s*(?:" + _FORMULA + rb")?\s*<(?:\w+:)?v>([^<]{0,40})<"
)
_EMPTY_TEXT = re.compile(rb"\bt=[\"']str[\"']")
_SHIFTED = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*\bdate1904=[\"'](?:1|true|on)[\"']")
_XLS_SHIFTED = re.compile(rb"\x22\x00\x02\x00\x01\x00\x0e\x00\x02\x00", re.DOTALL)
# A cell that holds an error code, and a formula whose result is one, as records of the old format.
_XLS_ERROR = re.compile(
    rb"\x05\x02\x08\x00.{6}[\x00\x07\x0f\x17\x1d\x24\x2a]\x01|\x06\x00..{7}\x02\x00.\x00\x00\x00\xff\xff", re.DOTALL
)


def counts_from(content: bytes, kind: str) -> Literal[1900, 1904]:
    """Return the year in which the day numbers of the file begin."""
    if kind == "xlsx":
        with ZipFile(BytesIO(content)) as box, box.open("xl/workbook.xml") as part:
            return 1904 if _SHIFTED.search(part.read(_CHUNK)) else 1900
    return 1904 if kind == "xls" and _XLS_SHIFTED.search(content) else 1900


def is_needed(content: bytes, kind: str) -> bool:
    """Return whether there are signs of cells the fast reader shows empty though something stands in them."""
    if kind == "xls":
        return _XLS_ERROR.search(content) is not None
    if kind not in {"xlsx", "ods"}:
        return False
    with ZipFile(BytesIO(content)) as box:
        names = box.namelist()
        if kind == "ods":
            return any(b'value-type="error"' in chunk for chunk in _chunks(box, "content.xml"))
        sheets = [name for name in names if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        return any(_has_fault(chunk) for name in sheets for chunk in _chunks(box, name))


def _chunks(box: ZipFile, name: str) -> Iterator[bytes]:
    """Yield a part of the file piece by piece; each piece repeats the end of the one before."""
    with box.open(name) as part:
        before = b""
        while chunk := part.read(_CHUNK):
            yield before + chunk
            before = chunk[-_LONGEST_CELL:]


def _has_fault(chunk: bytes) -> bool:
    # Most files have neither, which the search for a few bytes tells sooner than a pattern.
    if (b't="e"' in chunk or b"t='e'" in chunk) and _ERROR.search(chunk):
        return True
    if b"<f" not in chunk and b":f" not in chunk:
        return False
    return any(not _EMPTY_TEXT.search(found[1]) for found in _NO_RESULT.finditer(chunk))


def faults(content: bytes, kind: str) -> Iterator[Found]:
    """Yield the cells without a value."""
    match kind:
        case "xlsx":
            return _faults_of_xlsx(content)
        case "xls":
            return _faults_of_xls(content)
        case "ods":
            return _faults_of_ods(content)
    return iter(())


def _faults_of_xlsx(content: bytes) -> Iterator[Found]:
    from openpyxl import load_workbook

    signs = _signs(content)
    book = load_workbook(BytesIO(content), read_only=True)
    for number, sheet in enumerate(book.worksheets):
        of_sheet = signs.get(sheet._worksheet_path, {})  # noqa: SLF001  nothing public says which part it is
        for row in sheet.iter_rows() if of_sheet else ():
            for cell in row:
                error = of_sheet.get(cell.coordinate.encode()) if cell.data_type in {"e", "f"} else None
                if error is not None:
                    fault = CellFault(error) if error else CellFault(_formula(cell.value), is_formula=True)
                    yield [number, cell.row - 1, cell.column - 1, fault]


def _formula(value: Any) -> str:
    return value if isinstance(value, str) else "="  # one formula for many cells is an object of its own


_PLACE = re.compile(rb"\br=[\"']([A-Z]+\d+)[\"']")


def _signs(content: bytes) -> dict[str, dict[bytes, str]]:
    """Return for each part the cells without a value: with the error in it, empty for a formula never worked out."""
    found: dict[str, dict[bytes, str]] = {}
    with ZipFile(BytesIO(content)) as box:
        for name in box.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                found[name] = dict(cell for chunk in _chunks(box, name) for cell in _signs_in(chunk))
    return found


def _signs_in(chunk: bytes) -> Iterator[tuple[bytes, str]]:
    for cell in _NO_RESULT.finditer(chunk):
        place = _PLACE.search(cell[1])
        # A formula may well have an empty text for its result.
        if place and not _EMPTY_TEXT.search(cell[1]):
            yield place[1], ""
    for cell in _ERROR_CELL.finditer(chunk):
        place = _PLACE.search(cell[1])
        if place:
            yield place[1], cell[2].decode("utf-8", "replace").strip() or "#"


def _faults_of_xls(content: bytes) -> Iterator[Found]:
    import xlrd

    book = xlrd.open_workbook(file_contents=content, on_demand=True, logfile=_Silent())
    for number, sheet in enumerate(book.sheets()):
        for at in range(sheet.nrows):
            for column, kind in enumerate(sheet.row_types(at)):
                if kind == xlrd.XL_CELL_ERROR:
                    shown = xlrd.error_text_from_code.get(sheet.cell_value(at, column), "#")
                    yield [number, at, column, CellFault(shown)]


class _Silent:
    """Takes what a library would print, which may quote cells."""

    def write(self, _text: str) -> int:
        """Forget it."""
        return 0

    def flush(self) -> None:
        """Do nothing."""


_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MOST_ROWS = 1 << 20


def _faults_of_ods(content: bytes) -> Iterator[Found]:
    for sheet, row, times, element in _rows_of_ods(content):
        for column, cell in _cells_in(element):
            if any(name.endswith("}value-type") and value == "error" for name, value in cell.attrib.items()):
                fault = CellFault("".join(cell.itertext()))
                yield from ([sheet, row + at, column, fault] for at in range(min(times, 1000)))


def merged_of_ods(content: bytes, most: int) -> dict[int, list[list[int]]]:
    """Return the first ``most`` merged cells of each sheet: top, left, bottom, right, counted from 0."""
    with ZipFile(BytesIO(content)) as box:
        if not any(_SPANNED.search(chunk) for chunk in _chunks(box, "content.xml")):
            return {}
    found: dict[int, list[list[int]]] = {}
    for sheet, row, _times, element in _rows_of_ods(content):
        for column, cell in _cells_in(element):
            down, along = (int(cell.get(f"{_TABLE}number-{way}-spanned", "1")) for way in ("rows", "columns"))
            if max(down, along) > 1:
                found.setdefault(sheet, []).append([row, column, row + down - 1, column + along - 1])
    return {sheet: cells[:most] for sheet, cells in found.items()}


_SPANNED = re.compile(rb"number-(?:rows|columns)-spanned=[\"'](?!1[\"'])")


def _rows_of_ods(content: bytes) -> Iterator[tuple[int, int, int, Any]]:
    """Yield every row: its sheet, its place, how often it is repeated, and its element."""
    from defusedxml.ElementTree import iterparse

    sheet, row = -1, 0
    with ZipFile(BytesIO(content)) as box, box.open("content.xml") as part:
        for event, element in iterparse(part, events=("start", "end")):
            if event == "start" and element.tag == f"{_TABLE}table":
                sheet, row = sheet + 1, 0
            elif event == "end" and element.tag == f"{_TABLE}table-row":
                times = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
                yield sheet, row, times, element
                row += times
                element.clear()
                if row > _MOST_ROWS:
                    return


def _cells_in(row: Any) -> Iterator[tuple[int, Any]]:
    column = 0
    for cell in row:
        yield column, cell
        column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
