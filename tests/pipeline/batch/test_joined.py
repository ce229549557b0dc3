"""A whole put together from parts, of which those only are read that have changed."""

import pytest

from checker.pipeline.batch import joined
from checker.pipeline.batch.joined import Joined


class Parts:
    """Files and the whole that is made of them; notes which are read."""

    def __init__(self, root, monkeypatch):
        self.root, self.read = root, []
        self.whole = root / "whole"
        self.joined = Joined(self.whole)
        copy = joined._copy

        def noted(piece, new):
            self.read.append(piece.path.rpartition("/")[2])
            copy(piece, new)

        monkeypatch.setattr(joined, "_copy", noted)

    def write(self, **parts):
        for name, content in parts.items():
            new = self.root / f"{name}.new"
            new.write_text(content)
            new.replace(self.root / name)

    def together(self, names):
        """What the whole is then, and which files were read for it."""
        self.read.clear()
        self.joined.put_together([f"{self.root}/{name}" for name in names])
        assert self.whole.read_text() == "".join((self.root / n).read_text() for n in names)
        return self.read


@pytest.fixture
def parts(tmp_path, monkeypatch):
    parts = Parts(tmp_path, monkeypatch)
    parts.write(a="1\n", b="22\n22\n", c="", d="4444\n")
    return parts


def test_parts_are_read_once_and_then_taken_from_the_whole(parts):
    assert parts.together("abcd") == ["a", "b", "d"]
    assert parts.together("abcd") == ["whole"]


def test_what_changed_came_or_went_is_read_and_nothing_else(parts):
    parts.together("abcd")
    parts.write(b="2 and more\n", e="5\n")
    assert parts.together("abcde") == ["whole", "b", "whole", "e"]
    assert parts.together("acde") == ["whole", "whole"]
    assert parts.together("edca") == ["whole", "whole", "whole"]
    parts.write(c="3\n")
    assert parts.together("edca") == ["whole", "c", "whole"]
    assert parts.together("") == []


def test_a_whole_that_somebody_else_wrote_is_not_taken_from(parts):
    parts.together("abd")
    parts.write(whole="another\n" * 3)
    assert parts.together("abd") == ["a", "b", "d"]
    parts.whole.unlink()
    assert parts.together("abd") == ["a", "b", "d"]


def test_a_part_that_is_gone_leaves_the_whole_as_it_was(parts):
    parts.together("abd")
    before = parts.whole.read_text()
    with pytest.raises(FileNotFoundError):
        parts.together("abx")
    assert parts.whole.read_text() == before
    assert parts.together("abd") == ["whole"]


def test_large_parts_are_copied_whole(parts, monkeypatch):
    monkeypatch.setattr(joined, "_CHUNK", 3)
    parts.write(a="1234567", b="89")
    assert parts.together("ab") == ["a", "b"]
    assert parts.together("ab") == ["whole"]
