"""What a run has done so far, and how long it took, for those who watch it."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from checker.pipeline.progress import Progress, silent

_Each = TypeVar("_Each")
Timer = Callable[[], float]
"""Seconds since whenever, of which only the difference tells."""


@dataclass
class Tally:
    """Counts of a run, seconds by stage (summed over workers), and word of each step."""

    progress: Progress = silent
    counts: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    timer: Timer = time.perf_counter

    def add(self, seconds: Mapping[str, float], **counts: int) -> None:
        """Count what a shard has brought."""
        for stage, spent in seconds.items():
            self.seconds[stage] = self.seconds.get(stage, 0.0) + spent
        self.counts.update(counts)

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
