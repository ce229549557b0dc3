"""Near-copies among very many articles: MinHash finds candidates, the runs themselves decide.

MinHash (Broder 1997) with banding (Leskovec, Rajaraman & Ullman, ch. 3) compares an article with
those few only that share a band. It sees likeness of whole texts, but copy is cut short, and from
the end; so the opening of each text is compared beside the whole, and a short text is found in a
long one that begins alike. Every candidate is then measured by containment, just as
`checker.match.origins` does, so that no pair is a near-copy here which is none there.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from checker.text.runs import containment

if TYPE_CHECKING:
    from rensa import RMinHash

_PERMUTATIONS = 128
_BANDS = 64
"""Two rows to a band: likeness 0.18, that is containment 0.3 of equals, is found by 0.88."""
_OPENING = 64
"""Runs of the opening."""
_SEED = 1
_Hashes = npt.NDArray[np.uint64]


class CopyIndex:
    """Articles by the runs of words in their texts."""

    def __init__(self, threshold: float) -> None:
        from rensa import RMinHashLSH  # noqa: PLC0415 - only grouping needs it

        self._threshold = threshold
        # rensa only uses its threshold where it judges candidates itself; we do that exactly.
        self._wholes, self._openings = (
            RMinHashLSH(threshold=0.5, num_perm=_PERMUTATIONS, num_bands=_BANDS) for _ in range(2)
        )
        self._articles: dict[int, tuple[str, _Hashes]] = {}
        self._keys: dict[str, int] = {}
        self._next = 0

    def add(self, article: str, runs: bytes) -> None:
        """Add an article with the ``runs`` of its profile. One that is there already is replaced.

        An article without runs is never found, being no copy of anything.
        """
        self.remove(article)
        if not runs:
            return
        whole, opening = _signatures(runs)
        key, self._next = self._next, self._next + 1
        self._wholes.insert(key, whole)
        self._openings.insert(key, opening)
        self._articles[key] = (article, _read(runs))
        self._keys[article] = key

    def remove(self, article: str) -> None:
        """Forget an article; nothing happens if it is not there."""
        key = self._keys.pop(article, None)
        if key is not None:
            self._wholes.remove(key)
            self._openings.remove(key)
            del self._articles[key]

    def find(self, runs: bytes) -> dict[str, float]:
        """The near-copies of a text among the articles, with their containment."""
        if not runs:
            return {}
        whole, opening = _signatures(runs)
        hashes, found = _read(runs), {}
        for key in sorted({*self._wholes.query(whole), *self._openings.query(opening)}):
            article, others = self._articles[key]
            shared = len(np.intersect1d(hashes, others, assume_unique=True))
            share = containment(shared, len(hashes), len(others))
            if share >= self._threshold:
                found[article] = share
        return found


def near_copies(
    articles: Iterable[tuple[str, bytes]], threshold: float
) -> Iterator[tuple[str, str, float]]:
    """The pairs of near-copies among articles given with their runs, each pair once."""
    index = CopyIndex(threshold)
    for article, runs in articles:
        yield from ((other, article, share) for other, share in index.find(runs).items())
        index.add(article, runs)


def _read(runs: bytes) -> _Hashes:
    return np.frombuffer(runs, dtype="<u8")


@lru_cache(maxsize=1)  # an article is looked for, and then added
def _signatures(runs: bytes) -> "tuple[RMinHash, RMinHash]":
    """The signature of a text, and that of its opening."""
    hashes = np.frombuffer(runs, dtype="S8").tolist()
    return _signature(hashes), _signature(hashes[:_OPENING])


def _signature(hashes: list[bytes]) -> "RMinHash":
    from rensa import RMinHash  # noqa: PLC0415 - only grouping needs it

    signature = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    signature.update(hashes)
    return signature
