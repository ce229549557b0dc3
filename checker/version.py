"""The version, by itself, so that every layer may name it."""

import re

__version__ = "0.1.0"


def is_newer(version: str, than: str) -> bool:
    """Whether a version is a later release; marks behind the numbers do not count.

    >>> is_newer("0.10.0", "0.9.3"), is_newer("1.0.dev2", "1.0"), is_newer("", "0.1.0")
    (True, False, False)
    """
    return _release(version) > _release(than)


def _release(version: str) -> tuple[int, ...]:
    numbers = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(map(int, numbers.group().split("."))) if numbers else ()
