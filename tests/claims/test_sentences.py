"""Sentences: where they are cut, and that no character is lost."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claims.heads import read_head
from checker.claims.sentences import split_sentences
from checker.records.article import Article, Block, BlockKind, Dateline
from checker.text.offsets import lines

CASES = json.loads((Path(__file__).parent / "cases" / "sentences.json").read_text("utf-8"))["cases"]


def article(
    text: str, kind: BlockKind = BlockKind.BODY, dateline: Dateline | None = None
) -> Article:
    blocks = tuple(Block(start=a, end=b, kind=kind) for a, b in lines(text))
    return Article(id="a", name="a", text=text, blocks=blocks, dateline=dateline)


def pieces(text: str, kind: BlockKind = BlockKind.BODY) -> list[str]:
    return [sentence.text for sentence in split_sentences(article(text, kind))]


def _marked(case):
    marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
    return pytest.param(case, id=case["name"], marks=marks)


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_cases(case):
    assert pieces(case.get("joiner", " ").join(case["pieces"])) == case["pieces"]


def test_a_headline_is_one_sentence():
    assert pieces("Who pays? Mayor and union trade blame", BlockKind.TITLE) == [
        "Who pays? Mayor and union trade blame"
    ]


def test_a_headline_that_ends_on_a_stop_may_hold_several():
    assert pieces("The pool is open. Bring a towel.", BlockKind.SUBTITLE) == [
        "The pool is open.",
        "Bring a towel.",
    ]


def test_junk_has_no_sentence():
    assert pieces("Share this. Follow us.", BlockKind.JUNK) == []


def test_a_time_stamp_heads_the_first_sentence_of_its_entry():
    text = "10:05 Polls close. Nobody speaks.\n10:20\nThe count begins.\nIt is late."
    found = [(s.text, s.stamp and s.stamp.cut(text)) for s in split_sentences(article(text))]
    assert found == [
        ("Polls close.", "10:05"),
        ("Nobody speaks.", None),
        ("The count begins.", "10:20"),
        ("It is late.", None),
    ]


def test_the_dateline_belongs_to_no_sentence():
    text = "BROD, Sept. 29 (TAN) - Two trains collided. Nobody died."
    sentences = split_sentences(article(text, dateline=Dateline(start=0, end=22)))
    assert [s.text for s in sentences] == ["Two trains collided.", "Nobody died."]


def test_index_and_paragraph_count_over_the_article():
    sentences = split_sentences(article("One came. Two left.\n\nThree stayed."))
    assert [(s.index, s.paragraph) for s in sentences] == [(0, 0), (1, 0), (2, 1)]


_TEXT = st.text(st.sampled_from("aB1 .!?…\"'”“’()—\n\t\u00a0U.S.Gov.é。"), max_size=60) | st.text(
    max_size=60
)


@given(_TEXT, st.sampled_from(BlockKind))
def test_every_character_lies_in_one_sentence(text, kind):
    sentences = split_sentences(article(text, kind))
    covered = [i for s in sentences for i in range(s.start, s.end)]
    assert len(covered) == len(set(covered))
    assert covered == sorted(covered)
    assert all(text[s.start : s.end] == s.text == s.text.strip() != "" for s in sentences)
    if kind is not BlockKind.JUNK:
        left = {*_unlined(text), *_headed(text)}
        assert {i for i, c in enumerate(text) if not c.isspace()} <= {*covered, *left}


def _unlined(text: str) -> set[int]:
    """Characters in no block, such as control characters that end a line."""
    lined = {i for a, b in lines(text) for i in range(a, b)}
    return set(range(len(text))) - lined


def _headed(text: str) -> set[int]:
    """Characters of list numbers and time stamps."""
    return {i for a, b in lines(text) for i in range(a, read_head(text, a, b).end)}


@pytest.mark.parametrize("unit", ["a" * 1000, "a. ", ". . . ", "A.", '."" ', "He left. ", "1. "])
def test_a_long_line_takes_linear_time(unit):
    text = (unit * (1_000_000 // len(unit))).strip()
    began = time.process_time()
    split_sentences(article(text))
    assert time.process_time() - began < 20
