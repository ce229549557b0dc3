"""Cutting a set of articles into stories."""

from collections.abc import Mapping, Sequence

import numpy as np


def partition(
    articles: Sequence[str], likeness: Mapping[str, Mapping[str, float]], threshold: float
) -> list[tuple[str, ...]]:
    """Groups of articles that are like each other by ``threshold`` or more on average.

    Average-linkage agglomeration, for which the order of ``articles`` is of no matter. Pairs that
    ``likeness`` does not name have none.
    """
    members = sorted(articles)
    if len(members) < 2:
        return [tuple(members)] if members else []
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415 - slow to import

    places = {article: place for place, article in enumerate(members)}
    table = np.zeros((len(members), len(members)))
    for article, place in places.items():
        for other, alike in likeness[article].items():
            if other in places:
                table[place, places[other]] = alike
    upper = np.triu_indices(len(members), 1)
    labels = fcluster(linkage(1.0 - table[upper], "average"), 1.0 - threshold, "distance")
    groups: dict[int, list[str]] = {}
    for article, label in zip(members, labels.tolist(), strict=True):
        groups.setdefault(label, []).append(article)
    return [tuple(group) for group in groups.values()]
