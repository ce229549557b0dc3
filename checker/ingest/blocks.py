"""The lines of an article as blocks: title, subtitle, body, list items, captions and junk."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.ingest.dateline import parse_dateline
from checker.ingest.draft import Draft
from checker.ingest.junk import cut_ends, is_stopped, junk_reason
from checker.ingest.lexicon import CAPTION_CREDIT, LINKS, OUTLET_LABEL
from checker.ingest.outlet import is_name
from checker.records.article import Block, BlockKind
from checker.text.normalise import words
from checker.text.offsets import lines, trim

_PROSE_WORDS = 8
_LONG_PROSE_WORDS = 25
_TITLE_WORDS = range(4, 31)
_SUBTITLE_WORDS = range(5, 41)
_LABEL_WORDS = 3
_STOPPED_TITLE_WORDS = 16
_STOPPED_LABEL_WORDS = 5
"""A longer 'Name: sentence.' is what somebody says, not a value."""
_REPEATED_WORDS = 10
"""A line of at most so many words, found in several sources, may belong to their pages."""
_KEY = 400
_CREDIT_REACH = 120
_OPENING_LINES = 12
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-4])[.:h][0-5]\d(?:\s*[ap]\.?m\.?)?\b\s*[:–—-]?\s+\S", re.IGNORECASE
)
_BULLET = re.compile(r"(?:[•▪▫◦‣⁃∙●○■□·*–—-]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)\S")
_LABELLED = re.compile(r"[^\W_][^:.!?\"“”«»]{0,60}:\s+[^\s\"“«„‘']")
_SAYS = re.compile(r"\b(?:said|says|added|told|asked|wrote|writes|asks|warned|tweeted|posted)\b")
_CAPTION = re.compile(
    r"(?i:file(?: photo)?)\s?[-–—:]"
    r"|In (?:this|an?) [^.]{0,60}\b(?:photo|photograph|image)\b[^.]{0,40},"
)
_CREDIT_END = re.compile(
    r"(?<![(\[])(?:image|photo|picture)s?(?: (?:source|credit|courtesy)(?: of)?:?|:| by)"
    r" ?[^.!?]{1,60}\W*$"
    r"|/\s?(?:\w+ )?(?:photo|handout|getty images|agencies)\W*$",
    re.IGNORECASE,
)


_BRACKETS_END = re.compile(
    r"[(\[](?:[^()]{0,40}\b(?i:photo|image|picture)s?\b[^()]{0,60}"
    r"|[A-Z][\w.'’ -]{1,40}/[A-Z][^()]{1,40})[)\]]\W*$"
)


class Line(NamedTuple):
    """A line of an article, trimmed, and where it stands."""

    start: int
    end: int
    text: str

    @property
    def key(self) -> tuple[str, ...]:
        """What is compared to tell whether two lines are the same."""
        return words(self.text[:_KEY])

    @property
    def size(self) -> int:
        """Its words, as far as counting them matters."""
        return len(self.text[:_KEY].split())


class _Label(NamedTuple):
    kind: BlockKind
    reason: str = ""


def mark(draft: Draft, shared: frozenset[tuple[str, ...]] = frozenset()) -> tuple[Block, ...]:
    """The blocks of a source: in order, disjoint, over all of its text that is not white space.

    ``shared`` holds the keys of short lines that stand in other sources of the story too.
    """
    numbered = [Line(start, end, draft.text[start:end]) for start, end in lines(draft.text)]
    labels: dict[int, _Label] = _structure(draft, numbered)
    _label_junk(numbered, labels)
    _label_head(draft, numbered, labels)
    _label_outlet(numbered, labels)
    _label_repeats(numbered, labels)
    _label_margins(numbered, labels, shared)
    blocks: list[Block] = []
    for number, line in enumerate(numbered):
        blocks.extend(_cut(line, labels.get(number) or _Label(_shape(line.text))))
    return tuple(blocks)


def shared_lines(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """The keys of short lines, without sentences, that stand in more than one of the texts."""
    counts: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        found = (Line(start, end, text[start:end]) for start, end in lines(text))
        counts.update({line.key for line in found if _is_page_like(line)})
    return frozenset(key for key, count in counts.items() if count > 1 and key)


def is_prose(line: str) -> bool:
    """Whether a line reads like a sentence or paragraph and not like a headline or label."""
    size = len(line[:_KEY].split())
    return (
        size > _LONG_PROSE_WORDS
        or (size >= _PROSE_WORDS and is_stopped(line))
        or (size >= 4 and _CLOCK.match(line) is not None)
        or (size >= 5 and _has_dateline(line))
    )


def _is_page_like(line: Line) -> bool:
    return (
        line.size <= _REPEATED_WORDS
        and not is_stopped(line.text)
        and not any(c.isdigit() or c == ":" for c in line.text)
    )


def _structure(draft: Draft, numbered: Sequence[Line]) -> dict[int, _Label]:
    """The lines whose kind the format tells."""
    told = {mark.start: _Label(mark.kind, mark.reason) for mark in draft.marks}
    return {n: told[line.start] for n, line in enumerate(numbered) if line.start in told}


def _label_junk(numbered: Sequence[Line], labels: dict[int, _Label]) -> None:
    for number, line in enumerate(numbered):
        if number in labels and labels[number].kind not in {BlockKind.BODY, BlockKind.LIST_ITEM}:
            continue
        if (reason := junk_reason(line.text)) is not None:
            labels[number] = _Label(BlockKind.JUNK, reason)


def _label_head(draft: Draft, numbered: Sequence[Line], labels: dict[int, _Label]) -> None:
    """Title and subtitle, and what stands before and beside them."""
    title = next((n for n, found in labels.items() if found.kind is BlockKind.TITLE), None)
    if title is None:
        title = _find_title(draft, numbered, labels)
    if title is None:
        return
    labels[title] = _Label(BlockKind.TITLE)
    for number in range(title):
        if number not in labels and not is_prose(numbered[number].text):
            labels[number] = _Label(BlockKind.JUNK, "head of the page")
    subtitle = words(draft.subtitle)
    for number in range(title + 1, len(numbered)):
        line = numbered[number]
        if number in labels or line.key == numbered[title].key:
            continue
        if line.key != subtitle and (
            is_prose(line.text) or _shape(line.text) is not BlockKind.BODY
        ):
            return
        if line.key == subtitle or _is_headline(line, _SUBTITLE_WORDS):
            labels[number] = _Label(BlockKind.SUBTITLE)
        elif line.size <= _LABEL_WORDS and _is_bare(line.text):
            labels[number] = _Label(BlockKind.JUNK, OUTLET_LABEL)
        else:
            return


def _find_title(draft: Draft, numbered: Sequence[Line], labels: dict[int, _Label]) -> int | None:
    given = words(draft.title)
    for number, line in enumerate(numbered):
        is_given = given and line.key == given and line.size < _TITLE_WORDS.stop
        if is_given and junk_reason(line.text) is None:
            return number
    return _guess_title(numbered, labels)


def _guess_title(numbered: Sequence[Line], labels: dict[int, _Label]) -> int | None:
    """The first line that looks like a headline, before the first that does not."""
    short: int | None = None
    for number, line in enumerate(numbered):
        if number in labels:
            continue
        if len(line.text) > _KEY:
            return short
        if is_prose(line.text):
            follower = numbered[number + 1] if number + 1 < len(numbered) else None
            return number if short is None and _is_stopped_title(line, follower) else short
        # Only the very first line may be 'Label: value' and a headline at the same time.
        if _is_headline(line, _TITLE_WORDS, labelled=short is None):
            return number
        if short is None and not is_name(line.text) and not line.text.endswith(":"):
            short = number
    return short


def _is_headline(line: Line, sizes: range, *, labelled: bool = False) -> bool:
    return (
        line.size in sizes
        and (not _is_statement(line.text) or line.text.endswith(("?", "!")))
        and not line.text.endswith((":", ",", ";"))
        and (_shape(line.text) is BlockKind.BODY or (labelled and not _BULLET.match(line.text)))
    )


def _is_statement(line: str) -> bool:
    """Whether a line ends as a sentence; the stop of a time of day may be its own."""
    return is_stopped(line) and not line.endswith(("a.m.", "p.m."))


def _is_stopped_title(line: Line, follower: Line | None) -> bool:
    """Whether a sentence is a headline all the same, because a subtitle comes after it."""
    return (
        line.size <= _STOPPED_TITLE_WORDS
        and not re.search(r"[.!?]\s", line.text)
        and not _has_dateline(line.text)
        and follower is not None
        and follower.size >= _PROSE_WORDS
        and _is_headline(follower, _SUBTITLE_WORDS)
    )


def _label_outlet(numbered: Sequence[Line], labels: dict[int, _Label]) -> None:
    """The name of the outlet, alone on the line before the dateline."""
    open_lines = [n for n in range(len(numbered)) if n not in labels]
    for before, number in pairwise(open_lines[: _OPENING_LINES + 1]):
        label = numbered[before].text
        if _has_dateline(numbered[number].text) and is_name(label) and _is_bare(label):
            labels[before] = _Label(BlockKind.JUNK, OUTLET_LABEL)


def _has_dateline(line: str) -> bool:
    return parse_dateline(line[:_KEY], 0, len(line[:_KEY]), None) is not None


def _label_repeats(numbered: Sequence[Line], labels: dict[int, _Label]) -> None:
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
        kind = found.kind if found else _shape(line.text)
        if (before := seen.get(line.key)) is not None and not _BULLET.match(line.text):
            what = {BlockKind.TITLE: "headline", BlockKind.CAPTION: "caption"}.get(before, "line")
            labels[number] = _Label(BlockKind.JUNK, f"repeated {what}")
        seen.setdefault(line.key, kind)


def _label_margins(
    numbered: Sequence[Line], labels: dict[int, _Label], shared: frozenset[tuple[str, ...]]
) -> None:
    """Headlines of other stories, and the foot of the page once it has begun."""
    last = max((n for n, line in enumerate(numbered) if _carries(n, line, labels)), default=-1)
    first = min((n for n, line in enumerate(numbered) if _carries(n, line, labels)), default=0)
    linked = foot = False
    for number, line in enumerate(numbered):
        found = labels.get(number)
        if found and found.kind is BlockKind.JUNK:
            linked = (found.reason == LINKS and line.size <= _LABEL_WORDS + 1) or linked
            foot = foot or number > last
            continue
        bare = not found and _is_bare(line.text)
        if bare and linked and number > first:
            labels[number] = _Label(BlockKind.JUNK, LINKS)
        elif bare and foot:
            labels[number] = _Label(BlockKind.JUNK, "foot of the page")
        elif bare and line.key in shared and not first <= number <= last:
            labels[number] = _Label(BlockKind.JUNK, "stands on several pages")
        else:
            linked = False


def _carries(number: int, line: Line, labels: dict[int, _Label]) -> bool:
    """Whether a line is part of the piece beyond doubt."""
    found = labels.get(number)
    return is_prose(line.text) and (found is None or found.kind is BlockKind.BODY)


def _is_bare(line: str) -> bool:
    return not is_prose(line) and not is_stopped(line) and _shape(line) is BlockKind.BODY


def _shape(line: str) -> BlockKind:
    """The kind of a line that stands for itself."""
    head = line[:_KEY]
    if _CLOCK.match(head):
        return BlockKind.BODY
    if _BULLET.match(head):
        return BlockKind.LIST_ITEM
    labelled = _LABELLED.match(head)
    if labelled and len(line) < _KEY and not _SAYS.search(labelled.group()):
        single = not re.search(r"[.!?]\s+[A-Z]", line)
        if single and not (_is_statement(line) and len(line.split()) > _STOPPED_LABEL_WORDS):
            return BlockKind.LIST_ITEM
    tail = line[-_CREDIT_REACH:]
    credited = _CREDIT_END.search(tail) or (_BRACKETS_END.search(tail) and _is_brief(line))
    is_caption = credited or _CAPTION.match(head)
    return BlockKind.CAPTION if is_caption else BlockKind.BODY


def _is_brief(line: str) -> bool:
    """Whether a line has at most two sentences, as captions do."""
    return len(line) <= _KEY and len(re.findall(r"[.!?]\s", line)) < 2


def _cut(line: Line, label: _Label) -> Iterable[Block]:
    """The block of a line, or several where its ends are junk."""
    cut = cut_ends(line.text) if label.kind in _WITH_ENDS else None
    if cut is None or not cut.reason:
        yield Block(start=line.start, end=line.end, kind=label.kind, reason=label.reason)
        return
    if cut.start == cut.end:
        yield Block(start=line.start, end=line.end, kind=BlockKind.JUNK, reason=cut.reason)
        return
    kind = label.kind
    if cut.reason == CAPTION_CREDIT and _is_brief(line.text[: cut.end]):
        kind = BlockKind.CAPTION
    for start, end, part, reason in (
        (0, cut.start, BlockKind.JUNK, cut.reason),
        (cut.start, cut.end, kind, label.reason),
        (cut.end, len(line.text), BlockKind.JUNK, cut.reason),
    ):
        begin, stop = trim(line.text, start, end)
        if begin < stop:
            yield Block(start=line.start + begin, end=line.start + stop, kind=part, reason=reason)


_WITH_ENDS = frozenset({BlockKind.BODY, BlockKind.LIST_ITEM})
