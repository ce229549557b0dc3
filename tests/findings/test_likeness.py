"""Agreement, or one value told in two ways?"""

from datetime import date

import pytest

from checker.findings.likeness import kind_of_likeness, only_hedged
from checker.findings.link import Answer
from checker.records.base import Span
from checker.records.fact import (
    Comparison,
    DateValue,
    Fact,
    FactKind,
    Level,
    Modifier,
    Precision,
    QuantityValue,
)
from checker.records.finding import Kind

DAY = date(2026, 3, 16)


def fact(kind, quote, value, modifier=None):
    return Fact(
        start=0,
        end=len(quote),
        kind=kind,
        quote=quote,
        value=value,
        normalized=quote,
        modifier=modifier,
    )


def day(quote, **more):
    return fact(
        FactKind.DATE, quote, DateValue(first=DAY, last=DAY, precision=Precision.DAY, **more)
    )


def share(quote):
    return fact(FactKind.PERCENT, quote, QuantityValue(low=20, high=20, unit="%"))


def count(quote, low, modifier=None, **more):
    return fact(FactKind.NUMBER, quote, QuantityValue(low=low, high=low, **more), modifier)


@pytest.fixture
def likeness(build):
    """The kind of two facts, by two sources without a time of publication."""
    story = build()
    claims = {source: story.say(source, "It is so.") for source in "ab"}
    dossier = story.dossier()

    def kind(left, right, level=Level.SAME):
        place = Span(start=0, end=9)
        one, other = (
            Answer(
                source=source,
                claim=claims[source],
                span=place,
                focus=place,
                value=told.quote,
                fact=told,
            )
            for source, told in (("a", left), ("b", right))
        )
        return kind_of_likeness(dossier, Comparison(level=level, reason=""), one, other)

    return kind


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("16 March", "March 16, 2026", Kind.AGREEMENT),
        ("Monday", "on Monday", Kind.AGREEMENT),
        ("16 March", "Monday", Kind.VARIANT),
        ("2026", "three years ago", Kind.VARIANT),
        ("tomorrow", "Sept. 16", Kind.VARIANT),
    ],
)
def test_days_agree_where_no_calendar_is_needed(likeness, left, right, kind):
    assert likeness(day(left), day(right)) is kind


def test_the_day_of_a_time_that_was_inferred_is_not_told(likeness):
    assert likeness(day("6 p.m.", day_given=False), day("16 March")) is Kind.AGREEMENT


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("20%", "20 per cent", Kind.AGREEMENT),
        ("20 percent", "one in five", Kind.VARIANT),
        ("one in five", "a fifth", Kind.VARIANT),
    ],
)
def test_shares_agree_where_they_are_told_alike(likeness, left, right, kind):
    assert likeness(share(left), share(right)) is kind


@pytest.mark.parametrize(
    ("right", "kind"),
    [
        (count("800", 800), Kind.AGREEMENT),
        (count("eight hundred", 800), Kind.AGREEMENT),
        (count("814", 814), Kind.VARIANT),
        (count("a hundred score", 800, granularity=20), Kind.VARIANT),
    ],
    ids=["figure", "words", "within the hedge", "by another unit"],
)
def test_a_hedge_alone_makes_no_variant(likeness, right, kind):
    left = count("some 800", 800, Modifier.ABOUT)
    assert likeness(left, right, Level.MODIFIER) is kind
    assert only_hedged(left, right) is (kind is Kind.AGREEMENT)


def test_what_says_more_is_a_variant(likeness):
    assert likeness(day("March 2026"), day("16 March"), Level.PRECISION) is Kind.VARIANT
    assert likeness(count("340", 340), count("338", 338), Level.ROUNDING) is Kind.VARIANT
