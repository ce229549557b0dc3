"""Labelled pairs of sentences: public NLI sets, and pairs that slot clusters imply."""

import gzip
from collections.abc import Iterable, Iterator
from itertools import combinations, permutations
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from checker.evaluate.lines import read_lines
from checker.records.labelled import Label, LabelledPair


class Looser(BaseModel):
    """Claims that relate to one group of a cluster: they follow from it, or update it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    of: int
    claims: tuple[str, ...]


class SlotCluster(BaseModel):
    """Sentences about one slot: those of a group give the same answer, groups differ.

    A group entails its ``looser`` claims, not the other way round; ``neutral`` sentences speak
    of something else; ``later`` claims update their group and leave it true at its own time.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    category: str
    groups: Annotated[tuple[tuple[str, ...], ...], Field(min_length=1)]
    looser: tuple[Looser, ...] = ()
    neutral: tuple[str, ...] = ()
    later: tuple[Looser, ...] = ()

    def pairs(self) -> Iterator[LabelledPair]:
        """Every ordered pair whose label the cluster implies."""
        for group in self.groups:
            yield from self._labelled(permutations(group, 2), "entailment")
        for one, other in combinations(self.groups, 2):
            yield from self._labelled(_both_ways(one, other), "contradiction")
        for looser in self.looser:
            group = self.groups[looser.of]
            yield from self._labelled(_across(group, looser.claims), "entailment")
            yield from self._labelled(_across(looser.claims, group), "neutral")
        every = tuple(sentence for group in self.groups for sentence in group)
        yield from self._labelled(_both_ways(every, self.neutral), "neutral")
        for later in self.later:
            yield from self._labelled(_both_ways(self.groups[later.of], later.claims), "neutral")

    def _labelled(self, pairs: Iterator[tuple[str, str]], label: Label) -> Iterator[LabelledPair]:
        for premise, hypothesis in pairs:
            yield LabelledPair(
                source=f"slots/{self.category}",
                premise=premise,
                hypothesis=hypothesis,
                label=label,
            )


def _across(ones: tuple[str, ...], others: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return ((one, other) for one in ones for other in others)


def _both_ways(ones: tuple[str, ...], others: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield from _across(ones, others)
    yield from _across(others, ones)


def read_pairs(path: Path) -> Iterator[LabelledPair]:
    """The labelled pairs of a gzipped JSON-lines file.

    Raises:
        GoldError: the file cannot be read, or a line is not a labelled pair.

    """
    return read_lines(path, TypeAdapter(LabelledPair))


def write_pairs(path: Path, pairs: Iterable[LabelledPair]) -> None:
    """Write labelled pairs as `read_pairs` reads them."""
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for pair in pairs:
            file.write(f"{pair.model_dump_json()}\n")


def read_clusters(path: Path) -> Iterator[SlotCluster]:
    """The slot clusters of a gzipped JSON-lines file.

    Raises:
        GoldError: the file cannot be read, or a line is not a slot cluster.

    """
    return read_lines(path, TypeAdapter(SlotCluster))


def cluster_pairs(path: Path) -> Iterator[LabelledPair]:
    """The labelled pairs that the slot clusters of a file imply; errors as `read_clusters`."""
    return (pair for cluster in read_clusters(path) for pair in cluster.pairs())
