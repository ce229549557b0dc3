"""Runs over new copy: only what is new is done, and the findings follow the copy."""

import json

from checker.records.finding import Kind
from tests.pipeline.batch.fake import told, write


def conflicts(newsroom):
    return newsroom.store.findings.open(kind=Kind.CONFLICT)


def numbers(newsroom):
    return [sorted(side.normalized for side in f.finding.sides) for f in conflicts(newsroom)]


def test_copy_becomes_stories_and_findings(newsroom):
    write(newsroom.wire, "one", told("storm", 14, "Mail"), told("flood", 7, "Mail"))
    write(newsroom.wire, "two", told("storm", 41, "Gazette"))
    counts = newsroom.run()
    assert (counts["files"], counts["articles"], counts["checked"]) == (2, 3, 2)
    assert numbers(newsroom) == [["14", "41"]]
    (report,) = [r for r in newsroom.out.glob("*/report.json") if len(sources(r)) == 2]
    assert sources(report) == ["Gazette", "Mail"]


def sources(path):
    return sorted(source["name"] for source in json.loads(path.read_text())["sources"])


def test_nothing_new_is_nothing_to_do(newsroom):
    write(newsroom.wire, "one", told("storm", 14, "Mail"), told("storm", 41, "Gazette"))
    newsroom.run()
    before = (newsroom.out / "findings.jsonl").read_bytes()
    counts = newsroom.run()
    assert not newsroom.crew.done
    assert not counts["checked"]
    assert (newsroom.out / "findings.jsonl").read_bytes() == before


def test_one_new_article_touches_its_own_story_only(newsroom):
    write(newsroom.wire, "one", told("storm", 14, "Mail"), told("flood", 7, "Mail"))
    newsroom.run()
    write(newsroom.wire, "two", told("storm", 41, "Gazette"))
    newsroom.run()
    assert [newsroom.tasks(task) for task in ("open", "read", "check")] == [1, 1, 1]
    assert numbers(newsroom) == [["14", "41"]]


def test_the_same_copy_under_another_name_is_known(newsroom):
    write(newsroom.wire, "one", told("storm", 14, "Mail"))
    newsroom.run()
    write(newsroom.wire, "again", told("storm", 14, "Mail"))
    assert not newsroom.run()["articles"]
    assert newsroom.tasks("read") == 0


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(newsroom):
    poison = told("storm", 14, "Mail")
    poison["text"] += "\nPOISON"
    write(newsroom.wire, "one", poison, told("flood", 7, "Mail"))
    (newsroom.wire / "bad.jsonl").write_text("{\n")
    counts = newsroom.run()
    assert counts["quarantined"] == 2
    assert counts["checked"] == 1
    faults = newsroom.store.quarantine.entries(newsroom.number)
    assert any("bad.jsonl" in one.path for one in faults)
    assert any("cannot be read" in one.fault for one in faults)
    assert not newsroom.run()["quarantined"]
