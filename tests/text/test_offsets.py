import itertools

from hypothesis import given
from hypothesis import strategies as st

from checker.text.normalise import fold, plain, words
from checker.text.nouns import plural, singular
from checker.text.offsets import lines, trim


@given(st.text())
def test_plain_text_keeps_every_offset(text):
    assert len(plain(text)) == len(text)


@given(st.text())
def test_plain_and_folded_text_are_stable(text):
    assert plain(plain(text)) == plain(text)
    assert fold(fold(fold(text))) == fold(fold(text))


@given(st.text())
def test_lines_hold_all_that_is_not_blank(text):
    spans = list(lines(text))
    covered = {at for start, end in spans for at in range(start, end)}
    assert {at for at, c in enumerate(text) if not c.isspace()} <= covered
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert all(trim(text, *span) == span for span in spans)


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_trim_stays_inside(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    first, last = trim(text, start, end)
    assert start <= first <= last <= end
    assert text[first:last] == text[start:end].strip()


@given(st.text())
def test_words_are_folded(text):
    assert all(fold(word) for word in words(text))


def test_plurals_come_back():
    for noun in ("boat", "country", "box", "church", "child", "fireman", "life", "series"):
        assert singular(plural(noun)) == noun
