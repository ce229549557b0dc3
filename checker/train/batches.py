"""Batches for the parser's training: annotated sentences as tensors."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np
import numpy.typing as npt

from checker.claims.analyser.model import Labels
from checker.claims.analyser.pieces import Window, WordPieces, packed
from checker.train.augment import Augmenter
from checker.train.examples import Annotated, Article
from checker.train.recipe import Recipe

if TYPE_CHECKING:
    import torch

    from checker.claims.analyser.network import Batch

UNKNOWN = -100
"""The number of a label that is not known, which torch leaves out of the loss."""
RUN = 8
"""Neighbouring sentences that are read together at most."""


class Targets(NamedTuple):
    """What the network should say: numbers of labels, `UNKNOWN` where not known."""

    tags: "dict[str, torch.Tensor]"
    heads: "torch.Tensor"
    relations: "torch.Tensor"

    def to(self, device: str) -> Self:
        """The targets on a device."""
        tags = {kind: numbers.to(device) for kind, numbers in self.tags.items()}
        return type(self)(tags, self.heads.to(device), self.relations.to(device))


class Batcher:
    """Makes batches of articles: divided into runs, changed, cut into pieces."""

    def __init__(self, recipe: Recipe, pieces: WordPieces, labels: Labels) -> None:
        self._recipe = recipe
        self._pieces = pieces
        self._numbers = {kind: _numbers(tags) for kind, tags in labels.tags.items()}
        self._relations = _numbers(labels.relations)

    def epoch(
        self, articles: Sequence[Article], change: Augmenter | None, generator: np.random.Generator
    ) -> "Iterator[tuple[Batch, Targets]]":
        """All sentences once, in batches of runs of like length."""
        runs = [run for article in articles for run in self._runs(article, generator)]
        if change:
            runs = [[change(sentence, generator) for sentence in run] for run in runs]
        sizes = [sum(len(self._pieces.pieces(w)) for s in run for w in s.words) for run in runs]
        groups = list(packed(sizes, self._recipe.batch))
        for number in generator.permutation(len(groups)):
            yield self.batch(
                [runs[place] for place in groups[number]], generator if change else None
            )

    def _runs(self, article: Article, generator: np.random.Generator) -> Iterator[Article]:
        size = int(generator.choice([1, 2, 4, RUN]))
        offset = int(generator.integers(size))
        for start in range(-offset, len(article), size):
            if run := article[max(0, start) : start + size]:
                yield run

    def batch(
        self, runs: Sequence[Article], generator: np.random.Generator | None
    ) -> "tuple[Batch, Targets]":
        """A batch and its targets; ``generator`` hides words."""
        from checker.claims.analyser.network import Batch  # noqa: PLC0415 - imports torch

        sentences = [sentence for run in runs for sentence in run]
        windows, words = [], 0
        for run in runs:
            cut = self._pieces.windows([s.words for s in run], self._recipe.window)
            windows += [window.shifted(words) for window in cut]
            words += sum(len(sentence.words) for sentence in run)
        if generator is not None:
            hidden = generator.random(words) < self._recipe.hidden
            mask = self._pieces.token("[MASK]")
            windows = [_masked(window, hidden, mask) for window in windows]
        batch = Batch.of(windows, [len(sentence.words) for sentence in sentences])
        return batch, self._targets(sentences)

    def _targets(self, sentences: Sequence[Annotated]) -> Targets:
        import torch  # noqa: PLC0415
        from torch.nn.utils.rnn import pad_sequence  # noqa: PLC0415

        def square(rows: list[list[int]]) -> torch.Tensor:
            return pad_sequence(list(map(torch.tensor, rows)), True, UNKNOWN)

        tags = {
            kind: torch.tensor(
                [numbers.get(tag, UNKNOWN) for s in sentences for tag in s.tags[kind]]
            )
            for kind, numbers in self._numbers.items()
        }
        heads = [[UNKNOWN if h is None else h for h in s.heads] for s in sentences]
        relations = [[self._relations.get(r, UNKNOWN) for r in s.relations] for s in sentences]
        return Targets(tags, square(heads), square(relations))


def _masked(window: Window, hidden: npt.NDArray[np.bool_], mask: int) -> Window:
    """The window with the mask for each piece of a hidden word."""
    pieces = zip(window.pieces, window.words, strict=True)
    return window._replace(pieces=[mask if n >= 0 and hidden[n] else piece for piece, n in pieces])


def _numbers(labels: Sequence[str]) -> dict[str | None, int]:
    return {label: number for number, label in enumerate(labels)}
