"""Rows as the program of each revision wrote them into the tables that were new then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.vaults import work_rows
from tests.vaults.keys import insert, key, women

if TYPE_CHECKING:
    from collections.abc import Callable


def fields(connection: Any) -> None:
    """0002: a field to choose in and one for words, both answered."""
    first, second, *_others = women(connection)
    names = {"name_tg": "Ҳунар", "name_ru": "Ремесло", "name_en": "Craft"}
    insert(connection, "own_field", id=key("craft"), kind="choice", place=1, archived_at=None, **names)
    names = {"name_tg": "Эзоҳ", "name_ru": "Примечание", "name_en": "Remark"}
    insert(connection, "own_field", id=key("remark"), kind="line", place=2, archived_at=None, **names)
    names = {"name_tg": "Дӯзандагӣ", "name_ru": "Шитьё", "name_en": "Sewing"}
    insert(connection, "own_choice", id=key("sewing"), field_id=key("craft"), place=1, archived_at=None, **names)
    shared: dict[str, object] = {"normal": "", "other_id": None}
    insert(
        connection,
        "own_value",
        id=key("her craft"),
        person_id=first,
        field_id=key("craft"),
        text="",
        sort="1",
        choice_id=key("sewing"),
        **shared,
    )
    insert(
        connection,
        "own_value",
        id=key("her remark"),
        person_id=second,
        field_id=key("remark"),
        text="Ғамхор",
        sort="гамхор",
        choice_id=None,
        **shared,
    )


def erased(connection: Any) -> None:
    """0003: two women who are here no more."""
    for name in ("one", "two"):
        insert(connection, "erased", id=key(name), at=1_742_205_600_000)


def families(connection: Any) -> None:
    """0004: a household of a woman and her mother, and who answers for her."""
    first, second, *_others = women(connection)
    insert(connection, "household", id=key("household"), written_on="2025-03-17")
    words: dict[str, object] = {"kin_words": "", "safe": "yes", "hours": "", "remark": "Танҳо пагоҳ"}
    line: dict[str, object] = {"household_id": key("household"), "lives_here": 1, "since": "2020-01-01", "until": None}
    insert(
        connection,
        "household_member",
        id=key("member"),
        person_id=first,
        name="",
        birth=None,
        kin="",
        of_id=None,
        **line,
        **words,
    )
    insert(
        connection,
        "household_member",
        id=key("mother"),
        person_id=None,
        name="Моҳрӯ",
        birth=None,
        kin="mother",
        of_id=first,
        **line,
        **words,
    )
    phone: dict[str, object] = {"typed": "93 514 16 42", "normal": "+992935141642", "whose": "own", "whose_words": ""}
    insert(
        connection,
        "guardian",
        id=key("guardian"),
        person_id=second,
        guardian_id=first,
        name="",
        kin="aunt",
        **phone,
        **words,
    )


def places(connection: Any) -> None:
    """0005: a district of the group's own; the villages came from what was typed."""
    insert(
        connection,
        "district",
        id=key("district"),
        key="own-1",
        tg="Ноҳияи Нав",
        ru="Новый район",
        en="New district",
        also="[]",
        former="[]",
    )


def doubles(connection: Any) -> None:
    """0006: an entry that became part of another, and two that are two."""
    first, second, third, *_others = women(connection)
    insert(
        connection,
        "person_merged",
        id=key("merged"),
        gone_id=key("gone"),
        kept_id=first,
        gone_name="Адибахон",
        day="2025-03-17",
    )
    insert(connection, "person_two", id=key("two women"), one_id=second, other_id=third)


def tables(connection: Any) -> None:
    """0007: a table that was taken over."""
    insert(connection, "table_taken", id=key("table"), day="2025-03-17", added=12, changed=3)


def lists(connection: Any) -> None:
    """0008: a list that was kept."""
    insert(connection, "saved_list", id=key("list"), name="Дӯзандагон", shows='{"only":"sewing"}', place=1)


def copies(connection: Any) -> None:
    """0009: a copy that lies on a stick."""
    insert(
        connection,
        "copy_kept",
        id=key("copy"),
        at=1_742_205_600_000,
        label="KINGSTON",
        folder="/media/KINGSTON",
        name="GroupHub-2025-03-17.copy",
        size=1_469_093,
        outside=1,
    )


ROWS: dict[str, Callable[[Any], None]] = {
    "0002": fields,
    "0003": erased,
    "0004": families,
    "0005": places,
    "0006": doubles,
    "0007": tables,
    "0008": lists,
    "0009": copies,
    "0010": work_rows.income,
    "0011": work_rows.bakery,
    "0012": work_rows.sewing,
    "0013": work_rows.stock,
}
