"""From articles to the profiles by which they are grouped into stories."""

from collections.abc import Sequence
from typing import NamedTuple

from checker.claims import Parser, split_sentences
from checker.grouping import OPENING, lead, make_profile
from checker.match import Embedder
from checker.pipeline.models import load_embedder, load_parser
from checker.pipeline.progress import Progress, silent
from checker.records.article import Article
from checker.records.profile import Profile
from checker.settings import Settings

_ARTICLES = 64
"""Articles read at once."""


class ProfileModels(NamedTuple):
    """The models that profiles need."""

    parser: Parser
    embedder: Embedder

    @classmethod
    def load(cls, settings: Settings) -> "ProfileModels":
        """Load both.

        Raises:
            ModelError: one is missing, damaged or unfit.

        """
        return cls(load_parser(settings), load_embedder(settings))


def read_profiles(
    articles: Sequence[Article], models: ProfileModels, progress: Progress = silent
) -> list[Profile]:
    """The profiles of articles, of which only the openings are parsed."""
    found: list[Profile] = []
    for start in range(0, len(articles), _ARTICLES):
        progress("profiles", start, len(articles))
        part = articles[start : start + _ARTICLES]
        opened = [models.parser.parse(split_sentences(a)[:OPENING]) for a in part]
        vectors = models.embedder.embed([lead(*pair) for pair in zip(part, opened, strict=True)])
        found.extend(map(make_profile, part, opened, vectors))
    return found
