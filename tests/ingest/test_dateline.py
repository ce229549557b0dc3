"""Datelines: the forms of style books, and what only looks like one."""

import json
from datetime import date
from pathlib import Path

import pytest

from checker.ingest.dateline import parse_dateline

CASES = Path(__file__).parent / "cases"


def _day(value):
    return date.fromisoformat(value) if value else None


@pytest.mark.parametrize(
    "case", json.loads((CASES / "datelines.json").read_text("utf-8")), ids=lambda c: c["cut"]
)
def test_reads_place_day_and_agency(case):
    text = "Headline\n" + case["line"]
    found = parse_dateline(text, 9, len(text), _day(case["near"]))
    assert found is not None
    assert found.cut(text) == case["cut"]
    assert (found.place, found.day, found.agency) == (
        case["place"],
        _day(case["day"]),
        case["agency"],
    )


@pytest.mark.parametrize("line", json.loads((CASES / "no_datelines.json").read_text("utf-8")))
def test_leaves_other_lines_alone(line):
    assert parse_dateline(line, 0, len(line), date(2025, 5, 4)) is None


@pytest.mark.xfail(strict=True, reason="a town in small letters needs a date or agency beside it")
def test_lower_case_town_alone():
    line = "Lisbon — The council met on Monday."
    assert parse_dateline(line, 0, len(line), None) is not None
