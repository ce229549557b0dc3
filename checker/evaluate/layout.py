"""Measuring how a passage was laid out: its sentences, and its lines of page junk.

A sentence is right if both its offsets are. Lines that hold only what is neither sentence nor
junk, a dateline or a byline, count neither way: to leave them out is as good as to keep them.
"""

from collections.abc import Iterable, Sequence

from checker.evaluate.passages import PlacedPassage
from checker.evaluate.tally import Tally
from checker.records.article import Article, BlockKind
from checker.records.base import Span
from checker.text.offsets import lines


def score_sentences(tally: Tally, passage: PlacedPassage, sentences: Sequence[Span]) -> None:
    """Count the sentences that have the very offsets of gold ones, and those that are wanting."""
    gold = {(span.start, span.end) for span in passage.sentences}
    ours = {(span.start, span.end) for span in sentences}
    for start, end in sorted(ours):
        told = f"{passage.gold.id}: {passage.gold.text[start:end]!r}"
        tally.note("sentences.precision", (start, end) in gold, told)
    for start, end in sorted(gold):
        told = f"{passage.gold.id}: {passage.gold.text[start:end]!r}"
        tally.note("sentences.recall", (start, end) in ours, told)


def score_junk(tally: Tally, passage: PlacedPassage, article: Article) -> None:
    """Count the lines rightly left out as junk, those wrongly, and those that were not."""
    text = passage.gold.text
    blocks = [block for block in article.blocks if block.kind is BlockKind.JUNK]
    for start, end in lines(text):
        line = Span(start=start, end=end)
        gold = _mostly(line, passage.junk)
        if not gold and not any(map(line.overlaps, passage.sentences)):
            continue
        ours = _mostly(line, blocks)
        told = f"{passage.gold.id}: {line.cut(text)!r}"
        if ours:
            tally.note("junk.precision", gold, told)
        if gold:
            tally.note("junk.recall", ours, told)


def _mostly(line: Span, spans: Iterable[Span]) -> bool:
    """Whether more than half of a line lies in some disjoint spans."""
    shared = (min(line.end, span.end) - max(line.start, span.start) for span in spans)
    return 2 * sum(max(0, length) for length in shared) > line.end - line.start
