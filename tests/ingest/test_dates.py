"""Dates at the head of pages."""

from datetime import date

import pytest

from checker.ingest.dates import DATE, full_dates, resolve


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thursday, April 3, 2025", date(2025, 4, 3)),
        ("3rd of April 2025", date(2025, 4, 3)),
        ("Aug. 4, 2024 at 7:35 AM", date(2024, 8, 4)),
        ("13.02.2025 16:40", date(2025, 2, 13)),
        ("2025-02-13", date(2025, 2, 13)),
        ("31/01/2026", date(2026, 1, 31)),
        ("01/31/2026", date(2026, 1, 31)),
        ("5/5/2026", date(2026, 5, 5)),
    ],
)
def test_full_dates(text, day):
    assert list(full_dates(text)) == [day]


@pytest.mark.parametrize(
    "text", ["April 3", "3/4/2025", "31 February 2025", "2025-13-40", "May 2025", "the march 2025"]
)
def test_no_day_is_made_up(text):
    assert list(full_dates(text)) == []


@pytest.mark.parametrize(
    ("near", "year"),
    [(date(2025, 12, 31), 2026), (date(2026, 1, 5), 2026), (date(2025, 6, 1), 2025)],
)
def test_closest_year(near, year):
    match = DATE.search("Jan 2")
    assert resolve(match, near) == date(year, 1, 2)


def test_leap_day_far_from_a_leap_year_is_unknown():
    assert resolve(DATE.search("29 Feb"), date(2022, 3, 1)) is None


def test_first_and_last_year():
    assert resolve(DATE.search("Jan 2"), date(1, 1, 1)) == date(1, 1, 2)
    assert resolve(DATE.search("Jan 2"), date(9999, 12, 31)) == date(9999, 1, 2)
