"""What heads of columns mean, in three languages and as people write them."""

from __future__ import annotations

import pytest

from grouphub.base.i18n import LANGUAGES, speaking
from grouphub.features.people.rules import Purpose, Whose
from grouphub.features.people.rules import word as choice_word
from grouphub.features.transfer.heads import recognised
from grouphub.features.transfer.meanings import Meaning, word

HEADS = {
    Meaning.GIVEN: ["Ном", "НОМ", "Имя", "Given name", "First Name", "имя участницы"],
    Meaning.FAMILY: ["Насаб", "насаби зан", "Фамилия", "фамилия:", "Surname", "Last name", "Фамилиия"],
    Meaning.PATRONYMIC: ["Номи падар", "Отчество", "отчество (по паспорту)", "Father's name", "Middle name",
                         "Номи падараш"],
    Meaning.FULL_NAME: [
        "Ф.И.О.", "ФИО", "Ф. И. О. участницы", "Ному насаб", "Насабу ном", "Ном ва насаб", "Насаб, ном, номи падар",
        "Фамилия, имя, отчество", "Full name", "Name and surname", "Ф.И.Ш.", "Иштирокчӣ", "Участница",
    ],
    Meaning.BIRTH: ["Санаи таваллуд", "Дата рождения", "дата рожд.", "Д.Р.", "Date of birth", "DOB", "Таваллуд",
                    "Рӯз, моҳ, соли таваллуд", "Санаи таваллуд (рӯз.моҳ.сол)"],
    Meaning.YEAR: ["Соли таваллуд", "Год рождения", "г.р.", "Year of birth", "Сол"],
    Meaning.AGE: ["Синну сол", "Син", "Возраст", "Age", "Возраст (лет)"],
    Meaning.PHONE: ["Телефон", "Тел.", "тел", "№ телефона", "Рақами телефон", "Раками телефон", "Номер телефона",
                    "Phone", "Mobile phone", "Контактный телефон", "Телефон 2", "телефонн", "WhatsApp"],
    Meaning.PHONE_WHOSE: ["Чей телефон", "Соҳиби телефон", "Whose phone"],
    Meaning.PHONE_SAFE: ["Занг задан бехатар аст", "Безопасно ли звонить", "Safe to call", "Можно звонить?"],
    Meaning.DISTRICT: ["Ноҳия", "Нохия", "Район", "District", "Шаҳр/ноҳия", "Город, район"],
    Meaning.JAMOAT: ["Ҷамоат", "Чамоат", "Джамоат", "Jamoat", "Ҷамоати деҳот"],
    Meaning.VILLAGE: ["Деҳа", "Деха", "Село", "Кишлак", "Village", "Номи деҳа"],
    Meaning.STREET: ["Кӯча", "Куча", "Улица", "ул.", "Street", "Маҳалла"],
    Meaning.HOUSE: ["Хона", "Дом", "№ дома", "House", "Рақами хона"],
    Meaning.ADDRESS: ["Суроға", "Адрес", "Address", "Ҷои зист", "Место жительства", "Домашний адрес"],
    Meaning.ROLES: ["Вазифа", "Роль", "Role", "Должность"],
    Meaning.JOINED: ["Санаи аъзо шудан", "Дата вступления", "Joined on", "Member since"],
    Meaning.CODE: ["Рамз", "Код", "Code", "ID"],
    Meaning.SCHOOLING: ["Маълумот", "Образование", "Education"],
    Meaning.IN_SCHOOL: ["Дар мактаб мехонад", "Учится в школе", "Goes to school"],
    Meaning.NOTE: ["Эзоҳ", "Примечание", "Notes", "Эзох", "Примеч."],
    Meaning.SPELLINGS: ["Шакли дигари навишт", "Другое написание", "Also written as", "Прозвище"],
    Meaning.NOTHING: ["№", "№ п/п", "т/р", "Р/Т", "N", "Имзо", "Подпись", "Имя мужа", "Номи шавҳар", "Husband's name",
                      "Ҷинс", "Пол", "Паспорт"],
}  # fmt: skip


@pytest.mark.parametrize(("meaning", "head"), [(meaning, head) for meaning, heads in HEADS.items() for head in heads])
def test_a_head_is_recognised(meaning: Meaning, head: str):
    found = recognised(head)
    assert found is not None
    assert found.meaning is meaning


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("meaning", [one for one in Meaning if one not in {Meaning.OWN, Meaning.NOTHING}])
def test_the_heads_of_our_own_files_are_recognised(meaning: Meaning, language: str):
    with speaking(language):
        head = word(meaning)
    found = recognised(head)
    assert found is not None
    assert found.meaning is meaning


@pytest.mark.parametrize("head", ["", " ", "Мол", "Нарх", "Миқдор", "Количество", "x" * 500, "123", "..."])
def test_what_is_no_head_is_not_recognised(head: str):
    assert recognised(head) is None


def test_a_head_says_whose_telephone_stands_below():
    assert recognised("Телефони шавҳар").whose is Whose.HUSBAND
    assert recognised("Телефон мужа").whose is Whose.HUSBAND
    assert recognised("Neighbour's phone").whose is Whose.NEIGHBOUR
    assert recognised("Телефон").whose is None


def test_a_head_says_what_a_consent_is_for():
    assert recognised("Розигӣ").purpose is Purpose.KEEP
    assert recognised("Согласие на фото").purpose is Purpose.PHOTO


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("purpose", Purpose)
def test_the_heads_of_consents_in_our_own_files_are_recognised(purpose: Purpose, language: str):
    with speaking(language):
        head = f"{word(Meaning.CONSENT)}: {choice_word(purpose)}"
    found = recognised(head)
    assert (found.meaning, found.purpose) == (Meaning.CONSENT, purpose)
