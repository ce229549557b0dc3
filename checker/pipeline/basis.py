"""What a report hangs on besides its articles."""

import hashlib

from checker.registry import model_digest
from checker.settings import Settings


def basis_of(settings: Settings) -> str:
    """A short hash of the settings that findings hang on, and of what the models hold.

    Raises:
        ModelError: a model is not here.

    """
    models = (settings.parser, settings.embedder, settings.nli)
    told = "/".join((settings.digest, *map(model_digest, models)))
    return hashlib.sha256(told.encode()).hexdigest()[:16]
