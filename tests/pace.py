"""How long work takes beside a fixed piece of work of the same machine in the same run.

Seconds say little on a machine that others share; the ratio of two CPU times that were taken one
right after the other, at its least over several rounds, does not change with the load.
"""

import re
import time
from collections.abc import Callable, Sequence

_WORDS = re.compile(r"\w+|[^\w\s]")
_TURNS = 10
_ROUNDS = 5


def pace(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """CPU time of reading some texts, as a multiple of cutting each into words ten times."""
    return min(_seconds(read, texts) / _seconds(_cut, texts) for _ in range(_ROUNDS))


def _cut(text: str) -> list[str]:
    return [word for _ in range(_TURNS) for word in sorted(_WORDS.findall(text.lower()))]


def _seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    began = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - began
