"""Spellings: is a place, a street or a body called by one name in every source?"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from checker.findings.dossier import Dossier, Held
from checker.findings.link import Link, fact_answer
from checker.records.fact import FactKind
from checker.records.finding import Category, Kind
from checker.text.normalise import words
from checker.text.spelling import slip_between

_KINDS = (FactKind.PLACE, FactKind.ORGANISATION)
_MENTIONS = 2
"""Places shown for each spelling in one source."""
_CONFIDENCE = 0.8


def spelling_links(dossier: Dossier) -> Iterator[Link]:
    """Names of one kind that look like one, by sources that each use only one of them."""
    small = _small(dossier)
    for kind in _KINDS:
        told: dict[str, list[Held]] = {}
        for claim, fact in dossier.facts(kind):
            told.setdefault(fact.quote, []).append((claim, fact))
        for one, other in combinations(told, 2):
            if slip_between(one, other, small) and not _one_has_both(dossier, one, other):
                yield from _links(one, other, told[one], told[other])


def _small(dossier: Dossier) -> frozenset[str]:
    """The words that a source has in small letters, which are no names."""
    return frozenset(
        token.text
        for own in dossier.sentences.values()
        for sentence in own
        for token in sentence.tokens
        if token.text.islower()
    )


def _one_has_both(dossier: Dossier, one: str, other: str) -> bool:
    """Whether a source has the words of both names, and so knows of two."""
    return any(
        {*words(one), *words(other)} <= _words_of(article.text) for article in dossier.articles
    )


@lru_cache(maxsize=256)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(words(text))


def _links(one: str, other: str, left: list[Held], right: list[Held]) -> Iterator[Link]:
    for held in left[:_MENTIONS]:
        for rival in right[:_MENTIONS]:
            if held[0].article != rival[0].article:
                yield Link(
                    left=fact_answer(*held),
                    right=fact_answer(*rival),
                    kind=Kind.CONFLICT,
                    category=Category.NAME,
                    confidence=_CONFIDENCE,
                    reasons=(
                        f"{one} and {other} are nearly the same name, "
                        "and no source uses both spellings.",
                    ),
                    subject=one,
                )
