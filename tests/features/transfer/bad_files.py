"""Files that cannot be read, each as such files come about."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import xlsxwriter
import xlwt

if TYPE_CHECKING:
    from collections.abc import Callable

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"


def good_xlsx(sheet: str = "", **parts: bytes) -> bytes:
    """Return a small workbook; ``sheet`` replaces what stands in its first sheet, ``parts`` add to the archive."""
    kept = BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        book.add_worksheet("A").write_row(0, 0, ["Ном", "Телефон"])
    if not sheet and not parts:
        return kept.getvalue()
    changed = BytesIO()
    with zipfile.ZipFile(kept) as before, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "xl/worksheets/sheet1.xml" and sheet:
                head, rest = content.split(b"<sheetData>")
                content = head + b"<sheetData>" + sheet.encode() + b"</sheetData>" + rest.split(b"</sheetData>")[1]
            after.writestr(name, content)
        for name, content in parts.items():
            after.writestr(name, content)
    return changed.getvalue()


def ods(rows: str, *, manifest: str = "", sheets: str = "", before: str = "") -> bytes:
    """Return a document of LibreOffice with these rows; ``sheets`` are further ones."""
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("mimetype", _SPREADSHEET)
        box.writestr(
            "META-INF/manifest.xml",
            f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{_OFFICE}:manifest:1.0"><manifest:file-entry '
            f'manifest:full-path="/" manifest:media-type="{_SPREADSHEET}"/>{manifest}</manifest:manifest>',
        )
        box.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content '
            f'xmlns:office="{_OFFICE}:office:1.0" '
            f'xmlns:table="{_OFFICE}:table:1.0" xmlns:text="{_OFFICE}:text:1.0" '
            'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:body>'
            f'<office:spreadsheet><table:table table:name="A">{rows}</table:table>{sheets}</office:spreadsheet>'
            "</office:body></office:document-content>",
        )
    return kept.getvalue()


def ods_row(*cells: str, more: str = "") -> str:
    """Return a row of texts; a cell that begins with < is a cell already."""
    made = [
        cell
        if cell.startswith("<")
        else f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    ]
    return f"<table:table-row {more}>{''.join(made)}</table:table-row>"


def xls(fill: Callable[[xlwt.Worksheet], None] | None = None, *, locked: bool = False, shifted: bool = False) -> bytes:
    """Return a file of the old kind; ``locked`` ones say behind their first record that they are encrypted."""
    book = xlwt.Workbook()
    book.dates_1904 = shifted
    sheet = book.add_sheet("A")
    if fill:
        fill(sheet)
    else:
        sheet.write(0, 0, "Ном")
    if locked:
        plain = book.get_biff_data()
        size = 4 + struct.unpack_from("<H", plain, 2)[0]
        book.get_biff_data = lambda: plain[:size] + struct.pack("<HHHHH", 0x2F, 6, 0, 0x1234, 0x5678) + plain[size:]
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def boxed_as(name: str) -> bytes:
    """Return an old box of streams whose one stream has another name: a letter, or a workbook locked whole."""

    def entry(text: str) -> bytes:
        written = text.encode("utf-16-le")
        return written + bytes(64 - len(written)) + struct.pack("<H", len(written) + 2)

    return xls().replace(entry("Workbook"), entry(name))


def zipped(**parts: bytes) -> bytes:
    """Return an archive of these parts, their names written with two underscores for a slash and one for a point."""
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in parts.items():
            box.writestr(name.replace("__", "/").replace("_", "."), content)
    return kept.getvalue()


def bomb(*, says: int) -> bytes:
    """Return a small workbook whose sheet unpacks to 100 million bytes; its directory says ``says``."""
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(good_xlsx())) as before, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name != "xl/worksheets/sheet1.xml":
                after.writestr(name, before.read(name))
                continue
            with after.open(name, "w") as part:
                part.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
                row = b'<row><c t="inlineStr"><is><t>x</t></is></c></row>' * 20_000
                for _ in range(100):
                    part.write(row)
    return _saying(kept.getvalue(), says)


def _saying(packed: bytes, size: int) -> bytes:
    """Return the archive with the length of its one large part changed in the directory."""
    content = bytearray(packed)
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        if struct.unpack_from("<I", content, at + 24)[0] > 1_000_000:
            struct.pack_into("<I", content, at + 24, size)
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


def far_cell() -> bytes:
    """Return a workbook with a cell in each of its two farthest corners: 17 thousand million cells between them."""
    kept = BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Ном")
        sheet.write(1_048_575, 16_383, "x")
    return kept.getvalue()


def wide_ods() -> bytes:
    """Return a document whose few letters stand for 17 thousand million filled cells."""
    cell = (
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell>"
    )
    return ods(ods_row(cell, more='table:number-rows-repeated="1048576"'))


def laughing_ods() -> bytes:
    """Return a document whose letters multiply when its entities are written out."""
    lines = ['<!ENTITY a "ха">'] + [
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    return ods(ods_row("&i;"), before=f"<!DOCTYPE x [{''.join(lines)}]>")
