"""What is read from sentences, for all kinds of quantity together, without grammar."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts import age, money, number, percent, score
from checker.facts.extract import extract_facts
from checker.records.article import Article
from checker.records.fact import FactKind
from checker.records.sentence import Sentence
from tests.facts.tagged import sentence_of
from tests.pace import pace

_FOLDER = Path(__file__).parent / "cases"
_READ = [
    case
    for kind in ("number", "money", "percent", "score")
    for case in json.loads((_FOLDER / f"{kind}_read.json").read_text("utf-8"))
]
_CASES = json.loads((Path(__file__).parent / "cases" / "quantities.json").read_text("utf-8"))
_FIGURES = {FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT, FactKind.SCORE}
_READERS = (score, age, percent, money, number)


def _read(sentence: Sentence) -> list:
    """The facts of every kind, without the bare numbers that are part of another kind."""
    *kinds, numbers = (list(reader.read(sentence, None)) for reader in _READERS)
    others = [fact for facts in kinds for fact in facts]
    bare = [fact for fact in numbers if not any(fact.overlaps(other) for other in others)]
    return sorted(others + bare, key=lambda fact: fact.start)


def _params(cases):
    for case in cases:
        fails = case.get("fails")
        marks = pytest.mark.xfail(reason=fails) if fails else ()
        yield pytest.param(case["text"], case["facts"], marks=marks, id=case["text"])


@pytest.mark.parametrize(("text", "expected"), list(_params(_CASES)))
def test_cases(text, expected):
    found = [
        [f.kind.value, f.quote, f.normalized, f.modifier and f.modifier.value, f.of, f.role]
        for f in _read(sentence_of(text))
    ]
    # A case that names no governor leaves it open.
    assert [
        [*f[:5], want[5] and f[5]] for f, want in zip(found, expected, strict=False)
    ] == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize(("text", "expected"), list(_params(_READ)))
def test_values(text, expected):
    """Kind, words, value and hedge; ages and durations have cases of their own."""
    article = Article(id="a", name="a", text=text)
    found = [
        [f.kind.value, f.quote, f.normalized, f.modifier and f.modifier.value]
        for f in extract_facts(article, [sentence_of(text)])
        if f.kind in _FIGURES
    ]

    assert found == expected


def test_there_are_cases_enough():
    assert len(_READ) >= 300
    assert sum(not case["facts"] for case in _READ) >= 100
    assert len(_CASES) >= 150
    assert sum(not case["facts"] for case in _CASES) >= 50


_PIECES = st.sampled_from(
    "12 1,150 -7 3.4 bn € $ 4 % per cent a third half of the million and to between 36-year-old ,"
    " ( ) 7-2 votes aged two dozens 5 km/h minus ½ \u00a0 £ twenty nine in his fifties".split(" ")
)


@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map(" ".join)))
def test_spans_are_exact_in_any_text(text):
    article = "Header\n" + text
    for reader in _READERS:
        for fact in reader.read(sentence_of(text, start=7), None):
            assert article[fact.start : fact.end] == fact.quote
            assert fact.quote
            assert fact.value.type == "score" or fact.value.low <= fact.value.high


def test_speed():
    texts = [f"{case['text']} In all {n} people were moved." for n, case in enumerate(_CASES)]
    assert pace(lambda text: _read(sentence_of(text)), texts) < 20  # 8 when this was written
