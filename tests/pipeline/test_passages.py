"""Passages of many styles, read whole: sentences, page junk, and who says what in which way.

The passages are invented. Each claim is told by words of the text, with ' … ' where it is broken;
it is tested on the claim of ours that shares most characters with them.
"""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from checker.claims import Parser
from checker.ingest import article_from
from checker.pipeline import Read, read_claims
from checker.records.article import Article, BlockKind
from checker.records.claim import Claim

_MODEL = Path(__file__).parents[2] / "models" / "parser"
_PASSAGES = json.loads((Path(__file__).parent / "cases" / "passages.json").read_text("utf-8"))

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (_MODEL / "meta.json").is_file(), reason="no parser in models/"),
]


@cache
def _parser() -> Parser:
    return Parser.load(_MODEL, 32)


@cache
def _read(style: str) -> tuple[Article, Read]:
    passage = next(passage for passage in _PASSAGES if passage["style"] == style)
    fields = {"text": passage["text"], "published": passage["published"]}
    article = article_from(fields, "a")
    return article, read_claims(article, _parser())


def _claims():
    for passage in _PASSAGES:
        for claim in passage["claims"]:
            marks = (
                [pytest.mark.xfail(reason=claim["xfail"], strict=True)] if "xfail" in claim else []
            )
            yield pytest.param(passage["style"], claim, id=claim["words"], marks=marks)


@pytest.mark.parametrize("passage", _PASSAGES, ids=lambda passage: passage["style"])
def test_sentences(passage):
    _, read = _read(passage["style"])
    assert [sentence.text for sentence in read.sentences] == passage["sentences"]


@pytest.mark.parametrize("passage", _PASSAGES, ids=lambda passage: passage["style"])
def test_junk(passage):
    article, _ = _read(passage["style"])
    junk = " ".join(b.cut(article.text) for b in article.blocks if b.kind is BlockKind.JUNK)
    assert all(part in junk for line in passage["junk"] for part in re.split(r"(?<=[.?!]) ", line))


@pytest.mark.parametrize(("style", "claim"), list(_claims()))
def test_who_says_it_and_how(style, claim):
    article, read = _read(style)
    wanted = _characters(article.text, claim["words"])
    ours = max(read.claims, key=lambda one: _likeness(wanted, one))
    assert _likeness(wanted, ours) > 0.2
    assert (_plain(ours.speaker), ours.modality.value, ours.polarity.value) == (
        _plain(claim["speaker"]),
        claim["modality"],
        claim["polarity"],
    )


def _characters(text: str, words: str) -> set[int]:
    starts = ((text.index(part), len(part)) for part in words.split(" … "))
    return {i for start, length in starts for i in range(start, start + length)}


def _likeness(wanted: set[int], claim: Claim) -> float:
    own = {i for span in claim.spans for i in range(span.start, span.end)}
    return len(own & wanted) / len(own | wanted)


def _plain(speaker: str | None) -> str | None:
    return None if speaker is None else re.sub(r"^(?:the|an?) ", "", speaker.lower())
