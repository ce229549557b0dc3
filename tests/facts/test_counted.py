"""With grammar; tests/facts/test_quantities.py has the cases without."""

import json
from pathlib import Path

import pytest

from checker.facts.counted import counted
from checker.records.article import BlockKind
from checker.records.sentence import Sentence, Token
from checker.text.nouns import singular
from checker.text.verbs import verb

_CASES = json.loads((Path(__file__).parent / "cases" / "counted.json").read_text("utf-8"))


def _parsed(case: dict) -> Sentence:
    text, tokens, start = case["text"], [], 0
    for word, lemma, pos, tag, dep, head in case["tokens"]:
        start = text.index(word, start)
        end = start + len(word)
        grammar = {"lemma": lemma, "pos": pos, "tag": tag, "dep": dep, "head": head}
        tokens.append(Token(start=start, end=end, text=word, **grammar))
        start = end
    place = {"article": "a", "index": 0, "block": BlockKind.BODY, "paragraph": 0}
    return Sentence(start=0, end=len(text), text=text, tokens=tuple(tokens), **place)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["text"])
def test_counted_by_grammar(case):
    start = case["text"].index(case["number"])
    found = counted(_parsed(case), start, start + len(case["number"]))

    assert found.of == case["of"]
    assert case["role"] in {None, found.role}


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("fatalities", "fatality"), ("boxes", "box"), ("women", "woman"), ("people", "people"),
        ("lives", "life"), ("passes", "pass"), ("horses", "horse"), ("bus", "bus"), ("men", "man"),
    ],
)  # fmt: skip
def test_singular(plural, expected):
    assert singular(plural) == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("killed", "kill"), ("injured", "injure"), ("evacuated", "evacuate"), ("stopped", "stop"),
        ("arrested", "arrest"), ("stolen", "steal"), ("charged", "charge"), ("voted", "vote"),
        ("carried", "carry"), ("missing", "missing"), ("treated", "treat"), ("found", "find"),
        ("wounded", "wound"), ("rescued", "rescue"), ("detained", "detain"), ("killing", "kill"),
    ],
)  # fmt: skip
def test_verb(form, expected):
    assert verb(form) == expected
