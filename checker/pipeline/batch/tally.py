"""What a run has done so far, and how long it took, for those who watch it."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TypeVar

from checker.pipeline.progress import Progress, silent
from checker.store.withheld import Withheld

_Each = TypeVar("_Each")
Timer = Callable[[], float]
"""Seconds since whenever, of which only the difference tells."""


def _unheard(_round: "Round") -> None:
    """Nobody listens."""


@dataclass(frozen=True)
class Aside:
    """What the last run left aside."""

    withheld: tuple[Withheld, ...] = ()
    """Copy on hold or under an embargo."""
    newer: int = 0
    """Stories that would be checked again, had a newer version of the checker not done so."""


@dataclass(frozen=True)
class Round:
    """What one run has come to."""

    number: int
    """That of the run."""
    counts: Mapping[str, int]
    """Without those that are 0."""
    seconds: Mapping[str, float]
    aside: Aside = Aside()


@dataclass
class Tally:
    """Counts of a command, seconds by stage (summed over workers), and word of what it does.

    A watch makes many runs: the counts are of all of them, and those of each are told at its end.
    """

    progress: Progress = silent
    on_round: Callable[[Round], None] = _unheard
    counts: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    timer: Timer = time.perf_counter
    aside: Aside = Aside()

    def add(self, seconds: Mapping[str, float], **counts: int) -> None:
        """Count what a shard has brought."""
        for stage, spent in seconds.items():
            self.seconds[stage] = self.seconds.get(stage, 0.0) + spent
        self.counts.update(counts)

    def since(self, earlier: "Tally", number: int) -> Round:
        """What came after ``earlier``, which is a copy, as one run."""
        spent = {stage: s - earlier.seconds.get(stage, 0.0) for stage, s in self.seconds.items()}
        return Round(number, dict(self.counts - earlier.counts), spent, self.aside)

    def copy(self) -> "Tally":
        """How things stand now."""
        return replace(self, counts=Counter(self.counts), seconds=dict(self.seconds))

    @contextmanager
    def clock(self, stage: str) -> Iterator[None]:
        """Count the seconds of a stage that is done in this process."""
        began = self.timer()
        try:
            yield
        finally:
            self.add({stage: self.timer() - began})

    def clocked(self, stage: str, drawn: Iterable[_Each]) -> Iterator[_Each]:
        """Count what it takes to draw each one of something lazy."""
        ahead = iter(drawn)
        while True:
            with self.clock(stage):
                try:
                    one = next(ahead)
                except StopIteration:
                    return
            yield one
