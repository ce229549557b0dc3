import pytest

from checker.claims.analyser.model import ROOT, Model
from tests.claims.analyser.tiny import LABELS, model

SENTENCES = [["Ann", "left", "."], ["Yes"], ["It", "was", "so", "late", "that", "he", "ran"]]


@pytest.fixture
def folder(tmp_path):
    model().write(tmp_path / "model")
    return tmp_path / "model"


def test_sentences_keep_their_order_and_are_trees():
    found = list(model().analyse(SENTENCES))
    assert [len(one.heads) for one in found] == [3, 1, 7]
    for one in found:
        roots = [place for place, head in enumerate(one.heads) if head == place]
        assert [place for place, name in enumerate(one.relations) if name == ROOT] == roots
        assert len(roots) == 1
        assert all(set(one.tags[kind]) <= set(LABELS.tags[kind]) for kind in LABELS.tags)


def test_more_than_is_read_at_once(monkeypatch):
    monkeypatch.setattr("checker.claims.analyser.model._AT_ONCE", 3)
    assert [len(one.heads) for one in model().analyse(SENTENCES)] == [3, 1, 7]
    assert list(model().analyse([])) == []


def test_what_is_written_is_read_again(folder):
    (before,) = model().analyse([["Ann", "left"]])
    (after,) = Model.read(folder).analyse([["Ann", "left"]])
    assert after.relations == before.relations
    assert sorted(path.name for path in folder.iterdir()) == [
        "analyser.json",
        "model.safetensors",
        "tokenizer.json",
    ]


def test_a_missing_file_is_told(folder):
    (folder / "model.safetensors").unlink()
    with pytest.raises(OSError, match="safetensors"):
        Model.read(folder)


def test_a_truncated_file_is_told(folder):
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    with pytest.raises(ValueError, match="safetensors"):
        Model.read(folder)


def test_weights_of_another_size_are_told(folder):
    sheet = folder / "analyser.json"
    sheet.write_text(sheet.read_text().replace('"nsubj"', '"nsubj", "obj"'))
    with pytest.raises(ValueError, match="size mismatch"):
        Model.read(folder)
