"""What a number in a sentence counts, and the predicate that governs it.

Read from the grammar of the sentence where it has one, else from the words next to the number.
"""

import re

from checker.facts.quantity import Counted
from checker.records.sentence import Sentence, Token
from checker.text.normalise import plain

_IRREGULAR = {
    "people": "people", "men": "man", "women": "woman", "children": "child", "feet": "foot",
    "teeth": "tooth", "geese": "goose", "mice": "mouse", "lives": "life", "wives": "wife",
    "knives": "knife", "thieves": "thief", "wolves": "wolf", "calves": "calf", "shelves": "shelf",
    "halves": "half", "leaves": "leaf", "loaves": "loaf", "oxen": "ox", "crises": "crisis",
    "bases": "base", "analyses": "analysis", "criteria": "criterion", "phenomena": "phenomenon",
    "series": "series", "species": "species", "headquarters": "headquarters", "buses": "bus",
    "viruses": "virus", "gas": "gas", "gases": "gas", "cattle": "cattle", "aircraft": "aircraft",
    "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato", "volcanoes": "volcano",
    "sheep": "sheep", "deer": "deer", "fish": "fish", "movies": "movie", "cookies": "cookie", "ties": "tie", "axes": "axe", "news": "news",
}  # fmt: skip
_IRREGULAR_VERBS = {
    "hurt": "hurt", "dead": "dead", "missing": "missing", "stolen": "steal", "lost": "lose",
    "found": "find", "born": "bear", "held": "hold", "taken": "take", "shot": "shoot",
    "cut": "cut", "sent": "send", "sold": "sell", "built": "build", "won": "win", "paid": "pay",
    "left": "leave", "given": "give", "seen": "see", "hit": "hit", "struck": "strike",
    "died": "die", "cancelled": "cancel", "travelling": "travel", "freed": "free", "rose": "rise", "laid": "lay", "fell": "fall", "went": "go", "gone": "go",
    "came": "come", "rise": "rise", "took": "take", "gave": "give", "made": "make", "said": "say",
    "told": "tell", "met": "meet", "got": "get", "saw": "see", "led": "lead", "fallen": "fall",
    "voted": "vote", "hidden": "hide", "broken": "break", "driven": "drive", "chosen": "choose",
    "beaten": "beat", "written": "write", "frozen": "freeze", "thrown": "throw", "shown": "show",
    "known": "know", "torn": "tear", "sworn": "swear", "caught": "catch", "brought": "bring",
    "bought": "buy", "kept": "keep", "swept": "sweep", "fed": "feed", "fled": "flee",
    "heard": "hear", "sunk": "sink", "set": "set", "shut": "shut", "cost": "cost", "eaten": "eat", "dying": "die", "spent": "spend", "put": "put",
}  # fmt: skip
_COUNTABLE = {*_IRREGULAR, "police", "staff", "troops"}
_STATES = {"dead", "missing", "injured", "wounded", "hurt", "homeless", "ill"}

_FIELD = re.compile(r"^\W*([A-Z].{2,60}?):\s+(?:[a-z]+ ){0,3}(?:[A-Z]{3} |[$€£])?$")
_ORDINAL_END = re.compile(r"(?:\dst|\dnd|\drd|th|first|second|third)$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:of (?:the )?|in|at|by|to|on|for|from|per|with|under)\b")
_NUMBERED = re.compile(r"\bthe (\w+)(?: now| still)? number(?:s|ed)?(?: \w+){0,2} $", re.IGNORECASE)
_OUT_OF = re.compile(r" (?:out )?of (?:the |all |its )?\d[\d,]*\b")
_NEXT_WORDS = re.compile(
    r"(?: or (?:so|more|fewer|less)|-odd|-plus)?(?:[- ](?:of(?: the| his| her| its| their)? |more |other |further )?)?((?:[^\W\d_]+(?:['-][^\W\d_]+)*[ ,]?){0,4})"
)
_STATE_AFTER = re.compile(r"(?: people| others)? (dead|missing|injured|wounded|homeless)\b")
_PASSIVE = re.compile(
    r"(?:[- ][a-z-]+){0,3}? (?:who )?(?:was|were|are|is|(?:has|have|had) been|be|being|been) (?:also |still |now |[a-z]+ly )?([a-z]+(?:ed|en)|"
    rf"{'|'.join(_IRREGULAR_VERBS)})\b"
)
_ACTIVE_BEFORE = re.compile(
    r"\b([a-z]{3,}(?:ing|ed))(?: [a-z]+ (?:than|least|to|as)| about| some| nearly| almost| around| over)? (?:the )?$"
)


