"""The files of the inputs, and which of them are not in the store as they are."""

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Self

from checker.ingest import Listed, walk
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
        self._done: dict[str, _State] = {}
        self._faults: list[Fault] = []
        """What was wrong with the inputs at the last look."""
        self._told: set[Fault] = set()

    def changed(self, inputs: Iterable[Path], settle: float = 0.0) -> list[Path]:
        """Files that are new, or were changed since they were read to the end; in a fixed order.

        A file that was written in the last ``settle`` seconds is left for later: it may be half
        of what it will be.
        """
        found = [one for root in inputs for one in walk(root)]
        self._faults = [one for one in found if isinstance(one, Fault)]
        states = {
            file.path: (file.size, file.mtime)
            for file in found
            if isinstance(file, Listed) and not 0 <= time.time() - file.mtime < settle
        }
        unseen = [path for path, state in states.items() if self._done.get(path) != state]
        names = {path: str(Path(path).absolute()) for path in unseen}
        known = self._store.inputs.states(names.values())
        self._done |= {p: states[p] for p in unseen if known.get(names[p]) == states[p]}
        changed = (Path(path) for path in unseen if self._done.get(path) != states[path])
        return list(dict.fromkeys(changed))

    def faults(self) -> Iterator[Fault]:
        """What was wrong with the inputs themselves at the last look; each is told once."""
        for fault in self._faults:
            if fault not in self._told:
                self._told.add(fault)
                yield fault
