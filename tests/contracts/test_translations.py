"""What the Tajik and the Russian catalogue must hold, and what must never stand in them."""

from __future__ import annotations

import gettext
import importlib.util
import re
import unicodedata
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from grouphub.base import i18n
from grouphub.base.birth import Birth, parse_birth

ROOT = Path(__file__).resolve().parents[2]
WORDS = ROOT / "packaging" / "words.py"
LANGUAGES = ("tg", "ru")
TODAY = date(2026, 11, 23)

# Texts that may be the same as in English, with the reason.
SAME_AS_ENGLISH: dict[str, str] = {}
# Latin words a translation may have that its English text lacks, with the reason.
LATIN = {
    "USB": "stands on the sticks themselves",
    "PDF": "the kind of file, as file windows call it",
}
# Tajik texts that may be the same as the Russian ones, with the reason.
SAME_AS_RUSSIAN = {
    "{value} см": "the unit of both languages",
    "литр": "the unit of both languages",
    "Фатир": "the same bread",
    "Юбка": "the word of both languages",
    "Телефон": "the word of both languages",
    "телефон {number}": "the word of both languages",
    "{count} телефон": "the word of both languages",
    "Экран": "the word of both languages",
    "Файл": "the word of both languages",
    "ФАЙЛ": "the word of both languages",
    "{count} КБ": "the unit of both languages",
    "{count} МБ": "the unit of both languages",
    "{count} ГБ": "the unit of both languages",
    "м": "the unit of both languages",
    "см": "the unit of both languages",
    "кг": "the unit of both languages",
}
# Words of the Tajik file with a letter that no Tajik word has, with the reason.
FOREIGN_WORDS: dict[str, str] = {}
# Everyday Russian words no Tajik word is spelled like. "не", "на", "то", "об", "по" and "они" are Tajik words too.
RUSSIAN_WORDS = frozenset(
    """
    а без будет был была было все всё вас ваш ваша ваше ваши вернуть вы год года дата ещё если её ей женщин женщина
    женщины за закрыто знак знаков знака и из или имя их как когда кого код кода копия копии кто лет лист листа листе
    меня можно мы название назад надо найти нажмите нет но новая новое новый нужно один она откройте отмена
    отчество ошибка пароля паролем первая первый поиск под пока после потом при программа программу раз район рядом
    с село сначала снова сохранено список справка страница там телефона телефоны только у уже улица файла файле файлы
    фамилия через что чтобы эта эти это этого этой этот
    """.split()  # noqa: SIM905  a list of words is read as one
)
# Letters that fonts and keyboards from before Unicode put for ғ ӣ қ ӯ ҳ ҷ.
MADE_UP_LETTERS = "ЃѓЇїЌќЎўЊњЉљІі"

words = importlib.util.module_from_spec(spec := importlib.util.spec_from_file_location("words", WORDS))
spec.loader.exec_module(words)


@cache
def _gathered() -> Catalog:
    return words.texts()


@cache
def _catalogue(language: str) -> Catalog:
    return words.read(language)


def _messages(language: str) -> list[tuple[str, str]]:
    """Return each text with the English it stands for: for the forms of a number, the English for many."""
    pairs = []
    for message in _catalogue(language):
        if isinstance(message.id, tuple):
            pairs += [(message.id[1], said) for said in message.string]
        elif message.id:
            pairs.append((message.id, message.string))
    return pairs


@cache
def _compiled(language: str) -> gettext.GNUTranslations:
    made = BytesIO()
    write_mo(made, _catalogue(language))
    made.seek(0)
    return gettext.GNUTranslations(made)


def _fields(text: str) -> set[str]:
    return {
        f"{field}!{conversion}:{form}" for _, field, form, conversion in Formatter().parse(text) if field is not None
    }


def _prose(text: str) -> str:
    """Return ``text`` without its fields, names of files and options, which are no words."""
    return re.sub(r"\{[^{}]*\}|--[\w-]+|\b\w+\.\w+\b|\bkeys2\b", " ", text)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", _prose(text))


def _script(letter: str) -> str:
    return unicodedata.name(letter).split()[0]


