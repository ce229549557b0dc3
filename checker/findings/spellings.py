"""Spellings: is a place, a street or a body called by one name in every source?"""

from collections.abc import Iterator
from itertools import combinations

from checker.findings.dossier import Dossier, Held
from checker.findings.link import Link, set_apart
from checker.findings.names import nearly_one
from checker.records.fact import FactKind
from checker.records.finding import Category
from checker.text.normalise import words
from checker.text.spelling import slip_between

_KINDS = (FactKind.PLACE, FactKind.ORGANISATION)
_MENTIONS = 2
"""Places shown for each spelling in one source."""


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
        {*words(one), *words(other)} <= dossier.words_of(article.id) for article in dossier.articles
    )


def _links(one: str, other: str, left: list[Held], right: list[Held]) -> Iterator[Link]:
    for held in left[:_MENTIONS]:
        for rival in right[:_MENTIONS]:
            if held[0].article != rival[0].article:
                yield set_apart(held, rival, Category.NAME, (nearly_one(one, other),), one)
