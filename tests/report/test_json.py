import json

from checker.records.finding import Report
from checker.report import render_json

from .synthetic import poisoned, story


def test_the_small_story(snapshot):
    assert render_json(story("small")) == snapshot


def test_keeps_the_contract():
    report = json.loads(render_json(story("ferry")))
    assert report["schema_version"] == "1"
    assert report["story"] == {"id": "ferry", "topic": story("ferry").story.topic}
    assert {"id", "name", "title", "published", "origin"} <= report["sources"][0].keys()
    assert {"checker", "models", "config", "seconds"} <= report["run"].keys()
    texts = {source["id"]: source["text"] for source in report["sources"]}
    for finding in report["findings"]:
        for evidence in (e for side in finding["sides"] for e in side["evidence"]):
            assert (
                texts[evidence["source"]][evidence["start"] : evidence["end"]] == evidence["quote"]
            )


def test_times_are_told_in_utc():
    published = [
        source["published"] for source in json.loads(render_json(story("ferry")))["sources"]
    ]
    assert published[0] == "2031-02-11T06:40:00Z"
    assert published[3] == "2031-02-12T06:00:00Z"
    assert published[4] is None


def test_a_time_without_a_zone_is_in_utc():
    report = story("small")
    naive = report.sources[0].model_copy(
        update={"published": report.sources[0].published.replace(tzinfo=None)}
    )
    written = render_json(report.model_copy(update={"sources": (naive, *report.sources[1:])}))
    assert json.loads(written)["sources"][0]["published"] == "2030-05-02T08:00:00Z"


def test_reads_back_as_the_same_report():
    report = story("ferry")
    assert Report.model_validate_json(render_json(report)) == report


def test_letters_are_not_escaped():
    assert "Þórsvík Póstur" in render_json(story("ferry"))


def test_lone_surrogates_survive_as_escapes():
    written = render_json(poisoned("a\ud800b"))
    assert json.loads(written.encode())["sources"][0]["text"] == "a\ud800b ran. a\ud800b"
