"""Words an invented group is made of. Nobody is meant by them, and no village of this list is on a map we know."""

from __future__ import annotations

from grouphub.base.i18n import N_


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


GIVEN = _words(
    """Адиба Азиза Анзурат Анора Баҳора Барно Башорат Бибигул Бибисоро Бунафша Гавҳар Гулафшон Гулбаҳор Гулизор
    Гулрухсор Гулсара Гулчеҳра Гулҷаҳон Ғунча Дилафрӯз Дилноза Дилором Ёқутой Зайнаб Замира Заррина Зебо Зебунисо
    Зиёда Зулайхо Зулфия Зумрад Идимоҳ Иқболой Кибриё Қандолат Қимматой Латофат Лутфия Мавзуна Мадина Малика Манижа
    Мастура Матлуба Маърифат Меҳринисо Меҳрубон Моҳира Моҳрухсор Мунаввара Муқаддас Муҳаббат Назокат Наргис Насиба
    Нигина Нодира Нозанин Озода Ойгул Ойниҳол Парвина Паринисо Рисолат Робия Роҳат Рухшона Рӯзигул Саида Саломат
    Сановбар Саодат Сарвиноз Сафаргул Ситора Соҳибҷон Сумайё Тахмина Тӯтиё Фазилат Фарангис Фарида Фируза Фотима
    Хайринисо Холбибӣ Ҳавасмо Ҳалима Ҳамида Ҳикоят Ҳусния Чинигул Ҷаҳоноро Ҷумагул Шабнам Шарофат Шаҳло Шаҳноза
    Шоира Шукрона Юлдуз Галина Людмила Ольга Татьяна"""
)
FATHERS = _words(
    """Абдулло Азим Аслам Аҳмад Баҳром Бобоҷон Дониёр Зафар Иброҳим Исмоил Камол Латиф Маҷид Меҳроб Мурод Назар
    Некрӯз Одина Паҳлавон Раҳим Раҷаб Рустам Сабур Саидмурод Сафар Собир Тоҳир Тӯра Файз Фарҳод Холмурод Ҳаким
    Ҳафиз Ҳошим Чоршанбе Ҷаббор Ҷумъа Шариф Шодмон Юнус"""
)
VOWELS = "аеёиоуэюяӣӯ"
FAMILY_ENDINGS = ("ова", "ова", "ова", "зода", "зода", "пур", "ӣ")
PATRONYMIC_ENDINGS = ("овна", "овна", "зода", "духт", "")

VILLAGES = (
    "Анорбоғ",
    "Чорчинорак",
    "Себзори Баланд",
    "Оби Зулол",
    "Гелосзор",
    "Ҳафтбулоқ",
    "Қамишзор",
    "Бодомистон",
    "Зардолузор",
    "Кабутарак",
    "Нилуфарон",
    "Нӯҳчинор",
    "Пистазорон",
    "Сафедобак",
    "Тутистони Нав",
    "Шафтолузор",
)
QUARTERS = ("", " Боло", " Поён", " Миёна", " Нав", " Кӯҳна", " Шарқӣ", " Ғарбӣ")
"""Added to a village where a large group needs more of them."""
DISTRICTS = (("Зарнисор", "Zarnisor"), ("Чашмахез", "Chashmakhez"), ("Офтобрӯ", "Oftobru"))
"""Invented too, in Tajik and in English; written in Russian as in Tajik, but for the letters Russian has not."""
JAMOATS = (
    ("Гулпарвар", 0),
    ("Чинорпанд", 0),
    ("Обшорон", 1),
    ("Навнамо", 0),
    ("Сабзадашт", 2),
    ("Лолапуш", 1),
    ("Анорзамин", 2),
    ("Бодпарвар", 0),
)
"""Jamoats, each with the place of its district."""
STREETS = (
    "кӯчаи Анҷир",
    "кӯчаи Арғувон",
    "кӯчаи Гандум",
    "кӯчаи Ёсамин",
    "кӯчаи Настаран",
    "кӯчаи Сабо",
    "маҳаллаи Бофандагон",
    "маҳаллаи Работ",
    "маҳаллаи Чорсӯ",
)
NICKNAMES = ("Апаи Гулҷон", "Бибиҷон", "Зебоҷон", "Мижгона", "Моҳтоб", "Ойҷон", "Устои дӯзанда", "Холаи Нон")

NOTES = (
    N_("Likes to sew on the machine by the window."),
    N_("Comes on foot; does not come when the river is high."),
    N_("Wants to learn to bake small bread."),
    N_("Brings her little daughter with her."),
    N_("Reads well and helps others with the paper."),
    N_("Can come only after lunch."),
    N_("Has her own sewing machine."),
    N_("Asked for the course in spring."),
)
HOURS = (N_("after 16:00"), N_("mornings, 8 to 11"), N_("only on Friday"), N_("not in the evening"))
REMARKS = (N_("only a short message"), N_("ask for her daughter"), N_("often without power"), N_("speak about sewing"))
NEIGHBOURS = (N_("the neighbour on the left"), N_("her sister in the next house"), N_("the shop at the corner"))
PAUSES = (N_("a small child"), N_("harvest"), N_("illness in the house"), "")
LEAVES = (N_("moved away"), N_("works in the town now"), N_("no time"), "")
