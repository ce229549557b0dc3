import pytest

from checker.findings.first_look import FirstLook

SIX, SIX_TOO, NINE = ("a", 0, 3), ("c", 5, 8), ("b", 0, 4)
NINE_IN_A = ("a", 40, 44)


def features(differing=(), compatible=()):
    return FirstLook([(SIX, NINE, 0.5), *differing], compatible).features(SIX, NINE, 0.5)


def test_two_values_alone_have_their_first_look():
    assert features() == {"first_look": 0.0, "told_by_both": 0.0, "backed": 0.0}


def test_a_third_source_backs_a_value_as_far_as_it_differs_too():
    alike = [(SIX, SIX_TOO, 0.8)]
    assert features([(SIX_TOO, NINE, 0.5)], alike)["backed"] == pytest.approx(0.4)
    assert features(compatible=alike)["backed"] == 0.0


def test_the_other_source_backs_nobody():
    alike = [(SIX, ("b", 70, 73), 0.8)]
    assert features([(("b", 70, 73), NINE, 0.5)], alike)["backed"] == 0.0


def test_a_value_that_both_sources_give_speaks_of_something_else():
    assert features(compatible=[(NINE, NINE_IN_A, 0.7)])["told_by_both"] == 0.7


def test_of_several_pairs_with_one_couple_of_values_the_likeliest_counts():
    looked = FirstLook([], [(NINE_IN_A, NINE, 0.7), (NINE, NINE_IN_A, 0.2)])
    assert looked.features(SIX, NINE, 0.5)["told_by_both"] == 0.7


def test_the_order_of_the_two_does_not_matter():
    looked = FirstLook([(SIX_TOO, NINE, 0.5)], [(SIX, SIX_TOO, 0.8), (NINE, NINE_IN_A, 0.1)])
    assert looked.features(SIX, NINE, 0.5) == looked.features(NINE, SIX, 0.5)
