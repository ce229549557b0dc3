import json

import pytest

from checker.cli.report import _FORMATS
from checker.errors import UsageError
from checker.report import FORMATS, render, render_json, write, write_report

from .synthetic import poisoned, story


def test_writes_every_format_and_says_where(tmp_path):
    folder = tmp_path / "deep" / "ferry"
    paths = write_report(story("ferry"), folder, FORMATS)
    assert [path.name for path in paths] == [
        "report.html", "report.json", "findings.csv", "findings.jsonl", "conflicts.jsonld",
        "report.docx",
    ]  # fmt: skip
    assert sorted(folder.iterdir()) == sorted(paths)


def test_writes_only_what_was_asked_for(tmp_path):
    assert write_report(story("small"), tmp_path, ["json"]) == (tmp_path / "report.json",)
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_replaces_an_earlier_report(tmp_path):
    (tmp_path / "report.json").write_text("old")
    write_report(story("small"), tmp_path, {"json"})
    assert json.loads((tmp_path / "report.json").read_text())["story"]["id"] == "small"


def test_an_unknown_format_writes_nothing(tmp_path):
    with pytest.raises(UsageError, match="'pdf'; known formats: html, json, csv"):
        write_report(story("small"), tmp_path / "new", ["html", "pdf"])
    assert not (tmp_path / "new").exists()


def test_spreadsheets_see_utf8(tmp_path):
    (path,) = write_report(story("ferry"), tmp_path, ["csv"])
    assert path.read_bytes().startswith(b"\xef\xbb\xbffinding,")


def test_a_failed_write_leaves_the_earlier_report_alone(tmp_path, monkeypatch):
    (path,) = write_report(story("small"), tmp_path, ["json"])
    before = path.read_bytes()

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr(write.Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_report(story("ferry"), tmp_path, ["json"])
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_others_may_read_it(tmp_path):
    (path,) = write_report(story("small"), tmp_path, ["html"])
    assert path.stat().st_mode & 0o777 == 0o644


def test_surrogates_do_not_stop_it(tmp_path):
    assert len(write_report(poisoned("\ud800\x00"), tmp_path, FORMATS)) == len(FORMATS)


def test_one_format_can_be_had_without_a_file():
    assert render(story("small"), "json") == render_json(story("small")).encode()
    with pytest.raises(UsageError, match="'pdf'"):
        render(story("small"), "pdf")


def test_the_command_offers_every_format():
    assert _FORMATS == FORMATS
