"""Values that two accounts would not share by chance."""

from dataclasses import replace

import pytest

from checker.findings.distinctive import distinctive_pairs
from checker.records.fact import Comparison, FactKind, Level


def met(build, kind, left, right, *, of=(None, None), source="b", level=None):
    """The quotes of the pairs of two values, each in a line of its own, written on 4 May 2026."""
    story = build()
    story.published = {"a": 8, "b": 9}
    story.say("a", f"It began with {left} and went on.", {left: (kind, of[0])})
    story.say(source, f"As to {right} nothing was told.", {right: (kind, of[1])})
    dossier = story.dossier()
    if level:
        compared = Comparison(level=level, reason="as compared")
        dossier = replace(dossier, compare=lambda *_: compared)
    found = distinctive_pairs(dossier)
    return [(one[1].quote, other[1].quote) for one, other, _ in found]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FactKind.NUMBER, "58,000"),
        (FactKind.DATE, "17:42"),
        (FactKind.DATE, "2026-06-15"),
        (FactKind.DATE, "2026-04-02"),
        (FactKind.AGE, "41"),
    ],
)
def test_what_is_not_shared_by_chance(build, kind, value):
    assert met(build, kind, value, value) == [(value, value)]


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        (FactKind.NUMBER, "14", "14"),
        (FactKind.NUMBER, "60,000", "60,000"),
        (FactKind.NUMBER, "first", "first"),
        (FactKind.NUMBER, "58,000", "85,000"),
        (FactKind.DATE, "17:00", "17:00"),
        (FactKind.DATE, "2026-05-03", "2026-05-03"),
        (FactKind.DATE, "2026-06-15", "2026-06-16"),
        (FactKind.DATE, "2025", "2025"),
        (FactKind.AGE, "4", "4"),
        (FactKind.AGE, "41", "42"),
        (FactKind.PLACE, "Osten", "Osten"),
    ],
)
def test_what_may_be_shared_by_chance_or_is_not_shared(build, kind, left, right):
    assert met(build, kind, left, right) == []


@pytest.mark.parametrize(
    ("kind", "left", "right", "level", "together"),
    [
        (FactKind.NUMBER, "38,140", "38,000", Level.ROUNDING, True),
        (FactKind.NUMBER, "2,600", "2,000", Level.MODIFIER, False),
        (FactKind.NUMBER, "1,950", "2,000", Level.ROUNDING, True),
        (FactKind.NUMBER, "90", "100", Level.ROUNDING, False),
        (FactKind.PERCENT, "8.5", "9", Level.ROUNDING, False),
        (FactKind.DURATION, "14 days", "14 nights", Level.CONVERSION, True),
        (FactKind.DURATION, "a night 1", "1 day", Level.CONVERSION, False),
        (FactKind.DURATION, "14 days", "14 days", Level.SAME, False),
        (FactKind.DATE, "17:42", "17:41", Level.ROUNDING, True),
        (FactKind.DATE, "17:42", "17:42", Level.PRECISION, True),
        (FactKind.DATE, "17:42", "17:10", Level.MODIFIER, False),
        (FactKind.DATE, "17:42", "17:00", Level.PRECISION, False),
    ],
)
def test_values_that_fit_without_being_the_same(build, kind, left, right, level, together):
    assert bool(met(build, kind, left, right, level=level)) is together


def test_one_source_by_itself_agrees_with_nobody(build):
    assert met(build, FactKind.DATE, "17:42", "17:42", source="a") == []


@pytest.mark.parametrize(
    ("of", "together"),
    [
        (("Ida Brandt", "Brandt"), True),
        (("Ida Brandt", "woman"), True),
        (("Ida Brandt", "Tom Reyes"), False),
    ],
)
def test_an_age_is_of_one_person(build, of, together):
    assert bool(met(build, FactKind.AGE, "41", "41", of=of)) is together
