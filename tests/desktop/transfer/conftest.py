"""The room of pages and dialogs, with its women."""

from tests.desktop.people.conftest import look, room, women

__all__ = ["look", "room", "women"]
