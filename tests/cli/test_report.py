"""The main job, from files to files."""

import csv
import json

import pytest

pytestmark = pytest.mark.slow
TOLD = "The storm sank {} boats in the old harbour of the town on Friday night, police said.\n"


@pytest.fixture
def storm(tmp_path):
    folder = tmp_path / "storm"
    folder.mkdir()
    (folder / "a.txt").write_text(TOLD.format(14))
    (folder / "b.txt").write_text(TOLD.format(41))
    return folder


def test_a_report_is_written_and_told(run, storm, tmp_path):
    status, out, _ = run("report", storm, "--out", tmp_path / "out")
    assert status == 0
    assert out.startswith("storm: 1 conflict, ")
    report = json.loads((tmp_path / "out" / "storm" / "report.json").read_text())
    assert report["schema_version"] == "1"
    assert [source["id"] for source in report["sources"]] == ["a", "b"]
    conflict = report["findings"][0]
    assert (conflict["kind"], conflict["category"]) == ("conflict", "number")
    page = (tmp_path / "out" / "storm" / "report.html").read_text()
    assert "Content-Security-Policy" in page


def test_formats_are_chosen(run, storm, tmp_path):
    run("report", storm, "--out", tmp_path / "out", "--format", "csv")
    assert [p.name for p in (tmp_path / "out" / "storm").iterdir()] == ["findings.csv"]
    rows = list(
        csv.reader((tmp_path / "out" / "storm" / "findings.csv").open(encoding="utf-8-sig"))
    )
    assert len(rows) >= 3


def test_conflicts_may_be_made_to_fail(run, storm, tmp_path):
    assert run("report", storm, "--out", tmp_path / "out", "--fail-on", "conflict")[0] == 3


def test_no_conflicts_do_not_fail(run, tmp_path):
    (tmp_path / "calm").mkdir()
    for source in "ab":
        (tmp_path / "calm" / f"{source}.txt").write_text(TOLD.format(14))
    status, out, _ = run(
        "report", tmp_path / "calm", "--out", tmp_path / "out", "--fail-on", "conflict"
    )
    assert (status, out.split(",")[0]) == (0, "calm: 0 conflicts")


def test_one_bad_story_does_not_stop_the_others(run, storm, tmp_path):
    status, out, err = run("report", tmp_path / "none", storm, "--out", tmp_path / "out")
    assert status == 1
    assert "none" in err
    assert out.startswith("storm: 1 conflict, ")


def test_two_stories_of_one_name_do_not_overwrite_each_other(run, storm, tmp_path):
    other = tmp_path / "other" / "storm"
    other.mkdir(parents=True)
    (other / "a.txt").write_text("Mayor Ann Roe opened the bridge.\n")
    status, _, err = run("report", storm, other, "--out", tmp_path / "out")
    assert status == 1
    assert "is taken by" in err
    assert "boats" in (tmp_path / "out" / "storm" / "report.json").read_text()


def test_one_bad_source_does_not_stop_a_story(run, storm, tmp_path):
    (storm / "c.txt").write_bytes(b"\x00\x01\x02")
    status, out, err = run("report", storm, "--out", tmp_path / "out")
    assert status == 0
    assert "skipped" in err
    assert "c.txt" in err
    assert out.startswith("storm: 1 conflict, ")
    report = json.loads((tmp_path / "out" / "storm" / "report.json").read_text())
    assert len(report["skipped"]) == 1


def test_a_folder_that_cannot_be_written_is_told(run, storm, tmp_path):
    (tmp_path / "file").write_text("in the way")
    status, _, err = run("report", storm, "--out", tmp_path / "file")
    assert status == 1
    assert "cannot write the report" in err


def test_models_verify(run):
    status, out, _ = run("models", "verify")
    assert status == 0
    assert out.count("verified") == 3
