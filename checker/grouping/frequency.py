"""How telling a word is: the fewer articles have it, the more."""

from functools import cache
from math import log

from checker.resources import packaged_lines

_ARTICLES = 10_000
_RARE = 10
"""Of so many articles: how often a word is taken to occur that is not in the table."""


def telling(word: str) -> float:
    """The inverse document frequency of a folded word, 0 (in every article) to about 7 (rare).

    The table is shipped and never learns, so that a profile depends on its article alone.
    """
    return log(_ARTICLES / _table().get(word, _RARE))


@cache
def _table() -> dict[str, int]:
    lines = (line.split("\t") for line in packaged_lines("checker.grouping", "frequency.tsv"))
    return {word: int(count) for count, words in lines for word in words.split()}
