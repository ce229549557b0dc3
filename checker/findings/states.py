"""States of persons: is somebody alive, unhurt, free or in office in every source?

The claims that tell it need not be alike: one source has a guard in hospital with burns, another
has him dead. So states are set against each other by whose they are, as titles are.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.findings.dossier import Dossier, Held
from checker.findings.link import Link, fact_answer
from checker.findings.people import People
from checker.records.claim import Claim, Modality
from checker.records.fact import Fact, FactKind, Level, StatusValue
from checker.records.finding import Category, Kind
from checker.text.normalise import words
from checker.text.nouns import is_plural

_WHERE = "place of death"
"""The one dimension that tells a place."""
_DIMENSIONS = frozenset(
    "life injury wellbeing condition care custody bail court office whereabouts".split()
) | {_WHERE}
"""What is asked of a person's state; see checker/facts/states.toml."""
_FOR_GOOD = "dead"
"""How the states that no other follows begin."""
_OPEN = frozenset({Modality.PLANNED, Modality.CONDITIONAL, Modality.QUESTION, Modality.OPINION})
_ANYBODY = frozenset(
    """
    man woman boy girl person child baby victim other one resident colleague friend member
    """.split()
)
"""Descriptions that fit too many to tell who is meant."""
_MORE = frozenset("another second third other two three four five".split())
"""Words before a description that tell of several it fits."""
_BEHIND = frozenset("of in at on from with who for near by under".split())
"""Words that end a noun phrase's own part: 'driver | of the tram'."""
_CONFIDENCE = 0.8


def state_links(dossier: Dossier, people: People) -> Iterator[Link]:
    """States of one person, by two sources, where some of them exclude each other."""
    for bearer, told in _by_bearer(dossier, people).items():
        name = bearer if people.known(bearer) else f"the {bearer}"
        contested: list[Held] = []
        for left, right in combinations(told, 2):
            if _contest(dossier, told, left, right) and (kind := _kind(dossier, told, left, right)):
                contested += [left, right]
                yield _link(name, left, right, kind)
        for left, right in combinations(told, 2):
            # What else is told of somebody in either state stands beside it.
            if left in contested and right in contested and not _exclude(dossier, left, right):
                same = dossier.compare(left[1], right[1]).same
                yield _link(name, left, right, Kind.AGREEMENT if same else Kind.VARIANT)


# Whose state it is ---------------------------------------------------------------------------


def _by_bearer(dossier: Dossier, people: People) -> dict[str, list[Held]]:
    """States by the person they are of: a name, or what the sources call somebody."""
    told: dict[str, list[Held]] = defaultdict(list)
    described: list[tuple[str, Held]] = []
    called = _callings(dossier, people)
    for claim, fact in dossier.facts(FactKind.STATUS):
        if not _holds(dossier, claim, fact):
            continue
        noun = _noun(fact.of or "")
        if person := _person(people, claim, fact):
            told[person].append((claim, fact))
            if not people.known(fact.of or ""):
                called[noun].add(person)
        elif noun:
            described.append((noun, (claim, fact)))
    for noun, held in described:
        known = called.get(noun, set())
        if len(known) < 2:
            told[next(iter(known), noun)].append(held)
    return told


def _callings(dossier: Dossier, people: People) -> dict[str, set[str]]:
    """What persons of the story are by calling or office, and which of them."""
    called: dict[str, set[str]] = defaultdict(set)
    for _, fact in dossier.facts(FactKind.TITLE):
        if fact.of and people.known(fact.of):
            called[_noun(fact.quote)].add(people.probable(fact.of))
    return called


def _holds(dossier: Dossier, claim: Claim, fact: Fact) -> bool:
    """Whether a claim tells a person's state as what is, not as what was or may be."""
    value = fact.value
    return (
        isinstance(value, StatusValue)
        and value.dimension in _DIMENSIONS
        and not (value.ahead or value.doubtful)
        and claim.modality not in _OPEN
        and (_dies((claim, fact)) or not dossier.long_since(claim))
    )


def _person(people: People, claim: Claim, fact: Fact) -> str | None:
    """The named person who is in a state: by name, or as the subject that a noun stands for."""
    of, subject = fact.of or "", claim.subject or ""
    if people.known(of):
        return people.probable(of)
    if people.known(subject) and not set(words(of)) <= set(words(claim.text)):
        return people.probable(subject)
    return None


def _noun(phrase: str) -> str:
    """The noun that describes one person, 'driver' of 'young driver of the tram'; else empty."""
    told = words(phrase)
    behind = next((at for at, word in enumerate(told) if at and word in _BEHIND), len(told))
    noun = told[behind - 1] if told else ""
    anybody = noun in _ANYBODY or is_plural(noun) or not _MORE.isdisjoint(told)
    return "" if anybody else noun


# What two states are to each other -----------------------------------------------------------


def _exclude(dossier: Dossier, left: Held, right: Held) -> bool:
    return dossier.compare(left[1], right[1]).level is Level.DIFFERENT


def _dies(held: Held) -> bool:
    value = held[1].value
    return isinstance(value, StatusValue) and value.state.startswith(_FOR_GOOD)


def _contest(dossier: Dossier, told: Sequence[Held], left: Held, right: Held) -> bool:
    """Whether two sources have somebody in states of which each knows but one."""
    return (
        left[0].article != right[0].article
        and _exclude(dossier, left, right)
        and not _one_tells_both(dossier, told, left, right)
    )


def _one_tells_both(dossier: Dossier, told: Sequence[Held], left: Held, right: Held) -> bool:
    """Whether one of the two sources tells both states of the person, one after the other."""
    for source in (left[0].article, right[0].article):
        own = [held for held in told if held[0].article == source]
        if all(any(_exclude(dossier, held, state) for held in own) for state in (left, right)):
            return True
    return False


def _kind(dossier: Dossier, told: Sequence[Held], left: Held, right: Held) -> Kind | None:
    """A development where all who tell the later state wrote after all who tell the earlier.

    None where one state may have followed the other, and nobody knows who wrote first.
    """
    first, last = sorted((left, right), key=_stage)
    if _stage(first) == _stage(last):
        return Kind.CONFLICT
    before = {held[0].article for held in told if _exclude(dossier, held, last)}
    after = {held[0].article for held in told if _exclude(dossier, held, first)}
    later = {dossier.later(a, b) == b for a in before for b in after if dossier.later(a, b)}
    if not later:
        return None
    return Kind.DEVELOPMENT if all(later) else Kind.CONFLICT


def _dimension(held: Held) -> str:
    value = held[1].value
    return value.dimension if isinstance(value, StatusValue) else ""


def _stage(held: Held) -> float:
    """How late in a person's story a state comes."""
    value = held[1].value
    if not isinstance(value, StatusValue) or value.negated:
        return 0
    return math.inf if _dies(held) else value.stage


def _link(name: str, left: Held, right: Held, kind: Kind) -> Link:
    places = all(_dimension(held) == _WHERE for held in (left, right))
    states = [held[1].normalized for held in (left, right)]
    told = (
        [f"One source has {name} {states[0]}, another {states[1]}."]
        if states[0] != states[1]
        else []
    )
    return Link(
        left=fact_answer(*left, value=states[0]),
        right=fact_answer(*right, value=states[1]),
        kind=kind,
        category=Category.PLACE if places else Category.STATUS,
        confidence=_CONFIDENCE,
        reasons=(*told, f"Both speak of {name}."),
        subject=name,
    )
