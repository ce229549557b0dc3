"""All facts of an article, and the comparison of any two facts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from checker.facts import (
    age,
    direction,
    duration,
    exclusion,
    money,
    name,
    number,
    percent,
    place,
    quantity,
    quote,
    score,
    status,
)
from checker.facts import date as dates
from checker.facts.calendar import Period
from checker.facts.holder import title_facts
from checker.facts.home import countries
from checker.facts.mention import read_mentions
from checker.records.article import Article
from checker.records.fact import Comparison, Fact, FactKind, Level
from checker.records.sentence import Sentence

_Reader = Callable[[Sentence, date | None], Iterator[Fact]]
_Comparer = Callable[[Fact, Fact], Comparison]

_READERS: tuple[_Reader, ...] = (
    score.read,
    age.read,
    percent.read,
    duration.read,
    number.read,
)
_RANKED = (
    FactKind.DATE,
    FactKind.SCORE,
    FactKind.AGE,
    FactKind.MONEY,
    FactKind.PERCENT,
    FactKind.DURATION,
    FactKind.NUMBER,
)
"""Kinds of which only one can be read from the same characters, the stronger first."""
_QUANTITIES = frozenset(
    {FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT, FactKind.AGE, FactKind.DURATION}
)
_NAMES = frozenset({FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE})
_COMPARERS: dict[FactKind, _Comparer] = {
    FactKind.SCORE: score.compare,
    FactKind.TITLE: exclusion.compare,
    FactKind.PERSON: name.compare,
    FactKind.ORGANISATION: name.compare,
    FactKind.PLACE: place.compare,
    FactKind.DIRECTION: direction.compare,
    FactKind.QUOTE: quote.compare,
    FactKind.STATUS: status.compare,
    **dict.fromkeys(_QUANTITIES, quantity.compare),
    FactKind.DATE: dates.compare,
    FactKind.DURATION: duration.compare,
}


def extract_facts(article: Article, sentences: Sequence[Sentence]) -> tuple[Fact, ...]:
    """The facts of an article in text order.

    Values are read sentence by sentence; names, titles, states and quotes over the whole article,
    so that a surname means the person named in full elsewhere. Where kinds of value overlap, one
    stays: a date beats a number. Names, titles, states and quotes may lie in each other and in
    values.
    """
    named = list(_named(sentences))
    home = countries(article, sentences, (f.quote for f in named if f.kind is FactKind.PLACE))
    facts = [*_values(article, sentences, home), *named]
    facts += quote.read_quotes(article)
    return tuple(sorted(facts, key=lambda fact: (fact.start, -fact.end, fact.kind)))


def compare(a: Fact, b: Fact) -> Comparison:
    """What comparing two facts says; facts of kinds that share no scale are not comparable."""
    if a.kind is b.kind:
        return _COMPARERS[a.kind](a, b)
    kinds = {a.kind, b.kind}
    if kinds <= _QUANTITIES:
        return quantity.compare(a, b)
    if kinds <= _NAMES:
        return _compare_across(a, b)
    return Comparison(level=Level.INCOMPARABLE, reason=f"a {a.kind} and a {b.kind}")


def _compare_across(a: Fact, b: Fact) -> Comparison:
    """Names of two kinds: the recogniser may have taken one name for both, else they are apart."""
    verdict = name.compare(a, b)
    if verdict.level in {Level.SAME, Level.ALIAS}:
        return verdict
    return Comparison(level=Level.INCOMPARABLE, reason=f"a {a.kind} and a {b.kind}")


def _named(sentences: Sequence[Sentence]) -> Iterator[Fact]:
    mentions = read_mentions(sentences)
    names = list(name.name_facts(mentions, sentences, {FactKind.PERSON, FactKind.ORGANISATION}))
    yield from names
    places = list(place.place_facts(mentions, sentences))
    yield from places
    persons = {fact.quote: fact.normalized for fact in names if fact.kind is FactKind.PERSON}
    yield from title_facts(sentences, mentions, persons)
    named = {fact.quote: fact.normalized for fact in (*names, *places)}
    yield from status.status_facts(sentences, named)


def _values(article: Article, sentences: Sequence[Sentence], home: Sequence[str]) -> Iterator[Fact]:
    """The dates and quantities of each sentence; 'the next day' counts from the last day named."""
    written = article.written
    anchor: Period | None = None
    for sentence in sentences:
        yield from _stamped(sentence, article)
        yield from direction.read(sentence, written)
        days = list(dates.read(sentence, written, anchor))
        others = (fact for read in _READERS for fact in read(sentence, written))
        sums = money.read(sentence, written, home)
        yield from _strongest([*days, *sums, *others])
        anchor = next(filter(None, map(dates.told, reversed(days))), anchor)


def _stamped(sentence: Sentence, article: Article) -> Iterator[Fact]:
    """The time in front of a live entry, on the day the article was written."""
    if (stamp := sentence.stamp) is None:
        return
    where = {"start": stamp.start, "end": stamp.end, "text": stamp.cut(article.text), "tokens": ()}
    yield from dates.read(sentence.model_copy(update=where), article.written)


def _strongest(facts: Iterable[Fact]) -> list[Fact]:
    """The facts left when, of two that overlap, the stronger kind or the longer one stays."""
    kept: list[Fact] = []
    for fact in sorted(facts, key=lambda f: (_RANKED.index(f.kind), f.start - f.end, f.start)):
        if not any(fact.overlaps(other) for other in kept):
            kept.append(fact)
    return kept
