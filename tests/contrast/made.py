"""Passages of invented sentences with a frozen parse, corrected by hand."""

import json
from pathlib import Path

from checker.contrast.passage import Passage
from checker.facts import extract_facts
from checker.records.article import Article, Block, BlockKind
from tests.claims.parses import sentence

CASES = Path(__file__).parent / "cases"


def passage(begins: str) -> Passage:
    """The passage whose sentence begins so."""
    parsed = json.loads((CASES / "sentences.json").read_text(encoding="utf-8"))
    case = next(case for case in parsed if case["text"].startswith(begins))
    read = sentence(case["text"], case["tokens"])
    block = Block(start=0, end=len(read.text), kind=BlockKind.BODY)
    article = Article(id="a", name="Paper", text=read.text, blocks=(block,))
    facts = extract_facts(article, (read,))
    return Passage(read, facts, claims=(), before="", after="", others=())
