"""Times of day, alone and with a day."""

import json
from datetime import date, time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts import clock
from checker.facts import date as dates
from checker.records.fact import Fact, Level, Modifier, Precision
from tests.facts.tagged import sentence_of

_CASES = json.loads((Path(__file__).parent / "cases" / "clock.json").read_text("utf-8"))


def _read(text: str) -> list[Fact]:
    return list(dates.read(sentence_of(text), date(2025, 3, 11)))


@pytest.mark.parametrize(("text", "expected"), _CASES, ids=[case[0] for case in _CASES])
def test_reads(text, expected):
    shown = [
        [
            f.quote,
            f.normalized,
            f.value.precision.value,
            *([f.modifier.value] if f.modifier else []),
        ]
        for f in _read(text)
    ]
    assert shown == expected


def test_day_and_time_are_one_fact():
    (fact,) = _read("Thieves broke in at 3.40 a.m. on Monday.")
    assert fact.quote == "3.40 a.m. on Monday"
    assert (fact.value.first, fact.value.clock_first) == (date(2025, 3, 10), time(3, 40))


def test_parts_of_the_day_are_spans():
    (fact,) = _read("It rained on Monday evening.")
    assert fact.value.precision is Precision.PART_OF_DAY
    assert fact.value.clock_first < time(19) < fact.value.clock_last


def test_a_night_reaches_into_the_next_day():
    (fact,) = _read("It burned on Monday night.")
    assert (fact.value.first, fact.value.last) == (date(2025, 3, 10), date(2025, 3, 11))


def test_shortly_after_widens_to_the_right_only():
    (fact,) = _read("It fell shortly after 8 p.m.")
    assert (fact.value.clock_first, fact.value.clock_last) == (time(20), time(20, 30))
    assert fact.modifier is Modifier.MORE_THAN


@pytest.mark.parametrize("text", ["at half past six", "at six o'clock", "at 6.30"])
def test_twelve_hours_without_a_half_are_marked(text):
    (fact,) = _read(f"They met {text}.")
    assert not fact.value.half_given


@pytest.mark.parametrize("zone", sorted(clock.ZONES))
def test_zones_are_kept(zone):
    (fact,) = _read(f"It starts at 16:00 {zone}.")
    assert fact.value.zone == zone


def test_zones_can_move_the_day():
    (left,) = _read("It began at 23:30 GMT on 3 March 2025.")
    (right,) = _read("It began at 00:30 CET on 4 March 2025.")
    assert dates.compare(left, right).level is Level.SAME


@given(st.times())
def test_digits_round_trip(at):
    (fact,) = _read(f"It began at {at:%H:%M}, he said.")
    assert (fact.value.clock_first.hour, fact.value.clock_first.minute) == (at.hour, at.minute)


@given(st.times())
def test_meridiem_round_trip(at):
    spelt = f"{at.hour % 12 or 12}.{at.minute:02} {'a' if at.hour < 12 else 'p'}.m."
    (fact,) = _read(f"It began at {spelt}, he said.")
    assert (fact.value.clock_first.hour, fact.value.clock_first.minute) == (at.hour, at.minute)


@given(st.text())
def test_mentions_do_not_overlap(text):
    mentions = clock.find(text)
    for left, right in pairwise(mentions):
        assert left.end <= right.start
