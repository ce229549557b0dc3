"""States: read with whom or what they are of, and compared both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.antonym import antonyms, are_opposites
from checker.facts.extract import extract_facts
from checker.facts.state import State, implied, states, wording_at
from checker.facts.status import compare, normalized
from checker.records.fact import Fact, FactKind, Level, StatusValue
from tests.claims import parses
from tests.facts.tagged import article_of, cases


def state_named(words: list[str]) -> State | None:
    """The state of which this is the name or a whole wording."""
    met = wording_at(words, 0)
    named = (state for state in states() if state.name == " ".join(words))
    return next(named, met.state if met and met.last == len(words) else None)


def value_of(words: str) -> StatusValue:
    first, _, rest = words.partition(" ")
    marks = {"not": "negated", "will": "ahead", "may": "doubtful"}
    plain = words if state_named(words.split()) else rest
    state = state_named(plain.split())
    assert state is not None, words
    told = {} if plain == words else {marks[first]: True}
    return StatusValue(state=state.name, dimension=state.dimension, stage=state.stage, **told)


def fact(value: StatusValue) -> Fact:
    told = normalized(value)
    return Fact(
        start=0, end=len(told), kind=FactKind.STATUS, quote=told, value=value, normalized=told
    )


def read_cases():
    for case in cases("status_read"):
        marks = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
        yield pytest.param(case, id=case["text"], marks=marks)


@pytest.mark.parametrize("case", list(read_cases()))
def test_read(case):
    article, sentences = parses.article([case])
    facts = [f for f in extract_facts(article, sentences) if f.kind is FactKind.STATUS]
    assert [[f.quote, f.normalized, f.of] for f in facts] == case["states"]
    assert all(article.text[f.start : f.end] == f.quote for f in facts)


@pytest.mark.parametrize(("text", "mark"), [
    ("The match will be cancelled if it snows.", "ahead"),
    ("The match may be cancelled.", "doubtful"),
    ("Police have not arrested anyone.", "negated"),
    ("The match was cancelled.", None),
    ("The kingdom vehemently denied killing Jamal Lund.", "doubtful"),
    ("In a short time the couple managed to kill 14 people.", None),
])  # fmt: skip
def test_outlook(text, mark):
    case = next(case for case in cases("status_read") if case["text"] == text)
    article, sentences = parses.article([case])
    facts = [f for f in extract_facts(article, sentences) if f.kind is FactKind.STATUS]
    told = {m for m in ("ahead", "doubtful", "negated") if getattr(facts[0].value, m)}
    assert told == ({mark} if mark else set())


@pytest.mark.parametrize(("left", "right", "level"), cases("status_compare"))
def test_compare_both_ways(left, right, level):
    a, b = fact(value_of(left)), fact(value_of(right))
    assert compare(a, b).level == level
    assert compare(b, a).level == level


@given(st.sampled_from(states()), st.sampled_from(states()), st.booleans(), st.booleans())
def test_symmetric(one, other, negated, ahead):
    a = fact(StatusValue(state=one.name, dimension=one.dimension, negated=negated))
    b = fact(StatusValue(state=other.name, dimension=other.dimension, ahead=ahead))
    assert compare(a, b) == compare(b, a)
    assert compare(a, a).level is Level.SAME


def test_a_reason_tells_how_it_stands_with_each():
    shut = StatusValue(state="closed", dimension="access")
    told = compare(fact(shut), fact(shut.model_copy(update={"ahead": True}))).reason
    assert "as yet to come or in doubt" in told
    assert "(yet to come)" in told


def test_every_implied_state_is_known():
    names = {state.name for state in states()}
    assert all(implied(name) <= names for name in names)


def test_opposites():
    assert all(are_opposites(one, other) for one, other in antonyms("a"))
    assert not are_opposites("legal", "valid")


@given(st.text(max_size=80))
def test_any_text(text):
    article, sentences = article_of([(text, "")])
    assert all(f.kind is not FactKind.STATUS for f in extract_facts(article, sentences))
