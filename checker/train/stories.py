"""Labelled pairs that gold stories imply: the clauses that bear values, set against each other.

Two clauses contradict where they lie on two sides of one conflict. Any other two of different
sources do not, whatever they share: since the conflicts of a story are marked completely, that
is as sure a label as there is, and 'other' pairs show how rarely news contradicts news.
"""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import numpy as np

from checker.evaluate import GoldItem, GoldStory, read_gold
from checker.records.finding import Kind
from checker.records.labelled import LabelledPair

_OTHERS = 150
"""Pairs of clauses on different matters that are taken of one story."""


class _Clause(NamedTuple):
    item: GoldItem
    side: int
    source: str
    quote: str


def story_pairs(folder: Path, seed: int = 0) -> Iterator[LabelledPair]:
    """The pairs of every gold story in ``folder``.

    Raises:
        GoldError: there is none, or one is not in the gold format.

    """
    generator = np.random.default_rng(seed)
    for _, story in read_gold(folder):
        pairs = list(_pairs(story))
        yield from (pair for pair in pairs if pair.source != "stories/other")
        others = [pair for pair in pairs if pair.source == "stories/other"]
        yield from (others[place] for place in generator.permutation(len(others))[:_OTHERS])


def _pairs(story: GoldStory) -> Iterator[LabelledPair]:
    clauses = [
        _Clause(item, side, quote.source, quote.quote)
        for item in story.gold
        for side, answer in enumerate(item.sides)
        for quote in answer.evidence
    ]
    for one, other in permutations(clauses, 2):
        matter = one.item.kind.value if one.item is other.item else "other"
        if matter == "other" and one.source == other.source:
            continue
        apart = matter == Kind.CONFLICT and one.side != other.side
        yield LabelledPair(
            source=f"stories/{matter}",
            premise=one.quote,
            hypothesis=other.quote,
            label="contradiction" if apart else "not_contradiction",
        )
