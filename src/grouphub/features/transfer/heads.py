"""Heads of columns in Tajik, Russian and English, as people write them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from grouphub.base.i18n import LANGUAGES, speaking
from grouphub.base.names import distance, fold
from grouphub.base.remembered import remembered
from grouphub.features.people.rules import Purpose, Whose
from grouphub.features.people.rules import word as choice_word
from grouphub.features.transfer.meanings import Meaning, OwnColumn, Use, word

_HEADS: dict[Meaning, str] = {
    Meaning.GIVEN: "ном, исм, номаш, имя, given name, first name, forename, name",
    Meaning.PATRONYMIC: (
        "номи падар, ному падар, исми падар, падараш, номи падараш, отчество, имя отца, patronymic, father's name, "
        "fathers name, "
        "name of father, middle name"
    ),
    Meaning.FAMILY: "насаб, насабаш, фамилия, фамилияи, surname, family name, last name, family",
    Meaning.FULL_NAME: (
        "фио, ф и о, ф и ш, фиш, н н п, ному насаб, насабу ном, ном ва насаб, насаб ва ном, насаб ном, ном насаб, "
        "насаб ном номи падар, насабу ному номи падар, ному насабу номи падар, ном насаб номи падар, исму насаб, "
        "номи пурра, full name, name and surname, name surname, surname and name, complete name, "
        "фамилия имя отчество, имя отчество фамилия, фамилия имя, имя фамилия, фамилия и имя, имя и фамилия, "
        "полное имя, "
        "имена, номҳо, names, зан, занон, бону, бонувон, женщина, женщины, участница, участницы, участник, "
        "иштирокчӣ, иштирокчиён, член группы, члены группы, аъзо, аъзоён, аъзои гурӯҳ, member, members, participant, "
        "participants, woman, women, learner, ученица, слушательница, шогирд, шогирдон, хонанда, номгӯй, рӯйхат"
    ),
    Meaning.PAPER_NAME: (
        "ном дар қоғаз, ном дар рӯйхатҳо, имя на бумаге, имя для бумаг, имя для сертификата, name on paper, "
        "name on papers, name on certificate, certificate name"
    ),
    Meaning.SPELLINGS: (
        "шакли дигари навишт, навишти дигар, дигар навишт, ба лотинӣ, лотинӣ, другое написание, другие написания, "
        "латиницей, по-латински, "
        "ном дар шиноснома, имя в паспорте, имя по паспорту, name in passport, passport name, "
        "also written, also written as, other spelling, other spellings, latin, latin name, "
        "alias, лақаб, прозвище, nickname"
    ),
    Meaning.BIRTH: (
        "таваллуд, санаи таваллуд, рӯзи таваллуд, рӯзу моҳу соли таваллуд, рӯз моҳ соли таваллуд, таърихи таваллуд, "
        "таваллудаш, дата рождения, день рождения, число месяц год рождения, дата рожд, рождение, родилась, д р, др, "
        "date of birth, birth date, birthdate, birthday, birth, dob, born"
    ),
    Meaning.YEAR: (
        "соли таваллуд, сол, соли тав, год рождения, год рожд, год, г р, гр, year of birth, birth year, year, yob"
    ),
    Meaning.AGE: (
        "синну сол, сину сол, синусол, син, синнаш, чандсола, возраст, лет, полных лет, сколько лет, age, years, "
        "years old, how old, age years"
    ),
    Meaning.PHONE: (
        "телефон, тел, телефонҳо, рақами телефон, рақами тел, рақамҳои телефон, номери телефон, телефони мобилӣ, "
        "мобилӣ, "
        "телефони дастӣ, рақами мобилӣ, алоқа, тамос, рақами тамос, номер телефона, номер тел, телефоны, мобильный, "
        "мобильный телефон, моб тел, моб, сотовый, сотовый телефон, контакт, контакты, контактный телефон, "
        "phone, phones, phone number, phone no, telephone, telephone number, tel, tel no, mobile, mobile phone, "
        "mobile number, cell, cell phone, contact, contacts, contact number, whatsapp, ватсап, вацап, viber, imo"
    ),
    Meaning.PHONE_WHOSE: (
        "телефони кӣ, телефон аз они кист, соҳиби телефон, чей телефон, чей номер, владелец телефона, whose phone, "
        "whose telephone, phone owner, owner of phone"
    ),
    Meaning.PHONE_SAFE: (
        "занг задан бехатар аст, занг задан бехатар, занг бехатар, бехатар, занг задан мумкин, мумкин занг задан, "
        "звонить безопасно, безопасно звонить, безопасно, можно звонить, можно ли звонить, safe to call, safe, "
        "may call, "
        "can call, ok to call"
    ),
    Meaning.PHONE_HOURS: (
        "вақти занг, кай занг задан, соати занг, когда звонить, часы звонка, when to call, best time to call, hours"
    ),
    Meaning.ADDRESS: (
        "суроға, суроғаи хона, суроғаи истиқомат, нишонӣ, адрес, домашний адрес, адрес проживания, место жительства, "
        "место проживания, ҷои зист, ҷойи зист, ҷои истиқомат, маҳалли зист, маҳалли истиқомат, макони зист, "
        "address, home address, place of residence, residence"
    ),
    Meaning.DISTRICT: (
        "ноҳия, шаҳр, шаҳру ноҳия, шаҳр ноҳия, ноҳия шаҳр, район, город, город район, район город, district, city, "
        "town, "
        "district city, city district"
    ),
    Meaning.JAMOAT: "ҷамоат, ҷамоати деҳот, деҳот, джамоат, jamoat, jamoati dehot, сельский совет, community",
    Meaning.VILLAGE: (
        "деҳа, қишлоқ, номи деҳа, село, кишлак, название села, посёлок, деревня, населённый пункт, нас пункт, village, "
        "village name, settlement"
    ),
    Meaning.STREET: "кӯча, маҳалла, гузар, улица, ул, махалля, квартал, street, quarter, mahalla, neighbourhood",
    Meaning.HOUSE: "хона, рақами хона, ҳавлӣ, дом, дома, номер дома, house, house number, house no",
    Meaning.ROLES: (
        "вазифа, нақш, кор дар гурӯҳ, чӣ кор мекунад, вазифа дар гурӯҳ, роль, роли, роль в группе, должность, участие, "
        "чем занимается, role, roles, role in group, position"
    ),
    Meaning.JOINED: (
        "санаи аъзо шудан, аъзо аз, аъзо шуд, санаи аъзошавӣ, дар гурӯҳ аз, санаи воридшавӣ, санаи қабул, "
        "санаи дохилшавӣ, дата вступления, вступила, в группе с, участвует с, дата приёма, дата приема, "
        "joined, joined on, date joined, join date, member since, in group since, since"
    ),
    Meaning.CODE: (
        "рамз, рамзи аъзо, код, код участницы, рақами аъзо, рақами узвият, шифр, code, id, member id, member code, "
        "member number, номер участницы, номер билета"
    ),
    Meaning.SCHOOLING: (
        "маълумот, маълумоташ, дараҷаи маълумот, таҳсилот, савод, образование, уровень образования, education, "
        "level of education, schooling"
    ),
    Meaning.IN_SCHOOL: (
        "дар мактаб мехонад, ҳоло мехонад, мехонад, учится в школе, учится, учится сейчас, in school, at school, "
        "goes to school, attends school"
    ),
    Meaning.CONSENT: "розигӣ, розигиаш, согласие, согласна, consent, agreed",
    Meaning.NOTE: (
        "эзоҳ, эзоҳот, қайд, қайдҳо, ёддошт, шарҳ, тавзеҳ, иловагӣ, примечание, примечания, прим, примеч, заметка, "
        "заметки, "
        "комментарий, комментарии, дополнительно, note, notes, remark, remarks, comment, comments"
    ),
    Meaning.NOTHING: (
        "№, т р, р т, п п, № п п, но п п, n п п, нпп, пп, тр, n, no, nr, num, number, номер, номер по порядку, "
        "порядковый номер, рақам, рақами тартибӣ, имзо, подпись, роспись, signature, sign, ҷинс, пол, sex, gender, "
        "миллат, "
        "национальность, nationality, паспорт, номер паспорта, серия паспорта, шиноснома, рақами шиноснома, passport, "
        "passport number, passport no, инн, рма, inn, tin, акс, фото, photo, шавҳар, муж, husband"
    ),
}

_WHOSE: dict[Whose, str] = {
    Whose.HUSBAND: "шавҳар шавҳараш муж мужа мужу мужем супруг супруга husband husbands",
    Whose.NEIGHBOUR: "ҳамсоя ҳамсояаш сосед соседка соседки соседа соседский neighbour neighbours neighbor neighbors",
    Whose.SHARED: "умумӣ оилавӣ хонагӣ общий семейный домашний shared family home common дом хона",
    Whose.OTHER: (
        "модар модараш падар падараш писар писараш духтар духтараш хоҳар хоҳараш бародар бародараш хушдоман келин хеш "
        "мать мама мамы матери отец отца папа сын сына дочь дочери дочка сестра сестры брат брата свекровь свекрови "
        "родственник родственница mother father son daughter sister brother relative mother-in-law"
    ),
    Whose.OWN: "худаш худи худ шахсӣ свой своя личный сама own personal her hers",
}
_PURPOSES: dict[Purpose, str] = {
    Purpose.PHOTO: "акс сурат фото фотография съёмка photo picture",
    Purpose.STORY: "қисса ҳикоя история рассказ story",
    Purpose.STATISTICS: "ҳисобот омор отчёт отчет статистика report reports statistics",
    Purpose.SHARING: "дигарон ташкилот передача другим организациям sharing others organisations",
}


def _plain(text: str) -> str:
    """Return a head for comparing: folded, without the ending that ties Tajik words together."""
    return " ".join(part[:-1] if len(part) > 3 and part.endswith("и") else part for part in fold(text).split())


def _words(text: str) -> frozenset[str]:
    """Return words as they stand in heads, with and without that ending."""
    return frozenset(form for word in text.split() for form in (fold(word), _plain(word)))


_OF_OTHERS = _words(
    "шавҳар шавҳараш муж мужа супруг супруга husband husbands модар модараш мать матери mother фарзанд фарзандон "
    "кӯдак кӯдакон дети детей ребёнок ребёнка child children шумораи количество number count"
)
_FILLERS = _words(
    "ва и and the a в на из аз дар бо с по ли зан занон женщины участницы участницу аъзо иштирокчӣ woman member her"
)
_GENERAL = frozenset(
    [
        "ном",
        "имя",
        "имена",
        "name",
        "names",
        "сол",
        "год",
        "year",
        "дом",
        "хона",
        "house",
        "город",
        "city",
        "день",
        "day",
        "номер",
        "number",
        "рақам",
    ]
)
"""Heads that mean something else beside another word: the name of a group, the year of a class."""


def _listed() -> dict[str, Meaning]:
    known: dict[str, Meaning] = {}
    for meaning, heads in _HEADS.items():
        for head in heads.split(", "):
            known.setdefault(_plain(head) or head, meaning)
    for language in LANGUAGES:
        with speaking(language):
            for meaning in Meaning:
                known.setdefault(_plain(word(meaning)), meaning)
    return known


@lru_cache(maxsize=1)
def _known() -> dict[str, Meaning]:
    return _listed()


_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|\([^)]*$")
_NUMBER_AT_END = re.compile(r"[\s№#]*\d+\s*$")


def recognised(head: str, own: tuple[OwnColumn, ...] = ()) -> Use | None:
    """Return what a head says its column is for, or None."""
    for field in own:
        if any(_plain(name) == _plain(head) for name in field.names if name.strip()):
            return Use(Meaning.OWN, own=field.key, sure=0.95)
    return _recognised(head)


@remembered(4096)
def _recognised(head: str) -> Use | None:
    if len(head) > 120 or not head.strip():
        return None
    outside = _BRACKETS.sub(" ", head)
    for text, sure in ((head, 0.95), (outside, 0.93), (_NUMBER_AT_END.sub("", outside), 0.9)):
        plain = _plain(text)
        meaning = _known().get(plain) or (Meaning.NOTHING if text.strip() in {"№", "#", "№№", "N°"} else None)
        if meaning:
            return _with_details(meaning, head, sure)
    plain = _plain(outside)
    return _nearly(plain, head) or _inside(plain, head)


def _nearly(plain: str, head: str) -> Use | None:
    """Return the meaning of a head with a slip of the hand in it."""
    if len(plain) < 5 or len(plain) > 40:
        return None
    for known, meaning in _known().items():
        if len(known) >= 5 and abs(len(known) - len(plain)) < 2 and distance(plain, known, 1) <= 1:
            return _with_details(meaning, head, 0.8)
    return None


def _inside(plain: str, head: str) -> Use | None:
    """Return the meaning of the longest known head that stands inside a longer one, beginning with its first word."""
    words = plain.split()
    if len(words) < 2 or len(words) > 10:
        return None
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            part = " ".join(words[start : start + size])
            meaning = _known().get(part)
            rest = set(words[:start] + words[start + size :])
            if part in _GENERAL and not rest <= _FILLERS:
                if rest & _OF_OTHERS:
                    return Use(Meaning.NOTHING, sure=0.7)
                continue
            if meaning and (len(part) > 2 or start == 0):
                return _with_details(meaning, head, 0.85 if rest <= _FILLERS else 0.65)
    return None


def detailed(use: Use, head: str) -> Use:
    """Return a use that was chosen with what the head says of it: whose telephone it is, what is agreed to."""
    if use.meaning is Meaning.PHONE and use.whose is None:
        return replace(use, whose=whose_in(set(fold(head).split())))
    if use.meaning is Meaning.CONSENT and use.purpose is Purpose.KEEP:
        return replace(use, purpose=_purpose_in(head))
    return use


def _with_details(meaning: Meaning, head: str, sure: float) -> Use:
    words = set(fold(head).split())
    if meaning in _NAMES and words & _OF_OTHERS and "падар" not in words:
        return Use(Meaning.NOTHING, sure=0.7)
    return detailed(Use(meaning, sure=sure), head)


_NAMES = frozenset({Meaning.GIVEN, Meaning.FAMILY, Meaning.FULL_NAME, Meaning.PATRONYMIC, Meaning.BIRTH, Meaning.YEAR,
                    Meaning.AGE})  # fmt: skip
_WHOSE_WORDS = {fold(one): whose for whose, words in _WHOSE.items() for one in words.split()}
_PURPOSE_WORDS = {fold(one): purpose for purpose, words in _PURPOSES.items() for one in words.split()}


def whose_in(folded_words: set[str]) -> Whose | None:
    """Return whose telephone is meant by words folded for search, or None when none of them says so."""
    found = {_WHOSE_WORDS[one] for one in folded_words if one in _WHOSE_WORDS}
    return next((whose for whose in _WHOSE if whose in found), None)


def _purpose_in(head: str) -> Purpose:
    """Return what a consent is for: in the program's own words, else as others may say it."""
    key = fold(head)
    for language in LANGUAGES:
        with speaking(language):
            for purpose in Purpose:
                if fold(choice_word(purpose)) in key:
                    return purpose
    return next((_PURPOSE_WORDS[one] for one in key.split() if one in _PURPOSE_WORDS), Purpose.KEEP)
