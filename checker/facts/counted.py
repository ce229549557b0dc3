"""What a number in a sentence counts, and the predicate that governs it.

Read from the grammar of the sentence where it has one, else from the words next to the number.
"""

import re

from checker.facts.described import STATES, antecedent, children, described
from checker.facts.numeral import before
from checker.facts.quantity import Counted
from checker.records.sentence import Sentence, Token
from checker.text.normalise import plain
from checker.text.nouns import is_plural, singular
from checker.text.verbs import PARTICIPLES, forms, infinitive, is_participle, verb

_ATTRIBUTES = {"nummod", "det", "amod", "compound", "advmod", "nmod"}

_FIELD = re.compile(r"^\W*([A-Z].{2,60}?):\s+(?:[a-z]+ ){0,3}(?:[A-Z]{3} |[$€£])?$")
_ORDINAL_END = re.compile(r"(?:\dst|\dnd|\drd|th|first|second|third)$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:of (?:the )?|in|at|by|to|on|for|from|per|with|under)\b")
_NUMBERED = re.compile(r"\bthe (\w+)(?: now| still)? number(?:s|ed)?(?: \w+){0,2} $", re.IGNORECASE)
_WORTH = re.compile(
    r"\b(?!(?:are|was|were|been|not|still|now)\b)([a-z]{3,}) (?:worth|valued at)"
    r"(?: (?:an?|estimated|about|some|around|nearly|almost|over|more|at|least|than|up|to|roughly))*"
    r" $"
)
"""'Jewels worth $40,000': what a sum is the value of."""
_OUT_OF = re.compile(r" (?:out )?of (?:the |all |its )?\d[\d,]*\b")
_NEXT_WORDS = re.compile(
    r"(?: or (?:so|more|fewer|less)|-odd|-plus)?"
    r"(?:[- ](?:of(?: the| his| her| its| their)? |more |other |further )?)?"
    r"((?:[^\W\d_]+(?:['-][^\W\d_]+)*[ ,]?){0,4})"
)
_STATE = "|".join(sorted(STATES))
_STATE_AFTER = re.compile(
    r"(?: (?:people|others|more|men|women|children|[a-z]{3,}s))?"
    rf"(?: still| feared| seriously| badly)? ({_STATE})"
    r"\b(?! (?!after|as|when|while|since|before|across|amid|during|has|was|is)[a-z]+s\b)"
)
_HARMED_BEFORE = re.compile(
    rf"\b({'|'.join(sorted(w for v in ('kill', 'injure', 'wound') for w in forms(v)))})"
    r"(?: (?:at least|more than|about|some|nearly|another|up to|as many as))? $"
)
_PASSIVE = re.compile(
    r"(?:[- ][a-z-]+){0,3}? (?:who )?(?:was|were|are|is|(?:has|have|had) been|be|being|been) "
    r"(?:also |still |now |[a-z]+ly )?([a-z]+(?:ed|en)|"
    rf"{'|'.join(PARTICIPLES)})\b"
)
_ACTIVE_BEFORE = re.compile(
    r"\b([a-z]{3,}(?:ing|ed))"
    r"(?: [a-z]+ (?:than|least|to|as)| about| some| nearly| almost| around| over)? (?:the )?$"
)
_AUXILIARIES = {"was", "were", "are", "is", "has", "have", "had", "be", "been", "will", "would"}
_HEARSAY = frozenset(
    "believed confirmed estimated expected feared known presumed reported said thought".split()
)
"""What is said to be so: verbs that tell no event of their own."""
_STOPS = {
    *_AUXILIARIES, "and", "or", "but", "in", "on", "at", "to", "by", "for", "from", "with", "after",
    "before", "when", "who", "which", "that", "as", "while", "since", "than", "of", "died", "said",
    "against", "over", "under", "into", "during", "near", "still", "later", "ago", "a", "an", "the",
    "it", "he", "she", "they", "between", "per", "each", "not", "now", "so", "if",
}  # fmt: skip


_POINTS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east"
    " south-west".split()
)
_SCALES = frozenset({"magnitude", "category"})
"""Scales whose figure stands behind them: 'an earthquake of magnitude 6.4'."""


