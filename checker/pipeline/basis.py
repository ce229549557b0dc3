"""What a report hangs on besides its articles."""

import hashlib

from checker.pipeline.remembered import READING_CODE, code_digest
from checker.registry import model_digest
from checker.settings import Settings

_CODE = (*READING_CODE, "match", "nli", "findings", "pipeline/score.py", "pipeline/story.py")
"""What reads articles and checks stories. Not what brings copy in, groups it or shows findings."""


def basis_of(settings: Settings) -> str:
    """A short hash of the settings that findings hang on, of what the models hold, and of the code.

    So an upgrade of the checker has old stories checked again, once, and only where it changes
    what is found.

    Raises:
        ModelError: a model is not here.

    """
    models = (settings.parser, settings.embedder, settings.nli)
    told = "/".join((settings.digest, code_digest(_CODE), *map(model_digest, models)))
    return hashlib.sha256(told.encode()).hexdigest()[:16]
