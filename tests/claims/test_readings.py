"""Short articles over frozen parses, with what an editor reads in them: claims and their facts.

``claims`` are all of an article: words, speaker, modality and polarity of each; ``facts`` are some
of the facts that hang on them: kind, words, normalised value, and what it is of.
"""

from datetime import date
from typing import Any

import pytest

from checker.claims import build_claims
from checker.facts import extract_facts
from checker.records.article import Block, BlockKind
from checker.records.claim import Claim
from tests.claims.parses import article, cases


def _case(case: dict[str, Any]) -> Any:
    reason = case.get("known_failure")
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(case, id=case["name"], marks=marks)


def _read(case: dict[str, Any]) -> tuple[Claim, ...]:
    bare, sentences = article(case["sentences"])
    whole = Block(start=0, end=len(bare.text), kind=BlockKind.BODY)
    written = date.fromisoformat(case["written"])
    told = bare.model_copy(update={"blocks": (whole,), "written": written})
    return build_claims(told, sentences, extract_facts(told, sentences))


@pytest.mark.parametrize("case", [_case(case) for case in cases("readings.json")])
def test_what_an_article_says(case: dict[str, Any]) -> None:
    claims = _read(case)
    told = [[claim.text, claim.speaker, claim.modality, claim.polarity] for claim in claims]
    assert told == case["claims"]
    facts = [
        [fact.kind, fact.quote, fact.normalized, fact.of]
        for claim in claims
        for fact in claim.facts
    ]
    assert [fact for fact in case["facts"] if fact not in facts] == []
