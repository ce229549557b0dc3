import numpy as np
import pytest

from checker.errors import ModelDamaged
from checker.nli import load_nli
from checker.nli.onnx_backend import OnnxBackend
from checker.nli.torch_backend import TorchBackend
from checker.registry.weights import check_weights
from checker.settings import NliSettings
from checker.train import quantize

PAIRS = [
    ("twelve people was killed on monday", "fifteen people was killed"),
    ("the minister said talks began", "talks began"),
    ("the mayor", "a minister said the talks began on monday"),
]


def _load(folder, backend="auto"):
    return load_nli(
        NliSettings(model=f"path:{folder}", backend=backend, batch_size=2), folder, "cpu"
    )


@pytest.fixture(scope="module")
def folders(tmp_path_factory, make_tiny_nli):
    """A tiny model as torch reads it, and its fast form."""
    exact = make_tiny_nli(tmp_path_factory.mktemp("nli"), spread=0.3)
    fast = exact.parent / "fast"
    quantize.main([str(exact), str(fast)])
    return exact, fast


def test_both_backends_say_the_same(folders):
    exact, fast = (_load(folder).logits(PAIRS) for folder in folders)
    assert np.allclose(exact, fast, atol=0.05)


def test_scores_do_not_hang_on_the_pairs_beside_them(folders):
    nli = _load(folders[1])
    together = nli.logits(PAIRS)
    alone = np.vstack([nli.logits([pair]) for pair in PAIRS])
    assert np.allclose(together, alone, atol=1e-3)


def test_what_is_in_the_folder_decides(folders):
    exact, fast = folders
    assert isinstance(_load(exact)._backend, TorchBackend)
    assert isinstance(_load(fast)._backend, OnnxBackend)


@pytest.mark.parametrize(("backend", "place"), [("onnx", 0), ("torch", 1)])
def test_a_backend_that_is_demanded_and_not_there_is_told(folders, backend, place):
    with pytest.raises(ModelDamaged, match="cannot be loaded"):
        _load(folders[place], backend)


def test_both_forms_read_labels_from_the_model(folders, relabel):
    _, fast = folders
    usual = _load(fast).logits(PAIRS)
    relabel(fast, ("contradiction", "entailment", "neutral"))
    turned = _load(fast).logits(PAIRS)
    relabel(fast, ("entailment", "neutral", "contradiction"))
    assert np.allclose(usual[:, [1, 2, 0]], turned)


@pytest.mark.parametrize("content", [b"", b"no graph", None])
def test_a_damaged_graph_is_told(folders, tmp_path, content):
    whole = (folders[1] / "model.onnx").read_bytes()
    path = tmp_path / "model.onnx"
    path.write_bytes(whole[: len(whole) // 2] if content is None else content)
    with pytest.raises(ModelDamaged, match=r"model\.onnx cannot be loaded"):
        OnnxBackend.load("m", path)


def test_a_folder_with_a_graph_needs_no_weights(folders):
    check_weights("m", folders[1])
