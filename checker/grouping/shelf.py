"""The profiles at hand, laid out so that one article is compared with all of them at once."""

from collections.abc import Iterator
from datetime import datetime
from math import sqrt
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from checker.grouping.likeness import MIN_COSINE, Evidence, shared, squares
from checker.records.profile import Profile

_DAY = 86_400.0


class _Entry(NamedTuple):
    profile: Profile
    squares: float
    """Of the weights of its words."""

    def against(self, other: Self, cosine: float, days: float) -> Evidence:
        mine, its = self.profile, other.profile
        # A word has the same weight in every article.
        product = sum(weight * weight for weight in shared(mine.words, its.words))
        lengths = sqrt(self.squares * other.squares)
        return Evidence(
            cosine=cosine,
            words=product / lengths if lengths else 0.0,
            names=sum(shared(mine.names, its.names)),
            days=days,
        )


class ProfileShelf:
    """Profiles with their vectors in one matrix; places of those taken out are used again."""

    def __init__(self) -> None:
        self._entries: list[_Entry | None] = []
        self._places: dict[str, int] = {}
        self._free: list[int] = []
        self._vectors: npt.NDArray[np.float32] = np.zeros((0, 0), dtype=np.float32)
        self._days: npt.NDArray[np.float64] = np.zeros(0)

    def __contains__(self, article: object) -> bool:
        return article in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __getitem__(self, article: str) -> Profile:
        return self._entry(article).profile

    def add(self, profile: Profile) -> None:
        """Add a profile, or put it in the place of the one of the same article."""
        self.remove(profile.article)
        place = self._free.pop() if self._free else self._room(profile)
        self._entries[place] = _Entry(profile, squares(profile.words))
        self._vectors[place] = _vector(profile)
        self._days[place] = _day(profile.published)
        self._places[profile.article] = place

    def remove(self, article: str) -> None:
        """Take a profile out; nothing happens if it is not there."""
        place = self._places.pop(article, None)
        if place is not None:
            self._entries[place] = None
            self._vectors[place] = 0.0
            self._free.append(place)

    def near(self, article: str, window_days: float) -> dict[str, Evidence]:
        """What speaks for other articles of the time telling the story of this one.

        Those whose leads have little in common with its own are left out.
        """
        entry, place = self._entry(article), self._places[article]
        cosines = self._vectors[: len(self._entries)] @ self._vectors[place]
        gaps = np.abs(self._days[: len(self._entries)] - self._days[place])
        gaps = np.nan_to_num(gaps, nan=0.0)
        places = np.flatnonzero((cosines >= MIN_COSINE) & (gaps <= window_days))
        found = {}
        for at in places.tolist():
            other = self._entries[at]
            if at != place and other is not None:
                found[other.profile.article] = entry.against(
                    other, float(cosines[at]), float(gaps[at])
                )
        return found

    def _entry(self, article: str) -> _Entry:
        entry = self._entries[self._places[article]]
        if entry is None:
            raise KeyError(article)
        return entry

    def _room(self, profile: Profile) -> int:
        place = len(self._entries)
        self._entries.append(None)
        if place >= len(self._vectors):
            size = max(64, 2 * place)
            vectors = np.zeros((size, len(_vector(profile))), dtype=np.float32)
            if place:
                vectors[:place] = self._vectors
            self._vectors = vectors
            self._days = np.concatenate([self._days, np.zeros(size - len(self._days))])
        return place


def _vector(profile: Profile) -> npt.NDArray[np.float32]:
    return np.frombuffer(profile.vector, dtype="<f4")


def _day(published: datetime | None) -> float:
    return published.timestamp() / _DAY if published else float("nan")
