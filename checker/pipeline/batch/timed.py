"""How long the models take, by stage."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property

from checker.pipeline.analyst import Analyst, Question, Vectors
from checker.pipeline.batch.tally import Timer
from checker.pipeline.read import Read
from checker.records.article import Article
from checker.records.pair import NliScores


class Timed:
    """An analyst that counts the seconds another takes; ``seconds`` is by stage."""

    def __init__(self, load: Callable[[], Analyst], timer: Timer = time.perf_counter) -> None:
        self._load = load
        self._timer = timer
        self.seconds: dict[str, float] = {}

    @cached_property
    def _analyst(self) -> Analyst:
        with self._clock("loading"):
            return self._load()

    def read(self, article: Article) -> Read:
        """The sentences, facts and claims of an article."""
        analyst = self._analyst
        with self._clock("reading"):
            return analyst.read(article)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """The vector of each text."""
        analyst = self._analyst
        with self._clock("embedding"):
            return analyst.vectors(texts)

    def score(
        self, questions: Sequence[Question], on_progress: Callable[[int], None]
    ) -> list[NliScores]:
        """The NLI model's scores."""
        analyst = self._analyst
        with self._clock("comparing"):
            return analyst.score(questions, on_progress)

    @contextmanager
    def _clock(self, stage: str) -> Iterator[None]:
        began = self._timer()
        try:
            yield
        finally:
            spent = self._timer() - began
            self.seconds[stage] = self.seconds.get(stage, 0.0) + spent
