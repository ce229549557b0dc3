import io
import json
from pathlib import Path

import pytest
from docx import Document

from checker.records.finding import Changes
from checker.report import render_docx
from checker.report.wording import printable

from .synthetic import poisoned, story

HOSTILE = json.loads((Path(__file__).parent / "cases/hostile.json").read_text())


def read(report):
    return Document(io.BytesIO(render_docx(report)))


def text_of(document):
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.fixture(scope="module")
def ferry():
    return read(story("ferry"))


def test_every_quote_and_every_source_is_there(ferry):
    report, text = story("ferry"), text_of(ferry)
    for finding in report.findings:
        assert finding.question in text
        for side in finding.sides:
            assert side.value in text
            for evidence in side.evidence:
                assert f"“{evidence.quote}”" in text
    for source in report.sources:
        assert source.name in text
        assert source.title in text
        for block in source.blocks:
            assert source.text[block.start : block.end] in text


def test_the_outline_follows_the_page(ferry):
    outline = [p.text for p in ferry.paragraphs if p.style.name == "Heading 1"]
    assert outline == [
        "The sources",
        "Where the sources conflict (7)",
        "What developed (2)",
        "The same fact in other words (2)",
        "Where the sources agree (3)",
        "What only one source says (9)",
        "What was not compared, and why (4)",
        "The sources in full",
    ]


def test_value_words_stand_out_by_more_than_colour(ferry):
    quote = next(p for p in ferry.paragraphs if p.style.name == "Quote")
    assert [run.text for run in quote.runs if run.bold and run.underline] == [
        "deputy transport minister"
    ]


def test_what_changed_is_told():
    report = story("ferry")
    changes = Changes(opened=(report.findings[0].id,), changed=(report.findings[1].id,))
    text = text_of(read(report.model_copy(update={"changes": changes})))
    assert text.count("· New") == text.count("· Changed") == 1


@pytest.mark.parametrize("poison", HOSTILE)
def test_any_text_can_be_written(poison):
    document = read(poisoned(poison))
    # Word keeps carriage returns and tabs as breaks and tabs: compared by their words.
    assert printable(poison).split() == document.paragraphs[0].text.split()
