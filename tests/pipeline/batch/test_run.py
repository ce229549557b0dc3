"""Runs over new copy: only what is new is done, and the findings follow the copy."""

import json
import re
from datetime import UTC, datetime

from sqlalchemy import text

from checker.ingest import read_copy
from checker.pipeline import Remembering, basis, silent
from checker.pipeline.batch import Bringing
from checker.pipeline.batch.groups import Groups
from checker.pipeline.batch.profiles import Profiles
from checker.records.article import Story
from checker.records.finding import Kind, Severity
from checker.registry import model_digest
from tests.pipeline.batch.fake import Clerk, told, write


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
    assert report.parent.name in (newsroom.out / "index.html").read_text()
    assert len((newsroom.out / "findings.jsonl").read_text().splitlines()) > 1


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


def wired(subject, number, outlet, **wire):
    """An article in ninjs, whose provider tells its version and status."""
    article = told(subject, number, outlet)
    return {
        "uri": f"urn:{outlet}-{subject}",
        "type": "text",
        "versioncreated": article["published"],
        "headline": article["title"],
        "body_text": article["text"],
        "infosources": [{"name": outlet}],
        **wire,
    }


def put(newsroom, name, article):
    newsroom.wire.joinpath(f"{name}.json").write_text(json.dumps(article))


def test_a_new_version_replaces_the_one_before(newsroom):
    put(newsroom, "mail", wired("storm", 14, "Mail", version="1"))
    put(newsroom, "gazette", wired("storm", 41, "Gazette", version="1"))
    newsroom.run()
    assert numbers(newsroom) == [["14", "41"]]
    put(newsroom, "gazette-2", wired("storm", 14, "Gazette", version="2"))
    counts = newsroom.run()
    assert (counts["versions"], counts["read"], counts["checked"]) == (1, 1, 1)
    assert numbers(newsroom) == []


def test_a_killed_text_takes_its_findings_with_it(newsroom):
    put(newsroom, "mail", wired("storm", 14, "Mail", version="1"))
    put(newsroom, "gazette", wired("storm", 41, "Gazette", version="1"))
    newsroom.run()
    put(newsroom, "kill", wired("storm", 41, "Gazette", version="2", pubstatus="canceled"))
    counts = newsroom.run()
    assert counts["withdrawn"] == 1
    assert counts["closed"] >= 1
    assert numbers(newsroom) == []
    assert all(sources(path) == ["Mail"] for path in newsroom.out.glob("*/report.json"))


def test_what_is_withheld_is_not_shown(newsroom):
    put(newsroom, "mail", wired("storm", 14, "Mail", version="1", pubstatus="withheld"))
    assert not newsroom.run()["checked"]
    put(newsroom, "mail-2", wired("storm", 14, "Mail", version="2"))
    assert newsroom.run()["checked"] == 1


def test_a_correction_marks_the_copies_that_carry_the_old_value(newsroom):
    put(newsroom, "mail", wired("storm", 14, "Mail", version="1"))
    put(newsroom, "gazette", wired("storm", 14, "Gazette", version="1"))
    newsroom.run()
    assert numbers(newsroom) == []
    corrected = wired("storm", 41, "Mail", version="2")
    corrected["headline"] = f"CORRECTED-{corrected['headline']}"
    put(newsroom, "mail-2", corrected)
    newsroom.run()
    (conflict,) = conflicts(newsroom)
    assert conflict.finding.severity is Severity.HIGH
    assert any("Corrected at source" in reason for reason in conflict.finding.reasons)


def test_many_runs_find_what_one_run_finds(newsroom, tmp_path):
    copy = [told("storm", 14, "Mail"), told("flood", 3, "Mail")]
    copy += [told("storm", 41, "Gazette"), told("flood", 5, "Gazette")]
    for number, article in enumerate(copy):
        article["published"] = f"2031-03-04T1{number}:00:00Z"
        write(newsroom.wire, f"{number}", article)
        newsroom.run()
    (tmp_path / "other").mkdir()
    whole = type(newsroom)(tmp_path / "other", newsroom.settings)
    whole.run(newsroom.wire)
    assert left(whole) == left(newsroom)


