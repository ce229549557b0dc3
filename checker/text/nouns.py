"""English nouns by spelling: the singular and the plural."""

import re

_SINGULARS = {
    "people": "people", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "teeth": "tooth", "geese": "goose", "mice": "mouse", "lives": "life", "wives": "wife",
    "knives": "knife", "thieves": "thief", "wolves": "wolf", "calves": "calf", "shelves": "shelf",
    "halves": "half", "leaves": "leaf", "loaves": "loaf", "oxen": "ox", "crises": "crisis",
    "bases": "base", "analyses": "analysis", "criteria": "criterion", "phenomena": "phenomenon",
    "series": "series", "species": "species", "headquarters": "headquarters", "buses": "bus",
    "viruses": "virus", "gas": "gas", "gases": "gas", "cattle": "cattle", "aircraft": "aircraft",
    "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato", "volcanoes": "volcano",
    "sheep": "sheep", "deer": "deer", "fish": "fish", "movies": "movie", "cookies": "cookie",
    "ties": "tie", "axes": "axe", "news": "news",
}  # fmt: skip
_COUNTABLE = {*_SINGULARS, "police", "staff", "troops"}
_NOT_MEN = frozenset("omen specimen regimen abdomen acumen semen stamen".split())
_PLURALS = {one: many for many, one in _SINGULARS.items()} | {"person": "people"}
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"(?<=[^aeiou])y$")


def is_plural(word: str) -> bool:
    """Whether a noun in lower case is a plural, or is counted like one."""
    if word in _COUNTABLE:
        return True
    if word.endswith("men"):
        return word not in _NOT_MEN
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def singular(noun: str) -> str:
    """The singular of an English noun in lower case.

    >>> singular("fatalities"), singular("boxes"), singular("people")
    ('fatality', 'box', 'people')
    """
    if noun in _COUNTABLE or not is_plural(noun):
        return _SINGULARS.get(noun, noun)
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("shes", "ches", "xes", "sses", "zzes")):
        return noun[:-2]
    return noun[:-1]


def plural(noun: str) -> str:
    """The plural of a noun in lower case; what is a plural already stays as it is.

    >>> [plural(noun) for noun in ("country", "box", "people", "fireman", "person", "boat crew")]
    ['countries', 'boxes', 'people', 'firemen', 'people', 'boat crews']
    """
    *before, last = noun.split(" ")
    return " ".join([*before, _plural(last)])


def _plural(noun: str) -> str:
    if noun in _PLURALS:
        return _PLURALS[noun]
    if is_plural(noun):
        return noun
    if noun.endswith("man") and len(noun) > 4:
        return noun[:-2] + "en"
    if _CONSONANT_Y.search(noun):
        return _CONSONANT_Y.sub("ies", noun)
    return noun + ("es" if _SIBILANT.search(noun) else "s")
