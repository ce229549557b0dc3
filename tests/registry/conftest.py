import numpy as np
import pytest
from safetensors.numpy import save_file

from checker.registry import location, manifest


@pytest.fixture
def model_folder(tmp_path):
    """A function that makes a folder with the files of a transformer model, nested ones too."""

    def make(name="some-model", under="."):
        folder = tmp_path / under / name
        (folder / "1_Pooling").mkdir(parents=True)
        (folder / "config.json").write_text("{}")
        (folder / "1_Pooling" / "config.json").write_text('{"mean": true}')
        (folder / "README.md").write_text("A card.")
        save_file({"weight": np.zeros((4, 4), np.float32)}, folder / "model.safetensors")
        return folder

    return make


@pytest.fixture
def shipped_models(tmp_path, monkeypatch):
    """A models folder that stands in for the shipped one."""
    models = tmp_path / "models"
    models.mkdir()
    for module in (location, manifest):
        monkeypatch.setattr(module, "shipped", {"models": models}.__getitem__)
    return models
