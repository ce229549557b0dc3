"""Days in words."""

import pytest

from checker.text.days import day_in_words


@pytest.mark.parametrize(("normalized", "words"), [
    ("2031-05", "May 2031"),
    ("2031", "2031"),
    ("2030/2039", "2030 to 2039"),
    ("2031-01-30/2031-02-02", "30 January to 2 February 2031"),
    ("2030-12-30/2031-01-02", "30 December 2030 to 2 January 2031"),
    ("2031-05-05T12:00/2031-05-06T12:00", "5 May 2031, 12:00 to 6 May 2031, 12:00"),
    ("2031-05-05T12:00/2031-05-05T15:00", "5 May 2031, 12:00 to 15:00"),
    ("2031-03-16/..", "from 16 March 2031"),
    ("XXXX-11", "November"),
    ("XXXX-WXX-5", "a Friday"),
    ("T15:20", "15:20"),
    ("over the holidays", ""),
])  # fmt: skip
def test_days_in_words(normalized, words):
    assert day_in_words(normalized) == words
