"""Articles read with the shipped parser, and no other model."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from checker.ingest import article_from
from checker.pipeline import load_parser, read_claims
from checker.settings import load_settings
from tests.pipeline.test_story import article

pytestmark = pytest.mark.slow
HOSTILE = [
    text
    for story in json.loads((Path(__file__).parent / "cases" / "hostile.json").read_text())
    for text in story
    if text.strip()
]
NEWS = (
    "Three boats sank off Elm on Monday, and nine people are missing.\n"
    "\u201cWe saw 40 lamps go out,\u201d said Ann Roe, 52, the harbour master.\n"
    "10:05 The search goes on. She will speak at noon."
)


@pytest.fixture(scope="module")
def parser():
    return load_parser(load_settings())


def check_offsets(text, read):
    """Whatever was read lies where it says that it does."""
    for sentence in read.sentences:
        assert sentence.cut(text) == sentence.text
        assert all(token.cut(text) == token.text for token in sentence.tokens)
    for fact in (*read.facts, *(fact for claim in read.claims for fact in claim.facts)):
        assert fact.cut(text) == fact.quote
    where = {sentence.index: sentence for sentence in read.sentences}
    for claim in read.claims:
        assert claim.spans
        assert all(where[claim.sentence].contains(span) for span in claim.spans)


def test_everything_lies_where_it_says(parser):
    read = read_claims(article_from({"text": NEWS, "published": "2031-03-04"}, "x"), parser)
    assert len(read.sentences) >= 4
    assert len(read.claims) >= len(read.sentences)
    assert {fact.kind.value for fact in read.facts} >= {"number", "date", "person", "quote"}
    check_offsets(NEWS, read)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_read(parser, text):
    check_offsets(text, read_claims(article("x", text), parser))


PIECES = [
    *NEWS.split(), "The", "who", "\n", "\u201c", "\u201d", "'", "(", ")", "$4m", "-", "5-4", "noon",
    "\u00a0",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40))
@hypothesis_settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_words_in_any_order_are_read(parser, pieces):
    text = " ".join(pieces)
    check_offsets(text, read_claims(article("x", text), parser))
