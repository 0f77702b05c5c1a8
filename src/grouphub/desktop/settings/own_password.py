"""Whether she who sits here knows the password that opened the register, and whether a new one is good enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grouphub.base.i18n import _
from grouphub.store.keyfile import Kind, read_keys, wipe
from grouphub.store.unlocking import WrongPassword, password_secret

if TYPE_CHECKING:
    from grouphub.desktop.vault.new_password import PasswordPair
    from grouphub.store.opened import OpenVault


def check_own(opened: OpenVault, password: str) -> None:
    """Raise WrongPassword unless this is the password of her who opened the register. Slow by intent."""
    keys, _are_twins = read_keys(opened.folder)
    wrapping = keys.derive(password_secret(password))
    try:
        entry = keys.open_slot(wrapping)
    finally:
        wipe(wrapping)
    if entry is None:
        raise WrongPassword
    wipe(entry.key)
    if entry.kind is not Kind.PASSWORD or entry.keeper != opened.keeper:
        raise WrongPassword


def strong_enough(pair: PasswordPair) -> bool:
    """Tell whether a new password, checked to be the same twice, may be used; say it at its field when not."""
    if pair.is_ready():
        return True
    pair.first.show_error(_("This password is too easy to guess. Add another word or two."))
    pair.first.setFocus()
    return False
