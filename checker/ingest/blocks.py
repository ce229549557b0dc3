"""The lines of an article as blocks: title, subtitle, body, list items, captions and junk."""

from collections import Counter
from collections.abc import Iterable, Sequence

from checker.ingest.draft import Draft
from checker.ingest.head import label_head, label_outlet
from checker.ingest.junk import cut_ends, junk_reason
from checker.ingest.label import LABEL_WORDS, Label, Labels
from checker.ingest.lexicon import CAPTION_CREDIT, LINKS
from checker.ingest.shapes import BULLET, Line, is_bare, is_brief, is_page_like, is_prose, shape_of
from checker.records.article import Block, BlockKind
from checker.text.offsets import lines, trim

_WITH_ENDS = frozenset({BlockKind.BODY, BlockKind.LIST_ITEM})
"""Lines of these kinds may end in a sentence of junk."""


def mark(draft: Draft, shared: frozenset[tuple[str, ...]] = frozenset()) -> tuple[Block, ...]:
    """The blocks of a source: in order, disjoint, over all of its text that is not white space.

    ``shared`` holds the keys of short lines that stand in other sources of the story too.
    """
    numbered = [Line(start, end, draft.text[start:end]) for start, end in lines(draft.text)]
    labels: Labels = _structure(draft, numbered)
    _label_junk(numbered, labels)
    label_head(draft, numbered, labels)
    label_outlet(numbered, labels)
    _label_repeats(numbered, labels)
    _label_margins(numbered, labels, shared)
    blocks: list[Block] = []
    for number, line in enumerate(numbered):
        blocks.extend(_cut(line, labels.get(number) or Label(shape_of(line.text))))
    return tuple(blocks)


def shared_lines(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """The keys of short lines, without sentences, that stand in more than one of the texts."""
    counts: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        found = (Line(start, end, text[start:end]) for start, end in lines(text))
        counts.update({line.key for line in found if is_page_like(line)})
    return frozenset(key for key, count in counts.items() if count > 1 and key)


def _structure(draft: Draft, numbered: Sequence[Line]) -> Labels:
    """The lines whose kind the format tells."""
    told = {mark.start: Label(mark.kind, mark.reason) for mark in draft.marks}
    return {n: told[line.start] for n, line in enumerate(numbered) if line.start in told}


def _label_junk(numbered: Sequence[Line], labels: Labels) -> None:
    for number, line in enumerate(numbered):
        if number in labels and labels[number].kind not in {BlockKind.BODY, BlockKind.LIST_ITEM}:
            continue
        if (reason := junk_reason(line.text)) is not None:
            labels[number] = Label(BlockKind.JUNK, reason)


def _label_repeats(numbered: Sequence[Line], labels: Labels) -> None:
    """Second copies: of the headline anywhere, of captions and other lines after the first."""
    seen: dict[tuple[str, ...], BlockKind] = {
        line.key: BlockKind.TITLE
        for number, line in enumerate(numbered)
        if number in labels and labels[number].kind is BlockKind.TITLE
    }
    for number, line in enumerate(numbered):
        found = labels.get(number)
        if (found and found.kind in {BlockKind.JUNK, BlockKind.TITLE}) or len(line.key) < 2:
            continue
        kind = found.kind if found else shape_of(line.text)
        if (before := seen.get(line.key)) is not None and not BULLET.match(line.text):
            what = {BlockKind.TITLE: "headline", BlockKind.CAPTION: "caption"}.get(before, "line")
            labels[number] = Label(BlockKind.JUNK, f"repeated {what}")
        seen.setdefault(line.key, kind)


def _label_margins(
    numbered: Sequence[Line], labels: Labels, shared: frozenset[tuple[str, ...]]
) -> None:
    """Headlines of other stories, and the foot of the page once it has begun."""
    last = max((n for n, line in enumerate(numbered) if _carries(n, line, labels)), default=-1)
    first = min((n for n, line in enumerate(numbered) if _carries(n, line, labels)), default=0)
    linked = foot = False
    for number, line in enumerate(numbered):
        found = labels.get(number)
        if found and found.kind is BlockKind.JUNK:
            linked = (found.reason == LINKS and line.size <= LABEL_WORDS + 1) or linked
            foot = foot or number > last
            continue
        bare = not found and is_bare(line.text)
        if bare and linked and number > first:
            labels[number] = Label(BlockKind.JUNK, LINKS)
        elif bare and foot:
            labels[number] = Label(BlockKind.JUNK, "foot of the page")
        elif bare and line.key in shared and not first <= number <= last:
            labels[number] = Label(BlockKind.JUNK, "stands on several pages")
        else:
            linked = False


def _carries(number: int, line: Line, labels: Labels) -> bool:
    """Whether a line is part of the piece beyond doubt."""
    found = labels.get(number)
    return is_prose(line.text) and (found is None or found.kind is BlockKind.BODY)


def _cut(line: Line, label: Label) -> Iterable[Block]:
    """The block of a line, or several where its ends are junk."""
    cut = cut_ends(line.text) if label.kind in _WITH_ENDS else None
    if cut is None or not cut.reason:
        yield Block(start=line.start, end=line.end, kind=label.kind, reason=label.reason)
        return
    if cut.start == cut.end:
        yield Block(start=line.start, end=line.end, kind=BlockKind.JUNK, reason=cut.reason)
        return
    kind = label.kind
    if cut.reason == CAPTION_CREDIT and is_brief(line.text[: cut.end]):
        kind = BlockKind.CAPTION
    for start, end, part, reason in (
        (0, cut.start, BlockKind.JUNK, cut.reason),
        (cut.start, cut.end, kind, label.reason),
        (cut.end, len(line.text), BlockKind.JUNK, cut.reason),
    ):
        begin, stop = trim(line.text, start, end)
        if begin < stop:
            yield Block(start=line.start + begin, end=line.start + stop, kind=part, reason=reason)
