"""Sentences with a frozen parse, as the case files write them.

One token a line: text, lemma, part of speech, tag, relation, head, and 'B-PER' or 'I-PER' for
names; so that tests of the grammar do not hang on the model of the day.
"""

import json
from pathlib import Path
from typing import Any

from checker.records.article import Article, BlockKind
from checker.records.sentence import EntityLabel, Sentence, Token

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    return json.loads((CASES / name).read_text(encoding="utf-8"))


def sentence(text: str, lines: list[str], index: int = 0, base: int = 0) -> Sentence:
    tokens: list[Token] = []
    at = 0
    for line in lines:
        word, lemma, pos, tag, dep, head, name = line.split("|")
        start = text.index(word, at)
        at = start + len(word)
        tokens.append(
            Token(
                start=base + start,
                end=base + at,
                text=word,
                lemma=lemma,
                pos=pos,
                tag=tag,
                dep=dep,
                head=int(head),
                entity=EntityLabel(name[2:]) if name else None,
                entity_start=name.startswith("B"),
            )
        )
    return Sentence(
        start=base,
        end=base + len(text),
        article="a",
        index=index,
        text=text,
        block=BlockKind.BODY,
        paragraph=index,
        tokens=tuple(tokens),
    )


def article(parsed: list[dict[str, Any]]) -> tuple[Article, tuple[Sentence, ...]]:
    """An article of parsed sentences, a space between them."""
    text, sentences = "", []
    for index, one in enumerate(parsed):
        read = sentence(one["text"], one["tokens"], index, len(text))
        block = BlockKind(one.get("block", BlockKind.BODY))
        sentences.append(read.model_copy(update={"block": block}))
        text += one["text"] + " "
    return Article(id="a", name="Paper", text=text), tuple(sentences)
