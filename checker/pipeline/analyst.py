"""What a story check asks of models, whoever answers: the models themselves, or memory first."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from checker.pipeline.read import Read
from checker.records.article import Article
from checker.records.pair import NliScores

Vectors = Mapping[str, npt.NDArray[np.float32]]
"""The vector of each text, of length 1."""
Question = tuple[str, str]
"""A premise and a hypothesis."""


class Analyst(Protocol):
    """Reads articles, turns what they say into vectors, and answers questions of inference.

    An answer never hangs on what else is asked in the same run: articles are read one by one, and
    a vector is the same whatever texts are asked about with it.
    """

    def read(self, article: Article) -> Read:
        """The sentences, facts and claims of an article."""

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """The vector of each text."""

    def score(
        self, questions: Sequence[Question], on_progress: Callable[[int], None]
    ) -> list[NliScores]:
        """The NLI model's scores; ``on_progress`` is told how many are done in all."""
