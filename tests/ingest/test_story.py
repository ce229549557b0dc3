"""Stories from directories and story files, whole and in parts bad."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import SourceError, StorySourceError
from checker.ingest import folder_name, read_articles, read_story
from checker.records.article import BlockKind
from checker.settings import IngestSettings

SHARED = Path(__file__).parents[2].parent / "shared"
GOLD = SHARED / "gold" / "train"
TEXT = "Rain in all parts of the country\nIt rained on Monday, the weather service said."


def _story(tmp_path, sources, **more):
    path = tmp_path / "case.json"
    path.write_text(json.dumps({"story": "rain", "sources": sources, **more}), "utf-8")
    return path


def _source(identity="a", **more):
    return {"id": identity, "text": TEXT, **more}


def test_directory(tmp_path):
    folder = tmp_path / "rain"
    (folder / "deeper").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "a.html").write_text("<p>It rained.</p>", "utf-8")
    (folder / "b.json").write_text(json.dumps({"id": "x", "text": "It poured."}), "utf-8")
    (folder / "c.bin").write_bytes(b"\0\1")
    (folder / "d.txt").write_bytes(b"a\0b")
    (folder / ".hidden").write_bytes(b"")
    (folder / "e.json").write_text(json.dumps({"sources": [], "story": "x"}), "utf-8")
    story = read_story(folder)
    assert story.id == "rain"
    assert [article.id for article in story.articles] == ["a", "b"]
    for line, fault in zip(
        story.skipped,
        ["NUL", "NUL", "folder", "story file", "taken already"],
        strict=True,
    ):
        assert fault in line
        assert str(folder) in line
        assert "\n" not in line


def test_story_file(tmp_path):
    path = _story(
        tmp_path,
        [_source(name="Post", title="Rain in all parts of the country", published=None, x=1)],
        topic="Weather",
    )
    story = read_story(path)
    (article,) = story.articles
    assert (story.id, story.topic, story.skipped) == ("rain", "Weather", ())
    assert (article.name, article.text, article.published) == ("Post", TEXT, None)
    assert article.blocks[0].kind is BlockKind.TITLE


@pytest.mark.parametrize(
    ("published", "day_only"), [("2026-02-18", True), ("2026-02-18T00:00:00Z", False)]
)
def test_a_source_may_tell_the_day_alone(tmp_path, published, day_only):
    (article,) = read_story(_story(tmp_path, [_source(published=published)])).articles
    assert article.published.isoformat() == "2026-02-18T00:00:00+00:00"
    assert article.day_only is day_only


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        (7, "source 2: is a number"),
        ({"text": TEXT}, "source 2: has no 'id'"),
        ({"id": 3, "text": TEXT}, "source 2: 'id' is a number"),
        (_source("a"), "'a' is taken already"),
        (_source("b", text=None), "source 'b': is empty"),
        (_source("b", text=["x"]), "source 'b': 'text' is a list"),
        (_source("b", name={}), "source 'b': 'name' is an object"),
        (_source("b", title=True), "source 'b': 'title' is true or false"),
        (_source("b", published=20250101), "source 'b': 'published' is a number"),
        (_source("b", published="soon"), "source 'b': 'published' is no ISO 8601 time"),
        (_source("b", text="a\0"), "source 'b': holds NUL"),
        (_source("b\n"), "'b' is taken|not printable|^$"),
    ],
)
def test_bad_sources_are_named_and_the_others_kept(tmp_path, source, fault):
    path = _story(tmp_path, [_source("a"), source])
    story = read_story(path)
    assert story.articles[0].id == "a"
    assert re.search(fault, "".join(story.skipped))
    assert all(str(path) in line for line in story.skipped)


@pytest.mark.parametrize("content", ['{"sources": {}}', '{"sources": []}', '{"sources": [1]}', ""])
def test_story_with_nothing_in_it(tmp_path, content):
    path = tmp_path / "case.json"
    path.write_text(content, "utf-8")
    with pytest.raises(StorySourceError, match=r"case\.json: "):
        read_story(path)


def test_missing_path_and_empty_directory(tmp_path):
    with pytest.raises(StorySourceError, match="no such file"):
        read_story(tmp_path / "nowhere")
    with pytest.raises(StorySourceError, match="holds no source"):
        read_story(tmp_path)
    with pytest.raises(SourceError, match="is a folder"):
        read_articles(tmp_path)


def test_too_large_a_file(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT * 20, "utf-8")
    with pytest.raises(StorySourceError, match="larger than 1000 bytes"):
        read_story(tmp_path / "a.txt", IngestSettings(max_bytes=1_000))


def test_dateline_without_a_year_takes_that_of_the_story(tmp_path):
    undated = "BROD, Feb 17 (AAA) - It rained all day.\nPage updated 19 Feb 2031"
    path = _story(tmp_path, [_source(published="2026-02-18T05:00:00Z"), _source("b", text=undated)])
    story = read_story(path)
    assert story.articles[1].written.isoformat() == "2026-02-17"


@pytest.mark.parametrize("name", ["../../x", "/etc/passwd", "..", ".", "", "a\\b", "a\0b", "~/x"])
def test_id_is_always_one_folder(tmp_path, name):
    path = _story(tmp_path, [_source()], story=name)
    identity = read_story(path).id
    assert (tmp_path / identity).resolve().parent == tmp_path.resolve()
    assert identity not in {"", ".", ".."}


@given(st.text())
def test_any_name_becomes_one_folder(name):
    folder = folder_name(name)
    assert folder
    assert not set(folder) & set('/\\:*?"<>|\0\n')
    assert not folder.startswith(".")
    assert len(folder.encode("utf-8")) <= 240
    assert folder_name(folder) == folder


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold stories are not part of the repository")
def test_no_gold_quote_is_junk():
    for path in sorted(GOLD.glob("*.json")):
        story = read_story(path)
        texts = {article.id: article for article in story.articles}
        gold = json.loads(path.read_text("utf-8"))["gold"]
        evidence = [e for entry in gold for side in entry["sides"] for e in side["evidence"]]
        for quote in evidence:
            article = texts[quote["source"]]
            at = article.text.index(quote["quote"])
            hit = [b for b in article.blocks if b.start <= at < b.end]
            assert hit, quote
            assert hit[0].kind is not BlockKind.JUNK, quote


def test_a_text_too_long_for_an_article_is_skipped(tmp_path):
    (tmp_path / "a.txt").write_text("Rain fell on Monday. " * 100)
    (tmp_path / "b.txt").write_text("Rain fell on Monday.")
    story = read_story(tmp_path, IngestSettings(max_characters=1_000))
    assert [article.id for article in story.articles] == ["b"]
    assert "a.txt" in story.skipped[0]
    assert "more than 1000 characters" in story.skipped[0]
