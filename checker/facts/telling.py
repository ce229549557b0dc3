"""Facts as they are told to an editor, in the reasons that comparisons give."""

import re
from calendar import day_name, month_name
from collections.abc import Callable
from itertools import takewhile

from checker.facts.modifier import hedges
from checker.records.fact import Fact, FactKind

_MOMENT = re.compile(
    r"(?:(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?)?(?:T(?P<clock>\d\d:\d\d))?"
)
_CLOCK = re.compile(r"\d[:.]\d\d\b|\d ?[ap]\.? ?m\b", re.IGNORECASE)
_BOUND = re.compile(r"^(?:from|until) ")
"""Of which side a day is the end: the source tells that in its own words, 'since', 'by'."""
_WEEKDAY = re.compile(r"XXXX-WXX-(?P<weekday>[1-7])")


def said(fact: Fact) -> str:
    """The source's words in quotation marks; a hedge stands outside them, in our own words."""
    words = f"“{fact.quote}”"
    # The words of a time have its hedge in them.
    if fact.modifier is None or fact.kind is FactKind.DATE or hedges(fact.quote, fact.modifier):
        return words
    return f"{fact.modifier.value} {words}"


def both(a: Fact, b: Fact, told: Callable[[Fact], str] = said) -> str:
    """Two facts side by side, in an order that does not hang on which came first."""
    one, other = sorted(map(told, (a, b)))
    return f"{one} in both" if one.casefold() == other.casefold() else f"{one} / {other}"


def dates(a: Fact, b: Fact) -> str:
    """Two dates side by side, each with the day it means where its words do not say so."""
    day, other = _meant(a), _meant(b)
    if a.quote.casefold() == b.quote.casefold():
        return f"{said(a)} in both{_in_brackets(day)}"
    if day and day == other:
        return f"{said(a)} and {said(b)} (both {day})"
    return f"{said(a)}{_in_brackets(day)} and {said(b)}{_in_brackets(other)}"


def _in_brackets(day: str) -> str:
    return f" ({day})" if day else ""


def _meant(fact: Fact) -> str:
    """The day a date means; empty where its words tell all of it. A time in figures is told."""
    meant = day_in_words(fact.normalized)
    if _CLOCK.search(fact.quote):
        meant = meant.partition(", ")[0]
    words = re.findall(r"[\w:]+", fact.quote.casefold())
    told = re.findall(r"[\w:]+", _BOUND.sub("", meant).casefold())
    return "" if all(word in words for word in told) else meant


def day_in_words(normalized: str) -> str:
    """A date in the manner of ISO 8601, as `date.normalized` writes it, in words; '' for others.

    >>> day_in_words("2025-03-28"), day_in_words("2025-03/2025-05")
    ('28 March 2025', 'March to May 2025')
    >>> day_in_words("2025-03-28T15:20"), day_in_words("../2025-10-30"), day_in_words("XXXX-11-05")
    ('28 March 2025, 15:20', 'until 30 October 2025', '5 November')
    """
    first, _, last = normalized.partition("/")
    if not last:
        return _moment(first)
    if ".." in {first, last}:
        return f"from {_moment(first)}" if last == ".." else f"until {_moment(last)}"
    return _span(_moment(first), _moment(last))


def _moment(told: str) -> str:
    if weekday := _WEEKDAY.fullmatch(told):
        return f"a {day_name[int(weekday['weekday']) - 1]}"
    match = _MOMENT.fullmatch(told)
    if match is None:
        return ""
    day = match["day"] and str(int(match["day"]))
    month = match["month"] and month_name[int(match["month"])]
    year = match["year"] if match["year"] != "XXXX" else None
    return ", ".join(filter(None, (" ".join(filter(None, (day, month, year))), match["clock"])))


def _span(first: str, last: str) -> str:
    """Both ends, each thing once: '11 to 13 January 2025', '5 May 2025, 12:00 to 15:00'."""
    day, _, clock = first.partition(", ")
    if clock or ":" in last:
        return f"{first} to {last.removeprefix(f'{day}, ')}"
    ones, others = (end.split()[::-1] for end in (first, last))
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(ones, others, strict=False))
    shared = sum(1 for _ in alike)
    return f"{' '.join(ones[shared:][::-1])} to {last}"
