"""The profiles at hand, laid out so that one article is compared with all of them at once."""

from datetime import datetime

import numpy as np
import numpy.typing as npt

from checker.grouping.likeness import MIN_COSINE, Evidence
from checker.grouping.table import WordTable
from checker.records.profile import Profile

_DAY = 86_400.0
_FEWEST = 64
"""Places made at first."""


class ProfileShelf:
    """Profiles by article; the places of those taken out are used again."""

    def __init__(self) -> None:
        self._profiles: list[Profile | None] = []
        self._places: dict[str, int] = {}
        self._free: list[int] = []
        self._vectors: npt.NDArray[np.float32] = np.zeros((0, 0), dtype=np.float32)
        self._numbers = np.zeros((0, 2))
        """The day of each, and the length of its words' weights."""
        self._words = WordTable()
        self._names = WordTable()

    def __contains__(self, article: object) -> bool:
        return article in self._places

    def __getitem__(self, article: str) -> Profile:
        profile = self._profiles[self._places[article]]
        if profile is None:
            raise KeyError(article)
        return profile

    def add(self, profile: Profile) -> None:
        """Add a profile, or put it in the place of the one of the same article."""
        self.remove(profile.article)
        place = self._free.pop() if self._free else self._room(profile)
        self._profiles[place] = profile
        self._vectors[place] = _vector(profile)
        self._numbers[place] = _day(profile.published), _length(profile)
        self._words.put(place, profile.words)
        self._names.put(place, profile.names)
        self._places[profile.article] = place

    def remove(self, article: str) -> None:
        """Take a profile out; nothing happens if it is not there."""
        place = self._places.pop(article, None)
        if place is not None:
            self._profiles[place] = None
            self._vectors[place] = 0.0
            self._free.append(place)

    def near(self, article: str, window_days: float) -> tuple[list[str], Evidence]:
        """Other articles of the time whose leads have something in common with that of this one.

        With each goes what speaks for its telling the same story.
        """
        profile, own = self[article], self._places[article]
        used = len(self._profiles)
        cosines = self._vectors[:used] @ self._vectors[own]
        gaps = np.nan_to_num(np.abs(self._numbers[:used, 0] - self._numbers[own, 0]), nan=0.0)
        # A free place has a vector of zeros.
        close = (cosines >= MIN_COSINE) & (gaps <= window_days)
        close[own] = False
        places = np.flatnonzero(close)
        lengths = self._numbers[places, 1] * self._numbers[own, 1]
        products = self._words.shared({w: x * x for w, x in profile.words.items()}, places)
        found = [other.article for at in places.tolist() if (other := self._profiles[at])]
        return found, Evidence(
            cosine=cosines[places].astype(np.float64),
            words=np.divide(products, lengths, out=np.zeros(len(places)), where=lengths > 0),
            names=self._names.shared(profile.names, places),
            days=gaps[places],
        )

    def _room(self, profile: Profile) -> int:
        place = len(self._profiles)
        self._profiles.append(None)
        if place >= len(self._vectors):
            size = max(_FEWEST, 2 * place)
            vectors = np.zeros((size, len(_vector(profile))), dtype=np.float32)
            numbers = np.zeros((size, 2))
            if place:
                vectors[:place], numbers[:place] = self._vectors, self._numbers
            self._vectors, self._numbers = vectors, numbers
        return place


def _vector(profile: Profile) -> npt.NDArray[np.float32]:
    return np.frombuffer(profile.vector, dtype="<f4")


def _day(published: datetime | None) -> float:
    return published.timestamp() / _DAY if published else float("nan")


def _length(profile: Profile) -> float:
    return float(np.linalg.norm(list(profile.words.values())))
