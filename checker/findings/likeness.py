"""Likeness: do values that fit each other agree, or is one value told in two ways?

Sources agree where they tell a value alike, in figures or in words, hedged or not. Where a reader
has to reckon to see that it is the same ('16 March' and 'on Monday', 'two weeks' and 'fourteen
days', '20 percent' and 'one in five'), they word it differently.
"""

import calendar
import re

from checker.findings.dossier import Dossier
from checker.findings.link import Answer
from checker.findings.timing import kind_of_change
from checker.records.fact import Comparison, DateValue, Fact, FactKind, Level, QuantityValue
from checker.records.finding import Kind

_MONTHS = "|".join(name for name in (*calendar.month_name, *calendar.month_abbr, "Sept") if name)
_CALENDAR = re.compile(rf"\b(?:{_MONTHS})\b|\b[12]\d{{3}}\b", re.IGNORECASE)
"""What a date has that is found in a calendar, whenever it was written."""
_SHARES = (
    re.compile(r"%|\bper\s?cent\b", re.IGNORECASE),
    re.compile(r"\b(?:in|out\s+of)\s", re.IGNORECASE),
)
"""Ways to tell a share, but for fractions: 'ten percent', 'one in ten', 'a tenth'."""


def kind_of_likeness(dossier: Dossier, comparison: Comparison, one: Answer, other: Answer) -> Kind:
    """Agreement, variant, or development: 'at least six dead' became eight, the plan was done."""
    if comparison.level is Level.MODIFIER:
        if kind_of_change(dossier, one, other) is Kind.DEVELOPMENT:
            return Kind.DEVELOPMENT
        return Kind.AGREEMENT if only_hedged(one.fact, other.fact) else Kind.VARIANT
    alike = _nothing_else_told(comparison, one, other) and not _reckoned(one, other)
    return Kind.AGREEMENT if alike else Kind.VARIANT


def only_hedged(one: Fact | None, other: Fact | None) -> bool:
    """Whether two facts have one figure, told in one unit, and differ by a hedge alone."""
    figures = {
        (fact.value.low, fact.value.high, fact.value.unit, fact.value.granularity)
        for fact in (one, other)
        if fact and isinstance(fact.value, QuantityValue)
    }
    return len(figures) == 1


def _nothing_else_told(comparison: Comparison, one: Answer, other: Answer) -> bool:
    """Whether the values are the same, but for a year that one leaves out."""
    if comparison.level is Level.SAME:
        return True
    days = [a.fact.value for a in (one, other) if a.fact and isinstance(a.fact.value, DateValue)]
    return comparison.level is Level.PRECISION and any(
        day.first is None and day.last is None and day.clock_first is None for day in days
    )


def _reckoned(one: Answer, other: Answer) -> bool:
    """Whether one value takes reckoning to be seen as the other."""
    facts = [answer.fact for answer in (one, other) if answer.fact]
    if len({_in_calendar(fact) for fact in facts if _is_day(fact)}) > 1:
        return True
    return len({_share(fact) for fact in facts if fact.kind is FactKind.PERCENT}) > 1


def _is_day(fact: Fact) -> bool:
    value = fact.value
    return isinstance(value, DateValue) and value.day_given and value.first is not None


def _in_calendar(fact: Fact) -> bool:
    return _CALENDAR.search(fact.quote) is not None


def _share(fact: Fact) -> tuple[bool, ...]:
    """Which way a share is told."""
    return tuple(way.search(fact.quote) is not None for way in _SHARES)
