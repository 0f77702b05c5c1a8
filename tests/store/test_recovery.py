from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from grouphub.store import recovery
from grouphub.store.recovery import (
    GROUPS,
    LENGTH,
    SIGNS,
    RecoveryCode,
    RecoveryGroupDoubtful,
    RecoveryMistyped,
    RecoverySignUnknown,
    RecoveryTooLong,
    RecoveryTooShort,
    choose_groups,
)
from grouphub.store.unlocking import password_secret

# The rows of the keyboard, key by key (xkeyboard-config).
US = "qwertyuiopasdfghjklzxcvbnm-"
RU = "йцукенгшщзфывапролдячсмить-"
TJ = "йқукенгшҳзфҷвапролдячсмитӣғ"

codes = st.builds(RecoveryCode.new)


def test_a_code_is_24_signs_in_six_groups_of_four():
    code = RecoveryCode.new()
    assert re.fullmatch(f"[{SIGNS}]{{24}}", code.signs)
    assert [len(group) for group in code.groups] == [4] * 6
    assert len({RecoveryCode.new().signs for _ in range(100)}) == 100


def test_every_sign_comes_up_in_every_random_place():
    seen = [{code.signs[place] for code in (RecoveryCode.new() for _ in range(500))} for place in range(LENGTH)]
    assert all(len(signs) > 28 for signs in seen)


@given(codes)
def test_what_stands_on_the_sheet_reads_back(code: RecoveryCode):
    assert RecoveryCode.parse(" ".join(code.groups)) == code
    assert RecoveryCode.parse("-".join(code.groups).lower()) == code
    assert RecoveryCode.parse(f"  {code.signs}\n") == code
    assert RecoveryCode.parse(" – ".join(code.groups) + ".") == code


def test_every_single_wrong_sign_is_noticed_and_its_group_named():
    for _ in range(3):
        code = RecoveryCode.new()
        for place in range(LENGTH):
            for sign in set(SIGNS) - {code.signs[place]}:
                with pytest.raises(RecoveryGroupDoubtful) as told:
                    RecoveryCode.parse(code.signs[:place] + sign + code.signs[place + 1 :])
                assert told.value.facts["group"] == place // 4 + 1


def test_every_two_signs_changed_about_are_noticed():
    for _ in range(5):
        signs = RecoveryCode.new().signs
        for first in range(LENGTH):
            for second in range(first + 1, LENGTH):
                if signs[first] != signs[second]:
                    swapped = list(signs)
                    swapped[first], swapped[second] = swapped[second], swapped[first]
                    with pytest.raises(RecoveryMistyped):
                        RecoveryCode.parse("".join(swapped))


@given(codes, st.lists(st.tuples(st.integers(0, 23), st.sampled_from(SIGNS)), min_size=2, max_size=2))
def test_two_wrong_signs_are_noticed(code: RecoveryCode, changes: list[tuple[int, str]]):
    signs = list(code.signs)
    for place, sign in changes:
        signs[place] = sign
    if "".join(signs) != code.signs:
        with pytest.raises(RecoveryMistyped):
            RecoveryCode.parse("".join(signs))


@given(codes)
def test_signs_that_look_alike_are_taken_as_meant(code: RecoveryCode):
    typed = code.signs
    for sign, alike in (("0", "O"), ("1", "l"), ("A", "А"), ("B", "В"), ("C", "с"), ("E", "Е"), ("H", "Н"), ("K", "Қ")):
        typed = typed.replace(sign, alike)
    typed = typed.replace("M", "м").replace("P", "Р").replace("T", "т").replace("X", "Ҳ").replace("3", "З")
    assert RecoveryCode.parse(typed) == code
    assert RecoveryCode.parse(code.signs.replace("1", "I").replace("0", "О")) == code


@given(codes, st.sampled_from([RU, TJ]), st.booleans())
def test_the_same_keys_in_another_keyboard_language_are_understood(code: RecoveryCode, layout: str, capitals: bool):
    typed = "-".join(code.groups).lower().translate(str.maketrans(US, layout))
    # One code in a thousand fits as look-alikes too; then that reading is taken.
    assume(told_alike(typed) is None)
    assert RecoveryCode.parse(typed.upper() if capitals else typed) == code


def told_alike(typed: str) -> str | None:
    alike = recovery._read(recovery._letters(typed), recovery._ALIKE)
    return alike if recovery._is_whole(alike) and not any(recovery._syndromes(alike)) else None


@pytest.mark.parametrize(("length", "words"), [(23, "1 sign is missing"), (20, "4 signs are missing"), (0, "24 signs")])
def test_missing_signs_are_counted(length: int, words: str):
    with pytest.raises(RecoveryTooShort) as told:
        RecoveryCode.parse(RecoveryCode.new().signs[:length])
    assert words in told.value.text()


def test_signs_too_many_are_counted():
    with pytest.raises(RecoveryTooLong) as told:
        RecoveryCode.parse(RecoveryCode.new().signs + "AB")
    assert "2 signs" in told.value.text()


@pytest.mark.parametrize("sign", ["£", "字", "Ж"])
def test_a_sign_that_is_on_no_sheet_is_named_with_its_group(sign: str):
    signs = RecoveryCode.new().signs
    with pytest.raises(RecoverySignUnknown) as told:
        RecoveryCode.parse(signs[:9] + sign + signs[10:])
    assert told.value.facts == {"sign": sign, "group": 3}


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_words(typed: str):
    assert told(typed) is None or told(typed).text()


def told(typed: str) -> RecoveryMistyped | None:
    try:
        RecoveryCode.parse(typed)
    except RecoveryMistyped as mistake:
        return mistake
    return None


@given(codes, st.data())
def test_two_groups_typed_back_fit_or_do_not(code: RecoveryCode, data: st.DataObject):
    indices = choose_groups()
    typed = [code.groups[index].lower() for index in indices]
    assert len(set(indices)) == 2
    assert set(indices) <= set(range(GROUPS))
    assert code.fits_groups(indices, typed)
    assert not code.fits_groups(indices, [typed[0], "0000" if typed[1] != "0000" else "1111"])
    assert not code.fits_groups(indices, typed[:1])
    assert not code.fits_groups(indices, [typed[0], ""])


def test_groups_may_be_typed_back_in_another_keyboard_language():
    code = RecoveryCode.new()
    typed = [group.lower().translate(str.maketrans(US, TJ)) for group in code.groups]
    assert code.fits_groups(range(6), typed)


def test_no_password_is_a_code_and_nothing_shows_one():
    code = RecoveryCode.new()
    assert password_secret(code.signs) != code.secret
    assert password_secret(code.secret.decode()) != code.secret
    assert code.signs not in repr(code)
