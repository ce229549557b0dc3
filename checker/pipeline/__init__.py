"""The steps wired together: a story in, a report out."""

from checker.pipeline.analyst import Analyst
from checker.pipeline.models import Models, load_parser, shared_models
from checker.pipeline.progress import Progress, silent
from checker.pipeline.read import Read, read_claims, read_parsed
from checker.pipeline.remembered import Remembered, Remembering
from checker.pipeline.score import SUSPECTED
from checker.pipeline.story import check_story, match_claims, open_dossier

__all__ = [
    "SUSPECTED",
    "Analyst",
    "Models",
    "Progress",
    "Read",
    "Remembered",
    "Remembering",
    "check_story",
    "load_parser",
    "match_claims",
    "open_dossier",
    "read_claims",
    "read_parsed",
    "shared_models",
    "silent",
]
