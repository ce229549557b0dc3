"""English verbs by spelling: the lemma of a participle, the past of a verb.

Lemmas only need to be the same wherever the same word is met, with or without a parser.
"""

import re

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
# The common irregular verbs of English whose past differs from stem + 'ed'.
_PASTS = {
    "become": "became", "begin": "began", "break": "broke", "bring": "brought", "build": "built",
    "burn": "burned", "buy": "bought", "catch": "caught", "choose": "chose", "come": "came",
    "cost": "cost", "cut": "cut", "deal": "dealt", "do": "did", "draw": "drew", "drive": "drove",
    "eat": "ate", "fall": "fell", "feel": "felt", "fight": "fought", "find": "found",
    "flee": "fled", "fly": "flew", "forbid": "forbade", "forget": "forgot", "get": "got",
    "give": "gave", "go": "went", "grow": "grew", "have": "had", "hear": "heard", "hide": "hid",
    "hit": "hit", "hold": "held", "hurt": "hurt", "keep": "kept", "know": "knew", "lay": "laid",
    "lead": "led", "leave": "left", "lend": "lent", "let": "let", "lose": "lost", "make": "made",
    "mean": "meant", "meet": "met", "pay": "paid", "put": "put", "quit": "quit", "read": "read",
    "ride": "rode", "rise": "rose", "run": "ran", "say": "said", "see": "saw", "seek": "sought",
    "sell": "sold", "send": "sent", "set": "set", "shake": "shook", "shoot": "shot",
    "shut": "shut", "sing": "sang", "sink": "sank", "sit": "sat", "slide": "slid",
    "speak": "spoke", "spend": "spent", "spread": "spread", "stand": "stood", "steal": "stole",
    "stick": "stuck", "strike": "struck", "sweep": "swept", "swim": "swam", "take": "took",
    "teach": "taught", "tear": "tore", "tell": "told", "think": "thought", "throw": "threw",
    "understand": "understood", "wear": "wore", "win": "won", "withdraw": "withdrew",
    "write": "wrote",
}  # fmt: skip
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


def past(participle: str, lemma: str) -> str:
    """The past of a verb, from its present participle and its (perhaps wrong) lemma.

    >>> past("killing", "kill"), past("leaving", "leave"), past("stopping", "stop")
    ('killed', 'left', 'stopped')
    """
    if lemma in _PASTS:
        return _PASTS[lemma]
    if not participle.endswith("ing"):
        return participle
    # The participle keeps what spelling does before a vowel: 'stopping', 'raising', 'carrying'.
    stem = participle[:-3]
    if stem.endswith("y") and stem[-2:-1] not in set("aeiou"):
        return f"{stem[:-1]}ied"
    return f"{stem}ed"
