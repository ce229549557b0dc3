"""Planted edits: where they are put, what a report makes of them, and what is kept of a run."""

import pytest

from checker.contrast.change import conflicting
from checker.contrast.passage import Passage
from checker.errors import GoldError
from checker.evaluate.plant import Plant, plant_of
from checker.evaluate.planted_results import (
    Alarm,
    Measured,
    Outcome,
    PlantedReport,
    read_results,
    write_results,
)
from checker.evaluate.story_source import read_stories
from checker.evaluate.verdict import Verdict, at_edit
from checker.records.article import Article, Block, Dateline, Story
from checker.records.finding import Evidence, Finding, Side
from checker.records.sentence import Sentence
from checker.settings import load_settings

TEXT = "OSTEN - A 17-year-old boy fell.\n\nHe lives."
AGE = Plant(kind="age", source="a", start=8, old="A 17-year-old", new="An 18-year-old")


def article(text=TEXT):
    blocks = (
        Block(start=0, end=text.index("\n"), kind="body"),
        Block(start=text.index("He"), end=len(text), kind="body"),
    )
    return Article(
        id="a", name="a", text=text, blocks=blocks, dateline=Dateline(start=0, end=7, place="OSTEN")
    )


def finding(kind="conflict", category="number", sides=(("a", 8, 22), ("b", 0, 9))):
    return Finding(
        id="1",
        kind=kind,
        category=category,
        severity="low",
        confidence=0.9,
        question="",
        summary="s",
        reasons=(),
        sides=tuple(
            Side(value="", evidence=(Evidence(source=s, start=a, end=b, quote="x" * (b - a)),))
            for s, a, b in sides
        ),
    )


def test_a_planted_edit_moves_what_stands_behind_it():
    (made,) = AGE.made(Story(id="s", articles=(article(),))).articles
    assert made.text == "OSTEN - An 18-year-old boy fell.\n\nHe lives."
    assert [block.cut(made.text) for block in made.blocks] == [
        "OSTEN - An 18-year-old boy fell.",
        "He lives.",
    ]
    assert made.dateline.cut(made.text) == "OSTEN -"
    assert AGE.after.cut(made.text) == AGE.new


def test_an_edit_takes_the_article_with_it_that_does_not_fit():
    text = "A 17-year-old boy fell."
    told = Sentence(
        start=8, end=8 + len(text), article="a", index=0, text=text, block="body", paragraph=0
    )
    passage = Passage(told, (), (), "", "", ())
    assert plant_of(conflicting("age", ("17-year-old", "18-year-old")), passage) == AGE
    assert plant_of(conflicting("age", ("girl", "boy")), passage) is None
    assert plant_of(conflicting("age", ("boy", "girl"), ("fell", "ran")), passage) is None


@pytest.mark.parametrize(
    ("sides", "there"),
    [
        ((("a", 8, 22), ("b", 0, 9)), True),
        ((("a", 40, 44), ("b", 0, 9)), False),
        ((("b", 8, 22), ("c", 0, 9)), False),
        ((("a", 8, 22), ("a", 15, 22)), False),
    ],
    ids=["against another", "elsewhere", "other sources", "on both sides"],
)
def test_a_finding_tells_of_an_edit_where_one_side_lies_on_it(sides, there):
    assert at_edit(AGE, finding(sides=sides)) is there


def measured(run="r", **more):
    alarm = Alarm(category="date", confidence=0.9, summary="alarm")
    outcomes = (
        Outcome(plant=AGE, verdict=Verdict.FOUND, confidence=0.9),
        Outcome(plant=AGE, verdict=Verdict.SILENT, elsewhere=(alarm,)),
        Outcome(plant=AGE.model_copy(update={"kind": "unit"}), verdict=Verdict.SILENT),
    )
    return Measured(run=run, story="s", alarms=(alarm,), outcomes=outcomes, **more)


def test_counts_and_misses():
    report = PlantedReport(stories=(measured(),))
    assert report.verdicts(false=True) == {"age": {Verdict.FOUND: 1, Verdict.SILENT: 1}}
    assert report.verdicts(false=False) == {"unit": {Verdict.SILENT: 1}}
    assert (report.alarms, report.elsewhere) == (1, 1)
    assert list(report.misses()) == [
        "s: unedited: alarm",
        "s: age: silent: 'A 17-year-old' to 'An 18-year-old'",
        "s: age: elsewhere: alarm",
    ]


def test_results_are_taken_up_by_the_same_run_only(tmp_path):
    path = tmp_path / "new" / "planted.jsonl"
    assert read_results(path, "r") == {}
    write_results(path, [measured()])
    assert read_results(path, "r") == {"s": measured()}
    assert read_results(path, "other") == {}
    path.write_text("{}\n")
    with pytest.raises(GoldError, match="remove it"):
        read_results(path, "r")


def test_stories_of_lines_and_files(tmp_path, pack_lines):
    row = {
        "story": 4,
        "date": "2031-03-04T09:00:00Z",
        "sources": [{"text": "Rain."}, {"text": "Sun."}],
    }
    lonely = {"story": 5, "sources": [{"text": "Snow."}]}
    lines = pack_lines(tmp_path / "rain.jsonl.gz", [row, lonely])
    (tmp_path / "x.json").write_text(
        '{"story": "x", "sources": [{"id": "a", "text": "Hail."}, {"id": "b", "text": "Fog."}]}'
    )
    settings = load_settings()
    found = read_stories([lines, tmp_path], settings, sample=None, seed=0)
    assert {story.id for story in found} == {"rain-4", "x"}
    assert {a.published.day for s in found if s.id == "rain-4" for a in s.articles} == {4}
    again = read_stories([lines, tmp_path], settings, sample=1, seed=0)
    assert again == read_stories([lines, tmp_path], settings, sample=1, seed=0)
    with pytest.raises(GoldError, match="no story of two sources"):
        read_stories([pack_lines(tmp_path / "y.jsonl.gz", [lonely])], settings, sample=None, seed=0)


@pytest.mark.slow
def test_plants_of_a_small_story(tmp_path):
    """The same seed plants the same, and a second run measures nothing again."""
    from checker.evaluate.planted import evaluate_planted

    told = "The storm sank {} boats in the old harbour of the town on Friday night, police said."
    texts = told.format("14"), f"It was a bad week. {told.format('14')}"
    articles = tuple(
        Article(id=f"{n}", name="", text=t, blocks=(Block(start=0, end=len(t), kind="body"),))
        for n, t in enumerate(texts)
    )
    story = Story(id="s", articles=articles)
    first = evaluate_planted([story], load_settings(), out=tmp_path)
    again = evaluate_planted([story], load_settings(), out=tmp_path)
    assert first == again
    verdicts = first.verdicts(false=True)
    assert verdicts["number"][Verdict.FOUND] == 1
