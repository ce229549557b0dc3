from checker.evaluate.assignment import assigned


def test_the_sum_counts_and_not_the_first_choice():
    worth = {("a", 1): 0.9, ("a", 2): 0.8, ("b", 1): 0.8, ("b", 2): 0.0}
    pairs = assigned("ab", [1, 2], lambda row, column: worth[row, column], least=0.5)
    assert pairs == (("a", 2), ("b", 1))


def test_what_is_worth_too_little_is_left_alone():
    assert assigned("a", "b", lambda *_: 0.4, least=0.5) == ()
    assert assigned("", "b", lambda *_: 1.0, least=0.5) == ()
    assert assigned("a", "", lambda *_: 1.0, least=0.5) == ()
