"""Values met in other articles, to be put in place of those of a sentence."""

from collections import deque
from collections.abc import Callable
from random import Random

_MOST = 600
# Common given names and surnames of the 1990 US census, so that the first articles find some too.
_GIVEN = (
    "James John Robert Michael William David Richard Charles Joseph Thomas Mary Patricia Linda "
    "Barbara Elizabeth Jennifer Maria Susan Margaret Dorothy Lisa Nancy Karen Betty Helen Sandra"
).split()
_SURNAMES = (
    "Smith Johnson Williams Jones Brown Davis Miller Wilson Moore Taylor Anderson Thomas Jackson "
    "White Harris Martin Thompson Garcia Martinez Robinson Clark Rodriguez Lewis Lee Walker Hall"
).split()


class Pool:
    """The latest values of each sort, as written, without repeats."""

    def __init__(self) -> None:
        self._values: dict[str, deque[str]] = {}

    def add(self, sort: str, value: str) -> None:
        """Remember a value."""
        values = self._values.setdefault(sort, deque(maxlen=_MOST))
        if value not in values:
            values.append(value)

    def draw(self, sort: str, rng: Random, fits: Callable[[str], bool]) -> str | None:
        """A remembered value that fits, if a few tries find one."""
        values = self._values.get(sort)
        if not values:
            return None
        tries = (values[rng.randrange(len(values))] for _ in range(8))
        return next(filter(fits, tries), None)

    def person(self, rng: Random, unlike: str) -> str:
        """A full name that shares no word with ``unlike``."""
        taken = set(unlike.split())
        found = self.draw("person", rng, lambda name: not taken & set(name.split()))
        if found is not None and rng.random() < 0.8:
            return found
        return " ".join(
            rng.choice([n for n in names if n not in taken]) for names in (_GIVEN, _SURNAMES)
        )