def counted(sentence: Sentence, start: int, end: int, *, is_measure: bool = False) -> Counted:
    """What the number at ``[start, end)`` of the sentence's text counts, and its governor's lemma.

    A measure or sum (its unit within the span) counts only what it is 'of' or hangs on.
    """
    text = plain(sentence.text)
    number_of = _NUMBERED.search(text[:start])
    if number_of:
        return Counted(role=number_of[1].lower())
    field = _FIELD.match(text[:start])
    if field:
        return _of_field(field[1], text, end)
    whole = _OUT_OF.match(text, end)
    if whole:
        end = whole.end()
    inside = [
        index
        for index, token in enumerate(sentence.tokens)
        if token.start < sentence.start + end and sentence.start + start < token.end
    ]
    return (
        _by_grammar(sentence.tokens, inside) if inside else _by_words(text, start, end, is_measure)
    )


def _of_field(label: str, text: str, end: int) -> Counted:
    """'Persons evacuated: 338' counts persons, who were evacuated; '… : 312 cattle' cattle."""
    named = re.sub(r"^(?:total )?number of ", "", label, flags=re.IGNORECASE)
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", named)]
    head = [
        word
        for word in re.split(_PREPOSITION, " ".join(words))[0].split()
        if not _is_participle(word)
    ]
    noun = next((word for word in head if _plural(word)), head[-1] if head else None)
    role = next((verb(word) for word in words if _is_participle(word)), None)
    follower = _following_noun(text, end)
    if follower and _plural(follower):
        noun = follower
    return Counted(of=singular(noun) if noun else None, role=role)


def _is_participle(word: str) -> bool:
    return word in _IRREGULAR_VERBS or (word.endswith("ed") and len(word) > 4)


def _by_grammar(tokens: tuple[Token, ...], inside: list[int]) -> Counted:
    heads = [
        index for index in inside if tokens[index].head not in inside or tokens[index].dep == "root"
    ]
    number = heads[-1] if heads else inside[-1]
    noun = _noun(tokens, number, inside)
    role = _role(tokens, number if noun is None or _depends(tokens, noun, number) else noun, inside)
    of = singular(tokens[noun].text.lower()) if noun is not None else None
    return Counted(of=of if of not in _STATES else None, role=of if of in _STATES else role)


def _noun(tokens: tuple[Token, ...], number: int, inside: list[int]) -> int | None:
    """The counted noun: what the number modifies, or the whole that it is of."""
    token = tokens[number]
    head = tokens[token.head]
    attributive = token.dep.split(":")[0] in {"nummod", "det", "amod", "compound", "advmod", "nmod"}
    if (
        attributive
        and head.pos in {"NOUN", "PROPN"}
        and token.head not in inside
        and token.head > number
    ):
        return token.head
    wholes = [
        index
        for index, other in enumerate(tokens)
        if other.head in inside
        and index not in inside
        and other.dep.startswith(("nmod", "obl"))
        and index > number
        and other.pos in {"NOUN", "PROPN", "ADJ"}
        and any(t.head == index and t.lemma.lower() in {"of", "among"} for t in tokens)
    ]
    return wholes[0] if wholes else None


def _depends(tokens: tuple[Token, ...], child: int, parent: int) -> bool:
    return tokens[child].head == parent


def _role(tokens: tuple[Token, ...], phrase: int, inside: list[int]) -> str | None:
    described = _participle(tokens, phrase, inside)
    if described:
        return described
    seen: set[int] = set()
    while tokens[phrase].dep in {"conj", "appos", "flat"} and phrase not in seen:
        seen.add(phrase)
        phrase = tokens[phrase].head
    head = tokens[phrase].head
    if head == phrase:
        return None
    return _lemma(tokens, head)


def _participle(tokens: tuple[Token, ...], phrase: int, inside: list[int]) -> str | None:
    """'Stolen' of 'the 27 stolen pieces', 'moved' of 'the 430 people who were moved'."""
    definite = any(
        t.head == phrase and t.lemma.lower() in {"the", "these", "those"} for t in tokens
    )
    for index, token in enumerate(tokens):
        if token.head != phrase or index in inside or index == phrase:
            continue
        passive = token.tag == "VBN" and token.dep in {"acl", "amod"}
        relative = token.dep == "acl:relcl" and definite
        if passive or relative or (token.dep in {"amod", "acl"} and token.text.lower() in _STATES):
            return _lemma(tokens, index)
    return None


