import json

from checker.records.finding import Finding
from checker.report import render_jsonl

from .synthetic import poisoned, story


def lines(report):
    return [json.loads(line) for line in render_jsonl(report).encode().split(b"\n")[:-1]]


def test_one_line_for_each_finding_in_order():
    report = story("ferry")
    assert [line["id"] for line in lines(report)] == [finding.id for finding in report.findings]


def test_a_line_is_the_finding_with_its_story_and_its_sources():
    report = story("ferry")
    line = lines(report)[0]
    assert line.pop("story") == {"id": "ferry", "topic": report.story.topic}
    sources = line.pop("sources")
    assert [source["id"] for source in sources] == ["coastwire-1", "gazette", "postur"]
    assert sources[0] == {
        "id": "coastwire-1", "name": "Coast Wire", "published": "2031-02-11T06:40:00+00:00",
        "day_only": False,
        "origin": sources[0]["origin"],
    }  # fmt: skip
    assert Finding.model_validate(line) == report.findings[0]


def test_no_text_breaks_a_line():
    report = poisoned("a\nb\u2028c\ud800")
    assert len(lines(report)) == len(report.findings)


def test_nothing_found_is_an_empty_file():
    assert render_jsonl(story("small").model_copy(update={"findings": ()})) == ""
