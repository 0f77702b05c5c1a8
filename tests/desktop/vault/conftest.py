"""A door to stand before: a real vault whose password and recovery code are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grouphub.base.keys import new_key
from grouphub.base.settings import ScreenSettings
from grouphub.desktop.vault.unlock import UnlockPage
from grouphub.store.recovery import RecoveryCode
from grouphub.store.vault import create_vault
from tests import factory

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSWORD = "заварка ва нон"
SAME_KEYS = "pfdfhrf df yjy"  # the keys of the password on an English keyboard


@pytest.fixture
def code():
    """What stands on the sheet."""
    return RecoveryCode.new()


@pytest.fixture
def locked(folder, code):
    """A register that is locked; its keeper's id."""
    keeper = new_key()
    create_vault(folder, PASSWORD, code, keeper=keeper, cost=factory.cheap()).close()
    return keeper


@pytest.fixture
def page(qtbot, locked, folder, clock) -> Iterator[UnlockPage]:
    """The unlock window of that register; what it opens is closed again."""
    page = UnlockPage(folder, ScreenSettings(language="en"), clock)
    page.opens = []
    page.opened.connect(page.opens.append)
    qtbot.addWidget(page)
    page.resize(1366, 698)
    page.show()
    page.focus_password()
    yield page
    for opened in page.opens:
        opened.close()
