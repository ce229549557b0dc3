"""The sample stories hold what was planted in them, and the checker finds what it can."""

import json
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checker import check_story, load_settings, read_story
from checker.records.article import Article, BlockKind, Story
from checker.records.finding import Finding, Kind, Report, Side

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
ORIGINALS = ROOT.parent / "shared" / "seeds"
PLANTED: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "cases" / "seeds.json").read_text(encoding="utf-8")
)
RUN = 6
"""Words in a row that no sample may share with the articles it retells."""
# Runs made of these alone are names, offices and dates, and labels of pages.
COMMON = frozenset(
    """
    kristi noem sec_noem claudia sheinbaum nayib bukele gustavo petro nigeria rentería villatoro
    juan ramón de la fuente tricia mclaughlin donald trump president foreign minister deputy public
    affairs justice security secretary of homeland department the dhs and s u united states
    mexican mexico el salvador colombia statement intent for biometric cooperation center terrorist
    terrorism confinement cecot tren aragua march april 3 26 27 28 29 2025 wednesday thursday friday
    advertisement image source x more posts loader
""".split()
)
MOST_OTHER_WORDS = 3
"""'will meet with President Claudia Sheinbaum' has no other words to be said in."""


@cache
def story(name: str) -> Story:
    return read_story(SEEDS / name)


@cache
def report(name: str) -> Report:
    return check_story(story(name), load_settings())


def article(name: str, source: str) -> Article:
    return next(one for one in story(name).articles if one.id == source)


def cases(*kinds: str, failing: bool = True) -> list[Any]:
    """The planted cases of these kinds; ``failing`` marks those that are known to fail."""
    return list(_cases(kinds, failing))


def _cases(kinds: Collection[str], failing: bool) -> Iterator[Any]:
    for name, planted in PLANTED.items():
        for case in planted:
            if case["kind"] in kinds:
                failure = case.get("known_failure")
                marks = (
                    [pytest.mark.xfail(reason=failure, strict=True)] if failure and failing else []
                )
                yield pytest.param(name, case, id=f"{name}: {case['what']}", marks=marks)


def passages(case: dict[str, Any]) -> list[tuple[str, str]]:
    return [(source, quote) for side in case["sides"] for source, quote in side]


def test_every_folder_is_a_story_with_planted_cases() -> None:
    folders = {path.name for path in SEEDS.iterdir() if path.is_dir()}
    assert folders == set(PLANTED)
    table = (SEEDS / "README.md").read_text(encoding="utf-8")
    files = [path for path in SEEDS.glob("*/*") if path.is_file()]
    assert not [path.name for path in files if f"`{path.name}`" not in table]


@pytest.mark.parametrize("name", PLANTED)
def test_every_file_is_read_as_one_source_named_after_it(name: str) -> None:
    files = sorted(path.stem for path in (SEEDS / name).iterdir())
    assert sorted(one.id for one in story(name).articles) == files
    assert not story(name).skipped


@pytest.mark.parametrize(("name", "case"), cases(*Kind, failing=False))
def test_planted_passages_are_there_and_are_no_junk(name: str, case: dict[str, Any]) -> None:
    for source, quote in passages(case):
        told = article(name, source)
        start = told.text.index(quote)
        block = next(b for b in told.blocks if b.start <= start < b.end)
        assert block.kind is not BlockKind.JUNK, (source, quote, block.reason)


def test_a_page_date_is_not_taken_for_the_day_of_writing() -> None:
    scraped = article("noem-tour", "rio-border-ledger")
    stamp = scraped.text.index("Thursday, April 3, 2025")
    assert next(b for b in scraped.blocks if b.start <= stamp < b.end).kind is BlockKind.JUNK
    assert scraped.written is not None
    assert scraped.written.isoformat() == "2025-03-29"


