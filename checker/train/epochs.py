"""Epochs of batches, made ahead by other processes so that a GPU need not wait for them."""

import pickle
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import count
from multiprocessing import get_context
from typing import TYPE_CHECKING, ClassVar, NamedTuple

import numpy as np

from checker.train.augment import Augmenter
from checker.train.batches import Batcher, Targets
from checker.train.examples import Article

if TYPE_CHECKING:
    from checker.claims.analyser.network import Batch


class Epochs(NamedTuple):
    """What epochs are made of. Each depends on its number and the seed alone."""

    batcher: Batcher
    articles: Sequence[Article]
    change: Augmenter | None
    seed: int

    def made(self, number: int) -> "list[tuple[Batch, Targets]]":
        """The epoch of a number."""
        generator = np.random.default_rng([self.seed, number])
        return list(self.batcher.epoch(self.articles, self.change, generator))

    def ahead(
        self, first: int, workers: int
    ) -> "Generator[list[tuple[Batch, Targets]], None, None]":
        """All epochs from the first on, without end, by so many other processes; 0: by this one."""
        if not workers:
            yield from map(self.made, count(first))
            return
        # A process that has used CUDA must not be forked.
        context = get_context("spawn")
        pool = ProcessPoolExecutor(workers, context, _Worker.keep, (self,))
        try:
            numbers = count(first)
            waiting = deque(pool.submit(_Worker.make, next(numbers)) for _ in range(workers + 1))
            while True:
                made = waiting.popleft().result()
                waiting.append(pool.submit(_Worker.make, next(numbers)))
                yield pickle.loads(made)  # noqa: S301 - by our own process
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


class _Worker:
    """What a process that makes epochs holds: it is sent there once."""

    epochs: ClassVar[Epochs]

    @classmethod
    def keep(cls, epochs: Epochs) -> None:
        cls.epochs = epochs

    @classmethod
    def make(cls, number: int) -> bytes:
        # Sent as tensors, each would take a file descriptor of shared memory: thousands an epoch.
        return pickle.dumps(cls.epochs.made(number))
