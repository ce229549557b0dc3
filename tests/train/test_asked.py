"""Pairs as the checker asks them, with the labels that gold stories give them."""

import json

import pytest

from checker.evaluate import read_gold
from checker.ingest.article import to_article
from checker.ingest.draft import Draft
from checker.pipeline.story import Matched
from checker.records.article import BlockKind, Story
from checker.records.base import Span
from checker.records.claim import Claim
from checker.records.pair import ClaimPair
from checker.records.sentence import Sentence
from checker.train.asked import labelled_pairs

TEXTS = {
    "a": "The ferry sank off Tarn, and a tug came. Two divers waited.",
    "b": "The ferry never sank. Divers rested.",
}
GOLD = {
    "story": "ferry",
    "sources": [{"id": source, "text": text} for source, text in TEXTS.items()],
    "gold": [
        {
            "id": "g1", "kind": "conflict", "category": "status", "severity": "high",
            "sides": [
                {"value": "yes", "evidence": [{"source": "a", "quote": "The ferry sank off Tarn"}]},
                {"value": "no", "evidence": [{"source": "b", "quote": "ferry never sank"}]},
            ],
        }
    ],
}  # fmt: skip


def claim(source, number, quote, sentence):
    start = TEXTS[source].index(quote)
    span = Span(start=start, end=start + len(quote))
    text = quote[0].upper() + quote[1:] + "."
    return Claim(
        id=f"{source}:{sentence}:{number}", article=source, sentence=sentence,
        spans=(span,), text=text,
    )  # fmt: skip


def sentences(source):
    text, start = TEXTS[source], 0
    for number, part in enumerate(text.split(". ")):
        end = start + len(part) + (not part.endswith("."))
        yield Sentence(
            article=source, index=number, start=start, end=end, text=text[start:end],
            block=BlockKind.BODY, paragraph=0,
        )  # fmt: skip
        start = end + 1


@pytest.fixture
def pairs(tmp_path):
    (tmp_path / "ferry.json").write_text(json.dumps(GOLD))
    ((_, gold),) = read_gold(tmp_path)
    sank = claim("a", 0, "The ferry sank off Tarn", 0)
    tug = claim("a", 1, "a tug came", 0)
    waited = claim("a", 0, "Two divers waited", 1)
    never = claim("b", 0, "The ferry never sank", 0)
    rested = claim("b", 0, "Divers rested", 1)
    claims = (sank, tug, waited, never, rested)
    asked = [(sank, never), (tug, never), (waited, rested)]
    matched = Matched(
        {source: tuple(sentences(source)) for source in TEXTS},
        claims,
        tuple(ClaimPair(left=a.id, right=b.id, similarity=0.5) for a, b in asked),
    )
    story = Story(
        id="ferry", articles=tuple(to_article(Draft(id=s, text=t)) for s, t in TEXTS.items())
    )
    return {(p.premise, p.hypothesis): p.label for p in labelled_pairs(gold, story, matched)}


def test_claims_on_two_sides_contradict_both_ways(pairs):
    sides = "The ferry sank off Tarn.", "The ferry never sank."
    assert pairs[sides] == pairs[sides[::-1]] == "contradiction"


def test_sentences_are_asked_about_as_well(pairs):
    whole = "The ferry sank off Tarn, and a tug came.", "The ferry never sank."
    assert pairs[whole] == "contradiction"


def test_other_matters_do_not_contradict(pairs):
    assert pairs["Two divers waited.", "Divers rested."] == "not_contradiction"


def test_a_claim_of_another_clause_does_not_contradict(pairs):
    assert pairs["A tug came.", "The ferry never sank."] == "not_contradiction"
