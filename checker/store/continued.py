"""Findings known again by their words, where an answer that came or went has changed their id."""

from collections.abc import Iterable, Iterator, Mapping

from checker.records.finding import Finding

Passage = tuple[str, str, str]
"""A category, a source, and words of it; text may move, so that their place is left out."""


def continued(gone: Mapping[str, Finding], new: Iterable[Finding]) -> dict[str, str]:
    """For the id of each of ``new`` that goes on with one of ``gone``, the key of that one.

    It does where what was said on two sides of the one stands on two sides of the other: then what
    was asked before is asked still. Each goes on with one at most, that with which it shares most
    passages; of equals, the first.
    """
    places: dict[Passage, list[tuple[str, int]]] = {}
    for key, finding in gone.items():
        for side, passage in _passages(finding):
            places.setdefault(passage, []).append((key, side))
    rank = {key: number for number, key in enumerate(gone)}
    couples = [
        (-shared, rank[key], finding.id, key)
        for finding in new
        for key, shared in _shared(finding, places).items()
    ]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for *_, name, key in sorted(couples):
        if name not in found and key not in taken:
            found[name] = key
            taken.add(key)
    return found


def _shared(finding: Finding, places: Mapping[Passage, list[tuple[str, int]]]) -> dict[str, int]:
    """How many passages the finding shares with each that it may go on with."""
    met: dict[str, list[tuple[int, int]]] = {}
    for side, passage in _passages(finding):
        for key, old in places.get(passage, ()):
            met.setdefault(key, []).append((old, side))
    # Two sides before and two now: then two of these couples have no side in common.
    return {
        key: len(couples)
        for key, couples in met.items()
        if min(len({old for old, _ in couples}), len({now for _, now in couples})) > 1
    }


def _passages(finding: Finding) -> Iterator[tuple[int, Passage]]:
    for number, side in enumerate(finding.sides):
        for source, quote in {(e.source, " ".join(e.quote.split())) for e in side.evidence}:
            yield number, (finding.category, source, quote)
