"""What kind of file it is, judged by its bytes: names lie, and a broken or locked one is known before it is opened."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from grouphub.features.transfer.refusals import FileDamaged, FileEmpty, FileTooLarge, NeedsPassword, NotTable

if TYPE_CHECKING:
    from grouphub.features.transfer.sheets import Kind

MOST_UNPACKED = 400 * 1024 * 1024
"""Bytes: a million rows unpack to about this."""
MOST_PARTS = 5_000
"""A spreadsheet is packed from some dozen parts, pictures from some hundred more."""

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"II*\0", b"MM\0*", b"L\0\0\0\x01\x14\x02\0",
    b"{\\rtf", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MZ", b"\x7fELF", b"SQLite format 3",
    b"ID3", b"OggS",
)  # fmt: skip
_MARKUP = re.compile(rb"\s*<(?:\?xml|!doctype|html|table|meta|head|body|\w+:\w+)|\s*mime-version:", re.IGNORECASE)
_MARKS_OF_TEXT = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def kind_of(content: bytes) -> Kind:
    """Return the kind of table in ``content``. Raises a FileRefused that says why there is none."""
    if not content.strip(b"\0 \t\r\n"):
        raise FileEmpty
    if content.startswith(_ZIP):
        return _kind_of_zip(content)
    if content.startswith(_OLE):
        return _kind_of_ole(content)
    start = content[:4096].removeprefix(b"\xef\xbb\xbf")
    if start.startswith(_OTHERS) or _MARKUP.match(start) or start[4:8] == b"ftyp":
        raise NotTable
    if start.startswith((b"\x09\x08\x10\0", b"\x09\x08\x08\0", b"\x09\x04\x06\0", b"\x09\0\x04\0", b"\x09\x02\x06\0")):
        return "xls"  # the oldest ones stand bare, without a box around them
    if not looks_like_text(start):
        raise NotTable
    return "text"


def looks_like_text(start: bytes) -> bool:
    """Return whether these first bytes are letters in some character set, and no program's own signs."""
    if start.startswith(_MARKS_OF_TEXT) or is_wide(start):
        return True
    strange = sum(byte < 32 and byte not in b"\t\n\r\f\x1a\x1b" for byte in start)
    return strange <= len(start) // 200


def is_wide(start: bytes) -> str:
    """Return "utf-16-le" or "utf-16-be" for text of two bytes a sign without a mark, else nothing."""
    even, odd = start[0::2], start[1::2]
    few = max(len(odd), 1)
    # The upper byte of Latin and Cyrillic letters, digits and signs is 0 or 4.
    if sum(byte in (0, 4) for byte in odd) > 0.9 * few and len(set(even)) > len(set(odd)):
        return "utf-16-le"
    if sum(byte in (0, 4) for byte in even) > 0.9 * few and len(set(odd)) > len(set(even)):
        return "utf-16-be"
    return ""


def _kind_of_zip(content: bytes) -> Kind:
    try:
        with ZipFile(BytesIO(content)) as box:
            parts = box.infolist()
            names = {part.filename: part for part in parts}
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise FileTooLarge
            if any(part.flag_bits & 1 for part in parts):
                raise NeedsPassword
            if "xl/workbook.xml" in names:
                return "xlsx"
            if "xl/workbook.bin" in names:
                return "xlsb"
            return _kind_of_open_document(box, set(names))
    except (BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as broken:
        raise FileDamaged from broken


def _kind_of_open_document(box: ZipFile, names: set[str]) -> Kind:
    kind = box.read("mimetype")[:200] if "mimetype" in names else b""
    if not kind.startswith(_ODS) or "content.xml" not in names:
        raise NotTable
    manifest = box.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    if b"encryption-data" in manifest:
        raise NeedsPassword
    return "ods"


def _kind_of_ole(content: bytes) -> Kind:
    """Tell old spreadsheets from locked new ones and from letters by the names of the streams inside."""
    if _stream(content, "EncryptedPackage"):
        raise NeedsPassword
    if _stream(content, "Workbook") or _stream(content, "Book"):
        if _says_locked(content):
            raise NeedsPassword
        return "xls"
    if _stream(content, "WordDocument") or len(content) > 1024:
        raise NotTable
    raise FileDamaged


_BEGINNING = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00|\x09\x08\x08\x00\x00\x05\x05\x00")
_LOCK, _SHEET = 0x2F, 0x85


def _says_locked(content: bytes) -> bool:
    """Return whether one of the first records of an old workbook says that what follows is encrypted."""
    found = _BEGINNING.search(content)
    at = found.start() if found else len(content)
    for _ in range(100):
        if at + 4 > len(content):
            break
        kind, size = int.from_bytes(content[at : at + 2], "little"), int.from_bytes(content[at + 2 : at + 4], "little")
        if kind in {_LOCK, _SHEET}:
            return kind == _LOCK
        at += 4 + size
    return False


def _stream(content: bytes, name: str) -> bool:
    """Return whether a stream of this name is listed: 64 bytes of name in two bytes a sign, then its length."""
    written = name.encode("utf-16-le")
    entry = written + bytes(64 - len(written)) + (len(written) + 2).to_bytes(2, "little")
    return entry in content
