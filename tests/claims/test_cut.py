"""A sentence may end anywhere: in headlines, captions and cut copy there is no final stop."""

import pytest

from checker.claims import build_claims
from checker.facts import extract_facts
from checker.records.article import Block, BlockKind
from checker.records.sentence import Sentence
from tests.claims.parses import article, cases

_SHORTEST = 3
_WORDS = 8
"""Words at the end of a sentence, of which each may be the last."""


def _cut(sentence: Sentence, length: int) -> Sentence:
    """The first tokens of a sentence; what hung on one that is gone hangs on itself."""
    kept = sentence.tokens[:length]
    end = kept[-1].end
    return sentence.model_copy(
        update={
            "end": end,
            "text": sentence.text[: end - sentence.start],
            "tokens": tuple(
                token.model_copy(update={"head": token.head if token.head < length else place})
                for place, token in enumerate(kept)
            ),
        }
    )


@pytest.mark.parametrize("case", cases("readings.json"), ids=lambda case: case["name"])
def test_the_last_sentence_may_end_at_any_word(case):
    whole, sentences = article(case["sentences"])
    *before, last = sentences
    for length in range(max(_SHORTEST, len(last.tokens) - _WORDS), len(last.tokens)):
        short = _cut(last, length)
        text = whole.text[: short.end]
        blocks = (Block(start=0, end=len(text), kind=BlockKind.BODY),)
        told = whole.model_copy(update={"text": text, "blocks": blocks})
        read = (*before, short)
        for claim in build_claims(told, read, extract_facts(told, read)):
            assert all(text[f.start : f.end] == f.quote for f in claim.facts)
            assert 0 <= claim.start < claim.end <= len(text)
