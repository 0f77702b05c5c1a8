"""What can be wrong while the open register is brought onto the screen."""

from __future__ import annotations

from grouphub.store.vault import open_vault
from tests.journeys.desk import PASSWORD, new_register


def test_a_missing_second_file_is_told_and_the_register_opens_all_the_same(folder, clock, sit_down):
    new_register(folder, clock)
    folder.pages.unlink()
    desk = sit_down()
    desk.unlock()
    assert desk.session is not None
    assert "pages.db is missing" in desk.toast()


def test_a_register_that_cannot_be_shown_does_not_stay_open(folder, clock, sit_down):
    new_register(folder, clock, _spoil)
    desk = sit_down()
    desk.program.entrance.open(open_vault(folder, PASSWORD))
    assert "Something in the program went wrong" in desk.toast()
    assert "no such table" not in folder.log.read_text(encoding="utf-8")
    assert desk.program._session is None
    assert desk.program.entrance.waiting is None
    open_vault(folder, PASSWORD).close()  # nobody holds it any more


def _spoil(db) -> None:
    with db.fill() as connection:
        connection.exec_driver_sql("DROP TABLE draft")
