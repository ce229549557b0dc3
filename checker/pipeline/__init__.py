"""The steps wired together: a story in, a report out."""

from checker.pipeline.models import Models, shared_models
from checker.pipeline.progress import Progress, silent
from checker.pipeline.story import check_story, match_claims, open_dossier

__all__ = [
    "Models",
    "Progress",
    "check_story",
    "match_claims",
    "open_dossier",
    "shared_models",
    "silent",
]
