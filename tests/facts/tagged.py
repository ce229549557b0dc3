"""Sentences for tests, built from text and tags written 'word/POS/B-PER', without any model."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from checker.facts.extract import extract_facts
from checker.records.article import Article, BlockKind
from checker.records.fact import Fact
from checker.records.sentence import EntityLabel, Sentence, Token

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> Any:
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def compared(name: str) -> list[Any]:
    """The cases of a comparison, one parameter set each; ``{"fails": reason}`` marks what fails."""
    found = []
    for case in cases(name):
        fails = case[-1]["fails"] if isinstance(case[-1], dict) else None
        marks = [pytest.mark.xfail(reason=fails, strict=True)] if fails else []
        found.append(pytest.param(*(case[:-1] if fails else case), marks=marks))
    return found


def sentence_of(text: str, tags: str = "", start: int = 0, index: int = 0) -> Sentence:
    tokens, at = [], 0
    for number, piece in enumerate(tags.split()):
        word, pos, *label = piece.rsplit("/", 2) if piece.count("/") > 1 else piece.split("/")
        begin = text.index(word, at)
        at = begin + len(word)
        mark, _, kind = (label[0] if label else "").partition("-")
        tokens.append(
            Token(
                start=start + begin, end=start + at, text=word, lemma=word, pos=pos, tag="",
                dep="dep", head=number, entity=EntityLabel(kind) if kind else None,
                entity_start=mark == "B",
            )
        )  # fmt: skip
    return Sentence(
        start=start, end=start + len(text), article="a", index=index, text=text,
        block=BlockKind.BODY, paragraph=0, tokens=tuple(tokens),
    )  # fmt: skip


def article_of(pieces: Sequence[tuple[str, str]]) -> tuple[Article, list[Sentence]]:
    """An article of one sentence to a line, and its sentences."""
    sentences, start = [], 0
    for index, (text, tags) in enumerate(pieces):
        sentences.append(sentence_of(text, tags, start, index))
        start += len(text) + 1
    return Article(id="a", name="a", text="\n".join(text for text, _ in pieces)), sentences


def facts_of(sentences: Sequence[Sentence]) -> tuple[Fact, ...]:
    text = "\n".join(sentence.text for sentence in sentences)
    return extract_facts(Article(id="a", name="a", text=text), sentences)
