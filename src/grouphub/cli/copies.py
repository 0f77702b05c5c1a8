"""Copies without a window: kept anywhere, brought back, and what can be read brought out of a damaged register."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from grouphub.base.clock import SystemClock
from grouphub.base.errors import GroupHubError
from grouphub.base.i18n import N_, _
from grouphub.base.sizes import size_text
from grouphub.cli import secret, speech
from grouphub.cli.register import open_register, wants_json
from grouphub.cli.words import chosen_folder
from grouphub.features import registry
from grouphub.features.copies.actions import bring_back, keep_copy
from grouphub.features.copies.comparing import preview
from grouphub.features.copies.losses import losses
from grouphub.store.copies import LOST, SecretForAnother, Told, open_copy
from grouphub.store.database import Database
from grouphub.store.faults import FileDamaged
from grouphub.store.keyfile import KeyFileMissing
from grouphub.store.opened import RegisterMissing
from grouphub.store.restoring import bring_into
from grouphub.store.salvage import bring_out
from grouphub.store.unlocking import WrongPassword
from grouphub.store.vault import open_vault, register_expected

if TYPE_CHECKING:
    from argparse import Namespace

    from grouphub.base.paths import Folder
    from grouphub.features.copies.comparing import Preview
    from grouphub.store.copies import OpenCopy


class OlderCopy(GroupHubError):
    """Older entries would take the place of newer ones; facts: copy, today."""

    message = N_(
        "The newest change in the copy is of {copy}, in the register of {today}: older entries would take the place of "
        "newer ones. Nothing was changed. Add --older to bring it back all the same; today's register is kept first."
    )


class AnotherGroup(GroupHubError):
    """The copy is of another register; fact: group."""

    message = N_(
        "The copy is of another register ({group}). Nothing was changed. Add --another to bring it back in the place "
        "of the register that is here; that one is kept first."
    )


def copy(asked: Namespace) -> None:
    """Keep a copy of the register in a folder."""
    with open_register(asked) as database:
        made = keep_copy(database, asked.folder.absolute(), told=_progress())
    if wants_json(asked):
        speech.one({"file": str(made.path), "size": made.size, "made": made.made.isoformat()})
        return
    speech.line(
        _("The copy is {file} ({size}). It was read back and opened.").format(file=made.path, size=size_text(made.size))
    )


def restore(asked: Namespace) -> None:
    """Put a copy in the place of the register, or make the register from it where there is none."""
    folder, typed = chosen_folder(asked), secret.password(asked)
    try:
        opened = open_copy(asked.file, typed)
    except SecretForAnother:
        speech.sentence(_(LOST))
        raise
    try:
        told = _restored(asked, folder, opened, typed)
    finally:
        opened.close()
    if wants_json(asked):
        speech.one(told)
        return
    speech.line(_("The register of {day} is back.").format(day=_day(told["made"])))
    for kind in told["inside"]:
        if kind["count"]:
            speech.line(kind["words"])
    if told["kept"]:
        speech.line(_("What was here before is kept in {place}.").format(place=told["kept"]))
    speech.sentence(_("It opens with a password, or with the register sheet, that was valid on that day."))


def salvage(asked: Namespace) -> None:
    """Bring out of a damaged register what can be read."""
    try:
        found = bring_out(chosen_folder(asked), secret.password(asked), SystemClock(), _progress())
    except WrongPassword:
        speech.sentence(_(LOST))
        raise
    lines = losses(found, registry.FEATURES)
    kept = str(chosen_folder(asked).path / found.kept)
    if wants_json(asked):
        rows = [asdict(one) for one in found.tables]
        speech.one({"whole": found.is_whole, "kept": kept, "lost": [line.text() for line in lines], "tables": rows})
        return
    if found.is_whole:
        speech.line(_("Everything could be read. The register is whole again."))
    else:
        speech.line(_("What can be read is saved. This could not be saved:"))
        for line in lines:
            speech.line(line.text())
    speech.line(_("The damaged files are kept in {place}.").format(place=kept))


def _restored(asked: Namespace, folder: Folder, opened: OpenCopy, typed: str) -> dict[str, Any]:
    """Bring the copy back and return what was done."""
    live = _open_today(folder, typed)
    try:
        seen = preview(opened, typed, registry.FEATURES, folder, _progress(), db=live)
        _check(asked, seen)
        if live is None:
            named = bring_into(folder, opened, _progress(), SystemClock())
            kept = str(folder.path / named) if named else ""
        else:
            kept = str(bring_back(live, opened, told=_progress()).path)
    finally:
        if live is not None:
            live.close()
            live.opened.close()
    inside = [{"kind": one.kind, "count": one.in_copy, "words": one.words} for one in seen.kinds]
    return {"made": seen.made.isoformat(), "group": seen.group, "inside": inside, "kept": kept}


def _check(asked: Namespace, seen: Preview) -> None:
    """Raise AnotherGroup or OlderCopy unless that is wanted."""
    if seen.is_same_register is False and not asked.another:
        raise AnotherGroup(group=seen.group)
    if seen.is_same_register and seen.is_older and not asked.older:
        now, then = seen.newest_today, seen.newest
        raise OlderCopy(copy=_day(then.isoformat()) if then else "…", today=_day(now.isoformat()) if now else "…")


def _open_today(folder: Folder, typed: str) -> Database | None:
    """Return the open register that is here; None where there is none, or it does not open with this password.

    One that does not open is kept as it is, file by file.
    """
    if not register_expected(folder):
        return None
    try:
        vault = open_vault(folder, typed)
    except (WrongPassword, FileDamaged, KeyFileMissing, RegisterMissing):
        return None
    try:
        return Database.open(vault, SystemClock())
    except GroupHubError:
        vault.close()
        return None


def _day(moment: str) -> str:
    from datetime import datetime

    return f"{datetime.fromisoformat(moment).astimezone():%d.%m.%Y %H:%M}"


def _progress() -> Told:
    """Return what shows on a terminal how far it is; nothing where nobody looks."""
    if not sys.stderr.isatty():
        return Told()
    shown = [-1]

    def tell(told: Told) -> None:
        part = int(told.part * 100)
        if part != shown[0]:
            shown[0] = part
            sys.stderr.write(f"\r{part:3} %\r")

    return Told(tell)
