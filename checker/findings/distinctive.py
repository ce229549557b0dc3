"""Values so much their own that two accounts of one story seldom share them by chance."""

from collections.abc import Iterator
from itertools import combinations

from checker.findings.dossier import Dossier, Held
from checker.records.fact import Comparison, DateValue, Fact, FactKind, Level, QuantityValue
from checker.text.normalise import figures, words

_MEASURED = frozenset({FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT})
_LARGE_COUNT = 100
"""Counts under this recur by chance."""
_OWN_FIGURES = 2
"""Figures other than closing noughts from which a quantity is told apart by itself."""
_NEWS_DAYS = 3
"""Days around the day of writing of which most of the story is told."""
_GROWN = 10
"""Years from which an age is one of many."""


def distinctive(fact: Fact) -> bool:
    """Whether a value is told apart by itself.

    '1.2 billion crowns' and '58,000' are; 'two', '14', 'first', 'dozens' and dates are not.
    """
    if fact.kind is FactKind.SCORE:
        return True
    if fact.kind not in _MEASURED or not isinstance(fact.value, QuantityValue):
        return False
    if fact.value.vague or fact.value.ordinal:
        return False
    own = figures(fact.quote).strip("0")
    counted = fact.kind is FactKind.NUMBER and fact.value.unit is None
    return len(own) >= _OWN_FIGURES and (not counted or fact.value.high >= _LARGE_COUNT)


def distinctive_pairs(dossier: Dossier) -> Iterator[tuple[Held, Held, Comparison]]:
    """Values of two sources that fit each other and that both would not give by chance.

    To those told apart by themselves come, where they are the same, a day that is not one of the
    news, a time to the minute, and an age, unless it is that of people of two names.
    """
    held = [h for a in dossier.articles for h in dossier.facts_of(a.id)]
    own = [h for h in held if distinctive(h[1])]
    near = [h for h in held if _precise_age(h[1]) or _precise_time(dossier, h)]
    for found, exactly in ((own, False), (near, True)):
        for left, right in combinations(found, 2):
            if left[0].article == right[0].article or left[1].kind is not right[1].kind:
                continue
            comparison = dossier.compare(left[1], right[1])
            fits = comparison.level is Level.SAME if exactly else comparison.compatible
            if fits and not _of_two(left[1], right[1]):
                yield left, right, comparison


def _precise_age(fact: Fact) -> bool:
    """Whether a fact is an age in years, not a range of them and not that of a small child."""
    value = fact.value
    return (
        fact.kind is FactKind.AGE
        and isinstance(value, QuantityValue)
        and value.low == value.high >= _GROWN
    )


def _precise_time(dossier: Dossier, held: Held) -> bool:
    """Whether a fact is a time to the minute, or a single day that is not one of the news."""
    claim, fact = held
    value, written = fact.value, dossier.article(claim.article).written
    if fact.kind is not FactKind.DATE or not isinstance(value, DateValue):
        return False
    if value.clock_first is not None:
        return value.clock_first == value.clock_last and value.clock_first.minute > 0
    if value.first is None or value.first != value.last or written is None:
        return False
    return abs((value.first - written).days) > _NEWS_DAYS


def _of_two(left: Fact, right: Fact) -> bool:
    """Whether two values are of people or things of two names."""
    names = [words(fact.of)[-1] for fact in (left, right) if fact.of and fact.of[0].isupper()]
    return left.kind is FactKind.AGE and len(names) == 2 and names[0] != names[1]
