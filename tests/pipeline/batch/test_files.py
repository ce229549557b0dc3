import os

from checker.pipeline.batch import Inputs
from checker.pipeline.batch.files import Files
from checker.pipeline.batch.seal import seal_of
from checker.store import Store


def test_addresses_of_the_web_are_feeds(tmp_path):
    inputs = Inputs.of(["wire", "https://news.example/feed", "wire"])
    assert [str(path) for path in inputs.paths] == ["wire"]
    assert inputs.feeds == ("https://news.example/feed",)


def test_a_file_is_new_until_it_was_read_and_again_when_it_changes(tmp_path):
    path = tmp_path / "wire" / "a.txt"
    path.parent.mkdir()
    path.write_text("Hail fell.")
    with Store.open(tmp_path / "s.db") as store:
        files = Files(store)
        assert files.changed([path.parent]) == [path]
        store.inputs.done(seal_of(path))
        assert files.changed([path.parent]) == []
        assert Files(store).changed([path.parent]) == []
        path.write_text("Hail fell again.")
        assert files.changed([path.parent]) == [path]


def test_a_file_that_is_being_written_is_left(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Hail fell.")
    with Store.open(tmp_path / "s.db") as store:
        files = Files(store)
        assert files.changed([path], settle=60) == []
        os.utime(path, (1, 1))
        assert files.changed([path], settle=60) == [path]


def test_an_input_that_is_not_there_is_told_once(tmp_path):
    with Store.open(tmp_path / "s.db") as store:
        files = Files(store)
        (fault,) = files.faults([tmp_path / "no"])
        assert "no such file" in fault.reason
        assert not list(files.faults([tmp_path / "no"]))
