"""How people belong together, in words, and who may be spoken to."""

from __future__ import annotations

from enum import StrEnum

from grouphub.base.errors import FieldProblem, GroupHubError
from grouphub.base.i18n import N_, _
from grouphub.features.people.rules import Safe


class Kin(StrEnum):
    """What somebody is to a woman."""

    NOT_SAID = ""
    HUSBAND = "husband"
    FORMER_HUSBAND = "former husband"
    SON = "son"
    DAUGHTER = "daughter"
    CHILD = "child"
    MOTHER = "mother"
    FATHER = "father"
    MOTHER_IN_LAW = "mother-in-law"
    FATHER_IN_LAW = "father-in-law"
    DAUGHTER_IN_LAW = "daughter-in-law"
    SISTER = "sister"
    BROTHER = "brother"
    GRANDMOTHER = "grandmother"
    GRANDFATHER = "grandfather"
    GRANDCHILD = "grandchild"
    AUNT = "aunt"
    UNCLE = "uncle"
    NIECE = "niece"
    RELATIVE = "relative"
    NEIGHBOUR = "neighbour"
    OTHER = "other"


_WORDS = {
    Kin.NOT_SAID: N_("Not said"),
    Kin.HUSBAND: N_("Husband"),
    Kin.FORMER_HUSBAND: N_("Former husband"),
    Kin.SON: N_("Son"),
    Kin.DAUGHTER: N_("Daughter"),
    Kin.CHILD: N_("Child"),
    Kin.MOTHER: N_("Mother"),
    Kin.FATHER: N_("Father"),
    Kin.MOTHER_IN_LAW: N_("Mother-in-law"),
    Kin.FATHER_IN_LAW: N_("Father-in-law"),
    Kin.DAUGHTER_IN_LAW: N_("Daughter-in-law"),
    Kin.SISTER: N_("Sister"),
    Kin.BROTHER: N_("Brother"),
    Kin.GRANDMOTHER: N_("Grandmother"),
    Kin.GRANDFATHER: N_("Grandfather"),
    Kin.GRANDCHILD: N_("Grandchild"),
    Kin.AUNT: N_("Aunt"),
    Kin.UNCLE: N_("Uncle"),
    Kin.NIECE: N_("Niece"),
    Kin.RELATIVE: N_("Relative"),
    Kin.NEIGHBOUR: N_("Neighbour"),
    Kin.OTHER: N_("Somebody else"),
}
_SEEN_FROM_HER = {
    Kin.SON: Kin.MOTHER,
    Kin.DAUGHTER: Kin.MOTHER,
    Kin.CHILD: Kin.MOTHER,
    Kin.MOTHER: Kin.DAUGHTER,
    Kin.FATHER: Kin.DAUGHTER,
    Kin.MOTHER_IN_LAW: Kin.DAUGHTER_IN_LAW,
    Kin.FATHER_IN_LAW: Kin.DAUGHTER_IN_LAW,
    Kin.DAUGHTER_IN_LAW: Kin.MOTHER_IN_LAW,
    Kin.SISTER: Kin.SISTER,
    Kin.BROTHER: Kin.SISTER,
    Kin.GRANDMOTHER: Kin.GRANDCHILD,
    Kin.GRANDFATHER: Kin.GRANDCHILD,
    Kin.GRANDCHILD: Kin.GRANDMOTHER,
    Kin.AUNT: Kin.NIECE,
    Kin.UNCLE: Kin.NIECE,
    Kin.NIECE: Kin.AUNT,
    Kin.RELATIVE: Kin.RELATIVE,
    Kin.NEIGHBOUR: Kin.NEIGHBOUR,
}
# Whoever stands behind her must not read that he is the one not to be spoken to.
_SPEAK_WORDS = {
    Safe.YES: N_("May be spoken to"),
    Safe.NO: N_("With her herself only"),
    Safe.UNKNOWN: N_("Not known whether to speak with"),
}


def kin_word(kin: Kin, own_words: str = "") -> str:
    """Return what somebody is to a woman, her own words first; nothing when it was not said."""
    plain = "" if kin in {Kin.NOT_SAID, Kin.OTHER} and (own_words or kin is Kin.NOT_SAID) else _(_WORDS[kin])
    return ", ".join(filter(None, (own_words, plain if own_words.casefold() != plain.casefold() else "")))


def kin_choices() -> list[tuple[str, str]]:
    """Return every choice but "not said" with its word."""
    return [(kin.value, _(word)) for kin, word in _WORDS.items() if kin is not Kin.NOT_SAID]


def seen_from(kin: Kin) -> Kin:
    """Return what a woman is to somebody who is ``kin`` to her; "not said" where no one word fits."""
    return _SEEN_FROM_HER.get(kin, Kin.NOT_SAID)


def speak_word(safe: Safe) -> str:
    """Return whether somebody may be spoken to, in the language spoken now."""
    return _(_SPEAK_WORDS[safe])


class WhoMissing(FieldProblem):
    """Nobody was named."""

    message = N_("Find her in the list, or write the name.")


class HerselfTwice(FieldProblem):
    """A woman cannot be her own family."""

    message = N_("This is she herself. Choose somebody else.")


class AlreadyInFamily(FieldProblem):
    """The woman stands in this family."""

    message = N_("{name} is written in this family already.")


class MemberGone(GroupHubError):
    """What the form is about was taken out meanwhile."""

    message = N_("This is not written in the family any more. Nothing was changed.")
