"""Views of copies: one ready, one in trouble, one looked into."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grouphub.desktop.pictures.studio import Scene, Studio


def of_copies(studio: Studio) -> Iterator[Scene]:
    """Yield what is met while copies are kept and brought back."""
    yield "keep_copy-ready", partial(_copy_ready, studio)
    yield "keep_copy-trouble", partial(_copy_trouble, studio)
    yield "bring_back-preview", partial(_copy_preview, studio)


def _copy_ready(studio: Studio) -> None:
    from grouphub.store.copies import Copy
    from grouphub.store.copyfile import Sort

    studio.show_page("keep_copy")
    page: Any = studio.open_group().view.page
    path = Path("GroupHub-2025-03-17.copy")
    page.show_ready("KINGSTON", Copy(path, studio.clock.now(), Sort.ASKED, 62_000_000, 0, 0))


def _copy_trouble(studio: Studio) -> None:
    from grouphub.store.copies import StickGone

    studio.show_page("keep_copy")
    page: Any = studio.open_group().view.page
    page.show_trouble(StickGone())


def _copy_preview(studio: Studio) -> None:
    from grouphub.features.copies.comparing import Difference, Preview

    studio.show_page("bring_back")
    page: Any = studio.open_group().view.page
    now = studio.clock.now()
    older = now - timedelta(days=9)
    kinds = (
        Difference(
            "person",
            31,
            38,
            only_today=7,
            unlike=2,
            words="31",
            who_today=("Адиба", "Барно Назарова", "Гулнора Саидова", "Зебо", "Мавзуна Каримова", "Нигина Раҳимова"),
            who_unlike=("Лола Шарипова", "Тоҷинисо"),
        ),
        Difference("ledger_line", 210, 240, only_copy=1, only_today=31, words="210"),
        Difference("village", 12, 12, words="12"),
        Difference("debt", 3, 3, words="3"),
    )
    path = Path("GroupHub-2025-03-08.copy")
    found = Preview(
        path,
        made=older,
        newest=older,
        newest_today=now,
        computer="PC-2",
        group="Гулдаста",
        by_sheet=False,
        opens_today=False,
        is_same_register=True,
        kinds=kinds,
    )
    page.bringing.show_preview(found)
