"""The words in which quotes differ, for sides whose evidence names no focus."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from checker.text.normalise import fold, plain

_WORD = re.compile(r"\w+(?:['’.,:/-]\w+)*[%°]?|[$€£¥]\S+")

# Quotes that share less than this of their words are worded apart: marks would cover them whole.
_LEAST_LIKENESS = 0.4

_EMPTY = frozenset("a an the and also that there which who it its".split())
"""Words that make no difference by themselves."""


def differing_words(quote: str, others: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The spans of ``quote``, in its own characters, that the most similar of ``others`` lacks.

    Runs of words stay one span. Empty where the quotes are worded too differently to tell.

    >>> quote = "Twelve people were hurt"
    >>> [quote[start:end] for start, end in differing_words(quote, ["Nine people were hurt"])]
    ['Twelve']
    """
    spans = [match.span() for match in _WORD.finditer(quote)]
    mine = [_key(quote[start:end]) for start, end in spans]
    matchers = [SequenceMatcher(None, mine, _keys(other), autojunk=False) for other in others]
    closest = max(matchers, key=SequenceMatcher.ratio, default=None)
    if closest is None or closest.ratio() < _LEAST_LIKENESS:
        return ()
    return tuple(
        (spans[first][0], spans[last - 1][1])
        for operation, first, last, _, _ in closest.get_opcodes()
        if operation in {"replace", "delete"} and not _EMPTY.issuperset(mine[first:last])
    )


def _keys(text: str) -> list[str]:
    return [_key(match[0]) for match in _WORD.finditer(text)]


def _key(word: str) -> str:
    return fold(plain(word))