def left(newsroom):
    reports = (json.loads(path.read_text()) for path in newsroom.out.glob("*/report.json"))
    return {report["story"]["id"]: report["findings"] for report in reports}


def test_a_watch_writes_what_processes_of_their_own_write(newsroom, tmp_path):
    (tmp_path / "other").mkdir()
    other = type(newsroom)(tmp_path / "other", newsroom.settings)
    watch = newsroom.watch()
    steps = [
        [told("storm", 14, "Mail"), told("flood", 7, "Mail")],
        [told("storm", 41, "Gazette")],
        [],
        [{**told("flood", 9, "Gazette"), "published": "2030-01-04T10:00:00Z"}],
        [{**told("parade", 2, "Gazette"), "published": None}, told("storm", 14, "Courier")],
        [],
    ]
    for number, articles in enumerate(steps):
        for desk in (newsroom, other) if articles else ():
            write(desk.wire, f"step{number}", *articles)
        watch()
        other.run()
        assert shown(newsroom) == shown(other)
        assert newsroom.store.stories.members() == other.store.stories.members()


def shown(newsroom):
    """The index but for the moment it was made, and the list of findings."""
    index = (newsroom.out / "index.html").read_text()
    return re.sub("As of <time.*", "", index), (newsroom.out / "findings.jsonl").read_text()


def test_changed_settings_have_old_stories_checked_again(newsroom):
    write(newsroom.wire, "one", told("storm", 14, "Mail"), told("storm", 41, "Gazette"))
    newsroom.run()
    given = newsroom.settings
    quieter = given.batch.model_copy(update={"shard_articles": 3, "poll_seconds": 9.0})
    newsroom.settings = given.model_copy(update={"batch": quieter})
    assert not newsroom.run()["checked"]
    surer = given.findings.model_copy(update={"min_confidence": 1.0})
    newsroom.settings = given.model_copy(update={"findings": surer})
    counts = newsroom.run()
    assert (counts["checked"], counts["read"]) == (1, 0)
    assert numbers(newsroom) == []
    assert not newsroom.run()["checked"]
    newsroom.settings = given
    assert newsroom.run()["checked"] == 1
    assert numbers(newsroom) == [["14", "41"]]


def test_another_model_has_old_stories_checked_again(newsroom, tmp_path):
    """The name of a model says nothing: what its folder holds does."""
    model = tmp_path / "nli"
    model.mkdir()
    (model / "weights").write_bytes(b"one")
    path = newsroom.settings.nli.model_copy(update={"model": f"path:{model}"})
    newsroom.settings = newsroom.settings.model_copy(update={"nli": path})
    write(newsroom.wire, "one", told("storm", 14, "Mail"), told("storm", 41, "Gazette"))
    newsroom.run()
    (model / "weights").write_bytes(b"another")
    assert not newsroom.run()["checked"]  # in one process a model stays what it was
    model_digest.cache_clear()
    assert newsroom.run()["checked"] == 1


def test_an_upgrade_has_old_stories_checked_again_and_once(newsroom, monkeypatch):
    write(newsroom.wire, "one", told("storm", 14, "Mail"), told("storm", 41, "Gazette"))
    newsroom.run()
    told_of = basis.code_digest
    monkeypatch.setattr(basis, "code_digest", lambda code: f"{told_of(code)} upgraded")
    counts = newsroom.run()
    assert (counts["checked"], counts["read"], counts["opened"]) == (1, 0, 0)
    assert not newsroom.run()["checked"]


def versioned(newsroom, monkeypatch, version):
    """Run as that version of the checker, whose code finds otherwise than any other's."""
    told_of = basis.code_digest
    with monkeypatch.context() as patch:
        patch.setattr(basis, "__version__", version)
        patch.setattr(basis, "code_digest", lambda code: f"{told_of(code)} {version}")
        counts = newsroom.run()
    return counts["checked"], newsroom.tally.aside.newer


