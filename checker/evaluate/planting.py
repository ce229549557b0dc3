"""Choosing what to plant: what two sources of a story state alike, said otherwise in one.

What is stated alike is what the checker finds them to agree on, and what stands in sentences that
share most of their words, whatever the checker makes of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from random import Random
from typing import NamedTuple

from checker.contrast.calendar import date_changes
from checker.contrast.change import Change
from checker.contrast.generate import negated
from checker.contrast.names import misnamed, name_changes, remember
from checker.contrast.passage import Passage, passages_of
from checker.contrast.pool import Pool
from checker.contrast.quantities import quantity_changes
from checker.contrast.statements import statement_changes
from checker.evaluate.plant import FALSE, HARMLESS, Plant, plant_of
from checker.facts import compare
from checker.pipeline import Read
from checker.records.article import BlockKind
from checker.records.base import Span
from checker.records.finding import Category, Finding, Kind
from checker.text.normalise import words

_WHOLE = frozenset({Category.STATUS, Category.STATEMENT})
_STATEMENTS = frozenset({"negation", "antonym", "status"})
_VALUES, _SAME = 0.5, 0.75
"""Shares of the shorter sentence's words that another has too, from which on the values they
share answer one question, and they state the same."""
_FEWEST = 5
"""Words that such sentences share at least."""
_SMALL = frozenset(
    "the a an of to in on at for and or but with by from as is are was were be been has have had "
    "that this it its his her their he she they who which said says will would".split()
)


class Alike(NamedTuple):
    """Places of one source at which it states what another states too."""

    values: list[Span]
    statements: list[Span]


def plants(
    reads: dict[str, Read], findings: Sequence[Finding], rng: Random, each: int
) -> list[Plant]:
    """Up to ``each`` false and ``each`` harmless edits of a story, of as many kinds as there are.

    ``reads`` is what was read of each source, ``findings`` what was found in them.
    """
    alike = stated_alike(reads, findings)
    taken = [
        Span(start=e.start, end=e.end)
        for finding in findings
        if finding.kind is Kind.CONFLICT
        for side in finding.sides
        for e in side.evidence
    ]
    by_kind: defaultdict[str, list[Plant]] = defaultdict(list)
    for plant in _possible(reads, alike, rng):
        if not any(plant.before.overlaps(span) for span in taken):
            by_kind[plant.kind].append(plant)
    chosen = []
    for sort in (FALSE.keys(), HARMLESS):
        kinds = sorted(sort & by_kind.keys())
        chosen += [rng.choice(by_kind[k]) for k in rng.sample(kinds, min(each, len(kinds)))]
    return chosen


def stated_alike(reads: dict[str, Read], findings: Iterable[Finding]) -> dict[str, Alike]:
    """By source, where it states what another one states too."""
    alike = {source: Alike([], []) for source in reads}
    for finding in findings:
        if finding.kind is Kind.AGREEMENT:
            whole = finding.category in _WHOLE
            for evidence in (e for side in finding.sides for e in side.evidence):
                places = alike[evidence.source]
                span = Span(start=evidence.start, end=evidence.end)
                (places.statements if whole else places.values).extend(
                    [span] if whole or not evidence.focus else evidence.focus
                )
    for (left, one), (right, other) in combinations(reads.items(), 2):
        _add_sentences(alike[left], alike[right], one, other)
    return alike


def _add_sentences(left: Alike, right: Alike, one: Read, other: Read) -> None:
    """Add what two sources say in sentences that share most of their words."""
    told = [(s, _content(s.text)) for s in other.sentences]
    for sentence in one.sentences:
        own = _content(sentence.text)
        for twin, its in told:
            shared = len(own & its)
            share = shared / max(1, min(len(own), len(its)))
            if shared < _FEWEST or share < _VALUES:
                continue
            for fact in (f for f in one.facts if sentence.contains(f)):
                for same in (f for f in other.facts if twin.contains(f)):
                    if fact.kind is same.kind and compare(fact, same).same:
                        left.values.append(Span(start=fact.start, end=fact.end))
                        right.values.append(Span(start=same.start, end=same.end))
            if share >= _SAME:
                left.statements.append(Span(start=sentence.start, end=sentence.end))
                right.statements.append(Span(start=twin.start, end=twin.end))


def _content(text: str) -> set[str]:
    return set(words(text)) - _SMALL


def _possible(reads: dict[str, Read], alike: dict[str, Alike], rng: Random) -> Iterator[Plant]:
    """Every edit of a kind that is planted, of what is stated alike."""
    pool = Pool()
    given = [passage for read in reads.values() for passage in _passages(read)]
    for passage in given:
        remember(passage, pool)
    for passage in given:
        values, statements = alike[passage.sentence.article]
        for change in _changes(passage, pool, rng):
            places = statements if change.category in _STATEMENTS else values
            plant = plant_of(change, passage)
            if plant and any(plant.before.overlaps(span) for span in places):
                yield plant


def _passages(read: Read) -> Iterator[Passage]:
    body = [s for s in read.sentences if s.block is BlockKind.BODY]
    yield from passages_of(body, read.facts, read.claims)


def _changes(passage: Passage, pool: Pool, rng: Random) -> Iterator[Change]:
    """The changes of a sentence that make it false, and those after which it still holds."""
    values = [
        *quantity_changes(passage, rng),
        *date_changes(passage, rng),
        *name_changes(passage, pool, rng),
        *misnamed(passage, rng),
    ]
    usable = [c for c in values if not negated(passage.text, c.swaps[0][0])]
    for change in (*usable, *statement_changes(passage, pool, rng)):
        false = change.category in FALSE and change.forward == "contradiction"
        if false or (change.category in HARMLESS and change.forward == "entailment"):
            yield change
