"""The day that a bare time of day falls on."""

from datetime import date, time

import pytest

from checker.facts import compare, extract_facts
from checker.records.fact import Fact, FactKind, Level
from tests.facts.tagged import article_of

_TUESDAY = date(2025, 3, 11)


def _dates(*texts: str) -> list[Fact]:
    article, sentences = article_of([(text, "") for text in texts])
    found = extract_facts(article.model_copy(update={"written": _TUESDAY}), sentences)
    return [fact for fact in found if fact.kind is FactKind.DATE]


@pytest.mark.parametrize(
    ("texts", "normalized"),
    [
        (("The pipe burst at 7.25 a.m.",), "2025-03-11T07:25"),
        (("He fell on Sunday.", "He was found at 7.25 a.m."), "2025-03-09T07:25"),
        (("He fell on Sunday.", "The verdict will come at 6.15 p.m."), "2025-03-11T18:15"),
        (("The rally is on Saturday.", "It will start at noon."), "2025-03-15T12:00"),
        (("He was born on 3 May 1950.", "He died at noon."), "2025-03-11T12:00"),
        (("He fell in March.", "He was found at noon."), "2025-03-11T12:00"),
        (("The shop is open daily from 9 a.m. to 5 p.m.",), "T09:00/T17:00"),
        (("The gates close at 10 p.m. on weekdays.",), "T22:00"),
    ],
)
def test_time_takes_a_day(texts, normalized):
    assert _dates(*texts)[-1].normalized == normalized


def test_inferred_day_is_marked():
    (fact,) = _dates("The pipe burst at 7.25 a.m.")
    assert (fact.value.first, fact.value.clock_first) == (_TUESDAY, time(7, 25))
    assert not fact.value.day_given


def test_inferred_day_is_never_compared():
    _, early = _dates("He fell on Sunday.", "He was found at 7.25 a.m.")
    (late,) = _dates("He was found at 7.25 a.m. on Monday.")
    assert early.value.first != late.value.first
    assert compare(early, late).level is Level.PRECISION


def test_that_night_of_a_month_is_in_that_month():
    *_, night = _dates("The store burned down in November 2023.", "She was abroad that night.")
    assert night.normalized == "2023-11"
