"""Quotes: where they begin and end, and what comparing their words says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts import quote
from checker.records.article import Article, Block, BlockKind
from checker.records.fact import Fact, FactKind, QuoteValue
from tests.facts.tagged import compared


def article(text: str, *blocks: Block) -> Article:
    return Article(id="a", name="a", text=text, blocks=blocks)


def fact(text: str) -> Fact:
    said = quote.quote_words(text)
    return Fact(
        start=0, end=len(text), quote=text, kind=FactKind.QUOTE,
        value=QuoteValue(words=said), normalized=" ".join(said),
    )  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), compared("quote_read"))
def test_read(text, quotes):
    assert [found.quote for found in quote.read_quotes(article(text))] == quotes


@pytest.mark.parametrize(("left", "right", "level"), compared("quote_compare"))
def test_compare_both_ways(left, right, level):
    assert quote.compare(fact(left), fact(right)).level == level
    assert quote.compare(fact(right), fact(left)).level == level


def test_junk_holds_no_quotes():
    junk = Block(start=0, end=9, kind=BlockKind.JUNK)
    assert [q.quote for q in quote.read_quotes(article('"Sign up"\n"We go"', junk))] == ["We go"]


@given(st.text())
def test_spans_are_the_text(text):
    for found in quote.read_quotes(article(text)):
        assert text[found.start : found.end] == found.quote
