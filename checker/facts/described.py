"""What a figure describes that counts no noun of its own, read from the grammar.

'The toll rose to 12', 'turnout was 52 percent', 'put the loss at 45 million', 'a fine of 500
euros', 'another two', 'six of them'.
"""

from collections.abc import Iterator
from typing import NamedTuple

from checker.records.sentence import Token
from checker.text.nouns import is_plural, singular
from checker.text.verbs import is_participle, verb

Tokens = tuple[Token, ...]

STATES = frozenset(
    "dead missing injured wounded hurt homeless ill killed trapped stranded displaced".split()
)
"""What people counted by a bare number are said to be: '12 dead', 'the number of missing'."""
TALLIES = frozenset("number total count tally figure amount".split())
_TOLLS = frozenset({"toll"})
# Verbs whose subject has the value that follows ('inflation slowed to 2 percent') …
_LEVELS = frozenset(
    "accelerate account amount average be bounce climb close come cost decline decrease dip double"
    " drop ease edge end exceed fall gain go grow hit hover improve increase jump leap measure move"
    " narrow number open peak plummet plunge quicken reach rebound recede recover remain rise shed"
    " shoot shrink sink skid slide slip slow slump soar spike stand start stay surge swell tick top"
    " total trade triple tumble weaken weigh widen worth".split()
)
# … and those whose object has it ('put the loss at 45 million', 'cut the rate to 4 percent').
_SETTERS = frozenset(
    "assess boost bring calculate cut drive estimate fix forecast give hike hold increase keep"
    " leave lift limit lower maintain price project push put raise reckon reduce revise set slash"
    " take trim value".split()
)
_UNITS = frozenset(
    "years months weeks days hours minutes seconds decades centuries metres meters kilometres"
    " kilometers miles feet degrees points".split()
)
"""Units, of which no bare number goes on telling: 'the worst in 40 years, killed six'."""
_LEVEL_CASES = frozenset("to at by from of".split())
_SUBJECTS = ("nsubj", "nsubj:pass")


class Described(NamedTuple):
    """A noun, as its singular, and the state or event that is told of it."""

    of: str | None
    role: str | None = None
    phrase: int | None = None
    """Where the noun has the figure in its phrase: the index of the noun."""


def described(tokens: Tokens, number: int) -> Described | None:
    """What the figure whose phrase is headed by the token ``number`` is the amount of."""
    case = _case(tokens, number)
    head = tokens[number].head
    if case == "of" and head != number and _is_thing(tokens[head]):
        return _named(tokens, head)._replace(phrase=head)
    noun = _subject(tokens, number, case)
    if noun is None and case in _LEVEL_CASES and tokens[head].pos == "VERB":
        noun = _object(tokens, head)
    return _named(tokens, noun) if noun is not None else None


def antecedent(tokens: Tokens, number: int) -> str | None:
    """The noun that an earlier number of the sentence counts, and a bare one goes on counting."""
    for index in range(number - 1, -1, -1):
        token = tokens[index]
        counts = token.pos == "NOUN" and token.text.isalpha() and is_plural(token.text.lower())
        counts = counts and token.text.lower() not in _UNITS
        if counts and any(tokens[c].dep == "nummod" for c in children(tokens, index)):
            return singular(token.text.lower())
    return None


def children(tokens: Tokens, head: int, *deps: str) -> Iterator[int]:
    """The dependents of a token, those of some relations only where these are named."""
    for index, token in enumerate(tokens):
        if token.head == head and index != head and (not deps or token.dep in deps):
            yield index


def _case(tokens: Tokens, number: int) -> str | None:
    cases = (tokens[c].text.lower() for c in children(tokens, number, "case"))
    return next(cases, None)


def _is_thing(token: Token) -> bool:
    return token.pos == "NOUN" and token.text[0].isalpha()


def _subject(tokens: Tokens, number: int, case: str | None) -> int | None:
    """The subject of 'is', 'rose to', 'is … high' that the figure is said of."""
    token, predicate = tokens[number], tokens[number].head
    if any(True for _ in children(tokens, number, "cop")):
        predicate = number
    elif tokens[predicate].pos == "ADJ" and token.dep.startswith("obl"):
        if tokens[predicate].dep == "amod":
            return tokens[predicate].head
    elif case not in _LEVEL_CASES | {None} or _level(tokens[predicate]) not in _LEVELS:
        return None
    subjects = (s for s in children(tokens, predicate, *_SUBJECTS) if s != number)
    return next((s for s in subjects if _is_thing(tokens[s])), None)


def _object(tokens: Tokens, predicate: int) -> int | None:
    if _level(tokens[predicate]) not in _SETTERS:
        return None
    found = children(tokens, predicate, "obj", "nsubj:pass")
    return next((o for o in found if _is_thing(tokens[o])), None)


def _level(token: Token) -> str:
    written = token.text.lower()
    return verb(written) if token.tag in {"VBD", "VBN", "VBG"} else token.lemma.lower()


def _named(tokens: Tokens, noun: int) -> Described:
    """The noun; of 'the number of people missing' the people, and that they are missing."""
    word = singular(tokens[noun].text.lower())
    if word in _TOLLS:
        return Described("death", "die")
    if word not in TALLIES:
        return Described(word)
    for index in children(tokens, noun):
        if any(tokens[c].text.lower() == "of" for c in children(tokens, index, "case")):
            return _counted(tokens, index)
    return Described(None)


def _counted(tokens: Tokens, index: int) -> Described:
    written = tokens[index].text.lower()
    if written in STATES:
        return Described(None, verb(written))
    told = (tokens[c].text.lower() for c in children(tokens, index, "amod", "acl", "acl:relcl"))
    state = next((verb(t) for t in told if t in STATES or is_participle(t)), None)
    return Described(singular(written), state)
