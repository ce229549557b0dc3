"""Finding and trimming spans of text without losing the offsets of the original."""

import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at either end; an empty span at ``start`` if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def lines(text: str) -> Iterator[tuple[int, int]]:
    """The trimmed spans of the lines of ``text`` that are not blank.

    >>> list(lines("one\\n\\n  two \\r\\nthree"))
    [(0, 3), (7, 10), (13, 18)]
    """
    for match in _LINE.finditer(text):
        start, end = trim(text, *match.span())
        if start < end:
            yield start, end