@pytest.mark.parametrize(
    "junk",
    ["loader image", "- Advertisement -", "91.4 F", "Image source: X", "More posts:",
     "Leave a Reply", "Post Comment", "Loading Now", "Original Source:", "Most read",
     "Sign up for our newsletter", "© 2025", "Privacy policy", "contributed reporting"],
)  # fmt: skip
def test_page_junk_is_marked(junk: str) -> None:
    carriers = [one for one in story("noem-tour").articles if f"\n{junk}" in f"\n{one.text}"]
    if junk == "contributed reporting":
        carriers = [one for one in story("noem-tour").articles if junk in one.text]
    assert carriers
    for one in carriers:
        kinds = {b.kind for b in one.blocks if b.cut(one.text).lstrip().startswith(junk)}
        assert kinds <= {BlockKind.JUNK}


@pytest.mark.skipif(not ORIGINALS.is_dir(), reason="needs ../shared/seeds, the articles retold")
def test_the_retelling_copies_no_sentence() -> None:
    originals = [words(path.read_text(encoding="utf-8")) for path in ORIGINALS.glob("*.txt")]
    known = {run for text in originals for run in runs(text)}
    copied = {
        " ".join(run)
        for one in story("noem-tour").articles
        for run in runs(words(one.text))
        if run in known and sum(word not in COMMON for word in run) >= MOST_OTHER_WORDS
    }
    assert not copied


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(text[i : i + RUN]) for i in range(len(text) - RUN + 1))


@pytest.mark.slow
@pytest.mark.parametrize("name", PLANTED)
def test_every_quote_stands_where_the_report_says(name: str) -> None:
    texts = {source.id: source.text for source in report(name).sources}
    assert report(name).findings
    for finding in report(name).findings:
        for side in finding.sides:
            for one in side.evidence:
                assert texts[one.source][one.start : one.end] == one.quote


@pytest.mark.slow
@pytest.mark.parametrize(("name", "case"), cases("conflict"))
def test_planted_conflicts_are_reported(name: str, case: dict[str, Any]) -> None:
    assert [f for f in report(name).of_kind(Kind.CONFLICT) if shows(name, f, case)]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "case"), cases("development", "variant", "agreement"))
def test_what_is_no_conflict_is_not_reported_as_one(name: str, case: dict[str, Any]) -> None:
    assert not [f.summary for f in report(name).of_kind(Kind.CONFLICT) if opposes(name, f, case)]


@pytest.mark.slow
def test_the_wrong_office_comes_first() -> None:
    first = report("noem-tour").findings[0]
    assert first.kind is Kind.CONFLICT
    assert shows("noem-tour", first, PLANTED["noem-tour"][0])


@pytest.mark.slow
def test_the_near_copy_is_no_second_witness() -> None:
    origin = {source.id: source.origin for source in report("harbour-fire").sources}
    assert origin["evening-mail"] == origin["nordwire"]
    assert len(set(origin.values())) == len(origin) - 1


def shows(name: str, finding: Finding, case: dict[str, Any]) -> bool:
    """Whether at least two planted sides are met by different sides of the finding."""
    met = [
        {number for number, side in enumerate(finding.sides) if meets(name, side, planted)}
        for planted in case["sides"]
    ]
    return any(
        first != second
        for i, left in enumerate(met)
        for right in met[i + 1 :]
        for first in left
        for second in right
    )


def opposes(name: str, finding: Finding, case: dict[str, Any]) -> bool:
    """Whether a finding of the same category sets planted passages against each other."""
    if finding.category.value != case["category"]:
        return False
    together = [passage for side in case["sides"] for passage in side]
    touched = [side for side in finding.sides if meets(name, side, together)]
    return len(touched) > 1


def meets(name: str, side: Side, planted: list[tuple[str, str]]) -> bool:
    """Whether the evidence of a side overlaps a planted passage."""
    for source, quote in planted:
        start = article(name, source).text.index(quote)
        for one in side.evidence:
            if one.source == source and one.start < start + len(quote) and start < one.end:
                return True
    return False
