"""The program's version, as the unlock window and the help show it."""

from __future__ import annotations

VERSION = "0.1.0"
