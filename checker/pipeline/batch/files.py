"""The files of the inputs, and which of them are not in the store as they are."""

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Self

from checker.ingest import walk
from checker.records.fault import Fault
from checker.store import Store

_WEB = ("http://", "https://")


class Inputs(NamedTuple):
    """Where copy comes from."""

    paths: tuple[Path, ...] = ()
    feeds: tuple[str, ...] = ()

    @classmethod
    def of(cls, named: Iterable[str]) -> Self:
        """Addresses of the web are feeds, all else files and directories."""
        told = tuple(dict.fromkeys(named))
        return cls(
            tuple(Path(name) for name in told if not name.startswith(_WEB)),
            tuple(name for name in told if name.startswith(_WEB)),
        )


_State = tuple[int, float]
"""The size of a file in bytes, and when it was last written."""


class Files:
    """Remembers what it has seen, so that a watch asks the store about new files only."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._done: dict[Path, _State] = {}
        self._told: set[Fault] = set()

    def changed(self, inputs: Iterable[Path], settle: float = 0.0) -> list[Path]:
        """Files that are new, or were changed since they were read to the end; in a fixed order.

        A file that was written in the last ``settle`` seconds is left for later: it may be half
        of what it will be.
        """
        found = (path for root in inputs for path in walk(root) if isinstance(path, Path))
        states = {path: state for path in dict.fromkeys(found) if (state := _state(path, settle))}
        unseen = [path for path, state in states.items() if self._done.get(path) != state]
        known = self._store.inputs.states([str(path.absolute()) for path in unseen])
        self._done |= {p: states[p] for p in unseen if known.get(str(p.absolute())) == states[p]}
        return [path for path in unseen if self._done.get(path) != states[path]]

    def faults(self, inputs: Iterable[Path]) -> Iterator[Fault]:
        """What is wrong with the inputs themselves; each is told once."""
        for root in inputs:
            for found in walk(root):
                if isinstance(found, Fault) and found not in self._told:
                    self._told.add(found)
                    yield found


def _state(path: Path, settle: float) -> _State | None:
    """The state of a file; None where it is gone again, or has not settled."""
    try:
        told = path.stat()
    except OSError:
        return None
    if 0 <= time.time() - told.st_mtime < settle:
        return None
    return told.st_size, told.st_mtime
