"""Occurrences: when did it happen, by each source that tells of one event?

The quake, the blast, the final: a story has one of them, and a source that dates it answers when it
was in any words ('Saturday's twister', 'a tornado crossed the parish on Sunday'). Deeds have no
such name, so claims of one deed must be alike as well ('was charged on Monday', 'on Tuesday').
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache
from itertools import combinations, product

from checker.findings.days import SPEAKING, the_day, told_dates
from checker.findings.dossier import Dossier, Held
from checker.findings.link import Link, set_apart
from checker.records.base import Span
from checker.records.fact import DateValue, Fact
from checker.records.finding import Category
from checker.records.sentence import Sentence, Token
from checker.resources import packaged_table

_CLOSE = timedelta(days=7)
"""Days further apart are those of two events, or of a month that was mistaken."""
_CLOCKS_APART = timedelta(minutes=30)
"""Times of day nearer than this are one, as clocks and witnesses go."""
_ONE_DEED = 0.55
"""Cosine of two claims from which deeds by one verb are held to be one deed."""
_REASON = "Each source has one time for it."
_SUBJECT, _OBJECT = ("nsubj",), ("obj", "obl", "nsubj:pass")
_ATTRIBUTES = frozenset("nmod compound obl appos amod nummod".split())
"""How a date hangs on the noun of an event: 'Friday's blast', 'the blast of Friday'."""


def occurrence_links(dossier: Dossier) -> Iterator[Link]:
    """The times of one event by two sources, where they exclude each other."""
    told = {article.id: _times(dossier, article.id) for article in dossier.articles}
    for one, other in combinations(told, 2):
        for event in told[one]:  # in the order of the text, in every run
            left, right = told[one][event], told[other].get(event, [])
            if right and _at_odds(dossier, event, left, right):
                for one_time, other_time in product(left, right):
                    differ = dossier.compare(one_time[1], other_time[1]).reason
                    yield set_apart(one_time, other_time, Category.DATE, (differ, _REASON))


def _times(dossier: Dossier, source: str) -> Mapping[str, list[Held]]:
    """The dates of each event that a source dates once, however often it does."""
    found: dict[str, list[Held]] = {}
    written = dossier.article(source).written
    for claim, fact in told_dates(dossier, source):
        day = the_day(fact)
        if _closed(fact) and (day is None or written is None or day <= written):
            for event in _events(dossier.sentence(claim), fact):
                found.setdefault(event, []).append((claim, fact))
    return {event: told for event, told in found.items() if dossier.at_one(told)}


def _closed(fact: Fact) -> bool:
    """Whether a date has both its ends, or tells a time of day alone."""
    value = fact.value
    return isinstance(value, DateValue) and (value.first is None) is (value.last is None)


def _at_odds(dossier: Dossier, event: str, left: Sequence[Held], right: Sequence[Held]) -> bool:
    """Whether each time of one source excludes each of the other, and all are of one event."""
    return dossier.at_odds(left, right) and all(
        _near(one[1], other[1]) and (event in _names() or _one_deed(dossier, one, other))
        for one, other in product(left, right)
    )


def _near(left: Fact, right: Fact) -> bool:
    """Whether two times are days apart and not weeks, or hours and not minutes."""
    one, other = the_day(left), the_day(right)
    if one and other and one != other:
        return abs(one - other) <= _CLOSE
    clocks = [clock for fact in (left, right) if (clock := _clock(fact)) is not None]
    return len(clocks) == 2 and abs(clocks[0] - clocks[1]) > _CLOCKS_APART


def _clock(fact: Fact) -> timedelta | None:
    """The time of day of a date, from midnight."""
    clock = fact.value.clock_first if isinstance(fact.value, DateValue) else None
    return timedelta(hours=clock.hour, minutes=clock.minute) if clock else None


def _one_deed(dossier: Dossier, left: Held, right: Held) -> bool:
    """Whether two claims are alike enough to tell of one deed, and of nobody else's."""
    alike = dossier.similarity(left[0].id, right[0].id) >= _ONE_DEED
    return alike and not set(left[0].entities).isdisjoint(right[0].entities)


def _events(sentence: Sentence, span: Span) -> Iterator[str]:
    """What a date in a sentence dates: an event by its name, or a deed by its verb."""
    at = _governor(sentence, span)
    if at is None:
        return
    head = sentence.tokens[at]
    lemma = head.lemma.casefold()
    if head.pos == "NOUN" and lemma in _nouns():
        yield _nouns()[lemma]
    elif head.pos == "VERB" and lemma not in SPEAKING:
        yield f"to {_deeds().get(lemma, lemma)}"
        for verbs, relations in (("happening", _SUBJECT), ("holding", _OBJECT)):
            if lemma in _verbs()[verbs]:
                yield from _named(sentence, at, relations)


def _named(sentence: Sentence, verb: int, relations: tuple[str, ...]) -> Iterator[str]:
    """The events that stand in some relation to a verb, or that it tells more of."""
    tokens = sentence.tokens
    told = [tokens[tokens[verb].head]] if tokens[verb].dep.startswith("acl") else []
    told.extend(token for token in tokens if token.head == verb and token.dep in relations)
    for token in told:
        if token.lemma.casefold() in _nouns():
            yield _nouns()[token.lemma.casefold()]


def _governor(sentence: Sentence, span: Span) -> int | None:
    """The token outside a date that the date hangs on."""
    inside = {i for i, token in enumerate(sentence.tokens) if span.contains(token)}
    for at in sorted(inside):
        token = sentence.tokens[at]
        if token.head not in inside and _attached(sentence, token):
            return token.head
    return None


def _attached(sentence: Sentence, token: Token) -> bool:
    """Whether a date's word qualifies a verb, or the noun of an event as an attribute."""
    head = sentence.tokens[token.head]
    relation = token.dep.partition(":")[0]
    return relation in _ATTRIBUTES or (head.pos == "VERB" and relation == "advmod")


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return packaged_table("checker.findings", "occurrences.toml")


def _names() -> frozenset[str]:
    return frozenset(_table()["nouns"])


@cache
def _nouns() -> Mapping[str, str]:
    return {word: name for name, words in _table()["nouns"].items() for word in words.split()}


@cache
def _verbs() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in _table()["verbs"].items()}


@cache
def _deeds() -> Mapping[str, str]:
    return {word: deed for deed, words in _table()["deeds"].items() for word in words.split()}
