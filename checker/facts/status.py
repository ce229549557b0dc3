"""States and outcomes: 'missing', 'free on bail', 'acquitted', and which exclude each other."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from checker.facts.calendar import WEEKDAYS
from checker.facts.outlook import lead, outlook
from checker.facts.state import Met, Way, alone_against, exclude, implied, wordings_at
from checker.facts.telling import both, said
from checker.facts.tree import Tree
from checker.records.fact import Comparison, Fact, FactKind, Level, StatusValue
from checker.records.sentence import Sentence
from checker.text.nouns import singular

_COPULAS = frozenset(
    "be is are was were been being 's ’s remain remains remained stay stays stayed keep keeps kept "
    "leave leaves left become becomes became seem seems feel feels go goes went lie lay stand "
    "declare declares declared found find hold holds held still".split()
)
_PASSIVE = frozenset("be is are was were been being 's ’s get gets got 're ’re".split())
_BE = tuple([form] for form in _PASSIVE)
_BETWEEN = frozenset({"ADV", "PART", "AUX"})
_NOBODY = frozenset("nobody noone none nothing anyone anybody someone everyone".split())
_OBJECTS = frozenset({"obj", "obl:unmarked"})
_TAKING = frozenset("survive survives survived surviving quit quits quitting".split())
"""Verbs of a state that take an object, which is not in it: 'quit the party'."""
_PREFIXES = (["half"], ["part"], ["semi"], ["co"], ["self"], ["non"])
"""What makes another word of a state: 'half-finished', 'her co-accused'."""
_ITSELF = frozenset(
    "city town village hamlet port island isle province republic state kingdom body remains".split()
)
"""What is the same as the name behind it: 'the town of Lund', 'the body of Ann Lee'."""
_NAMING = frozenset({"NOUN", "PROPN"})
_HEARSAY = frozenset({"known", "expected"})
"""Adjectives that tell no state before an infinitive."""
_NOT_YET = (["before"], ["until"], ["till"])
"""What follows a denial that is of the time alone: 'not opened until 1990'."""
_LIKENESS = frozenset("than as".split())
_TIMES = frozenset("years months weeks days hours nights".split())
_WHEN = frozenset({*WEEKDAYS, *_TIMES, *"yesterday today tonight morning evening".split()})
"""Nouns that say when, behind a verb without an object: 'died Tuesday', 'resigned weeks ago'."""
_SPELLS = _TIMES | frozenset("year month week day hour night time".split())


def status_facts(sentences: Sequence[Sentence], full: Mapping[str, str]) -> Iterator[Fact]:
    """The states told in the sentences of an article, in order.

    ``full`` maps the written forms of names to their fullest form. ``of`` is who or what is in
    the state, a pronoun as it stands; None where the words do not tell.
    """
    for sentence in sentences:
        yield from _read(sentence, full)


def _read(sentence: Sentence, full: Mapping[str, str]) -> Iterator[Fact]:
    tree = Tree(sentence.tokens)
    at = 0
    while at < len(tree.keys):
        found = wordings_at(tree.keys, at) if tree.tokens[at].entity is None else ()
        read = ((met.reach, _facts(sentence, tree, at, met, full)) for met in found)
        last, facts = next(((last, facts) for last, facts in read if facts), (at + 1, []))
        yield from facts
        at = last


def _facts(
    sentence: Sentence, tree: Tree, at: int, met: Met, full: Mapping[str, str]
) -> list[Fact]:
    """The state met, once for each whom it is of: 'Among the dead were a nurse and two boys'."""
    bearer = _bearer(tree, at, _head(tree, at, met), met)
    if bearer is None or (bearer and not met.state.fits(_kind(tree, bearer))):
        return []
    others = tree.joined(bearer) if _inverted(tree, at, met) else ()
    read = (_fact(sentence, tree, at, met, one, full) for one in (bearer, *others))
    return [fact for fact in read if fact]


def _fact(
    sentence: Sentence, tree: Tree, at: int, met: Met, bearer: range, full: Mapping[str, str]
) -> Fact | None:
    head = _head(tree, at, met)
    start, end = tree.tokens[at].start, tree.tokens[met.last - 1].end
    state = met.state
    told = outlook(tree, lead(tree, at), at, head, bearer)
    if told.negated and tree.keys[met.last : met.last + 1] in _NOT_YET:
        return None
    value = StatusValue(
        state=state.name, dimension=state.dimension, stage=state.stage, **told._asdict()
    )
    return Fact(
        start=start,
        end=end,
        quote=sentence.text[start - sentence.start : end - sentence.start],
        kind=FactKind.STATUS,
        value=value,
        normalized=normalized(value),
        of=_named(sentence, tree, bearer, full),
    )


def normalized(value: StatusValue) -> str:
    """The state in words: 'missing', 'not missing'."""
    return f"not {value.state}" if value.negated else value.state


def _head(tree: Tree, first: int, met: Met) -> int:
    """The word of a wording that the others hang on."""
    inside = range(first, met.last)
    outside = (i for i in inside if tree.tokens[i].head not in inside or tree.tokens[i].head == i)
    return next(outside, first)


def _kind(tree: Tree, bearer: range) -> str:
    """The noun that a phrase turns on, in the singular: 'blaze' of 'blaze at a mill'."""
    opening = takewhile(lambda i: tree.tokens[i].pos != "ADP", bearer)
    return singular(tree.keys[max(opening, default=bearer.start)])


# Who or what is in the state -----------------------------------------------------------------


def _bearer(tree: Tree, first: int, head: int, met: Met) -> range | None:
    """The noun phrase that the state is of, empty where the words do not tell.

    None where the wording tells no state here.
    """
    ways = met.wording.ways
    before = tree.keys[first - 1] if first else ""
    if before == "-" and (
        tree.keys[first - 2 : first - 1] in _PREFIXES or tree.tokens[first - 2].pos in _NAMING
    ):
        return None  # 'a half-finished roof', 'a gas-fired plant'
    if before in _LIKENESS or (before in _TIMES and tree.tokens[first].pos == "ADP"):
        # 'Later than planned', 'four years in prison'.
        return None
    if tree.keys[first] in _HEARSAY and tree.keys[met.last : met.last + 1] == ["to"]:
        # 'Nine are known to have died' tells what befell them, not that they are known.
        return None
    if ways == {Way.TURNS} and tree.tokens[first].dep == "amod":
        return None  # 'medics found a broken ankle'
    if tree.tokens[first].tag.startswith("VB"):
        return _of_verb(tree, first, head, met)
    if tree.tokens[first].pos == "NOUN" and not ways & {Way.TELLS, Way.STANDS}:
        return None
    if Way.TELLS not in ways and not _predicative(tree, first, met.last):
        return None
    return (
        _attributed(tree, first, met) or _inverted(tree, first, met) or _subject(tree, first, head)
    )


def _of_verb(tree: Tree, first: int, head: int, met: Met) -> range | None:
    """The bearer of a state that a form of a verb tells."""
    ways, tag = met.wording.ways, tree.tokens[first].tag
    passive = _passive(tree, first)
    if passive and tree.keys[first] == "survived" and tree.keys[first + 1 : first + 2] == ["by"]:
        bereaved = tree.head_from(met.last + 1)
        return tree.phrase(bereaved) if bereaved is not None else None
    if passive and ways == {Way.TURNS}:
        return None
    if passive and Way.MAKES in ways and (taken := _object(tree, first, met.last)):
        return taken
    if tag == "VBD" and ways <= {Way.TELLS, Way.STANDS} and not _helped(tree, first):
        # 'The champion lost' tells no state of being lost.
        return None
    behind = None if passive else tree.head_from(met.last)
    if behind is not None and (
        tree.keys[met.last] == "aged"  # 'died aged 88'
        or tree.keys[behind] in _WHEN | _SPELLS
        or tree.keys[met.last - 1] == "of"
    ):
        behind = None  # 'pulled out of the race'
    if behind is not None and Way.MAKES in ways:
        return tree.phrase(behind)
    if behind is not None and tree.keys[first] not in _TAKING:
        return None
    lasting = Way.TELLS in ways and tag == "VBG"
    if not passive and not lasting and Way.TURNS not in ways and tag not in {"VBN", "VBD"}:
        return None
    return _attributed(tree, first, met) or _subject(tree, first, head)


def _passive(tree: Tree, first: int) -> bool:
    """Whether a participle stands here with 'be' before it, or without any auxiliary."""
    if tree.tokens[first].tag != "VBN":
        return False
    at = first
    while at > 0 and tree.tokens[at - 1].pos in _BETWEEN:
        at -= 1
    auxiliaries = set(tree.keys[at:first])
    return bool(auxiliaries & _PASSIVE) or not auxiliaries & {"has", "have", "had", "having"}


def _object(tree: Tree, first: int, last: int) -> range:
    """What a past tense read as a participle acts on: 'A slide buried six houses'; else empty."""
    behind = tree.head_from(last)
    if behind is None or _helped(tree, first) or tree.keys[behind] in _WHEN | _SPELLS:
        return range(0)
    token = tree.tokens[behind]
    acted_on = token.head == first and token.dep in _OBJECTS and tree.tokens[last].tag != "IN"
    return tree.phrase(behind) if acted_on else range(0)


def _helped(tree: Tree, first: int) -> bool:
    """Whether a form of 'be' or 'get' stands before a verb, adverbs between."""
    return bool(set(tree.keys[max(0, first - 3) : first]) & _PASSIVE)


def _predicative(tree: Tree, first: int, last: int) -> bool:
    """Whether a state is told of what stands before it, by a copula or as a verb does."""
    before = tree.keys[max(0, first - 4) : first]
    noun = last < len(tree.keys) and tree.tokens[last].pos in {"NOUN", "PROPN"}
    return bool(_COPULAS & set(before)) and not noun


def _attributed(tree: Tree, first: int, met: Met) -> range | None:
    """The noun right behind a participle or adjective: 'the missing boy'."""
    token = tree.tokens[first]
    if tree.keys[first - 1 : first] in _BE:
        return None  # 'was appointed director'
    if token.dep != "amod" or met.last - first > 1 or tree.tokens[token.head].pos != "NOUN":
        return None
    if not first < token.head <= first + 3:
        return None
    whole = tree.phrase(token.head)
    return range(met.last, whole.stop)


def _inverted(tree: Tree, first: int, met: Met) -> range:
    """The noun phrase behind the copula: 'Among the dead was the keeper'; else empty."""
    if first or met.last >= len(tree.keys) or tree.keys[met.last] not in _PASSIVE:
        return range(0)
    behind = tree.head_from(met.last + 1)
    return tree.phrase(behind) if behind is not None else range(0)


def _subject(tree: Tree, first: int, head: int) -> range:
    """The noun phrase that a predicate is said of; empty where the words do not tell."""
    at = lead(tree, first)
    noun = tree.keys[first] in {"a", "an"}  # 'left the court a free man'
    beside = tree.phrase(at - 1) if at and tree.nominal(at - 1) else range(0)
    apart = not beside or noun or _depends(tree, beside.start)
    if not apart and tree.keys[at - 1] not in _SPELLS:
        return range(beside.start, min(beside.stop, first))
    subject = tree.subject(tree.tokens[head].head if noun else head)
    if subject is None or first <= subject:
        return range(0)
    whole = tree.phrase(subject)
    return range(whole.start, min(whole.stop, first))


def _depends(tree: Tree, start: int) -> bool:
    """Whether a preposition stands before a noun phrase, over its article."""
    while start > 0 and tree.tokens[start - 1].pos == "DET":
        start -= 1
    return start > 0 and tree.tokens[start - 1].pos == "ADP"


def _named(sentence: Sentence, tree: Tree, bearer: range, full: Mapping[str, str]) -> str | None:
    """The bearer in words: a name in full, else the noun phrase; None for 'nobody'."""
    if not bearer or tree.keys[bearer[0]] in _NOBODY or tree.keys[bearer[-1]] == "one":
        return None
    start, end = tree.tokens[bearer[0]].start, tree.tokens[bearer[-1]].end
    text = sentence.text[start - sentence.start : end - sentence.start]
    beside = sentence.text[end - sentence.start :]
    meant = "" if _another(text) else text
    names = [name for name in full if meant.endswith(name) or beside.startswith(f", {name}")]
    return full[max(names, key=len)] if names else text


def _another(text: str) -> bool:
    """Whether a phrase means another than the name it ends with: 'the mayor of Tarn'."""
    head, of, _ = text.rpartition(" of ")
    return bool(of) and head.split()[-1].lower() not in _ITSELF


# Comparison ----------------------------------------------------------------------------------


def compare(a: Fact, b: Fact) -> Comparison:
    """Compare two states, as of one person or thing."""
    if not isinstance(a.value, StatusValue) or not isinstance(b.value, StatusValue):
        return Comparison(level=Level.INCOMPARABLE, reason="not both states")
    return _compared(a.value, b.value, both(a, b, _told))


def _told(fact: Fact) -> str:
    """The source's words for a state, and how it stands with it."""
    value = fact.value
    if not isinstance(value, StatusValue):
        return said(fact)
    stands = (
        ("denied", value.negated),
        ("yet to come", value.ahead),
        ("in doubt", value.doubtful),
    )
    told = ", ".join(word for word, so in stands if so)
    return f"{said(fact)} ({told})" if told else said(fact)


