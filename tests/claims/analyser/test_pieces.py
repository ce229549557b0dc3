import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claims.analyser.pieces import Shape, WordPieces
from tests.claims.analyser.tiny import tokenizer_file

LIMIT = 16


@pytest.fixture(scope="module")
def pieces():
    return WordPieces(tokenizer_file())


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("mayor", Shape.SMALL),
        ("Mayor", Shape.CAPITALISED),
        ("I", Shape.CAPITALISED),
        ("UN", Shape.LOUD),
        ("G7", Shape.CAPITALISED),
        ("U.S.", Shape.LOUD),
        ("McRoe", Shape.MIXED),
        ("iPad", Shape.MIXED),
        ("51-49", Shape.UNLETTERED),
        ("", Shape.UNLETTERED),
    ],
)
def test_shapes(word, shape):
    assert Shape.of(word) is shape


def test_neighbours_share_a_window(pieces):
    (window,) = pieces.windows([["ab", "C"], ["d"]], LIMIT)
    assert window.words == [-1, 0, 0, 1, 2, -1]
    assert window.shapes == [0, 1, 1, 2, 1, 0]
    assert [window.pieces[0], window.pieces[-1]] == [pieces.token("[CLS]"), pieces.token("[SEP]")]


def test_a_sentence_that_does_not_fit_begins_a_window(pieces):
    first, second = pieces.windows([["abcdefgh"], ["abcdefgh", "i"]], LIMIT)
    assert set(first.words) == {-1, 0}
    assert set(second.words) == {-1, 1, 2}


def test_a_word_without_pieces_is_unknown(pieces):
    assert pieces.pieces("\u200b") == pieces.pieces("") == [pieces.token("[UNK]")]


def test_nothing_has_no_window(pieces):
    assert list(pieces.windows([], LIMIT)) == []


@given(st.lists(st.lists(st.text("aB.9é", max_size=9), min_size=1, max_size=12), max_size=6))
def test_every_word_is_in_one_window_in_order(pieces, sentences):
    windows = list(pieces.windows(sentences, LIMIT))
    numbers = [n for window in windows for n in dict.fromkeys(window.words) if n >= 0]
    assert numbers == list(range(sum(map(len, sentences))))
    assert all(len(window.pieces) <= LIMIT for window in windows)
    assert all(len(set(map(len, window))) == 1 for window in windows)
