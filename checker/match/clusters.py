"""Clusters of claims, over all sources, that speak of the same thing."""

import numpy as np
import numpy.typing as npt

from checker.records.claim import Claim


def clusters(
    claims: tuple[Claim, ...], vectors: npt.NDArray[np.float32], min_similarity: float
) -> tuple[tuple[int, ...], ...]:
    """Groups of indices into ``claims``, largest first; a claim like no other is a group of one.

    Average-linkage agglomeration over cosine distance, cut where the mean similarity of two
    groups falls under ``min_similarity``.
    """
    if len(claims) < 2:
        return tuple((index,) for index in range(len(claims)))
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415 - slow to import

    merges = linkage(vectors, method="average", metric="cosine")
    just_below = np.nextafter(1.0 - min_similarity, 0.0)
    labels = fcluster(merges, just_below, criterion="distance")
    groups: dict[int, list[int]] = {}
    for index, label in enumerate(labels.tolist()):
        groups.setdefault(label, []).append(index)
    return tuple(sorted((tuple(g) for g in groups.values()), key=lambda g: (-len(g), g)))
