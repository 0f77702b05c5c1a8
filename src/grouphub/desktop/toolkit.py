"""Brings Qt up without what PySide does at every start only for those who develop with it: a third of a cold start.

It reads the code that writes its stub files and words its complaints about wrong arguments; here that code is read
when it is asked for. Then it takes the place of Python's ``import`` and from there on reads the source of every module
imported, and keeps it, for ``__feature__`` names that nobody here uses; here Python's own ``import`` comes back.
"""

from __future__ import annotations

import builtins
import sys
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_SUPPORT = "shibokensupport.signature"
_RARELY_ASKED = frozenset({"errorhandler", "layout", "parser", "enum_sig", "pyi_generator"})


class _Later(ModuleType):
    """A module that is read when something in it is asked for.

    Not importlib's LazyLoader: that reads already when PySide asks for the module's ``__spec__``, which is at once.
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self.__class__ = ModuleType  # type: ignore[assignment]
        assert self.__spec__ is not None
        assert self.__spec__.loader is not None
        self.__spec__.name = self.__name__  # PySide has published it under another name meanwhile
        self.__spec__.loader.exec_module(self)
        return getattr(self, name)


def bring_up() -> None:
    """Import Qt's core; must come before any other import of PySide6 to be of use."""
    plain = getattr(builtins, "__orig_import__", builtins.__import__)
    builtins.__import__ = _postponing(plain)
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.__import__ = plain


def _postponing(plain: Callable[..., Any]) -> Callable[..., Any]:
    """Return an ``import`` that puts stand-ins where PySide would read what is rarely asked for."""

    def bring(name: str, *rest: Any, **named: Any) -> Any:
        if name.startswith(_SUPPORT):
            parts = rest[2] if len(rest) > 2 else named.get("fromlist")
            for part in _RARELY_ASKED.intersection(parts or ()):
                _stand_in(name, part)
        return plain(name, *rest, **named)

    return bring


def _stand_in(package: str, name: str) -> None:
    full = f"{package}.{name}"
    spec = None if full in sys.modules else find_spec(full)
    if spec is not None:
        module = module_from_spec(spec)
        module.__class__ = _Later
        sys.modules[full] = module
        setattr(sys.modules[package], name, module)
