"""What `checker models` shows: which models the settings name, where they are, and how they are."""

from enum import StrEnum
from pathlib import Path

from checker.errors import ModelDamaged, ModelError, ModelMissing
from checker.records.base import Record
from checker.registry.environment import keep_quiet
from checker.registry.locate import find, is_sealed, seal_faults
from checker.registry.manifest import sha256_of
from checker.registry.weights import check_weights
from checker.settings import ModelSettings, Settings

_SHA256_LENGTH = 64


class ModelState(StrEnum):
    """How a model was found to be."""

    PRESENT = "present"
    """It is here; its checksums were not looked at."""
    VERIFIED = "verified"
    """Every file has the SHA-256 it should have."""
    UNSEALED = "whole, no checksums known"
    MISSING = "missing"
    DAMAGED = "damaged"


class ModelStatus(Record):
    """A model that the settings name."""

    role: str
    """What it is for: 'embedder', 'nli' or 'parser'."""
    model: str
    """As the settings name it."""
    revision: str | None
    folder: str | None
    """Where it is; None where it is missing."""
    size: int
    """Of all its files together, in bytes."""
    state: ModelState
    fault: str = ""
    """What is wrong with it, for people; empty where nothing is."""

    @property
    def ok(self) -> bool:
        """Whether it can be used, as far as was looked."""
        return self.state not in {ModelState.MISSING, ModelState.DAMAGED}


def list_models(settings: Settings) -> tuple[ModelStatus, ...]:
    """The models of the settings, where they are and how big; checksums are not looked at.

    Never touches the network: a hub model that is not in the cache is missing.
    """
    return tuple(_look(role, model) for role, model in _roles(settings))


def verify(settings: Settings) -> tuple[ModelStatus, ...]:
    """The models of the settings, with every checksum that is known looked at.

    For models that come with the checker these are the manifest's; for hub models, those under
    which the hub's cache keeps big files. Never touches the network.
    """
    return tuple(_verified(_look(role, model), model) for role, model in _roles(settings))


def _roles(settings: Settings) -> tuple[tuple[str, ModelSettings], ...]:
    return (("embedder", settings.embedder), ("nli", settings.nli), ("parser", settings.parser))


def _look(role: str, settings: ModelSettings) -> ModelStatus:
    keep_quiet(offline=True)
    try:
        folder = find(settings, offline=True)
    except ModelMissing as error:
        return _status(role, settings, ModelState.MISSING, fault=str(error))
    return _status(role, settings, ModelState.PRESENT, folder=folder)


def _status(
    role: str,
    settings: ModelSettings,
    state: ModelState,
    *,
    folder: Path | None = None,
    fault: str = "",
) -> ModelStatus:
    return ModelStatus(
        role=role,
        model=settings.model,
        revision=settings.revision,
        folder=str(folder) if folder else None,
        size=_size(folder) if folder else 0,
        state=state,
        fault=fault,
    )


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _verified(status: ModelStatus, settings: ModelSettings) -> ModelStatus:
    if status.folder is None:
        return status
    folder = Path(status.folder)
    try:
        state = _check(settings, folder)
    except ModelError as error:
        return status.model_copy(update={"state": ModelState.DAMAGED, "fault": str(error)})
    return status.model_copy(update={"state": state})


def _check(settings: ModelSettings, folder: Path) -> ModelState:
    if is_sealed(settings):
        faults = seal_faults(settings.model, folder)
        if faults:
            raise ModelDamaged("; ".join(faults))
        return ModelState.VERIFIED
    check_weights(settings.model, folder)
    return ModelState.VERIFIED if _check_blobs(folder) else ModelState.UNSEALED


def _check_blobs(folder: Path) -> bool:
    """Whether the folder is a hub snapshot, all of whose weights have the hash they go by."""
    weights = sorted(folder.glob("*.safetensors"))
    blobs = [path.resolve() for path in weights]
    if not all(
        path.is_symlink() and len(path.resolve().name) == _SHA256_LENGTH for path in weights
    ):
        return False
    for path, blob in zip(weights, blobs, strict=True):
        if sha256_of(blob) != blob.name:
            raise ModelDamaged(f"{path.name} has another SHA-256 than the hub named")
    return bool(weights)
