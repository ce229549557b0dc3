"""Quotes: are the same words given to the same person, and the same person the same words?"""

from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from checker.findings.dossier import Dossier
from checker.findings.link import Link, fact_answer
from checker.findings.people import People
from checker.records.fact import Fact, FactKind, Level, QuoteValue
from checker.records.finding import Category, Kind

_FEWEST_WORDS = 4
"""Shorter quotes are terms and scare quotes, which many people use."""
_ALIKE = 80.0
"""Share of words in common, in per cent, from which two quotes are one remark."""

_KINDS = {
    Level.SAME: Kind.AGREEMENT,
    Level.PRECISION: Kind.AGREEMENT,
    Level.ALIAS: Kind.VARIANT,
    Level.DIFFERENT: Kind.CONFLICT,
}


def quote_links(dossier: Dossier, people: People) -> Iterator[Link]:
    """The same remark in two sources, by speaker and by wording."""
    quotes = [held for held in dossier.facts(FactKind.QUOTE) if _long_enough(held[1])]
    for (left_claim, left), (right_claim, right) in combinations(quotes, 2):
        if left_claim.article == right_claim.article or not _one_remark(left, right):
            continue
        comparison = dossier.compare(left, right)
        kind = _KINDS.get(comparison.level)
        reasons: tuple[str, ...] = (comparison.reason,)
        speakers = _speakers(left, right, people)
        if speakers:
            kind = Kind.CONFLICT
            reasons = (f"Nearly the same words are given to {speakers[0]} and to {speakers[1]}.",)
        if kind is None:
            continue
        yield Link(
            left=fact_answer(left_claim, left, _value(left, named=bool(speakers))),
            right=fact_answer(right_claim, right, _value(right, named=bool(speakers))),
            kind=kind,
            category=Category.QUOTE,
            confidence=0.85 if kind is Kind.CONFLICT else 0.9,
            reasons=reasons,
            subject=speakers[0] if speakers else left.of or right.of or "",
        )


def _value(fact: Fact, *, named: bool) -> str:
    return f"{fact.of}: {fact.quote}" if named else fact.quote


def _long_enough(fact: Fact) -> bool:
    return isinstance(fact.value, QuoteValue) and len(fact.value.words) >= _FEWEST_WORDS


def _one_remark(left: Fact, right: Fact) -> bool:
    if not isinstance(left.value, QuoteValue) or not isinstance(right.value, QuoteValue):
        return False
    return (
        fuzz.ratio(left.value.words, right.value.words, score_cutoff=_ALIKE) > 0
        or fuzz.partial_ratio(" ".join(left.value.words), " ".join(right.value.words)) >= 95.0
    )


def _speakers(left: Fact, right: Fact, people: People) -> tuple[str, str] | None:
    """The two speakers, where each is a person known by name and they are not the same."""
    if not left.of or not right.of or not (people.known(left.of) and people.known(right.of)):
        return None
    first, second = people.person(left.of), people.person(right.of)
    one = (
        first == second
        or (first, second) in set(people.misspelt())
        or (
            second,
            first,
        )
        in set(people.misspelt())
    )
    return None if one else (first, second)
