"""Values so much their own that two accounts of one story seldom share them by chance."""

from collections.abc import Iterator
from itertools import chain, combinations

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
_DAYS_AND_AGES = frozenset({FactKind.DATE, FactKind.AGE})
_KINDS = (*sorted(_MEASURED), FactKind.DATE, FactKind.AGE, FactKind.SCORE, FactKind.DURATION)
_ONE_TIME = frozenset({Level.SAME, Level.PRECISION, Level.ROUNDING})
"""Levels of two times to the minute that are one: with the day and without, or a minute off."""
_NEAR = 0.8
"""Share that the smaller of two quantities is of the larger, from which they may be one."""
_SINGLE = ("a ", "an ", "one ")
"""Openings of quantities that name a unit and count nothing: 'a night'."""
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
    """Values of two sources that fit each other and that both would not give by chance."""
    for one, other in chain.from_iterable(combinations(dossier.facts(k), 2) for k in _KINDS):
        left, right = one[1], other[1]
        if one[0].article != other[0].article and _within(left, right) and not _of_two(left, right):
            comparison = dossier.compare(left, right)
            if comparison.compatible and _beyond_chance(dossier, (one, other), comparison.level):
                yield one, other, comparison


def _within(left: Fact, right: Fact) -> bool:
    """Whether two quantities are so near that, rounded or hedged, they may be one."""
    one, other = left.value, right.value
    if not isinstance(one, QuantityValue) or not isinstance(other, QuantityValue):
        return True
    low, high = sorted((abs(one.low), abs(other.low)))
    return one.unit == other.unit and low >= _NEAR * high


def _beyond_chance(dossier: Dossier, held: tuple[Held, Held], level: Level) -> bool:
    """Whether values that fit each other do so for more than the smallness of numbers."""
    left, right = (fact for _, fact in held)
    if left.kind is FactKind.DATE and _to_the_minute(left) and _to_the_minute(right):
        return level in _ONE_TIME
    if left.kind in _DAYS_AND_AGES:
        return level is Level.SAME and all(
            _precise_age(fact) or _far_day(dossier, (claim, fact)) for claim, fact in held
        )
    if level is Level.CONVERSION:
        return not any(fact.quote.casefold().startswith(_SINGLE) for fact in (left, right))
    own = [distinctive(fact) for fact in (left, right)]
    return all(own) or (any(own) and left.kind is not FactKind.PERCENT)


def _precise_age(fact: Fact) -> bool:
    """Whether a fact is an age in years, not a range of them and not that of a small child."""
    value = fact.value
    return (
        fact.kind is FactKind.AGE
        and isinstance(value, QuantityValue)
        and value.low == value.high >= _GROWN
    )


def _to_the_minute(fact: Fact) -> bool:
    value = fact.value
    return (
        isinstance(value, DateValue)
        and value.clock_first is not None
        and value.clock_first == value.clock_last
        and value.clock_first.minute > 0
    )


def _far_day(dossier: Dossier, held: Held) -> bool:
    """Whether a fact is a single day, without an hour, that is not one of the news."""
    claim, fact = held
    value, written = fact.value, dossier.article(claim.article).written
    return (
        isinstance(value, DateValue)
        and value.clock_first is None
        and value.first is not None
        and value.first == value.last
        and written is not None
        and abs((value.first - written).days) > _NEWS_DAYS
    )


def _of_two(left: Fact, right: Fact) -> bool:
    """Whether two values are of people or things of two names."""
    names = [words(fact.of)[-1] for fact in (left, right) if fact.of and fact.of[0].isupper()]
    return left.kind is FactKind.AGE and len(names) == 2 and names[0] != names[1]
