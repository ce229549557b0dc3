"""Samples that are the same each time, in whatever order the lines lie."""

import hashlib
from collections.abc import Callable, Iterable
from typing import TypeVar

_Line = TypeVar("_Line")


def drawn(lines: Iterable[_Line], size: int | None, key: Callable[[_Line], str]) -> list[_Line]:
    """So many of some lines, or all of them, in the order of a hash of their key."""
    return sorted(lines, key=lambda line: hashlib.sha256(key(line).encode()).digest())[:size]
