"""Whole stories on the shipped models."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from checker.ingest import read_story
from checker.pipeline import check_story
from checker.records.article import Article, Block, BlockKind, Story
from checker.records.finding import Kind
from checker.text.offsets import lines

pytestmark = pytest.mark.slow
HOSTILE = json.loads((Path(__file__).parent / "cases" / "hostile.json").read_text())


def article(source, text):
    blocks = tuple(Block(start=a, end=b, kind=BlockKind.BODY) for a, b in lines(text))
    return Article(id=source, name=source, text=text, blocks=blocks)


def story(*texts):
    return Story(id="s", articles=tuple(article(f"s{n}", t) for n, t in enumerate(texts)))


def every_quote_is_the_text(report):
    texts = {source.id: source.text for source in report.sources}
    for finding in report.findings:
        for side in finding.sides:
            for evidence in side.evidence:
                assert texts[evidence.source][evidence.start : evidence.end] == evidence.quote
                assert all(evidence.contains(focus) for focus in evidence.focus)
    for left_out in report.not_compared:
        assert texts[left_out.source][left_out.start : left_out.end] == left_out.quote


def test_a_changed_number_is_found(settings, models):
    told = "The storm sank {} boats in the old harbour of the town on Friday night, police said."
    report = check_story(story(told.format("14"), told.format("41")), settings, models)
    (conflict,) = report.of_kind(Kind.CONFLICT)
    assert sorted(side.normalized for side in conflict.sides) == ["14", "41"]


def test_one_text_twice_has_no_conflict_and_one_origin(settings, models):
    text = "The storm sank 14 boats in the harbour on Friday. Mayor Ann Roe said nobody was hurt."
    report = check_story(story(text, text), settings, models)
    assert {source.origin for source in report.sources} == {"o1"}
    assert report.of_kind(Kind.CONFLICT) == ()
    assert report.of_kind(Kind.AGREEMENT)


def test_a_single_source_is_reported_too(settings, models):
    report = check_story(story("Mayor Ann Roe opened the bridge on Friday."), settings, models)
    assert {f.kind for f in report.findings} <= {Kind.SINGLE_SOURCE}


def test_a_report_is_the_same_again(settings, models):
    path = Path("seeds/harbour-fire")
    first, second = (check_story(read_story(path), settings, models) for _ in range(2))
    assert first.findings == second.findings


@pytest.mark.parametrize("texts", HOSTILE, ids=lambda texts: repr(texts)[:40])
def test_hostile_text_gives_a_report(settings, models, texts):
    every_quote_is_the_text(check_story(story(*texts), settings, models))


@given(texts=st.lists(st.text(max_size=300), min_size=1, max_size=3))
@hypothesis_settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_arbitrary_text_gives_a_report(settings, models, texts):
    every_quote_is_the_text(check_story(story(*texts), settings, models))


NEWS = (
    "Ann Roe, the mayor of Brod, said on Friday that 14 of “41” boats were lost — not found; "
    "'never' 3.5m euros (about a third) at 4 a.m. she will resign."
).split()


@given(words=st.lists(st.sampled_from(NEWS), max_size=60))
@hypothesis_settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_news_in_any_order_gives_a_report(settings, models, words):
    text = " ".join(words)
    every_quote_is_the_text(check_story(story(text, text[::-1]), settings, models))
