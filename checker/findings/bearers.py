"""Bearers: whose state a state is, over all sources.

A name joins by the rules of `People`; what a source calls somebody, 'the driver', by its noun, and
to a name where one person of the story alone is called so.
"""

import re
from collections import defaultdict

from checker.findings.dossier import Dossier, Held
from checker.findings.people import People
from checker.records.claim import Claim, Modality
from checker.records.fact import Fact, FactKind, StatusValue
from checker.text.normalise import words
from checker.text.nouns import is_plural

WHERE = "place of death"
"""The one dimension that tells a place."""
OF_PERSONS = frozenset(
    "life injury wellbeing condition care custody bail court office whereabouts".split()
) | {WHERE}
"""What is asked of a person's state; see checker/facts/states.toml."""
_UNSETTLED = frozenset(
    {Modality.PLANNED, Modality.CONDITIONAL, Modality.QUESTION, Modality.OPINION}
)
_FOR_GOOD = "dead"
"""How the states that no other follows begin."""
_ANYBODY = frozenset(
    """
    man woman boy girl person child baby victim other one resident colleague friend member old
    teen teenager youth youngster juvenile toddler infant adult male female
    """.split()
)
"""Descriptions that fit too many to tell who is meant."""
_MORE = frozenset("another second third other two three four five".split())
"""Words before a description that tell of several it fits."""
_BEHIND = frozenset("of in at on from with who for near by under".split())
"""Words that end a noun phrase's own part: 'driver | of the tram'."""

_RESPECT = re.compile(
    r"\s+(?:while|when|because|of|for|with|on|over|at|in|inside|during|as|from|by|near|under)\s+"
    r"(?!(?:the\s+)?(?:scene|bail|parole)\b)",
    re.IGNORECASE,
)
"""What follows a state that is denied in one respect only."""


def states_by_bearer(dossier: Dossier, people: People) -> dict[str, list[Held]]:
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
        elif noun and not dossier.long_since(claim):
            # 'A cyclist' who died years ago is not the one in the news.
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
    return (
        isinstance(fact.value, StatusValue)
        and fact.value.dimension in OF_PERSONS
        and told_as_so(claim, fact.value)
        and (dies((claim, fact)) or not dossier.long_since(claim))
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


def told_as_so(claim: Claim, value: StatusValue) -> bool:
    """Whether a claim tells a state as being so, not as coming, open, planned or a view."""
    return not (value.ahead or value.doubtful) and claim.modality not in _UNSETTLED


def denied_in_part(dossier: Dossier, held: Held) -> bool:
    """Whether a state is denied in one respect only.

    'Not found guilty of fraud', 'did not happen while they were at work'.
    """
    value = held[1].value
    denied = isinstance(value, StatusValue) and value.negated
    return denied and _RESPECT.match(dossier.rest(held)) is not None


def dies(held: Held) -> bool:
    """Whether a state is for good."""
    value = held[1].value
    return isinstance(value, StatusValue) and value.state.startswith(_FOR_GOOD)
