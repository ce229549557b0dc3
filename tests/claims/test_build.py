"""Claims of whole articles, over frozen parses and given speech."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claims import build
from checker.claims.build import build_claims
from checker.claims.speech import Speech, SpeechKind
from checker.facts import extract_facts
from checker.records.article import Article, BlockKind
from checker.records.base import Span
from checker.records.claim import Modality
from checker.records.fact import DateValue, Fact, FactKind, Precision, QuoteValue
from checker.records.sentence import Sentence
from checker.text.verbs import past
from tests.claims.parses import article, cases


def _span(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(start=pair[0], end=pair[1])


def _speeches(case: dict[str, Any]) -> tuple[Speech, ...]:
    return tuple(
        Speech(
            content=Span(start=one["content"][0], end=one["content"][1]),
            speaker=_span(one["speaker"]),
            cue=_span(one["cue"]),
            direct=one["direct"],
            kind=SpeechKind(one["kind"]),
        )
        for one in case["speeches"]
    )


@pytest.mark.parametrize("case", cases("held.json"), ids=lambda case: case["text"])
def test_offices_are_held_by_whom_the_claim_says_to_be_it(case: dict[str, Any]) -> None:
    whole, sentences = article([case])
    claims = build_claims(whole, sentences, tuple(extract_facts(whole, sentences)))
    titles = (fact for claim in claims for fact in claim.facts if fact.kind is FactKind.TITLE)
    assert {fact.quote: fact.of for fact in titles} == case["held"]


def _named(name: str) -> dict[str, Any]:
    return next(case for case in cases("build.json") if case["name"] == name)


@pytest.mark.parametrize("case", cases("build.json"), ids=lambda case: case["name"])
def test_claims_of_an_article(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    whole, sentences = article(case["sentences"])
    monkeypatch.setattr(build, "attribute", lambda *_: _speeches(case))
    claims = build_claims(whole, sentences, ())
    found = [
        {
            "text": claim.text,
            "spans": [span.cut(whole.text) for span in claim.spans],
            "speaker": claim.speaker,
            "modality": claim.modality.value,
            "subject": claim.subject,
            "unresolved": claim.unresolved,
        }
        for claim in claims
    ]
    assert found == case["claims"]
    assert len({claim.id for claim in claims}) == len(claims)
    _spans_hold(whole, sentences, claims)


def _spans_hold(whole: Article, sentences: Any, claims: Any) -> None:
    for claim in claims:
        sentence = sentences[claim.sentence]
        assert all(sentence.contains(span) for span in claim.spans)
        assert all(a.end < b.start for a, b in pairwise(claim.spans))
        words = " ".join(span.cut(whole.text) for span in claim.spans)
        assert all(sentence.tokens[i].text in words for i in claim.tokens)


def _dated(day: date, quote: str, text: str) -> Fact:
    start = text.index(quote)
    value = DateValue(first=day, last=day, precision=Precision.DAY)
    return Fact(
        start=start,
        end=start + len(quote),
        quote=quote,
        kind=FactKind.DATE,
        value=value,
        normalized=day.isoformat(),
    )


def test_relative_days_get_their_date_and_days_to_come_are_plans() -> None:
    case = next(c for c in cases("clauses.json") if "on Sunday" in c["text"])
    whole, sentences = article([case])
    fact = _dated(date(2025, 3, 16), "Sunday", whole.text)
    claims = build_claims(whole, sentences, [fact])
    closed = next(claim for claim in claims if claim.facts)
    assert "on Sunday, 16 March 2025" in closed.text
    assert closed.facts == (fact,)


def test_a_quote_belongs_to_each_claim_cut_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    case = _named("a quotation in the first person")
    whole, sentences = article(case["sentences"])
    monkeypatch.setattr(build, "attribute", lambda *_: _speeches(case))
    quote = Fact(
        start=0,
        end=16,
        quote=whole.text[0:16],
        kind=FactKind.QUOTE,
        value=QuoteValue(words=("i", "saw", "two", "men")),
        normalized="i saw two men",
    )
    (claim,) = build_claims(whole, sentences, [quote])
    assert claim.facts[0].of == "Paul Kerr"
    assert claim.modality is Modality.REPORTED


@given(st.text(max_size=80))
def test_sentences_without_grammar_yield_no_claims_and_no_fault(text: str) -> None:
    sentence = Sentence(
        start=0,
        end=len(text),
        article="a",
        index=0,
        text=text,
        block=BlockKind.BODY,
        paragraph=0,
    )
    assert build_claims(Article(id="a", name="Paper", text=text), [sentence], ()) == ()


@pytest.mark.parametrize(
    ("participle", "lemma", "expected"),
    [
        ("killing", "kill", "killed"),
        ("leaving", "leave", "left"),
        ("stopping", "stop", "stopped"),
        ("carrying", "carry", "carried"),
        ("destroying", "destroy", "destroyed"),
        ("raising", "raise", "raised"),
        ("built", "build", "built"),
    ],
)
def test_the_past_of_a_verb(participle: str, lemma: str, expected: str) -> None:
    assert past(participle, lemma) == expected