def _lemma(tokens: tuple[Token, ...], index: int) -> str | None:
    """The lemma of a predicate; that of the state left behind in 'leaving four missing'."""
    token = tokens[index]
    lemma = token.lemma.lower()
    if lemma in {"leave", "be", "have"}:
        states = [t for t in tokens if t.head == index and t.text.lower() in _STATES]
        if states:
            return verb(states[0].text.lower())
        return None if lemma != "leave" else lemma
    if token.pos in {"NOUN", "PROPN"}:
        return singular(token.text.lower())
    if token.pos not in {"VERB", "ADJ"}:
        return None
    written = token.text.lower()
    return verb(written) if _is_participle(written) or written.endswith("ing") else lemma


def _by_words(text: str, start: int, end: int, is_measure: bool) -> Counted:
    state = _STATE_AFTER.match(text, end)
    attached = "-" in text[start:end] or text.startswith(" of ", end)
    noun = _following_noun(text, end) if attached or not is_measure else None
    if noun and _ORDINAL_END.search(text[start:end]):
        noun = _following_words(text, end)[0]
    of = singular(noun) if noun and noun not in _STATES else None
    if state:
        return Counted(of=of, role=verb(state[1]))
    passive = _PASSIVE.match(text, end)
    if passive:
        return Counted(of=of if noun not in _AUXILIARIES else None, role=verb(passive[1]))
    active = _ACTIVE_BEFORE.search(text[:start])
    return Counted(
        of=of if noun not in _AUXILIARIES else None, role=verb(active[1]) if active else None
    )


_AUXILIARIES = {"was", "were", "are", "is", "has", "have", "had", "be", "been", "will", "would"}
_STOPS = {
    *_AUXILIARIES, "and", "or", "but", "in", "on", "at", "to", "by", "for", "from", "with", "after",
    "before", "when", "who", "which", "that", "as", "while", "since", "than", "of", "died", "said",
    "against", "over", "under", "into", "during", "near", "have", "still", "later", "ago", "a", "an",
    "the", "it", "he", "she", "they", "between", "per", "each", "not", "now", "so", "if", "of",
}  # fmt: skip


def _following_noun(text: str, end: int) -> str | None:
    """The first plural of the next words, or the first of them."""
    words = _following_words(text, end)
    return next((word for word in words if _plural(word)), words[0] if words else None)


def _following_words(text: str, end: int) -> list[str]:
    """The next words up to a mark or a small word, in lower case."""
    words: list[str] = []
    match = _NEXT_WORDS.match(text, end)
    for word in (match[1] if match else "").split(" "):
        bare = word.rstrip(",").lower()
        if not bare or bare in _STOPS:
            break
        words.append(bare)
        if word.endswith(","):
            break
    return words


def _plural(word: str) -> bool:
    return word in _COUNTABLE or (
        word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
    )


def singular(noun: str) -> str:
    """The singular of an English noun in lower case.

    >>> singular("fatalities"), singular("boxes"), singular("people")
    ('fatality', 'box', 'people')
    """
    if noun in _IRREGULAR or not _plural(noun):
        return _IRREGULAR.get(noun, noun)
    if noun.endswith("men") or noun.endswith("women"):
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
    if form in _IRREGULAR_VERBS:
        return _IRREGULAR_VERBS[form]
    stem = re.sub(r"(?:ed|ing)$", "", form)
    if stem == form or not re.search("[aeiouy]", stem):
        return form
    if form.endswith("ied"):
        return form[:-3] + "y"
    if re.search(r"([bdgmnprt])\1$", stem):
        return stem[:-1]
    if re.search(
        r"(?:[aeiou](?:at|ut|it)|[^aeiou][ao]t|uot|[cgsuvz]|[^aeiou]l|[aiu]r|[aio]s|[aiou]d|[aio]k)$",
        stem,
    ) and not re.search(
        r"(?:ll|ss|wn|rd|visit|limit|edit|need|ead|oad|eed|oat|eat|eal|ail|oil|air|our|eak|ook|ack)$",
        stem,
    ):
        return stem + "e"
    return stem
