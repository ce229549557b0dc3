"""Quotes in their context, with the words that bear the value marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.records.article import BlockKind
from checker.records.finding import Evidence, ReportSource
from checker.report.difference import differing_words
from checker.report.segments import Mark, Segment, segments

CONTEXT = 120
"""How many characters of text are shown before and after a quote."""

_PARAGRAPH = re.compile(r"\s*\n\s*\n\s*")
_PILCROW = " ¶ "
_NAME = re.compile(r"[^\W\d_a-z]\S*(?: \S+){0,2}(?: [^\W\d_a-z]\S*)|[^\W\d_a-z]\S*")
"""A name of at most four words: the first and the last have capitals."""


@dataclass(frozen=True)
class Excerpt:
    """A quote, cut where its marked words begin and end, and the text around it."""

    before: str
    quote: tuple[Segment, ...]
    after: str
    name: str = ""
    """Whom the value names: marked in the text around, as the speaker of a quotation stands."""

    @property
    def leading(self) -> tuple[Segment, ...]:
        """The text before, with the name marked that stands nearest to the quote."""
        told = [] if _named(self.after, self.name) else _named(self.before, self.name)[-1:]
        return segments(self.before, told)

    @property
    def trailing(self) -> tuple[Segment, ...]:
        """The text after, with the name marked that stands nearest to the quote."""
        return segments(self.after, _named(self.after, self.name)[:1])


def excerpt(
    source: ReportSource, evidence: Evidence, value: str = "", others: Sequence[str] = ()
) -> Excerpt:
    """The evidence as its source has it.

    The value-bearing words are marked: those that the evidence names, else the side's ``value``
    where it stands in the quote, else those in which the quote differs from ``others``, the
    quotes of the other sides. Where none differ, sides can differ in whom the value names: he is
    marked in the context. That keeps clear of page junk, and ends with the paragraph: of whom it
    speaks is told before, not after.
    """
    first, last = _surroundings(source, evidence)
    focus = [(span.start - evidence.start, span.end - evidence.start) for span in evidence.focus]
    telling = focus or _literal(evidence.quote, value) or differing_words(evidence.quote, others)
    marks = [Mark(start, end) for start, end in telling]
    return Excerpt(
        before=_before(source, first, evidence.start),
        quote=segments(evidence.quote, marks),
        after=_after(source, evidence.end, last),
        name=value if others and not marks and _NAME.fullmatch(value) else "",
    )


def _named(text: str, name: str) -> list[Mark]:
    """Where the text has the name, whole or by its last word."""
    if not name:
        return []
    wanted = rf"\b(?:{re.escape(name)}|{re.escape(name.rsplit(maxsplit=1)[-1])})\b"
    return [Mark(*match.span()) for match in re.finditer(wanted, text)]


def _literal(quote: str, value: str) -> list[tuple[int, int]]:
    # A value as long as its quote is the quote: to mark it would point at nothing.
    if not value or 2 * len(value) > len(quote):
        return []
    return [match.span() for match in re.finditer(rf"(?i)\b{re.escape(value)}\b", quote)]


def _surroundings(source: ReportSource, evidence: Evidence) -> tuple[int, int]:
    first = max(0, evidence.start - CONTEXT)
    last = min(len(source.text), evidence.end + CONTEXT)
    for block in source.blocks:
        if block.kind is BlockKind.JUNK and block.end <= evidence.start:
            first = max(first, block.end)
        elif block.kind is BlockKind.JUNK and block.start >= evidence.end:
            last = min(last, block.start)
    return first, last


def _before(source: ReportSource, first: int, end: int) -> str:
    context = _spaced(source, first, end)
    if first and not source.text[first - 1].isspace():
        context = context.partition(" ")[2] or context  # the first word may be but half of one
    context = _PARAGRAPH.sub(_PILCROW, context.lstrip())
    return f"… {context}" if first and context else context


def _after(source: ReportSource, start: int, last: int) -> str:
    context, *more = _PARAGRAPH.split(_spaced(source, start, last), maxsplit=1)
    if more:
        return context
    if last < len(source.text) and not source.text[last].isspace():
        context = context.rpartition(" ")[0] or context
    context = context.rstrip()
    return f"{context} …" if last < len(source.text) and context else context


def _spaced(source: ReportSource, first: int, last: int) -> str:
    """``text[first:last]`` with an empty line before each block: headline, dateline, caption."""
    edges = sorted({block.start for block in source.blocks if first < block.start <= last})
    ends = pairwise([first, *edges, last])
    return "\n\n".join(source.text[start:end] for start, end in ends)
