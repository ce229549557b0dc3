import pytest
import torch
from safetensors.torch import load_file, save_file

from checker.errors import ModelError
from checker.train.average import average


def model(folder, **weights):
    folder.mkdir()
    (folder / "config.json").write_text(folder.name)
    save_file({name: torch.tensor(rows) for name, rows in weights.items()}, folder / FILE)
    return folder


FILE = "model.safetensors"


def test_weights_are_the_mean_and_the_rest_is_the_first_one_s(tmp_path):
    one = model(tmp_path / "one", bias=[1.0, 4.0])
    other = model(tmp_path / "other", bias=[3.0, 0.0])
    average([one, other], tmp_path / "out")
    mean = load_file(tmp_path / "out" / FILE)["bias"]
    assert mean.tolist() == [2.0, 2.0]
    assert mean.dtype == torch.float16
    assert (tmp_path / "out" / "config.json").read_text() == "one"


def test_models_of_another_form_are_refused(tmp_path):
    one = model(tmp_path / "one", bias=[1.0, 4.0])
    other = model(tmp_path / "other", bias=[3.0])
    with pytest.raises(ModelError, match="other"):
        average([one, other], tmp_path / "out")
