"""Weights of transformer models: whole, and safetensors only, since pickles can run code."""

import json
from pathlib import Path

from checker.errors import ModelDamaged, ModelError

_SINGLE = "model.safetensors"
_GRAPH = "model.onnx"
_INDEX = "model.safetensors.index.json"


def check_weights(model: str, folder: Path) -> None:
    """Check that a transformer model's weights are safetensors, all there and not cut short.

    Only the headers are read. Folders without config.json hold another sort of model, such as
    a spaCy pipeline, and pass; so do folders with a graph for onnxruntime in place of weights,
    which checks it on loading.

    Raises:
        ModelDamaged: a file is missing or cut short.
        ModelError: the weights are there as pickles only.

    """
    if not (folder / "config.json").is_file():
        return
    for name in _weight_files(model, folder):
        _check_header(model, folder / name)


def _weight_files(model: str, folder: Path) -> list[str]:
    if (folder / _SINGLE).is_file():
        return [_SINGLE]
    if (folder / _INDEX).is_file():
        return _shards(model, folder / _INDEX)
    if (folder / _GRAPH).is_file():
        return []
    if any(folder.glob("*.bin")):
        raise ModelError(
            f"{model} in {folder} has its weights as pickled *.bin files only, which can run code "
            f"when loaded; choose a revision with {_SINGLE}, or convert it"
        )
    raise ModelDamaged(f"{model} in {folder}: {_SINGLE} is missing")


def _shards(model: str, index: Path) -> list[str]:
    try:
        return sorted(set(json.loads(index.read_bytes())["weight_map"].values()))
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise ModelDamaged(f"{model}: {index} is not an index of weights: {error}") from error


def _check_header(model: str, path: Path) -> None:
    from safetensors import SafetensorError, safe_open  # noqa: PLC0415

    try:
        with safe_open(path, framework="numpy") as weights:
            weights.keys()
    except (OSError, SafetensorError) as error:
        raise ModelDamaged(f"{model}: {path} is missing or cut short: {error}") from error
