"""Reports, index and list in a folder: what is as it was is not made again."""

import re

import pytest

from checker.pipeline.batch import Publisher, publish
from checker.records.finding import Changes
from tests.store.made import finding, report

NAMES = ("s1", "s2", "s3")


class Desk:
    """A publisher in a folder; notes the stories whose rows it makes."""

    def __init__(self, out, monkeypatch):
        self.out, self.made = out, []
        self.publisher = Publisher(out, ["json"])
        row = publish.index_row
        monkeypatch.setattr(
            publish, "index_row", lambda line: self.made.append(line.id) or row(line)
        )

    def publish(self, story, run, *findings, opened=()):
        told = Changes(opened=opened)
        made = report(*findings, story=story).model_copy(update={"changes": told})
        self.publisher.publish(made, run)

    def finish(self, run, stories=NAMES):
        """The stories whose rows were made."""
        self.made.clear()
        self.publisher.finish(run, stories, [])
        return list(self.made)

    def page(self):
        """The index but for the moment it was made, and the list."""
        index = (self.out / "index.html").read_text()
        return re.sub(r"<time[^>]*>[^<]*</time>\.</p>", "", index), self.list()

    def list(self):
        return (self.out / "findings.jsonl").read_text()

    def fresh(self, run, stories=NAMES):
        """What another process would write."""
        Publisher(self.out, ["json"]).finish(run, stories, [])
        return self.page()


@pytest.fixture
def desk(tmp_path, monkeypatch):
    desk = Desk(tmp_path / "out", monkeypatch)
    for name in NAMES:
        desk.publish(name, 1, finding(f"f of {name}"))
    assert sorted(desk.finish(1)) == list(NAMES)
    return desk


def test_rows_are_made_for_stories_that_a_run_has_checked_and_no_other(desk):
    assert desk.finish(2) == []
    desk.publish("s2", 3, finding("other", values=("1", "9")))
    assert desk.finish(3) == ["s2"]
    assert desk.page() == desk.fresh(3)
    assert '"1 boats of other"' in desk.list()


def test_what_a_run_opened_is_new_in_that_run_only(desk):
    desk.publish("s2", 2, finding("f"), opened=("f",))
    assert desk.finish(2) == ["s2"]
    assert "1 new" in desk.page()[0]
    assert desk.finish(3) == ["s2"]
    assert "1 new" not in desk.page()[0]
    assert desk.page() == desk.fresh(3)
    assert desk.finish(4) == []


def test_a_merged_story_goes_from_index_and_list(desk):
    assert desk.finish(2, ["s1", "s3"]) == []
    assert not (desk.out / "s2").exists()
    assert "f of s2" not in desk.list()
    assert desk.page() == desk.fresh(2, ["s1", "s3"])


def test_a_story_without_sources_goes(desk):
    desk.publisher.publish(report(story="s2", sources=()), 2)
    assert desk.finish(2) == []
    assert desk.page() == desk.fresh(2)
    assert "s2/report.html" not in desk.page()[0]


def test_what_another_process_wrote_or_removed_is_seen(desk):
    other = Desk.__new__(Desk)
    other.out, other.publisher = desk.out, Publisher(desk.out, ["json"])
    other.publish("s1", 2, finding("new", values=("7", "8")))
    other.publish("s3", 2)
    other.publisher.finish(2, ["s1", "s3"], [])
    assert sorted(desk.finish(3)) == ["s1", "s3"]
    assert desk.page() == desk.fresh(3)
    assert "7 boats of new" in desk.list()
    assert "f of s3" not in desk.list()


def test_folders_that_are_none_of_ours_are_left_alone(desk):
    for name, content in (("notes", None), ("strange", "{}"), ("s0", '{"run": 1}')):
        (desk.out / name).mkdir()
        if content:
            (desk.out / name / "story.json").write_text(content)
    before = desk.page()
    assert desk.finish(2) == []
    assert desk.page() == before
    assert (desk.out / "strange").is_dir()
