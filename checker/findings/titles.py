"""Titles: does one person hold one office in every source?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.findings.dossier import Dossier, Held
from checker.findings.link import Link, fact_answer
from checker.findings.people import People
from checker.records.article import BlockKind
from checker.records.claim import Modality
from checker.records.fact import Comparison, Fact, FactKind, Level, TitleValue
from checker.records.finding import Category, Kind
from checker.text.names import name_words

_KINDS = {
    Level.SAME: Kind.AGREEMENT,
    Level.ALIAS: Kind.VARIANT,
    Level.PRECISION: Kind.VARIANT,
    Level.MODIFIER: Kind.VARIANT,
    Level.DIFFERENT: Kind.CONFLICT,
}

_OF_BODIES = 0.4
"""Confidence in one office that is said to be of two bodies.

Sources call a body by many names. Of 18 conflicts of titles in some 5,000 pieces of wire copy
none was right, and most were of this sort; of 22 that are right in invented stories none is."""
_NOT_YET = frozenset({Modality.PLANNED, Modality.CONDITIONAL, Modality.QUESTION})
"""Offices that somebody is to take in a claim of these are not held, or not yet."""
_TAKING_OFFICE = frozenset(
    "appoint be become elect head lead make name nominate replace succeed".split()
)


def title_links(dossier: Dossier, people: People) -> Iterator[Link]:
    """Titles of one person set against each other, and headline offices that nobody holds."""
    held: dict[str, list[Held]] = defaultdict(list)
    unheld: list[Held] = []
    for claim, fact in dossier.facts(FactKind.TITLE):
        if claim.modality in _NOT_YET and dossier.predicate(claim) in _TAKING_OFFICE:
            continue
        if fact.of and people.known(fact.of):
            person = people.probable(fact.of)
            if not _given_name(fact, person):
                held[person].append((claim, fact))
        elif not fact.of:
            unheld.append((claim, fact))
    for person, titles in held.items():
        yield from _of_person(dossier, person, titles)
    for stray in unheld:
        yield from _of_headline(dossier, held, stray)


def _given_name(fact: Fact, person: str) -> bool:
    """Whether an office is a name in truth: the 'Dean' of Dean Lund."""
    return name_words(fact.quote) == name_words(person)[:1]


def _of_person(dossier: Dossier, person: str, titles: Sequence[Held]) -> Iterator[Link]:
    for left, right in combinations(titles, 2):
        comparison = dossier.compare(left[1], right[1])
        kind = _KINDS.get(comparison.level)
        if kind is None or (kind is Kind.CONFLICT and _holds_both(dossier, titles, left, right)):
            continue
        if kind is not Kind.CONFLICT and left[0].article == right[0].article:
            continue
        yield Link(
            left=fact_answer(*left),
            right=fact_answer(*right),
            kind=kind,
            category=Category.TITLE,
            confidence=_confidence(left[1], right[1], comparison),
            reasons=(comparison.reason,),
            subject=person,
        )


def _confidence(left: Fact, right: Fact, comparison: Comparison) -> float:
    if comparison.level is not Level.DIFFERENT:
        return 0.9
    ours, theirs = left.value, right.value
    if not isinstance(ours, TitleValue) or not isinstance(theirs, TitleValue):
        return 0.8
    if ours.rank != theirs.rank:
        return 0.8
    fields = bool(ours.portfolio and theirs.portfolio) and ours.portfolio != theirs.portfolio
    return 0.9 if fields else _OF_BODIES


def _holds_both(dossier: Dossier, titles: Sequence[Held], left: Held, right: Held) -> bool:
    """Whether one source gives the person both: it then means that both are held."""
    for source in dossier.sentences:
        own = [fact for claim, fact in titles if claim.article == source]
        like_left = [f for f in own if dossier.compare(f, left[1]).compatible]
        like_right = [f for f in own if dossier.compare(f, right[1]).compatible]
        # A bare 'minister' is like both of two ministers, and gives neither.
        if any(not dossier.compare(a, b).compatible for a in like_left for b in like_right):
            return True
    return False


def _of_headline(dossier: Dossier, held: dict[str, list[Held]], stray: Held) -> Iterator[Link]:
    """An office without a name over an article whose person holds another of the same rank."""
    claim, fact = stray
    if not isinstance(fact.value, TitleValue) or not _specific(fact):
        return
    if dossier.sentence(claim).block not in {BlockKind.TITLE, BlockKind.SUBTITLE}:
        return
    titles = [
        (person, pair) for person, pairs in held.items() for pair in pairs if _specific(pair[1])
    ]
    if any(dossier.compare(fact, other[1]).compatible for _, other in titles):
        return
    for person, other in titles:
        comparison = dossier.compare(fact, other[1])
        rival = other[1].value
        if (
            comparison.level is Level.DIFFERENT
            and isinstance(rival, TitleValue)
            and (rival.rank, rival.qualifiers) == (fact.value.rank, fact.value.qualifiers)
            and _in_article(held[person], claim.article)
        ):
            yield Link(
                left=fact_answer(claim, fact),
                right=fact_answer(*other),
                kind=Kind.CONFLICT,
                category=Category.TITLE,
                confidence=0.85,
                reasons=(
                    f"The headline names an office that nobody in the story holds; "
                    f"the article is about {person}.",
                    comparison.reason,
                ),
                subject=person,
            )


def _specific(fact: Fact) -> bool:
    """Whether a title says more than its rank: a bare 'secretary' fits every secretary."""
    return isinstance(fact.value, TitleValue) and bool(fact.value.portfolio)


def _in_article(titles: Sequence[Held], source: str) -> bool:
    return any(claim.article == source for claim, _ in titles)
