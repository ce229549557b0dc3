"""The models of a run, found, checked and loaded together."""

from dataclasses import dataclass
from functools import cache
from typing import Self

from checker.claims import Parser
from checker.match import Embedder
from checker.nli import Nli, load_nli
from checker.registry import locate
from checker.settings import Settings


@dataclass(frozen=True)
class Models:
    """Parser, embedder and NLI model, ready for use."""

    parser: Parser
    embedder: Embedder
    nli: Nli

    @classmethod
    def load(cls, settings: Settings) -> Self:
        """Load all three. Takes seconds, most of it importing torch.

        Raises:
            ModelError: a model is missing, damaged or unfit.

        """
        embedder, nli = (
            locate(model, offline=settings.offline) for model in (settings.embedder, settings.nli)
        )
        return cls(
            parser=load_parser(settings),
            embedder=Embedder.load(settings.embedder, embedder, settings.device),
            nli=load_nli(settings.nli, nli, settings.device),
        )


def load_parser(settings: Settings) -> Parser:
    """The parser alone: all that reading claims needs.

    Raises:
        ModelError: it is missing, damaged or unfit.

    """
    located = locate(settings.parser, offline=settings.offline)
    return Parser.load(located, settings.parser.batch_size)


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
