"""Gathers the texts of the program into the catalogues of ``translations``.

    python packaging/words.py          every language
    python packaging/words.py tg ru    these only

A text that is no longer used leaves the catalogue, a new one comes in empty; nothing is guessed, so that an empty
place is always a missing translation. Written twice, the files stay the same: no days, no places in the sources.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[1]
TRANSLATIONS = ROOT / "translations"

# After a number a Tajik noun stays as it is.
PLURALS = {
    "tg": "nplurals=1; plural=0;",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
}
HEADERS = {"tg": "Tajik", "ru": "Russian"}

KEYWORDS: Mapping[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def path(language: str) -> Path:
    """Return where the catalogue of ``language`` lies."""
    return TRANSLATIONS / language / "LC_MESSAGES" / "grouphub.po"


def texts() -> Catalog:
    """Return the texts of the sources as they are now."""
    found = Catalog()
    for _file, _line, message, comments, context in extract_from_dir(
        ROOT / "src", [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        found.add(message, auto_comments=comments, context=context)
    return found


def read(language: str) -> Catalog:
    """Return the catalogue of ``language``; an empty one if there is none yet."""
    if not path(language).exists():
        return Catalog(locale=language, domain="grouphub")
    with path(language).open("rb") as written:
        return read_po(written, locale=language, domain="grouphub", abort_invalid=True)


def brought_up(catalogue: Catalog, found: Catalog) -> Catalog:
    """Return a catalogue of all the ``found`` texts with what ``catalogue`` says in its language."""
    language = str(catalogue.locale)
    fresh = Catalog(locale=language, domain="grouphub", fuzzy=False)
    fresh.mime_headers = [("Plural-Forms", PLURALS[language])]
    plurals = int(PLURALS[language][len("nplurals=")])
    for wanted in found:
        if not wanted.id:
            continue
        old = catalogue.get(wanted.id, wanted.context)
        said = old.string if old and isinstance(old.id, tuple) == isinstance(wanted.id, tuple) else ""
        if isinstance(wanted.id, tuple):
            said = (*said, *[""] * plurals)[:plurals]
        fresh.add(
            wanted.id,
            said,
            auto_comments=wanted.auto_comments,
            user_comments=old.user_comments if old else (),
            flags=old.flags if old else (),
            context=wanted.context,
        )
    return fresh


def written(catalogue: Catalog) -> bytes:
    """Return the file of ``catalogue``: sorted, without a day, a host or a name in its header."""
    language = str(catalogue.locale)
    body = BytesIO()
    write_po(body, catalogue, width=110, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
    header = (
        f"# GroupHub in {HEADERS[language]}.\n"
        'msgid ""\n'
        'msgstr ""\n'
        f'"Language: {language}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {PLURALS[language]}\\n"\n\n'
    )
    return header.encode() + body.getvalue().rstrip(b"\n") + b"\n"


def main(languages: list[str]) -> None:
    """Bring the catalogues of ``languages`` up to the sources and say what is still to be translated."""
    found = texts()
    for language in languages or list(PLURALS):
        catalogue = brought_up(read(language), found)
        path(language).parent.mkdir(parents=True, exist_ok=True)
        path(language).write_bytes(written(catalogue))
        empty = sum(1 for said in catalogue if said.id and not all([said.string, *said.string]))
        sys.stdout.write(f"{language}: {len(catalogue)} texts, {empty} not yet translated\n")


if __name__ == "__main__":
    main(sys.argv[1:])
