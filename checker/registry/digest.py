"""What tells one model from another: a hash of its files, or of what pins them."""

import hashlib
import json
from functools import cache

from checker.registry.location import find, is_sealed
from checker.registry.manifest import FileSeal, manifest_of, read_manifest
from checker.settings import ModelSettings


@cache
def model_digest(settings: ModelSettings) -> str:
    """A short hash that changes with the content of a model.

    Of models that come with the checker the manifest tells it, of hub models the revision; the
    files of others are read.

    Raises:
        ModelMissing: it is not here.
        ModelDamaged: the manifest cannot be read.

    """
    if is_sealed(settings):
        return _digest(read_manifest().get(settings.model, {}))
    if settings.revision:
        return hashlib.sha256(f"{settings.model}@{settings.revision}".encode()).hexdigest()[:16]
    return _digest(manifest_of(find(settings)))


def _digest(seals: dict[str, FileSeal]) -> str:
    told = json.dumps({name: seal.sha256 for name, seal in seals.items()}, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