def _compared(a: StatusValue, b: StatusValue, told: str) -> Comparison:
    """Compare two states, their negation and outlook."""
    level = _relate(a, b)
    if (a.ahead, a.doubtful) != (b.ahead, b.doubtful):
        if level is Level.SAME:
            return Comparison(
                level=Level.MODIFIER,
                reason=f"the same, but one has it as yet to come or in doubt: {told}",
            )
        return Comparison(level=Level.INCOMPARABLE, reason=f"told of different times: {told}")
    return Comparison(level=level, reason=f"{_CAUSES[level]}: {told}")


_CAUSES = {
    Level.SAME: "the same state",
    Level.ALIAS: "two ways to say the same",
    Level.PRECISION: "both can be so at once",
    Level.DIFFERENT: "one excludes the other",
    Level.INCOMPARABLE: "states of different kinds",
}


def _relate(a: StatusValue, b: StatusValue) -> Level:
    if a.negated and b.negated:
        return Level.SAME if a.state == b.state else Level.INCOMPARABLE
    if a.negated or b.negated:
        denied, told = (a, b) if a.negated else (b, a)
        return _against(denied.state, told.state)
    if a.state == b.state:
        return Level.SAME
    if a.state in implied(b.state) or b.state in implied(a.state):
        return Level.PRECISION
    return Level.DIFFERENT if exclude(a.state, b.state) else Level.INCOMPARABLE


def _against(denied: str, told: str) -> Level:
    """What is said not to be in one state against what is said to be in another."""
    if denied in implied(told):
        return Level.DIFFERENT
    if alone_against(denied, told):
        return Level.ALIAS
    return Level.PRECISION if exclude(denied, told) else Level.INCOMPARABLE
