"""Formats: what each makes of good and of hostile files."""

import json
from pathlib import Path

import pytest

from checker.errors import SourceError
from checker.ingest import read_articles
from checker.records.article import BlockKind
from checker.settings import IngestSettings

PAGE = Path(__file__).parent / "cases" / "page.html"


def _write(tmp_path, name, content):
    path = tmp_path / name
    if not isinstance(content, bytes | str):
        content = json.dumps(content)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_page_as_text_with_metadata():
    (article,) = read_articles(PAGE)
    kinds = {block.cut(article.text): block.kind for block in article.blocks}
    assert article.name == "The Example Times"
    assert article.title == "Ferry runs aground off Port Example"
    assert article.published.isoformat() == "2025-05-04T04:15:00+00:00"
    assert article.written.isoformat() == "2025-05-03"
    assert article.dateline.agency == "EXA"
    assert kinds["All 120 passengers are safe, the coast guard says."] is BlockKind.SUBTITLE
    assert kinds["Crew: 14"] is BlockKind.LIST_ITEM
    assert kinds["The ferry on the rocks on Saturday. (Photo: Coast Guard)"] is BlockKind.CAPTION


def test_page_keeps_every_paragraph_and_marks_the_rest():
    (article,) = read_articles(PAGE)
    body = [b.cut(article.text) for b in article.blocks if b.kind is BlockKind.BODY]
    assert len(body) == 5
    junk = " ".join(b.cut(article.text) for b in article.blocks if b.kind is BlockKind.JUNK)
    assert "What a mess" in junk
    assert "Ten beaches" in junk
    assert "alert(1)" not in article.text
    assert "secret words" not in article.text


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.html", b"<html></html>", "no visible text"),
        ("a.html", b"<script>alert(1)</script>", "no visible text"),
        ("a.html", b"<div>" * 5000 + b"deep", "nests its elements too deeply"),
        ("a.html", b"<p>" + b"word " * 2_100_000, "too long"),
        ("a.json", b"[1, 2]", "holds a list"),
        ("a.json", b"{", "no valid JSON"),
        ("a.json", b"[" * 100_000, "nested too deeply"),
        ("a.json", b'{"text": ' + b"9" * 5000 + b"}", "no valid JSON"),
        ("a.json", {"title": "only"}, "has no text"),
        ("a.json", {"text": ["a"]}, "has no text"),
        ("a.json", {"text": "a\0b"}, "NUL"),
        ("a.json", b'{"text": "a\\ud800"}', "surrogates"),
        ("a.json", {"id": "x" * 300, "text": "It rained."}, "too long or not printable"),
        ("a.jsonl", b'{"text": "It rained."}\n{"text": 3}\n', "line 2: has no text"),
        ("a.txt", b"", "is empty"),
        ("a.png", b"\x89PNG\r\n", "is a picture"),
        ("a.xml", b"<?xml version='1.0'?><invoice/>", "XML of an unknown kind"),
    ],
)
def test_hostile_files_get_one_clear_line(tmp_path, name, content, fault):
    path = _write(tmp_path, name, content)
    with pytest.raises(SourceError, match=fault) as caught:
        read_articles(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "raw", [b"x" * 10_000_000, b"word. Word " * 900_000, b"- " * 5_000_000, b"OSLO, " * 1_600_000]
)
def test_line_of_ten_megabytes(tmp_path, raw):
    limits = IngestSettings(max_characters=20_000_000)
    (article,) = read_articles(_write(tmp_path, "a.txt", raw), limits)
    assert len(article.text) == len(raw)
    assert len(article.blocks) == 1


def test_entities_are_not_expanded(tmp_path):
    bomb = b'<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><p>one &b; two</p>'
    (article,) = read_articles(_write(tmp_path, "a.html", bomb))
    assert "aaaa" not in article.text


def test_script_in_every_field_stays_text(tmp_path):
    evil = "<script>alert(1)</script>"
    fields = {"headline": evil, "text": f"{evil} It rained.", "publisher": {"name": evil}}
    (article,) = read_articles(_write(tmp_path, "a.json", fields))
    assert article.text == f"{evil} It rained."
    assert article.title == article.name == evil


def test_ninjs_is_laid_out_on_lines(tmp_path):
    fields = {
        "uri": "urn:1",
        "headline": "Rain in all parts",
        "body_xhtml": "<p>It rained.</p><p>It <b>poured</b>.</p>",
        "versioncreated": "2025-03-28T12:00:00Z",
    }
    (article,) = read_articles(_write(tmp_path, "a.json", fields))
    assert article.id == "urn:1"
    assert article.text == "Rain in all parts\nIt rained.\nIt poured."
    assert article.blocks[0].kind is BlockKind.TITLE


def test_jsonl_names_articles_after_their_lines(tmp_path):
    lines = b'{"text": "It rained."}\n\n{"id": "b", "text": "It\xe2\x80\xa8poured."}\n'
    articles = read_articles(_write(tmp_path, "wire.jsonl", lines))
    assert [article.id for article in articles] == ["wire-1", "b"]


def test_declared_encoding_of_a_page(tmp_path):
    page = '<?xml version="1.0" encoding="iso-8859-1"?><html><head>' + (
        '<meta charset="iso-8859-1"></head><body><p>In Malmö it rained.</p></body></html>'
    )
    (article,) = read_articles(_write(tmp_path, "a.html", page.encode("latin-1")))
    assert "In Malmö it rained." in article.text


def test_json_ld_in_the_body_counts(tmp_path):
    page = (
        '<body><p>It rained in all parts.</p><script type="application/ld+json">'
        '{"@type": "NewsArticle", "publisher": "Example Post"}</script></body>'
    )
    (article,) = read_articles(_write(tmp_path, "a.html", page))
    assert article.name == "Example Post"
