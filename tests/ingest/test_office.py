"""Word and PDF files."""

from pathlib import Path

import pytest

from checker.ingest import read_copy
from checker.records.article import Article, BlockKind
from checker.records.fault import Fault
from tests.ingest.archives import docx, pdf, zipped

PAGES = [
    [
        "Harbour Board  News",
        "New ferry for Brod decided",
        "Brod gets a new ferry in 2033, the harbour board decided on Monday, after two",
        "years of talks. It takes 240 passengers and costs 31 million crowns, which is a",
        "third less than the first offer of an inter-",
        "national bidder.",
        "The old ferry goes to a museum in the town, where it stood for a long time before it",
        "1",
    ],
    ["Harbour Board  News", "was sold in 1998 for a crown.", "2"],
]


def read(tmp_path: Path, content: bytes) -> Article | Fault:
    path = tmp_path / "release.dat"
    path.write_bytes(content)
    (found,) = read_copy(path)
    return found


def test_word(tmp_path):
    article = read(tmp_path, docx())
    assert isinstance(article, Article)
    assert [(block.kind.value, block.cut(article.text)) for block in article.blocks] == [
        ("title", "New ferry for Brod"),
        ("body", "Brod gets a new ferry in 2033, the harbour board decided on Monday."),
        ("list_item", "240 passengers"),
        ("caption", "The old ferry at its pier."),
        ("list_item", "Cost\t31 million crowns"),
        ("body", "The old ferry goes to a museum."),
    ]
    assert article.title == "New ferry for Brod"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zipped({"word/document.xml": b"<x/>"}), "damaged Word"),
        (zipped({"word/document.xml": b"0" * 40_000_000}), "unpacks to far more"),
        (docx()[:-200], "damaged"),
        (pdf([[]]), "PDF without text"),
        (b"%PDF-1.7 nothing", "damaged or encrypted PDF"),
    ],
)
def test_bad_files_have_a_reason(tmp_path, content, reason):
    fault = read(tmp_path, content)
    assert isinstance(fault, Fault)
    assert reason in fault.reason


def test_pdf_lines_become_paragraphs(tmp_path):
    article = read(tmp_path, pdf(PAGES))
    assert isinstance(article, Article)
    body = [b.cut(article.text) for b in article.blocks if b.kind is BlockKind.BODY]
    junk = [b.cut(article.text) for b in article.blocks if b.kind is BlockKind.JUNK]
    assert article.title == "New ferry for Brod decided"
    assert body[0].startswith("Brod gets a new ferry")
    assert body[0].endswith("an international bidder.")
    assert body[1].endswith("before it was sold in 1998 for a crown.")
    assert junk == ["Harbour Board News", "1", "Harbour Board News", "2"]
