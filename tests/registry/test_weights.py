import json

import numpy as np
import pytest
from safetensors.numpy import save_file

from checker.errors import ModelDamaged, ModelError
from checker.registry.weights import check_weights


def _shard(folder, **shards):
    (folder / "model.safetensors").unlink()
    for name in shards:
        save_file({name: np.zeros(3, np.float32)}, folder / f"{name}.safetensors")
    index = {"weight_map": {name: f"{name}.safetensors" for name in shards}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))


def test_whole_weights_pass(model_folder):
    check_weights("m", model_folder())


@pytest.mark.parametrize("kept", [0, 4, 40, -1])
def test_weights_cut_short_are_damaged(model_folder, kept):
    path = model_folder() / "model.safetensors"
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(ModelDamaged, match="cut short"):
        check_weights("m", path.parent)


def test_text_in_place_of_weights_is_damaged(model_folder):
    # What a checkout without Git LFS leaves.
    path = model_folder() / "model.safetensors"
    path.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")
    with pytest.raises(ModelDamaged):
        check_weights("m", path.parent)


def test_all_shards_are_looked_at(model_folder):
    folder = model_folder()
    _shard(folder, one=1, two=2)
    check_weights("m", folder)
    (folder / "two.safetensors").unlink()
    with pytest.raises(ModelDamaged, match=r"two\.safetensors"):
        check_weights("m", folder)


@pytest.mark.parametrize("index", ["", "[]", "{}", '{"weight_map": 1}'])
def test_an_index_that_makes_no_sense_is_damaged(model_folder, index):
    folder = model_folder()
    _shard(folder, one=1)
    (folder / "model.safetensors.index.json").write_text(index)
    with pytest.raises(ModelDamaged, match="not an index"):
        check_weights("m", folder)


def test_no_weights_at_all_is_damaged(model_folder):
    folder = model_folder()
    (folder / "model.safetensors").unlink()
    with pytest.raises(ModelDamaged, match="is missing"):
        check_weights("m", folder)


def test_pickles_beside_safetensors_do_not_matter(model_folder):
    folder = model_folder()
    (folder / "pytorch_model.bin").write_bytes(b"")
    check_weights("m", folder)


def test_pickles_alone_are_refused(model_folder):
    folder = model_folder()
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(ModelError, match="pickled"):
        check_weights("hub:some/model", folder)


def test_other_sorts_of_model_pass(tmp_path):
    (tmp_path / "config.cfg").write_text("[nlp]")
    check_weights("m", tmp_path)
