"""The simple past of English verbs, for making participles finite."""

# The common irregular verbs of English whose past differs from stem + 'ed'.
_IRREGULAR = {
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
_SUFFIX = "ing"


def past(participle: str, lemma: str) -> str:
    """The past of a verb, from its present participle and its (perhaps wrong) lemma.

    >>> past("killing", "kill"), past("leaving", "leave"), past("stopping", "stop")
    ('killed', 'left', 'stopped')
    """
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if not participle.endswith(_SUFFIX):
        return participle
    # The participle keeps what spelling does before a vowel: 'stopping', 'raising', 'carrying'.
    stem = participle[: -len(_SUFFIX)]
    if stem.endswith("y") and stem[-2:-1] not in set("aeiou"):
        return f"{stem[:-1]}ied"
    return f"{stem}ed"
