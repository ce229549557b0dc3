"""English word forms, for showing."""

import re

_IRREGULAR = {
    "person": "people", "child": "children", "man": "men", "woman": "women", "foot": "feet",
    "half": "halves", "life": "lives", "wife": "wives", "knife": "knives", "loaf": "loaves",
    "wolf": "wolves", "leaf": "leaves", "mouse": "mice", "tooth": "teeth", "goose": "geese",
}  # fmt: skip
_UNCHANGED = frozenset(
    "people police cattle sheep fish aircraft series species staff dead injured missing".split()
)
_MAN = re.compile(r"(?<=[a-z]{3})man$")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"(?<=[^aeiou])y$")


def plural(noun: str) -> str:
    """The plural of a noun in the singular; a noun that has none stays as it is.

    >>> [plural(noun) for noun in ("country", "box", "people", "firefighter", "person")]
    ['countries', 'boxes', 'people', 'firefighters', 'people']
    """
    last = noun.rpartition(" ")[2]
    return noun[: len(noun) - len(last)] + _plural(last)


def _plural(noun: str) -> str:
    if noun in _UNCHANGED:
        return noun
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if _MAN.search(noun):
        return _MAN.sub("men", noun)
    if _CONSONANT_Y.search(noun):
        return _CONSONANT_Y.sub("ies", noun)
    return noun + ("es" if _SIBILANT.search(noun) else "s")
