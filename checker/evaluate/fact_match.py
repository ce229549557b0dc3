"""Measuring facts, kind by kind, against facts that people placed and normalised.

A gold fact is found if a fact of ours of its kind overlaps it in the text. Of those found, the
value may be right, and the modifier ('at least', 'about'); both are shares of those found.
Precision is the share of our facts in gold sentences that overlap a gold fact of their kind.
"""

from collections.abc import Iterable, Sequence

from checker.evaluate.gold_value import kinds_of, same_value
from checker.evaluate.passages import PlacedFact, PlacedPassage
from checker.evaluate.tally import Tally
from checker.records.fact import Fact, FactKind


def score_facts(tally: Tally, passage: PlacedPassage, facts: Sequence[Fact]) -> None:
    """Count the facts of a passage; the same gold fact of several claims counts once."""
    gold = {
        (fact.span.start, fact.span.end, fact.gold.kind): fact
        for claim in passage.claims
        for fact in claim.facts
    }
    for _, placed in sorted(gold.items()):
        _score_gold(tally, passage, placed, facts)
    said = [fact for fact in facts if any(map(fact.overlaps, passage.sentences))]
    _score_ours(tally, passage, list(gold.values()), said)


def _score_gold(
    tally: Tally, passage: PlacedPassage, placed: PlacedFact, facts: Iterable[Fact]
) -> None:
    kind, gold = placed.gold.kind, placed.gold
    there = [f for f in facts if f.kind in kinds_of(gold) and f.overlaps(placed.span)]
    told = f"{passage.gold.id}: {kind} {gold.text!r} = {gold.value!r}"
    for figure in ("facts", kind):
        tally.note(f"{figure}.recall", bool(there), f"{told}, in {_line(passage, placed)!r}")
    if not there:
        return
    right = next((fact for fact in there if same_value(gold, fact)), None)
    read = right or there[0]
    for figure in ("facts", kind):
        tally.note(
            f"{figure}.value",
            right is not None,
            f"{told}, not {read.normalized!r} ({read.quote!r})",
        )
    tally.note(
        "facts.modifier",
        read.modifier is gold.modifier,
        f"{told}: {gold.modifier}, not {read.modifier}",
    )


def _score_ours(
    tally: Tally, passage: PlacedPassage, gold: Sequence[PlacedFact], facts: Iterable[Fact]
) -> None:
    for fact in facts:
        right = any(fact.kind in kinds_of(g.gold) and fact.overlaps(g.span) for g in gold)
        kind = "number" if fact.kind is FactKind.SCORE else fact.kind.value
        told = f"{passage.gold.id}: {kind} {fact.quote!r} = {fact.normalized!r}"
        for figure in ("facts", kind):
            tally.note(f"{figure}.precision", right, told)


def _line(passage: PlacedPassage, placed: PlacedFact) -> str:
    around = (s for s in passage.sentences if s.contains(placed.span))
    return next((span.cut(passage.gold.text) for span in around), "")
