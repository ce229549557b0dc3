"""Many keys asked for in turn: a statement holds so many values and no more."""

from collections.abc import Iterable, Iterator

_AT_ONCE = 500


def parts(keys: Iterable[str]) -> Iterator[list[str]]:
    """The keys in lists that a statement can hold, each key once."""
    ordered = list(dict.fromkeys(keys))
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
