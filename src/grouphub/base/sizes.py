"""Sizes of files, as they are told."""

from __future__ import annotations

import math

from grouphub.base.i18n import _

_STEP = 1024


def size_text(count: int) -> str:
    """Return so many bytes in the largest unit that leaves a whole number: "60 MB"; never less than there are."""
    if count < _STEP * _STEP:
        return _("{count} KB").format(count=max(1, math.ceil(count / _STEP)))
    if count < _STEP**3:
        return _("{count} MB").format(count=math.ceil(count / _STEP**2))
    return _("{count} GB").format(count=f"{math.ceil(count * 10 / _STEP**3) / 10:g}")
