import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.numeral import Form, scan


@pytest.mark.parametrize(
    ("text", "low", "high", "granularity", "form"),
    [
        ("1,150", 1150, 1150, 10, Form.DIGITS),
        ("1,150.25", 1150.25, 1150.25, 0.01, Form.DIGITS),
        ("1.150.000", 1_150_000, 1_150_000, 10_000, Form.DIGITS),
        ("9.400", 9400, 9400, 100, Form.DIGITS),
        ("9.412", 9.412, 9.412, 0.001, Form.DIGITS),
        ("12 500", 12_500, 12_500, 100, Form.DIGITS),
        ("640,000", 640_000, 640_000, 10_000, Form.DIGITS),
        ("1.2 billion", 1.2e9, 1.2e9, 1e8, Form.DIGITS),
        ("20k", 20_000, 20_000, 10_000, Form.DIGITS),
        ("2½", 2.5, 2.5, 0.5, Form.DIGITS),
        ("−5", -5, -5, 1, Form.DIGITS),
        ("minus nineteen", -19, -19, 1, Form.WORDS),
        ("twenty-seven", 27, 27, 1, Form.WORDS),
        ("a hundred and ten", 110, 110, 10, Form.WORDS),
        ("twelve hundred", 1200, 1200, 100, Form.WORDS),
        ("one hundred and twenty-three thousand", 123_000, 123_000, 1000, Form.WORDS),
        ("two and a half million", 2.5e6, 2.5e6, 5e5, Form.WORDS),
        ("a million and a half", 1.5e6, 1.5e6, 5e5, Form.WORDS),
        ("one and three quarters", 1.75, 1.75, 0.25, Form.WORDS),
        ("half a billion", 5e8, 5e8, 1e8, Form.WORDS),
        ("a quarter of a million", 2.5e5, 2.5e5, 1e5, Form.WORDS),
        ("half a dozen", 6, 6, 1.2, Form.WORDS),
        ("between one hundred and two hundred", 100, 200, 100, Form.WORDS),
        ("2 to 3 million", 2e6, 3e6, 1e6, Form.DIGITS),
        ("40-60", 40, 60, 10, Form.DIGITS),
        ("79 or 80", 79, 80, 1, Form.DIGITS),
        ("a handful", 3, 9, 1, Form.VAGUE),
        ("hundreds of thousands", 150_000, 999_000, 1, Form.VAGUE),
        ("several hundred", 300, 1200, 1, Form.VAGUE),
        ("48th", 48, 48, 1, Form.ORDINAL),
        ("twenty-first", 21, 21, 1, Form.ORDINAL),
        ("two-thirds", 2 / 3, 2 / 3, 0.05, Form.FRACTION),
        ("one in ten", 0.1, 0.1, 0.02, Form.FRACTION),
    ],
)
def test_values(text, low, high, granularity, form):
    (numeral,) = scan(f"We saw {text}.")

    assert (numeral.low, numeral.high) == pytest.approx((low, high))
    assert numeral.granularity == pytest.approx(granularity)
    assert numeral.form is form
    assert "We saw "[:7] + text == f"We saw {text}"[: numeral.end]
    assert numeral.start == len("We saw ")


@pytest.mark.parametrize(
    "text", ["F-16", "4:05", "MH370", "1.2.3", "half past", "half an hour", "1" * 40]
)
def test_no_numerals(text):
    assert not [n for n in scan(text) if n.form is not Form.WORDS]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("rose from 30 to 40", [30, 40]),
        ("63 votes to 55", [63, 55]),
        ("two million three hundred thousand", [2_300_000]),
        ("between two million and three million", [2_000_000]),
        ("12 people, 3 dogs and a hundred cats", [12, 3, 100]),
    ],
)
def test_several(text, values):
    assert [numeral.low for numeral in scan(text)] == values


@given(st.integers(1, 999_999_999))
def test_grouped_digits_are_read_back(value):
    (numeral,) = scan(f"In all {value:,} came")
    assert numeral.low == value
    assert value % numeral.granularity == 0


@given(st.text(max_size=60))
def test_numerals_are_in_order_and_disjoint(text):
    end = 0
    for numeral in scan(text):
        assert end <= numeral.start < numeral.end <= len(text)
        end = numeral.end
