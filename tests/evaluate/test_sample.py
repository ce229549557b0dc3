from checker.evaluate.sample import drawn


def test_a_sample_is_the_same_in_any_order():
    lines = [f"line {number}" for number in range(40)]
    taken = drawn(lines, 5, str)
    assert taken == drawn(lines[::-1], 5, str)
    assert taken == drawn(lines, 9, str)[:5]
    assert sorted(drawn(lines, None, str)) == sorted(lines)
