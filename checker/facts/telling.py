"""Facts as they are told to an editor, in the reasons that comparisons give."""

import re
from collections.abc import Callable

from checker.facts.modifier import hedges
from checker.records.fact import Fact, FactKind
from checker.text.days import day_in_words

_CLOCK = re.compile(r"\d[:.]\d\d\b|\d ?[ap]\.? ?m\b", re.IGNORECASE)
_BOUND = re.compile(r"^(?:from|until) ")
"""Of which side a day is the end: the source tells that in its own words, 'since', 'by'."""


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
