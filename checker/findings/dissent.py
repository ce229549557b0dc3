"""Dissent: a day that one source alone has, where several others have another.

The day of a death or a signing is told in any words, and claims in unlike words say little of
whether their days answer one question. That two witnesses give one day, which a third leaves out
for one of its own close by, says more. Times of day are no such sign: a story has many of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from checker.findings.days import the_day, told_dates
from checker.findings.dossier import Dossier, Held
from checker.findings.link import Link, set_apart
from checker.records.fact import DateValue
from checker.records.finding import Category

_OPENING = 5
"""Sentences at the head of an article, its title among them, which tell the news itself."""
_WITNESSES = 2
"""Independent sources that must agree on what the one leaves out."""
_CLOSE_DAYS = 3
"""Days within which another day is rather a slip than another event."""
_REASON = "No other source has the one day; several have the other."
_SAME_EVENT = 0.3
"""Cosine of two claims from which their days are held to be of one thing."""

Times = Mapping[str, Sequence[Held]]
"""The dates by which each source tells what has happened."""


def dissent_links(dossier: Dossier) -> Iterator[Link]:
    """Days of one source against those that several others share."""
    times = {article.id: list(told_dates(dossier, article.id)) for article in dossier.articles}
    known = {source: _touched(dossier, source) for source in times}
    for source in times:
        for own, shared in _apart(dossier, times, known, source):
            for left, right in _meeting(dossier, own, shared):
                differ = dossier.compare(left[1], right[1]).reason
                yield set_apart(left, right, Category.DATE, (differ, _REASON))


def _meeting(
    dossier: Dossier, own: Sequence[Held], shared: Sequence[Held]
) -> Iterator[tuple[Held, Held]]:
    """For each source that shares a day, its place and the one here that are most alike."""
    couples = [
        (dossier.similarity(left[0].id, right[0].id), left, right)
        for left, right in product(own, shared)
    ]
    for source in dict.fromkeys(claim.article for claim, _ in shared):
        near = [both for both in couples if both[2][0].article == source]
        similarity, left, right = max(near, key=lambda both: both[0])
        if similarity >= _SAME_EVENT:
            yield left, right


def _apart(
    dossier: Dossier, times: Times, known: Mapping[str, frozenset[date]], source: str
) -> Iterator[tuple[Sequence[Held], Sequence[Held]]]:
    """A day before it wrote with which a source alone opens, and one nearby that others share.

    ``known`` are the days that each source names at all.
    """
    written = dossier.article(source).written
    if written is None:
        return
    elsewhere = {day for other, days in known.items() if other != source for day in days}
    shared = _by_day(h for other in times if other != source for h in times[other])
    opening = (held for held in times[source] if held[0].sentence < _OPENING)
    for day, own in _by_day(opening).items():
        if day >= written or day in elsewhere:
            continue
        for other, told in shared.items():
            near = other <= written and abs((other - day).days) <= _CLOSE_DAYS
            if near and other not in known[source] and _several(dossier, told):
                yield own, told


def _by_day(told: Iterable[Held]) -> Mapping[date, Sequence[Held]]:
    """Dates of one day each, by that day."""
    found: dict[date, list[Held]] = {}
    for claim, fact in told:
        if day := the_day(fact):
            found.setdefault(day, []).append((claim, fact))
    return found


def _several(dossier: Dossier, shared: Sequence[Held]) -> bool:
    """Whether independent sources share it."""
    return len({dossier.origins[claim.article] for claim, _ in shared}) >= _WITNESSES


def _touched(dossier: Dossier, source: str) -> frozenset[date]:
    """The days that a source names at all, ends of spans among them."""
    return frozenset(
        day
        for _, fact in dossier.facts_of(source)
        if isinstance(fact.value, DateValue)
        for day in (fact.value.first, fact.value.last)
        if day
    )
