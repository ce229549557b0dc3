"""How well a partition fits the true one: the measures of coreference resolution, and pairs.

Both partitions are of the same things, given as the cluster of each. A wrong merge lowers
precision, a wrong split recall.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from checker.evaluate.tally import f1

Clusters = Mapping[str, str]
"""The cluster of each thing."""


class Fit(NamedTuple):
    """A precision and a recall, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return f1(self.precision, self.recall)


def b_cubed(true: Clusters, found: Clusters) -> Fit:
    """B³ (Bagga & Baldwin 1998): the mean over things of how pure, and how whole, theirs is."""
    shared = _shared(true, found)
    true_sizes, found_sizes = Counter(true.values()), Counter(found[thing] for thing in true)
    pure = sum(count**2 / found_sizes[other] for (_, other), count in shared.items())
    whole = sum(count**2 / true_sizes[one] for (one, _), count in shared.items())
    return Fit(pure / len(true), whole / len(true)) if true else Fit(0.0, 0.0)


def muc(true: Clusters, found: Clusters) -> Fit:
    """MUC (Vilain et al. 1995): of the links that hold clusters together, those kept."""
    held = {thing: found[thing] for thing in true}
    return Fit(_links_kept(held, true), _links_kept(true, held))


def ceaf_e(true: Clusters, found: Clusters) -> Fit:
    """Entity CEAF (Luo 2005): the likeness of clusters under the best one-to-one assignment."""
    shared = _shared(true, found)
    true_sizes, found_sizes = Counter(true.values()), Counter(found[thing] for thing in true)
    if not true_sizes:
        return Fit(0.0, 0.0)
    rows = {cluster: row for row, cluster in enumerate(true_sizes)}
    columns = {cluster: column for column, cluster in enumerate(found_sizes)}
    table = np.zeros((len(rows), len(columns)))
    for (one, other), count in shared.items():
        table[rows[one], columns[other]] = 2 * count / (true_sizes[one] + found_sizes[other])
    best = float(table[linear_sum_assignment(table, maximize=True)].sum())
    return Fit(best / len(columns), best / len(rows))


def conll(true: Clusters, found: Clusters) -> float:
    """The mean F1 of MUC, B³ and entity CEAF (Pradhan et al. 2012)."""
    return sum(measure(true, found).f1 for measure in (muc, b_cubed, ceaf_e)) / 3


def pairs(true: Clusters, found: Clusters) -> Fit:
    """Of the pairs that are together, those that ought to be; and the other way round."""
    both = _pairs_in(_shared(true, found))
    together = _pairs_in(Counter(found[thing] for thing in true))
    truly = _pairs_in(Counter(true.values()))
    return Fit(both / together if together else 1.0, both / truly if truly else 1.0)


def _shared(true: Clusters, found: Clusters) -> Counter[tuple[str, str]]:
    return Counter((cluster, found[thing]) for thing, cluster in true.items())


def _pairs_in(sizes: Counter[Any]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def _links_kept(whole: Clusters, parts: Clusters) -> float:
    """Of the links within the clusters of ``whole``, those that ``parts`` does not cut."""
    pieces: defaultdict[str, set[str]] = defaultdict(set)
    for thing, cluster in whole.items():
        pieces[cluster].add(parts[thing])
    links = len(whole) - len(pieces)
    cut = sum(len(found) - 1 for found in pieces.values())
    return (links - cut) / links if links else 0.0
