"""Speech: what is said, by whom, in which words. Parses are frozen in the case file."""

import json

import pytest

from checker.claims.speech import Speech, attribute
from checker.records.article import Article, Block, BlockKind
from checker.text.offsets import lines
from tests.claims.parses import cases, sentence


def _marked(case):
    marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
    return pytest.param(case, id=case["name"], marks=marks)


def _read(case) -> tuple[Article, tuple[Speech, ...]]:
    text, kind = case["text"], BlockKind.TITLE if case["title"] else BlockKind.BODY
    blocks = tuple(Block(start=a, end=b, kind=kind) for a, b in lines(text))
    article = Article(id="a", name="Paper", text=text, blocks=blocks)
    sentences, at = [], 0
    for index, one in enumerate(case["sentences"]):
        at = text.index(one["text"], at)
        parsed = sentence(one["text"], one["tokens"], index, at)
        changes = {"block": kind, "paragraph": one["paragraph"]}
        sentences.append(parsed.model_copy(update=changes))
        at += len(one["text"])
    return article, attribute(article, sentences)


@pytest.mark.parametrize("case", [_marked(case) for case in cases("speech.json")])
def test_cases(case):
    article, speeches = _read(case)
    found = [
        [
            speech.kind.value,
            speech.direct,
            speech.speaker and speech.speaker.cut(article.text),
            speech.cue and speech.cue.cut(article.text),
            speech.content.cut(article.text),
        ]
        for speech in speeches
    ]
    assert found == case["speeches"]


def test_content_lies_in_one_sentence_and_in_order():
    for case in cases("speech.json"):
        article, speeches = _read(case)
        assert list(speeches) == sorted(speeches, key=lambda s: s.content.start)
        assert all(0 <= s.content.start < s.content.end <= len(article.text) for s in speeches)


def test_case_file_holds_negative_cases():
    assert sum(json.dumps(case["speeches"]) == "[]" for case in cases("speech.json")) >= 5


def test_no_sentences_no_speech():
    assert attribute(Article(id="a", name="a", text="“Hi.”"), ()) == ()
