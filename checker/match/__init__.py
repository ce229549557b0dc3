"""Finding the claims that speak of one thing: vectors, clusters, candidate pairs, origins."""

from checker.match.clusters import clusters
from checker.match.embed import Embedder
from checker.match.origins import origins
from checker.match.pairs import candidate_pairs, fact_pairs, rivals
from checker.match.phrases import with_likeness

__all__ = [
    "Embedder",
    "candidate_pairs",
    "clusters",
    "fact_pairs",
    "origins",
    "rivals",
    "with_likeness",
]
