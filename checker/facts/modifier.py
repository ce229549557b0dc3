"""The words that hedge a number, before it ('no fewer than') and after it ('or so')."""

import re
from functools import cache

from checker.records.fact import Modifier

_BEFORE_PHRASES = {
    Modifier.NEARLY: (
        "nearly", "almost", "close to", "just under", "just below", "just short of",
        "slightly under", "slightly less than", "slightly fewer than", "a little less than",
        "a little under",
        "not quite", "a shade under", "approaching", "barely", "the best part of",
        "the better part of",
    ),
    Modifier.AT_LEAST: (
        "at least", "no fewer than", "no less than", "not less than", "not fewer than",
        "a minimum of", "at a minimum", "minimum", "≥", "not below",
        "not drop below", "not fall below", "no lower than", "no slower than",
    ),
    Modifier.UP_TO: (
        "up to", "at most", "no more than", "not more than", "as many as", "as much as",
        "a maximum of", "maximum", "max.", "at the most", "within", "no faster than",
        "no higher than", "no larger than", "no longer than", "≤",
    ),
    Modifier.LESS_THAN: (
        "fewer than", "less than", "lower than", "under", "below", "<",
    ),
    Modifier.MORE_THAN: (
        "more than", "over", "above", "exceeding", "in excess of", "upwards of", "upward of",
        "just over", "just above", "slightly more than", "slightly over", "a little more than",
        "a little over", "well over", "greater than", "higher than", "larger than", "beyond", ">",
    ),
    Modifier.ABOUT: (
        "about", "some", "around", "roughly", "approximately", "approx.", "circa", "c.", "ca.", "~",
        "an estimated", "estimated", "estimated at", "in the region of", "in the order of",
        "something like", "give or take", "more or less", "say", "perhaps", "maybe", "≈",
    ),
}  # fmt: skip
_AFTER_PHRASES = {
    Modifier.AT_LEAST: ("or more", "or over", "and more", "and over", "at least", "and counting",
                        "at a minimum", "plus", "or above", "and above", "upwards", "minimum"),
    Modifier.UP_TO: ("or less", "or fewer", "at most", "at the most", "or under", "and under",
                     "maximum", "or below", "tops"),
    Modifier.ABOUT: ("or so", "odd", "or thereabouts", "give or take", "more or less", "and a bit",
                     "approximately"),
}  # fmt: skip
_LOOKBACK, _LOOKAHEAD = 26, 24


def _table(phrases: dict[Modifier, tuple[str, ...]]) -> dict[str, Modifier]:
    return {phrase: modifier for modifier, words in phrases.items() for phrase in words}


def _pattern(table: dict[str, Modifier]) -> str:
    longest_first = sorted(table, key=len, reverse=True)
    return "|".join(re.escape(phrase) for phrase in longest_first)


_BEFORE, _AFTER = _table(_BEFORE_PHRASES), _table(_AFTER_PHRASES)
_BEFORE_AT = re.compile(rf"(?<![\w-])({_pattern(_BEFORE)})(?:\s+a)?\s*$", re.IGNORECASE)
# 'A $15 minimum wage' is no bound.
_AFTER_AT = re.compile(
    rf"[\s-]+({_pattern(_AFTER)})\b(?<!imum(?= \w))|\s?(\+)(?!\w)", re.IGNORECASE
)


def hedges(words: str, modifier: Modifier) -> bool:
    """Whether words have a hedge of the sort in them.

    >>> hedges("around noon", Modifier.ABOUT), hedges("noon", Modifier.ABOUT)
    (True, False)
    """
    return _hedge(modifier).search(words) is not None


@cache
def _hedge(modifier: Modifier) -> re.Pattern[str]:
    """The hedges of a sort; every comparison that tells its reason looks for one."""
    phrases = {
        phrase for table in (_BEFORE, _AFTER) for phrase in table if table[phrase] is modifier
    }
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)


def modifier_at(text: str, start: int, end: int) -> Modifier | None:
    """How the number at ``[start, end)`` (unit included) is hedged by the words about it.

    >>> modifier_at("no fewer than 12 people", 14, 16)
    <Modifier.AT_LEAST: 'at least'>
    >>> modifier_at("some 40", 5, 7)
    <Modifier.ABOUT: 'about'>
    """
    before = _BEFORE_AT.search(text[max(0, start - _LOOKBACK) : start])
    if before:
        return _BEFORE[before[1].lower()]
    after = _AFTER_AT.match(text, end, end + _LOOKAHEAD)
    if after is None:
        return None
    return Modifier.AT_LEAST if after[2] else _AFTER[after[1].lower()]
