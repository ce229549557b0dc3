from random import Random

from hypothesis import given
from hypothesis import strategies as st

from checker.contrast.figure import figure, other, rounded


def test_figures_are_read_as_written():
    assert figure("1,200 homes").value == 1200
    assert figure("twelve").value == 12
    assert figure("$3.4 million").value == 3.4
    assert figure("3 to 5") is None
    assert figure("twenty-two") is None


def test_another_number_is_written_in_the_same_manner():
    assert figure("1,200").like(3400) == "3,400"
    assert figure("1200").like(3400) == "3400"
    assert figure("$418 million").like(1045) == "1,045"
    assert figure("Twelve").like(5) == "Five"
    assert figure("3.4").like(7) == "7.0"


@given(st.integers(2, 100_000), st.integers())
def test_another_number_is_another(number, seed):
    written = figure(f"{number:,}")
    changed = other(written, Random(seed))
    assert changed is None or written.like(changed) != written.text


@given(st.integers(30, 1_000_000))
def test_a_round_number_is_near(number):
    near = rounded(number)
    assert near is None or (near != number and abs(near - number) <= 0.06 * number)


def test_parts_of_a_whole_are_no_figures():
    assert figure("two-thirds") is None
    assert figure("a 30-second spot").value == 30