def _ending(text: str) -> str:
    """Return the kind of the sign a text ends with, and the blank after it."""
    ends = re.search(r"([.?:…,]?)[»”\"]?(\s*)$", text)
    return ends[1] + ends[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_the_texts_of_the_sources_and_no_others(language):
    """``sh packaging/words.sh`` brings it up to date."""

    def of(catalogue):
        return {(message.id, message.context) for message in catalogue if message.id}

    wanted, here = of(_gathered()), of(_catalogue(language))
    assert {"missing": wanted - here, "no longer used": here - wanted} == {"missing": set(), "no longer used": set()}
    assert _catalogue(language).obsolete == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_gathering_the_texts_again_changes_nothing_in_the_file(language):
    again = words.written(words.brought_up(words.read(language), _gathered()))
    assert again.decode() == words.path(language).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language):
    assert [english for english, said in _messages(language) if not said.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_marked_as_guessed(language):
    """A text marked fuzzy would not be compiled and would show in English; doubts are written as a comment."""
    assert [message.id for message in _catalogue(language) if message.id and message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_the_fields_of_the_english_one(language):
    wrong = [(english, said) for english, said in _messages(language) if _fields(english) != _fields(said)]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_left_in_english(language):
    same = {english for english, said in _messages(language) if said == english and _words(english)}
    assert same - SAME_AS_ENGLISH.keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_ends_with_the_sign_of_the_english_one(language):
    """A sentence ends as a sentence, a title without a point, a question as a question."""
    assert [(english, said) for english, said in _messages(language) if _ending(english) != _ending(said)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_begins_with_a_capital_where_the_english_one_does(language):
    def is_capital(text):
        first = re.match(r"[^\w{]*([^\W\d_])", text)
        return first and first[1].isupper()

    wrong = [
        (english, said)
        for english, said in _messages(language)
        if is_capital(english) is not None and is_capital(said) is not None and is_capital(english) != is_capital(said)
    ]
    assert [pair for pair in wrong if pair[0] not in {"Tajik", "Russian", "English"}] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_shouted(language):
    assert [said for _english, said in _messages(language) if "!" in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_mixes_latin_and_cyrillic_letters(language):
    """A Latin "o" in a Cyrillic word looks right and is never found."""
    wrong = [
        word
        for _, said in _messages(language)
        for word in _words(said)
        if len({_script(letter) for letter in word}) > 1
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_latin_word_stands_only_where_the_english_text_has_it(language):
    wrong = [
        (word, said)
        for english, said in _messages(language)
        for word in _words(said)
        if _script(word[0]) == "LATIN" and word not in _words(english) and word not in LATIN
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_the_real_ones_in_one_piece(language):
    wrong = [
        said
        for _english, said in _messages(language)
        if set(said) & set(MADE_UP_LETTERS) or unicodedata.normalize("NFC", said) != said
    ]
    assert wrong == []


def test_no_tajik_text_has_a_letter_of_russian_alone():
    wrong = {word for _, said in _messages("tg") for word in _words(said) if set(word.lower()) & set("ыщць")}
    assert wrong - FOREIGN_WORDS.keys() == set()


def test_no_tajik_text_has_a_russian_word():
    found = [
        (word, said)
        for _english, said in _messages("tg")
        for word in re.findall(r"(?<![\w-])[^\W\d_]+", _prose(said))
        if word.lower() in RUSSIAN_WORDS
    ]
    assert found == []


def test_no_russian_text_has_a_tajik_letter():
    assert [said for _english, said in _messages("ru") if set(said.lower()) & set("ғӣқӯҳҷ")] == []


def test_no_tajik_text_is_the_russian_one():
    russian = set(_messages("ru"))
    same = {said for english, said in _messages("tg") if (english, said) in russian and _words(said)}
    assert same - SAME_AS_RUSSIAN.keys() == set()


def test_tajik_speaks_politely_to_one_woman():
    """Шумо is written with a capital, and nobody is called ту."""
    wrong = [said for _, said in _messages("tg") if re.search(r"\b(шумо(ро|ён|ву)?|ту|туро)\b", said)]
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "count", "shown"),
    [
        *(("tg", count, f"{count} рӯз пеш") for count in (1, 2, 5, 21, 101)),
        ("ru", 1, "1 день назад"),
        ("ru", 2, "2 дня назад"),
        ("ru", 5, "5 дней назад"),
        ("ru", 11, "11 дней назад"),
        ("ru", 21, "21 день назад"),
        ("ru", 22, "22 дня назад"),
        ("ru", 112, "112 дней назад"),
    ],
)
def test_a_number_takes_its_form_of_the_noun(language, count, shown):
    said = _compiled(language).ngettext("{count} day ago", "{count} days ago", count)
    assert said.format(count=count) == shown


@pytest.mark.parametrize("language", [*LANGUAGES, "en"])
@pytest.mark.parametrize(
    "birth",
    [
        Birth.about(1975),
        *(Birth.aged(age, day) for age in (1, 2, 5, 21, 34) for day in (TODAY, date(2020, 2, 29))),
    ],
    ids=Birth.to_text,
)
def test_a_birth_shown_is_read_again_from_the_words_of_every_language(birth, language, monkeypatch):
    """The field of the birth shows these words and reads them back when the form is saved."""
    if language != "en":
        monkeypatch.setitem(i18n._catalogues, language, _compiled(language))
    with i18n.speaking(language):
        assert parse_birth(birth.shown(TODAY), TODAY) == birth
