import json

import numpy as np
import pytest
import structlog

from checker.errors import ModelDamaged, ModelError
from checker.nli import cross_encoder, load_nli
from checker.registry import locate
from checker.settings import NliSettings, load_settings

PAIRS = [
    ("twelve people was killed on monday", "fifteen people was killed"),
    ("the minister said talks began", "talks began"),
    ("the mayor", "a minister said the talks began on monday"),
]


def _settings(folder, **changes):
    return NliSettings(model=f"path:{folder}", **{"batch_size": 2, "max_length": 64} | changes)


def _load(folder, **changes):
    return load_nli(_settings(folder, **changes), folder, "cpu")


def _rows(scores):
    return np.array([[s.entailment, s.neutral, s.contradiction] for s in scores])


def test_scores_come_in_the_order_of_the_pairs(tiny_nli):
    folder = tiny_nli()
    together = _rows(_load(folder).score(PAIRS))
    alone = np.vstack([_rows(_load(folder).score([pair])) for pair in PAIRS])
    assert np.allclose(together.sum(axis=1), 1)
    assert np.allclose(together, alone, atol=0.02)
    assert not np.allclose(together[0], together[1], atol=0.02)


def test_direction_matters(tiny_nli):
    nli = _load(tiny_nli())
    there, back = nli.score([PAIRS[0], PAIRS[0][::-1]])
    assert there != back


def test_labels_are_read_from_the_model_not_assumed(tiny_nli, relabel):
    folder = tiny_nli()
    usual = _rows(_load(folder).score(PAIRS))
    relabel(folder, ("Contradiction", "ENTAILMENT", "neutral"))
    turned = _rows(_load(folder).score(PAIRS))
    assert np.allclose(usual[:, [1, 2, 0]], turned)


def test_equal_pairs_are_computed_once_and_remembered(tiny_nli, monkeypatch):
    nli = _load(tiny_nli())
    computed = []
    logits = nli._backend.logits
    monkeypatch.setattr(
        nli._backend,
        "logits",
        lambda batch: computed.append(len(batch["input_ids"])) or logits(batch),
    )
    first = nli.score([PAIRS[0], PAIRS[1], PAIRS[0]])
    assert computed == [2]
    assert first[0] == first[2]
    assert nli.score([PAIRS[1], PAIRS[0]]) == [first[1], first[0]]
    assert computed == [2]


def test_memory_is_bounded_and_forgets_the_oldest(tiny_nli, monkeypatch):
    monkeypatch.setattr(cross_encoder, "_REMEMBERED", 2)
    nli = _load(tiny_nli())
    assert len(nli.score(PAIRS)) == 3
    assert list(nli._known) == PAIRS[1:]


def test_progress_counts_different_pairs(tiny_nli):
    told = []
    _load(tiny_nli()).score([*PAIRS, PAIRS[0]], on_progress=told.append)
    assert told == [2, 3]


def test_no_pairs_no_work(tiny_nli):
    told = []
    assert _load(tiny_nli()).score([], on_progress=told.append) == []
    assert told == []


@pytest.mark.parametrize("text", ["", " ", "\x00", "🙂 𝔘", "x" * 5000])
def test_any_text_gets_a_score(tiny_nli, text):
    (score,) = _load(tiny_nli()).score([(text, "talks began")])
    assert score.entailment + score.neutral + score.contradiction == pytest.approx(1)


def test_cut_pairs_are_told(tiny_nli):
    nli = _load(tiny_nli(), max_length=16)
    with structlog.testing.capture_logs() as logs:
        nli.score([PAIRS[1], ("people " * 30, "talks began"), ("the " * 40, "talks")])
    assert [(entry["event"], entry["pairs"]) for entry in logs] == [("pairs_cut", 2)]


def test_pairs_that_fit_leave_no_warning(tiny_nli):
    with structlog.testing.capture_logs() as logs:
        _load(tiny_nli()).score(PAIRS)
    assert logs == []


def test_calibration_beside_the_weights_is_used(tiny_nli):
    folder = tiny_nli()
    plain = _rows(_load(folder).score(PAIRS))
    (folder / "calibration.json").write_text(json.dumps({"temperature": 5}))
    assert (_rows(_load(folder).score(PAIRS)).max(axis=1) < plain.max(axis=1)).all()


@pytest.mark.parametrize(
    "labels", [("entailment", "not_entailment"), ("LABEL_0", "LABEL_1", "LABEL_2")]
)
def test_a_model_that_tells_no_contradiction_is_refused(tiny_nli, labels):
    with pytest.raises(ModelError, match="contradiction are needed"):
        _load(tiny_nli(labels=labels))


def test_weights_cut_short_are_damaged(tiny_nli):
    folder = tiny_nli()
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    with pytest.raises(ModelDamaged, match="cannot be loaded"):
        _load(folder)


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model.safetensors"])
def test_a_missing_file_is_damage(tiny_nli, name):
    folder = tiny_nli()
    (folder / name).unlink()
    with pytest.raises(ModelDamaged, match="cannot be loaded"):
        _load(folder)


def test_a_model_without_a_trained_head_is_refused(tiny_nli):
    from safetensors.numpy import load_file, save_file

    folder = tiny_nli()
    weights = load_file(folder / "model.safetensors")
    bare = {name: rows for name, rows in weights.items() if not name.startswith("classifier")}
    save_file(bare, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ModelError, match="not a trained classifier"):
        _load(folder)


def test_a_hub_cache_serves_offline(tiny_nli, tmp_path, monkeypatch):
    from huggingface_hub import constants

    revision = "0123456789abcdef0123456789abcdef01234567"
    snapshot = tmp_path / "hub" / "models--some--nli" / "snapshots" / revision
    snapshot.parent.mkdir(parents=True)
    tiny_nli().rename(snapshot)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    settings = NliSettings(model="hub:some/nli", revision=revision)
    folder = locate(settings, offline=True)
    assert folder == snapshot
    assert len(load_nli(settings, folder, "cpu").score(PAIRS)) == len(PAIRS)


@pytest.mark.slow
def test_the_shipped_model_knows_the_plain_cases():
    settings = load_settings().nli
    nli = load_nli(settings, locate(settings, offline=True), "cpu")
    killed, began = nli.score(
        [
            ("Twelve people were killed.", "Fifteen people were killed."),
            ("The talks began on Monday.", "The talks started on Monday."),
        ]
    )
    assert killed.contradiction > 0.5
    assert began.entailment > 0.5
