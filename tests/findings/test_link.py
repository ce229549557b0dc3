import pytest

from checker.findings.link import fact_answer
from checker.records.base import Span
from checker.records.claim import Claim
from checker.records.fact import Fact, FactKind, StatusValue


def state(quote, *, negated):
    value = StatusValue(state="hurt", dimension="health", negated=negated)
    return Fact(
        start=8,
        end=8 + len(quote),
        kind=FactKind.STATUS,
        quote=quote,
        value=value,
        normalized="hurt",
    )


@pytest.mark.parametrize(
    ("quote", "negated", "shown"),
    [
        ("injured", False, "injured"),
        ("injured", True, "not injured"),
        ("not injured", True, "not injured"),
    ],
)
def test_a_state_that_is_denied_says_so(quote, negated, shown):
    claim = Claim(id="a:0:0", article="a", sentence=0, spans=(Span(start=0, end=30),), text="…")
    answer = fact_answer(claim, state(quote, negated=negated))
    assert answer.value == shown
    assert (answer.span.start, answer.span.end) == (0, 30)
