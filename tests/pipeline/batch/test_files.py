import os
from pathlib import Path

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
        assert files.changed([tmp_path / "no"]) == []
        (fault,) = files.faults()
        assert "no such file" in fault.reason
        files.changed([tmp_path / "no"])
        assert not list(files.faults())


def test_a_file_under_two_inputs_is_one(tmp_path, monkeypatch):
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire" / "a.txt").write_text("Hail fell.")
    monkeypatch.chdir(tmp_path)
    with Store.open(tmp_path / "s.db") as store:
        files = Files(store)
        inputs = [Path(), Path("wire")]
        assert files.changed(inputs).count(Path("wire/a.txt")) == 1
        store.inputs.done(seal_of(Path("wire/a.txt")))
        assert Path("wire/a.txt") not in files.changed(inputs)


def test_a_watch_asks_the_store_about_a_file_only_until_it_is_done(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Hail fell.")
    with Store.open(tmp_path / "s.db") as store:
        files, asked = Files(store), []
        states = store.inputs.states
        store.inputs.states = lambda paths: asked.append(len(paths)) or states(paths)
        files.changed([tmp_path / "a.txt", tmp_path / "b.txt"])
        store.inputs.done(seal_of(tmp_path / "a.txt"))
        for _ in range(2):
            assert files.changed([tmp_path / "a.txt", tmp_path / "b.txt"]) == [tmp_path / "b.txt"]
    assert asked == [2, 2, 1]
