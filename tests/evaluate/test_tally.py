import pytest

from checker.evaluate.tally import Tally


def test_shares_and_their_f1():
    tally = Tally()
    tally.note("claims.recall", True)
    tally.note("claims.recall", False)
    tally.note("claims.precision", True)
    assert tally.figures() == {
        "claims.recall": 0.5,
        "claims.precision": 1.0,
        "claims.f1": pytest.approx(2 / 3),
    }
    assert tally.counts() == {"claims.recall": (1, 2), "claims.precision": (1, 1)}


def test_misses_are_kept_by_figure():
    tally = Tally()
    tally.note("speaker", True, "this was right")
    tally.note("speaker", False, "this was not")
    assert dict(tally.misses) == {"speaker": ["this was not"]}


def test_nothing_right_has_an_f1_of_zero():
    tally = Tally()
    tally.note("x.precision", False)
    tally.note("x.recall", False)
    assert tally.figures()["x.f1"] == 0.0


def test_a_precision_alone_has_no_f1():
    tally = Tally()
    tally.note("x.precision", True)
    assert tally.figures() == {"x.precision": 1.0}
