import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report.segments import Mark, segments

TEXTS = st.text(max_size=40)
MARKS = st.lists(
    st.tuples(st.integers(0, 45), st.integers(0, 45)).map(lambda s: Mark(min(s), max(s))),
    max_size=8,
)


@given(TEXTS, MARKS, st.lists(st.integers(0, 45), max_size=4))
def test_segments_join_to_the_text(text, marks, cuts):
    assert "".join(segment.text for segment in segments(text, marks, cuts)) == text


@given(TEXTS, MARKS)
def test_each_mark_covers_exactly_its_characters(text, marks):
    cut = segments(text, marks)
    for mark in marks:
        covered = "".join(segment.text for segment in cut if mark in segment.marks)
        inside = mark.start < mark.end <= len(text)
        assert covered == (text[mark.start : mark.end] if inside else "")


@given(TEXTS, MARKS)
def test_each_mark_opens_and_closes_once(text, marks):
    cut = segments(text, set(marks))
    for mark in {mark for mark in marks if mark.start < mark.end <= len(text)}:
        assert sum(mark in segment.opening for segment in cut) == 1
        assert sum(mark in segment.closing for segment in cut) == 1


def test_overlapping_marks_are_cut_where_they_meet():
    early, late = Mark(0, 5, "q1", 1), Mark(3, 8, "q2", 2)
    first, both, last = segments("abcdefgh", [early, late])
    assert [s.text for s in (first, both, last)] == ["abc", "de", "fgh"]
    assert both.marks == (early, late)
    assert both.uppermost == early
    assert (first.references, both.references, last.references) == ((), (1,), (2,))


def test_the_order_of_marks_is_kept_even_where_the_later_began_earlier():
    urgent, other = Mark(4, 6, "q1", 1), Mark(0, 8, "q2", 2)
    assert segments("abcdefgh", [urgent, other])[1].marks == (urgent, other)


def test_one_finding_is_referred_to_once_at_a_place():
    assert segments("abc", [Mark(0, 3, "q1", 7), Mark(1, 3, "q2", 7)])[-1].references == (7,)


@pytest.mark.parametrize("mark", [Mark(2, 2), Mark(1, 9), Mark(9, 10)])
def test_marks_that_hold_no_text_are_left_out(mark):
    assert [segment.marks for segment in segments("abc", [mark])] == [()]
