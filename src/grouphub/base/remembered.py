"""What is kept so as not to be worked out twice while the register is open, and forgotten when it is locked.

``functools.lru_cache`` is for what no woman, group or typed word can be read from: its values live as long as the
program does.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Asked = ParamSpec("_Asked")
_Told = TypeVar("_Told")

_forgetting: list[Callable[[], None]] = []


def remembered(most: int) -> Callable[[Callable[_Asked, _Told]], Callable[_Asked, _Told]]:
    """Keep the answers to the ``most`` questions asked last, until ``forget_remembered``."""

    def keep(work_out: Callable[_Asked, _Told]) -> Callable[_Asked, _Told]:
        kept = lru_cache(maxsize=most)(work_out)
        _forgetting.append(kept.cache_clear)
        return kept  # type: ignore[return-value]

    return keep


def forget_remembered() -> None:
    """Forget all of it, and the patterns made of typed words."""
    for forget in _forgetting:
        forget()
    re.purge()