def counted(sentence: Sentence, start: int, end: int, *, is_measure: bool = False) -> Counted:
    """What the number at ``[start, end)`` of the sentence's text counts, and its governor's lemma.

    A measure or sum (its unit within the span) counts only what it is 'of' or hangs on.
    """
    text = plain(sentence.text)
    number_of = before(_NUMBERED, text, start)
    if number_of:
        return Counted(role=number_of[1].lower())
    field = _FIELD.match(text, 0, start)
    if field:
        return _of_field(field[1], text, end)
    whole = _OUT_OF.match(text, end)
    if whole:
        end = whole.end()
    valued = before(_WORTH, text, start) if is_measure else None
    if valued:
        return Counted(of=singular(valued[1].lower()), role="worth")
    inside = [
        index
        for index, token in enumerate(sentence.tokens)
        if token.start < sentence.start + end and sentence.start + start < token.end
    ]
    if inside:
        counts = _by_grammar(sentence.tokens, inside, is_measure=is_measure)
        state = None
        if not is_measure:
            state = _STATE_AFTER.match(text, end) or before(_HARMED_BEFORE, text, start)
        return Counted(of=counts.of, role=verb(state[1].lower())) if state else counts
    return _by_words(text, start, end, is_measure)


def passive(text: str, end: int) -> bool:
    """Whether what is counted up to ``end`` had something done to it: 'no houses were lost'."""
    return _PASSIVE.match(text, end) is not None


def _of_field(label: str, text: str, end: int) -> Counted:
    """'Persons evacuated: 338' counts persons, who were evacuated; '… : 312 cattle' cattle."""
    named = re.sub(r"^(?:total )?number of ", "", label, flags=re.IGNORECASE)
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", named)]
    head = [
        word
        for word in re.split(_PREPOSITION, " ".join(words))[0].split()
        if not is_participle(word)
    ]
    noun = next((word for word in head if is_plural(word)), head[-1] if head else None)
    state = _STATE_AFTER.match(text, end)
    told = [*words, *([state[1]] if state else [])]
    role = next((verb(word) for word in told if is_participle(word)), None)
    noun = next((word for word in _following_words(text, end) if is_plural(word)), noun)
    return Counted(of=singular(noun) if noun else None, role=role)


def _by_grammar(tokens: tuple[Token, ...], inside: list[int], *, is_measure: bool) -> Counted:
    """The counted noun and its governor, for the number that is the tokens ``inside``."""
    heads = [index for index in inside if tokens[index].head not in inside]
    number = heads[-1] if heads else inside[-1]
    if inside[0] and tokens[inside[0] - 1].text.lower() in _SCALES:
        return Counted(of=tokens[inside[0] - 1].text.lower())
    noun, phrase = _modified(tokens, number), number
    if noun is not None:
        phrase = noun
    else:
        noun = _whole(tokens, inside)
    role = _role(tokens, phrase, inside)
    if noun is not None and is_measure and tokens[noun].text.lower() in _POINTS:
        return Counted(role=role)  # '25 miles to the southwest'
    if noun is not None:
        of = singular(tokens[noun].text.lower())
        return Counted(role=verb(of)) if of in STATES else Counted(of=of, role=role)
    told = described(tokens, number)
    if told:
        governor = role if told.phrase is None else _role(tokens, told.phrase, inside)
        return Counted(of=told.of, role=told.role or governor)
    return Counted(of=None if is_measure else antecedent(tokens, number), role=role)


def _modified(tokens: tuple[Token, ...], number: int) -> int | None:
    """The noun behind the number that the number is an attribute of."""
    token = tokens[number]
    attributive = token.dep.split(":")[0] in _ATTRIBUTES
    nominal = tokens[token.head].pos in {"NOUN", "PROPN"}
    return token.head if attributive and nominal and token.head > number else None


def _whole(tokens: tuple[Token, ...], inside: list[int]) -> int | None:
    """'Migrants' of 'scores of migrants', 'pieces' of 'none of the 27 pieces'."""
    for index in range(inside[-1] + 1, len(tokens)):
        token = tokens[index]
        nominal = token.pos in {"NOUN", "PROPN", "ADJ"} and token.dep.startswith(("nmod", "obl"))
        if nominal and token.head in inside and _has_child(tokens, index, {"of", "among"}):
            return index
    return None


