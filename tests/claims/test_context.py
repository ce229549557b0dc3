"""What pronouns, short names and descriptions refer to, over frozen parses."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from checker.claims.context import resolve
from checker.claims.mentions import find_mentions, within
from checker.claims.speech import Speech
from checker.records.base import Span
from checker.records.fact import Fact, FactKind, NameValue
from tests.claims.parses import article, cases


def _named(name: str) -> dict[str, Any]:
    return next(case for case in cases("context.json") if case["name"] == name)


@pytest.mark.parametrize("case", cases("context.json"), ids=lambda case: case["name"])
def test_references_of_an_article(case: dict[str, Any]) -> None:
    whole, sentences = article(case["sentences"])
    found = resolve(whole, sentences, ())
    assert [[r.cut(whole.text), r.referent, r.possessive] for r in found] == case["references"]
    assert all(bool(r.reason) == (r.referent is None) for r in found)


def test_references_do_not_overlap_and_lie_in_order() -> None:
    for case in cases("context.json"):
        whole, sentences = article(case["sentences"])
        found = resolve(whole, sentences, ())
        assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_fact_brings_the_canonical_name() -> None:
    whole, sentences = article(_named("possessive in the same sentence")["sentences"])
    fact = Fact(
        start=0,
        end=len("Helen Marsh"),
        quote="Helen Marsh",
        kind=FactKind.PERSON,
        value=NameValue(name="Helen Anne Marsh"),
        normalized="Helen Anne Marsh",
    )
    assert find_mentions(whole, sentences, [fact])[0].name == "Helen Anne Marsh"
    referents = [r.referent for r in resolve(whole, sentences, [fact])]
    assert referents == ["Helen Anne Marsh", "Helen Anne Marsh"]


def test_in_a_quotation_he_or_she_is_not_the_speaker() -> None:
    whole, sentences = article(_named("surname to full name and pronoun to subject")["sentences"])
    start = whole.text.index("She")
    speech = Speech(
        content=Span(start=start, end=len(whole.text) - 1),
        speaker=Span(start=0, end=start),
        direct=True,
    )
    she = next(r for r in resolve(whole, sentences, (), [speech]) if r.start == start)
    assert she.referent is None


def test_spans_within_a_span_are_those_that_begin_in_it() -> None:
    spans = [Span(start=n, end=n + 2) for n in range(0, 10, 2)]
    assert [span.start for span in within(spans, Span(start=2, end=6))] == [2, 4]
    assert within(spans, Span(start=20, end=30)) == []


def test_an_article_without_sentences_has_no_references() -> None:
    whole, sentences = article([])
    assert resolve(whole.model_copy(update={"written": date(2025, 1, 1)}), sentences, ()) == ()
