"""Titles: read with their holders, and compared."""

import pytest

from checker.facts.capitals import Mention
from checker.facts.exclusion import compare
from checker.facts.phrase import Scene, find_titles
from checker.facts.title import title_value
from checker.facts.word import words_of
from checker.records.fact import Fact, FactKind, TitleValue
from tests.facts.tagged import cases, compared, facts_of, sentence_of


def read_cases():
    for case in cases("title_read"):
        marks = [pytest.mark.xfail(reason=case["fails"])] if "fails" in case else []
        yield pytest.param(case, id=case["text"], marks=marks)


def value_of(phrase: str) -> TitleValue:
    mentions: list[Mention] = []
    found = list(find_titles(Scene.of(words_of(sentence_of(phrase)), mentions)))
    assert len(found) == 1
    return title_value(found[0].phrase)


def title(phrase: str) -> Fact:
    kind, end = FactKind.TITLE, len(phrase)
    return Fact(start=0, end=end, kind=kind, quote=phrase, value=value_of(phrase), normalized="")


@pytest.mark.parametrize("case", list(read_cases()))
def test_read(case):
    facts = facts_of([sentence_of(case["text"], case["tags"])])
    titles = [[f.quote, f.normalized, f.of] for f in facts if f.kind is FactKind.TITLE]
    assert titles == case["titles"]


@pytest.mark.parametrize(("left", "right", "level"), compared("title_compare"))
def test_compare_both_ways(left, right, level):
    a, b = title(left), title(right)
    assert compare(a, b).level == level
    assert compare(a, b) == compare(b, a)


def test_value():
    value = value_of("former deputy US Secretary of Homeland Security")
    assert value == TitleValue(
        rank="secretary",
        portfolio=("homeland", "security"),
        body="United States",
        qualifiers=("former", "deputy"),
    )


@pytest.mark.parametrize(
    "phrase", ["health minister", "deputy governor", "actor", "bishop of York"]
)
def test_a_title_is_the_same_as_itself(phrase):
    assert compare(title(phrase), title(phrase)).level == "same"


def test_a_reason_has_the_words_of_the_sources():
    told = compare(title("Finance Minister"), title("minister of transport")).reason
    assert told == "different fields or bodies: “Finance Minister” / “minister of transport”"
