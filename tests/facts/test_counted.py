"""With grammar; tests/facts/test_quantities.py has the cases without."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.counted import counted
from checker.facts.extract import extract_facts
from checker.records.article import Article, BlockKind
from checker.records.sentence import Sentence, Token
from checker.text.nouns import singular
from checker.text.verbs import verb

_FOLDER = Path(__file__).parent / "cases"
_CASES = json.loads((_FOLDER / "counted.json").read_text("utf-8"))


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


def _told():
    for case in json.loads((_FOLDER / "described.json").read_text("utf-8")):
        marks = pytest.mark.xfail(reason=case["fails"], strict=True) if "fails" in case else ()
        yield pytest.param(case, id=case["text"], marks=marks)


@pytest.mark.parametrize("case", list(_told()))
def test_what_figures_are_of(case):
    """'*' leaves a noun or governor open."""
    article = Article(id="a", name="a", text=case["text"])
    facts = {fact.quote: fact for fact in extract_facts(article, [_parsed(case)])}

    for quote, of, role in case["figures"]:
        assert of in {"*", facts[quote].of}
        assert role in {"*", facts[quote].role}


_DEPS = st.sampled_from(
    "nsubj obj obl nmod nummod conj appos aux:pass case cop amod acl:relcl det root".split()
)
_NODES = st.tuples(
    st.sampled_from("12 people were more others toll number of at leave dead euros".split()),
    st.sampled_from(["NUM", "NOUN", "VERB", "ADJ", "AUX", "ADP"]),
    st.sampled_from(["CD", "NN", "VBD", "VBZ", "JJ"]),
    _DEPS,
    st.integers(0, 11),
)


@given(st.lists(_NODES, min_size=1, max_size=12))
def test_any_grammar_is_borne(nodes):
    """Heads may form circles, as no parser should make them."""
    words = [node[0] for node in nodes]
    tokens = [[word, word, pos, tag, dep, head % len(nodes)] for word, pos, tag, dep, head in nodes]
    text = " ".join(words)

    found = counted(_parsed({"text": text, "tokens": tokens}), 0, len(words[0]))

    assert found.of is None or found.of


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
        ("fined", "fine"), ("taught", "teach"), ("stood", "stand"), ("denied", "deny"),
        ("cleared", "clear"), ("agreed", "agree"), ("needed", "need"), ("withdrawn", "withdraw"),
        ("controlled", "control"), ("invited", "invite"), ("visited", "visit"), ("tied", "tie"),
        ("restored", "restore"), ("monitored", "monitor"), ("charging", "charge"),
    ],
)  # fmt: skip
def test_verb(form, expected):
    assert verb(form) == expected
