"""The whole step on the shipped parser: any text gives claims whose spans are exact."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.claims import Parser, build_claims, split_sentences
from checker.records.article import Article, Block, BlockKind
from checker.records.claim import Claim
from checker.text.offsets import lines

_MODEL = Path(__file__).parents[2] / "models" / "parser"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (_MODEL / "meta.json").is_file(), reason="no parser in models/"),
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load(_MODEL, 32)


def _claims(parser: Parser, text: str) -> tuple[Article, tuple[Claim, ...]]:
    blocks = tuple(Block(start=a, end=b, kind=BlockKind.BODY) for a, b in lines(text))
    article = Article(id="a", name="Paper", text=text, blocks=blocks)
    sentences = parser.parse(split_sentences(article))
    claims = build_claims(article, sentences, ())
    by_index = {sentence.index: sentence for sentence in sentences}
    for claim in claims:
        assert all(by_index[claim.sentence].contains(span) for span in claim.spans)
        assert claim.text.strip()
    return article, claims


_WORDS = st.sampled_from([
    "The", "mayor", "said", "who", "which", "and", "if", "\u201c", "\u201d", "12", "Ann", "Roe",
    ",", ".", "-", "was", "killed", "\n", "\t", "\x00", "\u00e9", "\U0001f600", ":", "10:05",
])  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(_WORDS, max_size=60))
def test_any_text_is_read_without_fault(parser: Parser, words: list[str]) -> None:
    _claims(parser, " ".join(words))


def test_spans_are_the_words_of_the_text(parser: Parser) -> None:
    text = "The dam, which feeds the town, broke on Monday.\nTwo men died and nine were hurt.\n"
    article, claims = _claims(parser, text)
    assert [claim.spans[0].cut(article.text) for claim in claims if claim.sentence == 1] == [
        "Two men died",
        "nine were hurt",
    ]
