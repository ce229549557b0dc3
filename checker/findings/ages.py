"""Ages: how old is somebody, by each source that says it beside the name?

Two accounts of one event give a person's age in whatever sentence, so claims that are alike are not
needed, as they are not for titles.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from checker.findings.compared import grown_older
from checker.findings.dossier import Dossier, Held
from checker.findings.link import Link, set_apart
from checker.findings.people import People
from checker.records.claim import Claim
from checker.records.fact import Fact, FactKind, QuantityValue
from checker.records.finding import Category
from checker.text.names import name_words
from checker.text.normalise import words

_OLDEST = 120
"""Years that nobody lives; firms do."""
_OTHER_TIME = re.compile(
    r"\b(?:now|then|turned|turns|turning|would\s+be|was\s+only)\s+(?:\w+\s+)?$"
)
"""What leads to an age of another time than the news."""
_PHRASE = re.compile(r"[,.;:]")
_BESIDE = 5
"""Words behind an age among which the name is that it is told with: '41-year-old driver Roe'."""
_ATTRIBUTE = re.compile(r"\bold$", re.IGNORECASE)
"""The form that may stand for somebody: 'the 16-year-old'."""
_APPOSED = re.compile(r"(\S+)\s*[,(–-]\s*(?:an?\s+)?(?:[a-z]+\s+)?$")
"""What leads from a name to such a form: 'Ann Roe, a 41-year-old'."""


def age_links(dossier: Dossier, people: People) -> Iterator[Link]:
    """The ages of one person by two sources, where they exclude each other."""
    for person, told in _by_person(dossier, people).items():
        for one, other in combinations(told, 2):
            left, right = told[one], told[other]
            if _at_odds(dossier, left, right):
                for held, rival in product(left, right):
                    differ = dossier.compare(held[1], rival[1]).reason
                    reasons = differ, f"Both are told of {person}."
                    yield set_apart(held, rival, Category.NUMBER, reasons, person)


def _by_person(dossier: Dossier, people: People) -> dict[str, dict[str, list[Held]]]:
    """The ages told beside a name, by person and source."""
    told: dict[str, dict[str, list[Held]]] = defaultdict(lambda: defaultdict(list))
    for claim, fact in dossier.facts(FactKind.AGE):
        person = _whose(people, claim, fact)
        if person and _is_age(dossier, (claim, fact)) and _beside_name(dossier, (claim, fact)):
            told[person][claim.article].append((claim, fact))
    return told


def _whose(people: People, claim: Claim, fact: Fact) -> str | None:
    """The person of the story whose age it is; a surname may be the subject's."""
    of, subject = fact.of or "", claim.subject or ""
    for name in (of, subject):
        if people.known(name) and set(name_words(of)) <= set(name_words(name)):
            return people.probable(name)
    return None


def _is_age(dossier: Dossier, held: Held) -> bool:
    """Whether a fact is somebody's age in years at the time of the news."""
    claim, fact = held
    value = fact.value
    exact = isinstance(value, QuantityValue) and not value.vague and value.low == value.high
    human = isinstance(value, QuantityValue) and value.low < _OLDEST
    of_now = not dossier.long_past(claim) and not _OTHER_TIME.search(dossier.lead(held))
    return exact and human and of_now


def _beside_name(dossier: Dossier, held: Held) -> bool:
    """Whether an age is told with a name: 'Ann Roe, 41', 'died at 41', 'the 41-year-old Roe'.

    Whom 'the 16-year-old' means by itself is a guess.
    """
    fact = held[1]
    names = set(name_words(fact.of or ""))
    behind = _words(_PHRASE.split(dossier.rest(held), maxsplit=1)[0])[:_BESIDE]
    if not names.isdisjoint(behind):
        return True
    lead = dossier.lead(held)
    if _ATTRIBUTE.search(fact.quote):
        lead = match[1] if (match := _APPOSED.search(lead)) else ""
        return not names.isdisjoint(_words(lead)[-1:])
    return not names.isdisjoint(_words(lead))


def _words(text: str) -> tuple[str, ...]:
    return words(text.replace("'s ", " ").replace("’s ", " "))


def _at_odds(dossier: Dossier, left: Sequence[Held], right: Sequence[Held]) -> bool:
    """Whether two sources have one age each, and not the same."""
    return (
        dossier.at_odds(left, right)
        and all(dossier.at_one(own) for own in (left, right))
        and not grown_older(dossier, left[0], right[0])
    )
