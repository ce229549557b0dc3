"""What `checker models` shows: which models the settings name, where they are, and how they are."""

import re
from enum import StrEnum
from pathlib import Path

from checker.errors import ModelDamaged, ModelError, ModelMissing
from checker.records.base import Record
from checker.registry.environment import keep_quiet
from checker.registry.location import check_seals, find, is_sealed
from checker.registry.manifest import sha256_of
from checker.registry.weights import check_weights
from checker.settings import ModelSettings, Settings

_SHA256 = re.compile("[0-9a-f]{64}")


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
    revision: str | None = None
    folder: str | None = None
    """Where it is; None where it is missing."""
    size: int = 0
    """Of all its files together, in bytes."""
    state: ModelState = ModelState.PRESENT
    fault: str = ""
    """What is wrong with it, for people; empty where nothing is."""

    @property
    def ok(self) -> bool:
        """Whether it can be used, as far as was looked."""
        return self.state not in {ModelState.MISSING, ModelState.DAMAGED}


def list_models(settings: Settings) -> tuple[ModelStatus, ...]:
    """The models of the settings, where they are and how big; checksums are not looked at.

    Never uses the network: a hub model that is not in the cache is missing.
    """
    keep_quiet(offline=settings.offline)
    roles = {"embedder": settings.embedder, "nli": settings.nli, "parser": settings.parser}
    return tuple(_found(role, model) for role, model in roles.items())


def verify(settings: Settings) -> tuple[ModelStatus, ...]:
    """The models of the settings, with every checksum that is known looked at.

    For models that come with the checker these are the manifest's; for hub models, those under
    which the hub's cache keeps weights. Never uses the network.
    """
    models = (settings.embedder, settings.nli, settings.parser)
    return tuple(map(_verified, list_models(settings), models))


def _found(role: str, settings: ModelSettings) -> ModelStatus:
    found = ModelStatus(role=role, model=settings.model, revision=settings.revision)
    try:
        folder = find(settings)
    except ModelMissing as error:
        return found.model_copy(update={"state": ModelState.MISSING, "fault": str(error)})
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return found.model_copy(update={"folder": str(folder), "size": size})


def _verified(status: ModelStatus, settings: ModelSettings) -> ModelStatus:
    if status.folder is None:
        return status
    try:
        state = _check(settings, Path(status.folder))
    except ModelError as error:
        return status.model_copy(update={"state": ModelState.DAMAGED, "fault": str(error)})
    return status.model_copy(update={"state": state})


def _check(settings: ModelSettings, folder: Path) -> ModelState:
    if is_sealed(settings):
        check_seals(settings.model, folder)
        return ModelState.VERIFIED
    check_weights(settings.model, folder)
    weights = sorted(folder.glob("*.safetensors"))
    if not weights or not all(_is_named_by_hash(path) for path in weights):
        return ModelState.UNSEALED
    for path in weights:
        if sha256_of(path) != path.resolve().name:
            raise ModelDamaged(f"{path} has another SHA-256 than the hub names")
    return ModelState.VERIFIED


def _is_named_by_hash(path: Path) -> bool:
    """Whether it is a link into the hub's cache, where big files go by their SHA-256."""
    return path.is_symlink() and _SHA256.fullmatch(path.resolve().name) is not None
