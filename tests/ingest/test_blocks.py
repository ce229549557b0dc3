"""Whole layouts, line by line, and what holds for any text."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.ingest.article import to_article
from checker.ingest.blocks import mark, shared_lines
from checker.ingest.draft import Draft
from checker.records.article import Block, BlockKind

LAYOUTS = json.loads((Path(__file__).parent / "cases" / "layouts.json").read_text("utf-8"))
PIECES = st.sampled_from(
    """- Advertisement -
A headline of some words
It rained on Monday. Send us your photos!
Label: 3
• point
OSLO (AAA) - He left.
Read more
© 2025 Example
""".split("\n")
)
TEXTS = st.text(max_size=300) | st.lists(PIECES, max_size=12).map("\n".join)


@pytest.mark.parametrize("layout", LAYOUTS, ids=[layout["why"] for layout in LAYOUTS])
def test_layout(layout):
    article = to_article(Draft(id="s", text=layout["text"]))
    found = [[block.kind.value, block.cut(article.text)] for block in article.blocks]
    assert found == layout["blocks"]
    assert article.title == layout["title"]
    assert article.name == layout["name"]
    assert article.written is None or article.written.isoformat() == layout["written"]
    assert (article.written is None) == (layout["written"] is None)


@given(TEXTS, st.text(max_size=30))
def test_blocks_are_in_order_disjoint_and_cover_the_text(text, title):
    blocks = mark(Draft(id="s", text=text, title=title))
    end = 0
    for block in blocks:
        assert end <= block.start < block.end
        assert not text[end : block.start].strip()
        assert block.cut(text) == block.cut(text).strip()
        assert (block.kind is BlockKind.JUNK) == bool(block.reason)
        end = block.end
    assert not text[end:].strip()


@given(TEXTS)
def test_dateline_opens_a_body_block(text):
    article = to_article(Draft(id="s", text=text))
    if article.dateline:
        assert any(
            block.kind is BlockKind.BODY
            and block.start == article.dateline.start
            and block.contains(article.dateline)
            for block in article.blocks
        )


def test_given_title_is_found_under_a_label():
    text = "Menu of the day\nA short one\nIt rained on Monday in all parts of the country."
    blocks = mark(Draft(id="s", text=text, title="A short one"))
    assert [block.kind for block in blocks] == ["junk", "title", "body"]


def test_format_marks_go_before_the_rules():
    told = Block(start=0, end=8, kind=BlockKind.CAPTION)
    blocks = mark(Draft(id="s", text="A street\nIt rained on Monday.", marks=(told,)))
    assert blocks[0].kind is BlockKind.CAPTION


def test_short_lines_of_several_sources_are_junk_at_the_margin_only():
    body = "It rained on Monday in all parts of the country."
    first = f"{body}\n{body} Again.\nThe Daily Wrap"
    second = f"The wind turned to the north in the night, they said.\nThe Daily Wrap\n{body}"
    shared = shared_lines([first, second])
    assert mark(Draft(id="a", text=first), shared)[-1].reason == "stands on several pages"
    assert mark(Draft(id="b", text=second), shared)[1].kind is BlockKind.BODY


def test_sentences_of_several_sources_are_never_shared_lines():
    assert shared_lines(["It rained.\nDeaths: 2", "It rained.\nDeaths: 2"]) == frozenset()
