import csv
import io
import json
from pathlib import Path

import pytest

from checker.report import render_csv
from checker.report.csv import COLUMNS, inert

from .synthetic import poisoned, story

HOSTILE = json.loads((Path(__file__).parent / "cases/hostile.json").read_text())


def rows(report):
    return list(csv.DictReader(io.StringIO(render_csv(report), newline="")))


def test_the_small_story(snapshot):
    assert render_csv(story("small")) == snapshot


def test_one_row_for_each_piece_of_evidence():
    report = story("ferry")
    evidence = [e for f in report.findings for side in f.sides for e in side.evidence]
    assert [row["quote"] for row in rows(report)] == [e.quote for e in evidence]
    assert [int(row["start"]) for row in rows(report)] == [e.start for e in evidence]


def test_the_header_is_there_without_findings():
    report = story("ferry").model_copy(update={"findings": ()})
    assert render_csv(report).split() == [",".join(COLUMNS)]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "－1", "＠a"]
)
def test_formulas_are_disarmed(cell):
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "1 = 1", "3-4", "a@b", "'quoted'", "“=1”"])
def test_other_text_is_left_alone(cell):
    assert inert(cell) == cell


@pytest.mark.parametrize("poison", HOSTILE)
def test_any_text_can_be_written(poison):
    for row in rows(poisoned(poison)):
        assert None not in row
        assert not any(cell[:1] in {"=", "+", "-", "@", "\t"} for cell in row.values())
    render_csv(poisoned(poison)).encode()
