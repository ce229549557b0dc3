"""Lines: sentences by their words, and which of them are alike but for a few.

A line that is like two others of its source is one of a list: each tells of something else.
"""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from checker.records.sentence import Sentence
from checker.text.normalise import fold, plain

_FEWEST_WORDS = 6
_COPIED = 0.7
"""Share of words in common, in the same order, from which a sentence is a copy of another."""
_LONGEST_CHANGE = 5
"""Words replaced at one place; more is a rewrite of the clause, not another value."""
_OTHER_LINES = 2
"""Sentences of one source from which one like them is a line of a list."""


class Line(NamedTuple):
    """A sentence with its words as they are compared."""

    sentence: Sentence
    words: tuple[str, ...]
    distinct: frozenset[str]

    @classmethod
    def of(cls, sentence: Sentence) -> "Line":
        """The sentence with its words."""
        words = tuple(fold(plain(token.text)) for token in sentence.tokens)
        return cls(sentence, words, frozenset(words))


def replaced(left: Line, right: Line) -> tuple[tuple[slice, slice], ...]:
    """The tokens of one line that stand where others stand in a copy of it.

    Empty where neither is a copy of the other, or nothing differs.
    """
    a, b = left.words, right.words
    shorter, longer = sorted((len(a), len(b)))
    if shorter < _FEWEST_WORDS or shorter < _COPIED * longer or a == b:
        return ()
    # Most pairs share few words: that is seen without looking at their order.
    if 2 * sum(map(right.distinct.__contains__, a)) < _COPIED * (shorter + longer):
        return ()
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.ratio() < _COPIED:
        return ()
    return tuple(
        (slice(i1, i2), slice(j1, j2))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal" and max(i2 - i1, j2 - j1) <= _LONGEST_CHANGE
    )


def of_a_list(lines: Sequence[Line]) -> frozenset[int]:
    """The indices of the sentences of a source that are lines of a list."""
    alike = Counter(
        line.sentence.index for pair in combinations(lines, 2) if replaced(*pair) for line in pair
    )
    return frozenset(index for index, others in alike.items() if others >= _OTHER_LINES)
