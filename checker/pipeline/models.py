"""The models of a run, found, checked and loaded together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Self

from checker.claims import Parser
from checker.match import Embedder
from checker.nli import Nli, load_nli
from checker.pipeline.analyst import Question, Vectors
from checker.pipeline.read import Read, read_claims
from checker.records.article import Article
from checker.records.pair import NliScores
from checker.registry import locate
from checker.settings import Settings


@dataclass(frozen=True)
class Models:
    """Parser, embedder and NLI model, ready for use: an analyst that remembers nothing."""

    parser: Parser
    embedder: Embedder
    nli: Nli

    @classmethod
    def load(cls, settings: Settings) -> Self:
        """Load all three. Takes seconds, most of it importing torch.

        Raises:
            ModelError: a model is missing, damaged or unfit.

        """
        nli = locate(settings.nli, offline=settings.offline)
        return cls(
            parser=load_parser(settings),
            embedder=load_embedder(settings),
            nli=load_nli(settings.nli, nli, settings.device),
        )

    def read(self, article: Article) -> Read:
        """The sentences, facts and claims of an article."""
        return read_claims(article, self.parser)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """The vector of each text."""
        return dict(zip(texts, self.embedder.embed(texts), strict=True))

    def score(
        self, questions: Sequence[Question], on_progress: Callable[[int], None]
    ) -> list[NliScores]:
        """The NLI model's scores; ``on_progress`` is told how many are done in all."""
        return self.nli.score(questions, on_progress)


def load_parser(settings: Settings) -> Parser:
    """The parser alone: all that reading claims needs.

    Raises:
        ModelError: it is missing, damaged or unfit.

    """
    located = locate(settings.parser, offline=settings.offline)
    return Parser.load(located, settings.parser.batch_size)


def load_embedder(settings: Settings) -> Embedder:
    """The embedder alone.

    Raises:
        ModelError: it is missing, damaged or unfit.

    """
    located = locate(settings.embedder, offline=settings.offline)
    return Embedder.load(settings.embedder, located, settings.device)


def model_names(settings: Settings) -> dict[str, str]:
    """The model of each role, with its revision where it has one."""
    return {
        role: f"{model.model}@{model.revision}" if model.revision else model.model
        for role, model in (
            ("parser", settings.parser),
            ("embedder", settings.embedder),
            ("nli", settings.nli),
        )
    }


@cache
def shared_models(settings: Settings) -> Models:
    """The models of some settings, loaded once in a process."""
    return Models.load(settings)
