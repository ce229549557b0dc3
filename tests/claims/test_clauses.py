"""Splitting sentences into clauses, over frozen parses."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claims.clauses import Clause, ClauseKind, split_clauses
from checker.records.base import Span
from checker.records.sentence import EntityLabel, Sentence
from tests.claims.parses import cases, sentence

_TAGS = ["NN", "NNS", "NNP", "VBD", "VBZ", "VBN", "VBG", "VB", "MD", "IN", "CC", "DT", "WDT", "RB"]
_POS = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "IN": "ADP", "CC": "CCONJ", "DT": "DET"}
_WORDS = ["who", "that", "and", "if", ",", ";", ":", "when", "after", "of", "which", "Roe", "ran"]


def _case(case: dict[str, Any]) -> Any:
    reason = case.get("known_failure")
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(case, id=case["text"], marks=marks)


def _words(parsed: Sentence, tokens: tuple[int, ...]) -> str:
    return " ".join(parsed.tokens[i].text for i in tokens)


@pytest.mark.parametrize("case", [_case(case) for case in cases("clauses.json")])
def test_clauses_of_a_sentence(case: dict[str, Any]) -> None:
    parsed = sentence(case["text"], case["tokens"])
    found = [
        [
            clause.kind.value,
            _words(parsed, clause.supplied),
            _words(parsed, clause.body),
            _words(parsed, clause.subject),
        ]
        for clause in split_clauses(parsed)
    ]
    assert found == case["clauses"]


def test_words_said_share_no_clause_with_the_frame() -> None:
    case = next(c for c in cases("clauses.json") if c["text"].startswith("The council was told"))
    parsed = sentence(case["text"], case["tokens"])
    said = Span(start=case["text"].index("the roof"), end=len(case["text"]) - 1)
    clauses = split_clauses(parsed, [said])
    assert [(clause.said, _words(parsed, clause.body)) for clause in clauses] == [
        (None, "The council was told"),
        (0, "the roof has rotted"),
        (0, "the walls are damp"),
    ]


def test_a_sentence_without_tokens_has_no_clauses() -> None:
    assert split_clauses(sentence("...", [])) == ()


_DEPS = st.sampled_from(
    ["nsubj", "obj", "aux", "cop", "conj", "root", "amod", "acl:relcl", "punct"]
)
_LINES = st.lists(
    st.tuples(
        st.sampled_from(_WORDS),
        st.sampled_from(_TAGS),
        _DEPS,
        st.integers(0, 30),
        st.sampled_from(["", "B-PER", "I-PER", "B-ORG"]),
    ),
    min_size=1,
    max_size=25,
)


def _garbled(tokens: list[tuple[str, str, str, int, str]]) -> Sentence:
    lines = [
        f"{word}|{word}|{'PUNCT' if word in ',;:' else _POS.get(tag, 'VERB')}|{tag}|{dep}"
        f"|{head % len(tokens)}|{name}"
        for word, tag, dep, head, name in tokens
    ]
    return sentence(" ".join(token[0] for token in tokens), lines)


@given(_LINES)
def test_any_parse_is_split_without_fault(
    tokens: list[tuple[str, str, str, int, str]],
) -> None:
    parsed = _garbled(tokens)
    clauses = split_clauses(parsed)
    assert clauses or all(token.pos == "PUNCT" or token.text in _LOOSE for token in parsed.tokens)
    for clause in clauses:
        _holds_together(parsed, clause)


_LOOSE = {"and", "that"}


def _holds_together(parsed: Sentence, clause: Clause) -> None:
    size = len(parsed.tokens)
    assert clause.body
    assert all(0 <= i < size for i in (*clause.tokens, *clause.subject))
    assert list(clause.tokens) == sorted(set(clause.tokens))
    assert list(clause.body) == sorted(set(clause.body))
    assert clause.predicate is None or clause.predicate in clause.tokens
    worded = {i for part in clause.wording if not isinstance(part, str) for i in part}
    assert worded <= {*clause.tokens}
    if clause.kind in {ClauseKind.DESCRIPTION, ClauseKind.AGE}:
        assert clause.supplied == clause.subject
        assert not {*clause.supplied} & {*clause.body}


def test_the_names_of_a_description_are_tokens_of_a_name() -> None:
    case = next(c for c in cases("clauses.json") if "Maria Lund" in c["text"])
    parsed = sentence(case["text"], case["tokens"])
    described = next(c for c in split_clauses(parsed) if c.kind is ClauseKind.DESCRIPTION)
    assert all(parsed.tokens[i].entity is EntityLabel.PERSON for i in described.supplied)
