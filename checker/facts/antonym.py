"""Opposites among adjectives and verbs, from WordNet: antonyms.tsv says on what terms."""

from functools import cache
from typing import Literal

from checker.resources import packaged_lines
from checker.text.verbs import forms

Part = Literal["a", "v"]


def are_opposites(one: str, other: str) -> bool:
    """Whether two words in lower case are an adjective and its opposite, or so for verbs.

    >>> are_opposites("legal", "illegal"), are_opposites("bought", "sold")
    (True, True)
    """
    return other in _opposites().get(one, frozenset())


@cache
def antonyms(part: Part) -> tuple[tuple[str, str], ...]:
    """The pairs of one part of speech, as lemmas."""
    rows = (line.split("\t") for line in packaged_lines("checker.facts", "antonyms.tsv"))
    return tuple((one, other) for pos, one, other in rows if pos == part)


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for part in ("a", "v"):
        for pair in antonyms(part):
            for one, other in (pair, pair[::-1]):
                theirs = forms(other) if part == "v" else {other}
                for form in forms(one) if part == "v" else {one}:
                    found[form] = found.get(form, frozenset()) | theirs
    return found
