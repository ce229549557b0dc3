"""Walking directories: order, hidden files, links and loops."""

from pathlib import Path

from checker.ingest import Listed, walk
from checker.records.fault import Fault


def names(root: Path) -> list[str]:
    return [
        str(Path(found.path).relative_to(root))
        if isinstance(found, Listed)
        else f"! {found.reason}"
        for found in walk(root)
    ]


def test_files_come_sorted_and_hidden_ones_not(tmp_path):
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.txt", ".git/x.txt", ".hidden", "b/.x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(tmp_path) == ["a.txt", "b/1.txt", "b/2.txt", "c.txt"]


def test_links_are_followed_inside_only_and_loops_are_none(tmp_path):
    inside, outside = tmp_path / "wire", tmp_path / "secret.txt"
    (inside / "deep").mkdir(parents=True)
    outside.write_text("x")
    (inside / "a.txt").write_text("x")
    (inside / "deep" / "again").symlink_to(inside, target_is_directory=True)
    (inside / "b").symlink_to(inside / "a.txt")
    (inside / "c").symlink_to(outside)
    (inside / "d").symlink_to(inside / "nowhere")
    (inside / "e").symlink_to(inside / "e")
    assert names(inside) == [
        "a.txt",
        "b",
        "! is a link that leads out of the directory",
        "! is a link that leads nowhere",
        "! is a link that leads nowhere",
    ]


def test_a_single_file_and_a_missing_one(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (found,) = walk(tmp_path / "a.txt")
    told = (tmp_path / "a.txt").stat()
    assert found == Listed(str(tmp_path / "a.txt"), 1, told.st_mtime)
    (missing,) = walk(tmp_path / "b.txt")
    assert isinstance(missing, Fault)
    assert "no such file" in str(missing)
