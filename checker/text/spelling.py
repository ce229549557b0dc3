"""Names of places and bodies that look like one name, once spelt wrongly."""

from collections.abc import Container
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from checker.text.names import organisation_words
from checker.text.nouns import singular

_SHORTEST = 5
"""Letters of a word of which a slip seldom makes another."""
_LONG = 7
"""Letters of a word that two slips leave recognisable beside a word that both names share."""
_AT_HAND = 4096
"""Names of which the words are kept: each name of a story is set against all others."""
_ROMANISED = (
    ("ae", "a"), ("oe", "o"), ("ue", "u"), ("kh", "h"), ("gh", "g"), ("dzh", "j"), ("zh", "z"),
    ("ts", "c"), ("tz", "c"), ("sch", "s"), ("sh", "s"), ("ph", "f"), ("q", "k"), ("w", "v"),
    ("y", "i"), ("ou", "u"), ("ee", "i"),
)  # fmt: skip
"""Letters that stand for one of another script, by the systems of BGN/PCGN, ISO 9 and ALA-LC."""


def slip_between(left: str, right: str, words: Container[str] = ()) -> bool:
    """Whether one word of two names is spelt in two ways, and neither is one of ``words``.

    Two ways to write a foreign name in Latin letters are no slip, nor are a plural or what is made
    of a name: 'Kharkiv' and 'Harkiv', 'Austria' and 'Austrian'.

    >>> slip_between("Whetsel Avenue", "Wetsel Avenue"), slip_between("Starr Road", "Star Road")
    (True, True)
    >>> slip_between("Austria", "Austrian"), slip_between("Lund Street", "Berg Street")
    (False, False)
    >>> slip_between("Health Ministry", "Health Minister", {"ministry", "minister"})
    False
    """
    ours, theirs = _words(left), _words(right)
    if len(ours) != len(theirs):
        return False
    apart = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    if len(apart) != 1:
        return False
    ((one, other),) = apart
    return not (one in words or other in words) and _slip(one, other, alone=len(ours) == 1)


@lru_cache(maxsize=_AT_HAND)
def _words(name: str) -> tuple[str, ...]:
    return organisation_words(name)


def _slip(one: str, other: str, *, alone: bool) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if not (one.isalpha() and other.isalpha()) or one[0] != other[0]:
        return False
    if longer.startswith(shorter):
        return not alone and longer == shorter + shorter[-1]
    if singular(one) == singular(other) or _romanised(one) == _romanised(other):
        return False
    gap = DamerauLevenshtein.distance(one, other)
    two = not alone and len(shorter) >= _LONG
    return len(shorter) >= _SHORTEST and gap <= 1 + two


def _romanised(word: str) -> str:
    """A word as any system would write it that is made for other scripts."""
    for letters, letter in _ROMANISED:
        word = word.replace(letters, letter)
    return word
