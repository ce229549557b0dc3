"""Changes of numbers, sums, percentages, ages and spans of time."""

import re
from collections.abc import Iterator
from random import Random

from checker.contrast.change import Change, conflicting, looser, same
from checker.contrast.figure import Figure, figure, other, rounded, spelled
from checker.contrast.passage import Passage
from checker.contrast.units import rescaled
from checker.facts import compare
from checker.records.fact import Fact, FactKind, Level, Modifier, QuantityValue
from checker.text.nouns import is_plural

KINDS = frozenset(
    {FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT, FactKind.AGE, FactKind.DURATION}
)
_EXACT = frozenset({None, Modifier.ABOUT, Modifier.NEARLY})
_HEDGES = ("about", "around", "roughly", "some", "approximately")
_LABELS = re.compile(
    r"(?:[A-Z][\w.]*|No\.|Nos\.|[Cc]hapter|[Rr]ow|[Gg]ate|[Ff]light|[Aa]ge|[Vv]ersion|#)[ -]$"
)
"""What stands before a number that is a name: 'Route 9', 'Title 42'."""
_BARE_AFTER = frozenset({"VERB", "AUX", "SCONJ", "CCONJ"})
_BARE_PREPOSITIONS = frozenset({"in", "with", "for", "by", "on", "at", "after"})
_VAGUE = ((3, 9, "several"), (24, 96, "dozens of"), (200, 950, "hundreds of"),
          (2_000, 9_500, "thousands of"))  # fmt: skip
_OLDEST = 98


def quantity_changes(passage: Passage, rng: Random) -> Iterator[Change]:
    """Every change of a quantity in a passage's sentence."""
    for fact in passage.facts:
        if fact.kind not in KINDS or not isinstance(fact.value, QuantityValue):
            continue
        if fact.value.vague or fact.value.ordinal or _is_label(passage, fact):
            continue
        written = figure(fact.quote)
        if written is None:
            continue
        yield from _wrong(fact, written, rng)
        yield from rescaled(fact, written)
        yield from _wrongly_rescaled(fact, rng)
        if fact.modifier is None:
            yield from _spelling(fact, written)
            yield from _hedged(passage, fact, written, rng)


def other_quantity(fact: Fact, rng: Random) -> tuple[str, str] | None:
    """The words of a quantity, and those of another one that it conflicts with."""
    written = figure(fact.quote)
    if written is None or not isinstance(fact.value, QuantityValue):
        return None
    if fact.modifier not in _EXACT or (fact.kind is FactKind.NUMBER and written.value < 2):
        return None
    number = other(written, rng, least=2 if fact.kind is not FactKind.PERCENT else 0.1)
    if number is None or (fact.kind is FactKind.AGE and number > _OLDEST):
        return None
    if fact.kind is FactKind.PERCENT and number > 100 >= written.value:
        return None
    if written.value in {0, 1} or not _conflict(fact, written, number):
        return None
    return fact.quote, fact.quote.replace(written.text, written.like(number))


def _wrong(fact: Fact, written: Figure, rng: Random) -> Iterator[Change]:
    changed = other_quantity(fact, rng)
    if changed is not None:
        yield conflicting(fact.kind.value, changed)


def _wrongly_rescaled(fact: Fact, rng: Random) -> Iterator[Change]:
    """Another quantity in another unit."""
    changed = other_quantity(fact, rng)
    written = figure(changed[1]) if changed else None
    if changed is None or written is None:
        return
    for change in rescaled(fact.model_copy(update={"quote": changed[1]}), written):
        old, new = change.swaps[0]
        if old == changed[1]:
            yield conflicting("unit", (fact.quote, new))


def _conflict(fact: Fact, written: Figure, number: float) -> bool:
    """Whether a fact conflicts, by the checker's own comparison, with ``number`` in its place."""
    if not isinstance(fact.value, QuantityValue):
        return False
    scale = fact.value.low / written.value
    value = fact.value.model_copy(
        update={
            "low": number * scale,
            "high": fact.value.high * number / written.value,
            "granularity": Figure(written.like(number), number).grain * scale,
        }
    )
    return compare(fact, fact.model_copy(update={"value": value})).level is Level.DIFFERENT


def _spelling(fact: Fact, written: Figure) -> Iterator[Change]:
    """'12' for 'twelve', and the other way round."""
    if fact.kind is FactKind.NUMBER and fact.quote == written.text and 2 <= written.value <= 20:
        word = spelled(int(written.value))
        number = f"{written.value:.0f}" if written.spelled else word
        if number and (written.spelled or not written.decimals):
            yield same("spelling", (fact.quote, number))


def _hedged(passage: Passage, fact: Fact, written: Figure, rng: Random) -> Iterator[Change]:
    """Rounder and vaguer words for a bare number, and bounds that it keeps or breaks."""
    if fact.kind in {FactKind.AGE, FactKind.DURATION} or not _bare(passage, fact):
        return

    def hedge(words: str, number: float) -> tuple[str, str]:
        return fact.quote, f"{words} {fact.quote.replace(written.text, written.like(number))}"

    near = rounded(written.value)
    if near is not None and written.value >= 30 and not written.decimals:
        yield looser("rounding", hedge(rng.choice(_HEDGES), near))
        yield looser("bound", hedge("more than" if near < written.value else "nearly", near))
        away = near * rng.choice((0.5, 1.5, 2))
        if fact.kind is not FactKind.PERCENT or away <= 100:
            yield conflicting("rounding", hedge(rng.choice(_HEDGES), away))
    if written.value >= 4:
        low, high = (round(written.value * by, written.decimals) for by in (0.7, 1.5))
        yield looser("bound", hedge(rng.choice(("at least", "more than")), low))
        yield conflicting("bound", hedge(rng.choice(("at least", "more than")), high))
        if low >= 2:
            under = "less than" if fact.kind is not FactKind.NUMBER else "fewer than"
            yield conflicting("bound", hedge(rng.choice((under, "no more than")), low))
    yield from _vaguer(passage, fact, written)


def _bare(passage: Passage, fact: Fact) -> bool:
    """Whether a hedge fits before a quantity: not in 'the 12', 'a stunning 22', 'from 3 to 5'."""
    tokens = passage.sentence.tokens
    before = next((t for t in reversed(tokens) if t.end <= fact.start), None)
    after = next((t for t in tokens if t.start >= fact.end), None)
    if (
        before is None
        or before.text == "but"
        or (after is not None and after.text in {"to", "-", "–", "or", "and"})
    ):
        return False
    return before.pos in _BARE_AFTER or before.text in _BARE_PREPOSITIONS


def _vaguer(passage: Passage, fact: Fact, written: Figure) -> Iterator[Change]:
    """'dozens of people' for '34 people'."""
    after = passage.text[fact.end - passage.sentence.start :].split()
    if fact.kind is not FactKind.NUMBER or not after or not is_plural(after[0].strip(",.")):
        return
    if fact.quote != written.text:
        return
    for low, high, word in _VAGUE:
        if low <= written.value <= high:
            yield looser("vague", (fact.quote, word))
        elif low > 1.5 * written.value or high < 0.5 * written.value:
            yield conflicting("vague", (fact.quote, word))


def _is_label(passage: Passage, fact: Fact) -> bool:
    before = passage.text[: fact.start - passage.sentence.start]
    return fact.kind is FactKind.NUMBER and bool(_LABELS.search(before))
