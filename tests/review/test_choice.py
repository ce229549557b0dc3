import pytest

from checker.review.choice import Choice, chosen


def test_the_usual_choice_has_an_empty_query():
    assert Choice().query() == ""
    assert chosen({}) == Choice()


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "", "state": ""},
        {"kind": "development", "severity": "high", "outlet": "Bote & Söhne", "mine": "yes"},
        {"state": "settled", "category": "date", "story": "a/b?c"},
    ],
)
def test_a_choice_survives_its_fields(fields):
    choice = chosen(fields)
    assert chosen(dict(choice.fields())) == choice
    assert choice != Choice()


def test_nonsense_is_passed_over():
    assert chosen({"kind": "x' OR 1=1", "severity": "HIGH", "story": "s" * 999}) == Choice()


def test_a_choice_is_told_in_words():
    told = chosen({"category": "date", "severity": "high", "mine": "yes"}).told()
    assert told == "conflicts to do, date or time, high, assigned to me"
    assert chosen({"kind": "", "state": ""}).told() == "all kinds"
