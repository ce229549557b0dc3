"""Facts as reasons tell them."""

import pytest

from checker.facts import telling
from checker.records.fact import DateValue, Fact, FactKind, Modifier, QuantityValue


def date(quote, normalized):
    value = DateValue(precision="day")
    return Fact(
        start=0, end=len(quote), kind=FactKind.DATE, quote=quote, value=value, normalized=normalized
    )


@pytest.mark.parametrize(("one", "other", "told"), [
    (("Friday", "2031-03-14"), ("the next day", "2031-03-14"),
     "“Friday” and “the next day” (both 14 March 2031)"),
    (("Friday", "2031-03-14"), ("friday", "2031-03-14"), "“Friday” in both (14 March 2031)"),
    (("Friday", "2031-03-14"), ("15 March 2031", "2031-03-15"),
     "“Friday” (14 March 2031) and “15 March 2031”"),
    (("5 p.m.", "2031-03-14T17:00"), ("noon", "2031-03-14T12:00"),
     "“5 p.m.” (14 March 2031) and “noon” (14 March 2031, 12:00)"),
    (("since May 2031", "2031-05/.."), ("by 14 March", "../2031-03-14"),
     "“since May 2031” and “by 14 March” (until 14 March 2031)"),
    (("over Easter", "over easter"), ("May", "2031-05"), "“over Easter” and “May” (May 2031)"),
])  # fmt: skip
def test_dates_side_by_side(one, other, told):
    assert telling.dates(date(*one), date(*other)) == told


@pytest.mark.parametrize(("quote", "told"), [
    ("40 boats", "at least “40 boats”"), ("At least 40 boats", "“At least 40 boats”"),
    ("no fewer than 40 boats", "“no fewer than 40 boats”"),
])  # fmt: skip
def test_a_hedge_stands_outside_the_words_of_the_source(quote, told):
    value = QuantityValue(low=40, high=40)
    fact = Fact(
        start=0, end=len(quote), kind=FactKind.NUMBER, quote=quote, value=value, normalized="40",
        modifier=Modifier.AT_LEAST,
    )  # fmt: skip
    assert telling.said(fact) == told