def _has_child(tokens: tuple[Token, ...], head: int, words: set[str]) -> bool:
    return any(tokens[child].text.lower() in words for child in children(tokens, head))


def _role(tokens: tuple[Token, ...], phrase: int, inside: list[int]) -> str | None:
    described_as = _participle(tokens, phrase, inside)
    if described_as:
        return described_as
    for _ in tokens:
        if not _continues(tokens, phrase, inside):
            break
        phrase = tokens[phrase].head
    head = tokens[phrase].head
    return None if head == phrase else _lemma(tokens, head)


def _continues(tokens: tuple[Token, ...], phrase: int, inside: list[int]) -> bool:
    """Whether a phrase shares the governor of its head: 'six people, including two children'."""
    token = tokens[phrase]
    if token.head in inside and token.head != phrase:  # '45 of the 120 seats'
        return True
    if tokens[token.head].text.lower() in {"more", "others"} and token.head != phrase:
        return True
    if token.dep in {"conj", "appos", "flat"}:
        return tokens[token.head].pos not in {"VERB", "ADJ"}
    return token.dep == "nmod" and _has_child(tokens, phrase, {"including", "among"})


def _participle(tokens: tuple[Token, ...], phrase: int, inside: list[int]) -> str | None:
    """'Looted' of 'the 36 looted vases', 'evacuated' of 'the 760 people who were evacuated'."""
    definite = _has_child(tokens, phrase, {"the", "these", "those"})
    for index, token in enumerate(tokens):
        if token.head != phrase or index in inside or index == phrase:
            continue
        attributive = token.dep == "amod" or (
            token.dep == "acl" and not _beside_another(tokens, index, phrase)
        )
        state = token.tag == "VBN" or is_participle(token.text.lower())
        if (attributive and state) or (definite and token.dep == "acl:relcl"):
            return _lemma(tokens, index)
    return None


def _beside_another(tokens: tuple[Token, ...], index: int, phrase: int) -> bool:
    """'Wounded five others in an ambush claimed by rebels': it is the ambush that they claim."""
    before = tokens[index - 1]
    between = any(tokens[i].pos == "ADP" for i in range(phrase + 1, index))
    return phrase < index - 1 and between and before.pos == "NOUN" and before.tag != "NNS"


def _lemma(tokens: tuple[Token, ...], index: int) -> str | None:
    """The lemma of a predicate; that of the state left behind in 'leaving four missing'."""
    if tokens[index].dep.startswith("aux"):  # 'remained' of 'remained trapped'
        index = tokens[index].head
    index = _raised(tokens, index)
    token = tokens[index]
    lemma, written = token.lemma.lower(), token.text.lower()
    if lemma in {"leave", "be", "have"}:
        states = (t.text.lower() for t in tokens if t.head == index and t.text.lower() in STATES)
        return next(map(verb, states), "leave" if lemma == "leave" else None)
    if token.pos in {"NOUN", "PROPN"}:
        return singular(written)
    if token.pos not in {"VERB", "ADJ"} or not written.isalpha():
        return None
    return infinitive(token.tag, written)


def _raised(tokens: tuple[Token, ...], index: int) -> int:
    """The predicate behind 'are known to have died' and 'are feared dead'; else the verb itself."""
    if tokens[index].tag != "VBN" or tokens[index].text.lower() not in _HEARSAY:
        return index
    return next((i for i in children(tokens, index) if tokens[i].dep == "xcomp"), index)


def _by_words(text: str, start: int, end: int, is_measure: bool) -> Counted:
    noun = _noun_behind(text, start, end, is_measure)
    of = singular(noun) if noun and noun not in STATES else None
    state = _STATE_AFTER.match(text, end)
    governor = state or _PASSIVE.match(text, end) or before(_ACTIVE_BEFORE, text, start)
    return Counted(of=of, role=verb(governor[1].lower()) if governor else None)


def _noun_behind(text: str, start: int, end: int, is_measure: bool) -> str | None:
    """The first plural of the next words, or the first of them."""
    attached = "-" in text[start:end] or text.startswith(" of ", end)
    words = _following_words(text, end) if attached or not is_measure else []
    if _ORDINAL_END.search(text[start:end]):
        words = words[:1]
    return next((word for word in words if is_plural(word)), words[0] if words else None)


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
