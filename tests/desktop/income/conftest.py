"""The open register with its window, as the pages of Settings have it."""

from tests.desktop.settings.conftest import desk

__all__ = ["desk"]
