"""English inflection by spelling: the singular of a noun, the lemma of a participle.

Lemmas only need to be the same wherever the same word is met, with or without a parser.
"""

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
PARTICIPLES = {
    "hurt": "hurt", "dead": "dead", "missing": "missing", "stolen": "steal", "lost": "lose",
    "found": "find", "born": "bear", "held": "hold", "taken": "take", "shot": "shoot",
    "cut": "cut", "sent": "send", "sold": "sell", "built": "build", "won": "win", "paid": "pay",
    "left": "leave", "given": "give", "seen": "see", "hit": "hit", "struck": "strike",
    "died": "die", "cancelled": "cancel", "travelling": "travel", "freed": "free", "rose": "rise",
    "laid": "lay", "fell": "fall", "went": "go", "gone": "go", "came": "come", "rise": "rise",
    "took": "take", "gave": "give", "made": "make", "said": "say", "told": "tell", "met": "meet",
    "got": "get", "saw": "see", "led": "lead", "fallen": "fall", "voted": "vote", "hidden": "hide",
    "broken": "break", "driven": "drive", "chosen": "choose", "beaten": "beat", "written": "write",
    "frozen": "freeze", "thrown": "throw", "shown": "show", "known": "know", "torn": "tear",
    "sworn": "swear", "caught": "catch", "brought": "bring", "bought": "buy", "kept": "keep",
    "swept": "sweep", "fed": "feed", "fled": "flee", "heard": "hear", "sunk": "sink", "set": "set",
    "shut": "shut", "cost": "cost", "eaten": "eat", "dying": "die", "spent": "spend", "put": "put",
}  # fmt: skip
"""Irregular past forms and words of state, with their lemmas."""
_COUNTABLE = {*_SINGULARS, "police", "staff", "troops"}
# Stems that have lost an 'e' before '-ed' and '-ing', and those that only look as if they had.
_DROPS_E = re.compile(
    r"(?:[aeiou](?:at|ut|it)|[^aeiou][ao]t|uot|[cgsuvz]|[^aeiou]l|[aiu]r|[aio]s|[aiou]d|[aio]k)$"
)
_KEEPS = re.compile(
    r"(?:ll|ss|wn|rd|visit|limit|edit|need|ead|oad|eed|oat|eat|eal|ail|oil|air|our|eak|ook|ack)$"
)


def is_participle(word: str) -> bool:
    """Whether a word in lower case is a past participle, or tells a state."""
    return word in PARTICIPLES or (word.endswith("ed") and len(word) > 4)


def is_plural(word: str) -> bool:
    """Whether a noun in lower case is a plural, or is counted like one."""
    return word in _COUNTABLE or (
        word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
    )


def singular(noun: str) -> str:
    """The singular of an English noun in lower case.

    >>> singular("fatalities"), singular("boxes"), singular("people")
    ('fatality', 'box', 'people')
    """
    if noun in _SINGULARS or not is_plural(noun):
        return _SINGULARS.get(noun, noun)
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("shes", "ches", "xes", "sses", "zzes")):
        return noun[:-2]
    return noun[:-1]


def verb(form: str) -> str:
    """The lemma of an English participle in lower case, by spelling.

    >>> verb("killed"), verb("evacuated"), verb("stopping"), verb("stolen")
    ('kill', 'evacuate', 'stop', 'steal')
    """
    if form in PARTICIPLES:
        return PARTICIPLES[form]
    stem = re.sub(r"(?:ed|ing)$", "", form)
    if stem == form or not re.search("[aeiouy]", stem):
        return form
    if form.endswith("ied"):
        return form[:-3] + "y"
    if re.search(r"([bdgmnprt])\1$", stem):
        return stem[:-1]
    return f"{stem}e" if _DROPS_E.search(stem) and not _KEEPS.search(stem) else stem
