"""Sentences and the claims an editor would cut from them, over frozen parses.

Written before the code was asked; ``claims`` are the words of each in the text, whose order they
keep. A claim is found where it shares seven in ten of its characters with one of ours.
"""

import re
from typing import Any

import pytest

from checker.claims import build_claims
from checker.evaluate.assignment import assigned
from checker.evaluate.claim_match import OVERLAP, overlap
from checker.records.article import Article, Block, BlockKind
from checker.records.base import Span
from checker.records.sentence import Sentence
from tests.claims.parses import cases, sentence


def _case(case: dict[str, Any]) -> Any:
    reason = case.get("known_failure")
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(case, id=case["text"], marks=marks)


def _placed(text: str, pieces: list[str]) -> tuple[Span, ...]:
    """The pieces of a claim in the text, each behind the one before it where it can be."""
    spans: list[Span] = []
    for piece in pieces:
        whole = re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)")
        found = whole.search(text, spans[-1].end if spans else 0) or whole.search(text)
        assert found, piece
        spans.append(Span(start=found.start(), end=found.end()))
    return tuple(spans)


def _parsed(number: int, case: dict[str, Any]) -> Sentence:
    stamp = case["stamp"] and Span(start=case["stamp"][0], end=case["stamp"][1])
    parsed = sentence(case["text"], case["tokens"], number, case["at"])
    block = BlockKind(case.get("block", BlockKind.BODY))
    return parsed.model_copy(update={"stamp": stamp, "block": block})


@pytest.mark.parametrize("case", [_case(case) for case in cases("splits.json")])
def test_claims_of_a_sentence(case: dict[str, Any]) -> None:
    text = case["text"]
    whole = Block(start=0, end=len(text), kind=BlockKind.BODY)
    article = Article(id="a", name="Paper", text=text, blocks=(whole,))
    sentences = [_parsed(number, one) for number, one in enumerate(case["sentences"])]
    ours = [claim.spans for claim in build_claims(article, sentences, ())]
    wanted = [_placed(text, pieces) for pieces in case["claims"]]
    found = assigned(wanted, ours, lambda one, other: overlap(text, one, other), least=OVERLAP)
    assert len(list(found)) == len(wanted) == len(ours)
