"""What a report hangs on besides its articles."""

import hashlib

from checker.pipeline.remembered import READING_CODE, code_digest
from checker.registry import model_digest
from checker.settings import Settings
from checker.version import __version__, is_newer

_CODE = (*READING_CODE, "match", "nli", "findings", "pipeline/score.py", "pipeline/story.py")
"""What reads articles and checks stories. Not what brings copy in, groups it or shows findings."""


def basis_of(settings: Settings) -> str:
    """The version, and a short hash of what findings hang on: settings, models and code.

    So an upgrade of the checker has old stories checked again, once, and only where it changes
    what is found.

    Raises:
        ModelError: a model is not here.

    """
    models = (settings.parser, settings.embedder, settings.nli)
    told = "/".join((settings.digest, code_digest(_CODE), *map(model_digest, models)))
    return f"{__version__}/{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def is_same(basis: str, other: str) -> bool:
    """Whether the same is found on both: all but the version is the same."""
    return basis.partition("/")[2] == other.partition("/")[2]


def is_of_newer_version(basis: str, than: str) -> bool:
    """Whether it is of a newer version of the checker."""
    return is_newer(basis.partition("/")[0], than.partition("/")[0])