def test_machines_of_different_versions_do_not_undo_each_other(newsroom, monkeypatch):
    write(newsroom.wire, "one", told("storm", 14, "Mail"), told("flood", 7, "Mail"))
    assert versioned(newsroom, monkeypatch, "0.9.1") == (2, 0)
    assert versioned(newsroom, monkeypatch, "0.10.0") == (2, 0)
    for _ in range(2):
        assert versioned(newsroom, monkeypatch, "0.9.1") == (0, 2)
        assert versioned(newsroom, monkeypatch, "0.10.0") == (0, 0)


def test_new_copy_is_checked_by_whichever_version_meets_it(newsroom, monkeypatch):
    write(newsroom.wire, "one", told("storm", 14, "Mail"), told("flood", 7, "Mail"))
    versioned(newsroom, monkeypatch, "0.10.0")
    write(newsroom.wire, "two", told("storm", 41, "Gazette"))
    assert versioned(newsroom, monkeypatch, "0.9.1") == (1, 1)
    assert numbers(newsroom) == [["14", "41"]]
    assert versioned(newsroom, monkeypatch, "0.10.0") == (1, 0)
    assert versioned(newsroom, monkeypatch, "0.9.1") == (0, 2)


def test_a_version_that_finds_the_same_checks_nothing_again(newsroom, monkeypatch):
    write(newsroom.wire, "one", told("storm", 14, "Mail"), told("storm", 41, "Gazette"))
    newsroom.run()
    monkeypatch.setattr(basis, "__version__", "99.0")
    assert not newsroom.run()["checked"]


def test_an_alert_is_written_with_its_finding_and_once(newsroom, monkeypatch):
    monkeypatch.setenv("CHECKER_WEBHOOK_SECRET", "invented for this test")
    alerts = newsroom.settings.alerts.model_copy(update={"webhooks": ("http://127.0.0.1:9/",)})
    newsroom.settings = newsroom.settings.model_copy(update={"alerts": alerts})
    write(newsroom.wire, "one", told("storm", 14, "Mail"), told("storm", 41, "Gazette"))
    newsroom.run()
    newsroom.run()
    with newsroom.store.database.snapshot() as connection:
        assert connection.execute(text("select count(*) from outbox")).scalar() == 1


def bring(newsroom, *told_articles):
    path = write(newsroom.root / "desk", "brought", *told_articles)
    articles = tuple(read_copy(path))
    analyst = Remembering(Clerk, newsroom.settings, newsroom.store.remembered)
    story = Story(id="desk", topic="A storm", articles=articles)
    return Bringing(newsroom.store, newsroom.settings, analyst).bring(story, silent)


def test_what_somebody_brings_in_is_neither_read_nor_checked_again(newsroom):
    bring(newsroom, told("storm", 14, "Mail"), told("storm", 41, "Gazette"))
    newsroom.run()
    assert not newsroom.crew.done
    assert numbers(newsroom) == [["14", "41"]]
    write(newsroom.wire, "one", told("storm", 14, "Courier"))
    newsroom.run()
    assert {f.story for f in conflicts(newsroom)} == {"desk"}
    assert len(newsroom.store.stories.story("desk").articles) == 3


def test_a_watch_learns_what_was_brought_in_meanwhile(newsroom):
    settings, store = newsroom.settings, newsroom.store
    profiles = Profiles(store.remembered, settings)
    groups = Groups(store, profiles, settings.grouping)
    write(newsroom.wire, "one", told("flood", 7, "Mail"))
    newsroom.run()
    groups.update(store.copy.contents(datetime.now(UTC)), 1)
    bring(newsroom, told("storm", 14, "Mail"), told("parade", 41, "Gazette"))
    before = store.stories.members()
    groups.update(store.copy.contents(datetime.now(UTC)), 2)
    assert store.stories.members() == before
