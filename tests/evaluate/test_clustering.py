import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.evaluate.clustering import b_cubed, ceaf_e, conll, muc, pairs

# Worked by hand. True: abc, de. Found: ab, cde.
TRUE = dict(zip("abcde", "11122", strict=True))
FOUND = dict(zip("abcde", "xxyyy", strict=True))
MEASURES = (b_cubed, muc, ceaf_e, pairs)
clusterings = st.lists(
    st.tuples(st.sampled_from("123"), st.sampled_from("xyz")), min_size=1, max_size=12
)


def test_b_cubed():
    # Pure: 1, 1, 1/3, 2/3, 2/3. Whole: 2/3, 2/3, 1/3, 1, 1.
    assert b_cubed(TRUE, FOUND) == pytest.approx((11 / 15, 11 / 15))


def test_muc():
    # abc has two links, one is cut; de keeps its one. cde loses one of two, ab keeps its one.
    assert muc(TRUE, FOUND) == pytest.approx((2 / 3, 2 / 3))


def test_ceaf_e():
    # abc goes with ab: 2 * 2 / 5; de with cde: 2 * 2 / 5; two clusters each.
    assert ceaf_e(TRUE, FOUND) == pytest.approx((0.8, 0.8))


def test_conll_is_their_mean():
    assert conll(TRUE, FOUND) == pytest.approx((11 / 15 + 2 / 3 + 0.8) / 3)


def test_pairs():
    # ab, ac, bc, de against ab, cd, ce, de.
    assert pairs(TRUE, FOUND) == pytest.approx((0.5, 0.5))


def test_one_heap_has_full_recall_and_singles_have_full_precision():
    heap, singles = dict.fromkeys(TRUE, "x"), {thing: thing for thing in TRUE}
    assert b_cubed(TRUE, heap) == pytest.approx((13 / 25, 1.0))  # (3 * 3/5 + 2 * 2/5) / 5
    assert muc(TRUE, heap) == pytest.approx((3 / 4, 1.0))
    assert ceaf_e(TRUE, heap) == pytest.approx((0.75, 0.375))  # 2 * 3 / 8 for the larger one
    assert b_cubed(TRUE, singles) == pytest.approx((1.0, 2 / 5))
    assert muc(TRUE, singles) == (0.0, 0.0)
    assert ceaf_e(TRUE, singles) == pytest.approx(((1 / 2 + 2 / 3) / 5, (1 / 2 + 2 / 3) / 2))
    assert pairs(TRUE, singles) == (1.0, 0.0)


@given(clusterings)
def test_each_is_a_share_and_swapping_the_sides_swaps_precision_and_recall(drawn):
    true = {str(n): one for n, (one, _) in enumerate(drawn)}
    found = {str(n): other for n, (_, other) in enumerate(drawn)}
    for measure in MEASURES:
        fit = measure(true, found)
        assert all(0.0 <= share <= 1.0 for share in fit)
        assert measure(found, true) == pytest.approx(fit[::-1])


@given(clusterings)
def test_the_true_clusters_by_other_names_are_all_right(drawn):
    true = {str(n): one for n, (one, _) in enumerate(drawn)}
    renamed = {thing: f"new {cluster}" for thing, cluster in true.items()}
    assert b_cubed(true, renamed) == pytest.approx((1.0, 1.0))
    assert ceaf_e(true, renamed) == pytest.approx((1.0, 1.0))
    assert pairs(true, renamed) == (1.0, 1.0)
