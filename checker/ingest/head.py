"""The head of an article: headline, subtitle, and the labels that stand round them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.ingest.draft import Draft
from checker.ingest.junk import junk_reason
from checker.ingest.label import LABEL_WORDS, Label, Labels
from checker.ingest.lexicon import OUTLET_LABEL
from checker.ingest.outlet import is_name, is_outlet
from checker.ingest.shapes import (
    KEY,
    Line,
    has_dateline,
    is_bare,
    is_headline,
    is_prose,
)
from checker.records.article import BlockKind
from checker.text.normalise import words

_TITLE_WORDS = range(4, 31)
_SUBTITLE_WORDS = range(5, 41)
_STOPPED_TITLE_WORDS = 16
_FOLLOWER_WORDS = 8
_OPENING_LINES = 12


def label_head(draft: Draft, numbered: Sequence[Line], labels: Labels) -> None:
    """Title and subtitle, and what stands before and beside them."""
    title = next((n for n, found in labels.items() if found.kind is BlockKind.TITLE), None)
    if title is None:
        title = _find_title(draft, numbered, labels)
    if title is None:
        return
    labels[title] = Label(BlockKind.TITLE)
    for number in range(title):
        if number not in labels and not is_prose(numbered[number].text):
            labels[number] = Label(BlockKind.JUNK, "head of the page")
    subtitle = words(draft.subtitle)
    for number in range(title + 1, len(numbered)):
        line = numbered[number]
        if number in labels or line.key == numbered[title].key:
            continue
        if (label := _below_title(line, subtitle)) is None:
            return
        labels[number] = label


def _below_title(line: Line, subtitle: tuple[str, ...]) -> Label | None:
    """What a line between title and body is; None where the body begins."""
    if line.key == subtitle:
        return Label(BlockKind.SUBTITLE)
    if not is_headline(line, range(1, _SUBTITLE_WORDS.stop)) or is_prose(line.text):
        return None
    if line.size in _SUBTITLE_WORDS:
        return Label(BlockKind.SUBTITLE)
    is_label = line.size <= LABEL_WORDS and is_bare(line.text)
    return Label(BlockKind.JUNK, OUTLET_LABEL) if is_label else None


def _find_title(draft: Draft, numbered: Sequence[Line], labels: Labels) -> int | None:
    given = words(draft.title)
    for number, line in enumerate(numbered):
        is_given = given and line.key == given and line.size < _TITLE_WORDS.stop
        if is_given and junk_reason(line.text) is None:
            return number
    return _guess_title(numbered, labels)


def _guess_title(numbered: Sequence[Line], labels: Labels) -> int | None:
    """The first line that looks like a headline, before the first that does not."""
    short: int | None = None
    for number, line in enumerate(numbered):
        if number in labels or is_outlet(line.text):
            continue
        if len(line.text) > KEY:
            return short
        if is_prose(line.text):
            follower = numbered[number + 1] if number + 1 < len(numbered) else None
            return number if short is None and _is_stopped_title(line, follower) else short
        # Only the very first line may be 'Label: value' and a headline at the same time.
        if is_headline(line, _TITLE_WORDS, labelled=short is None):
            return number
        if short is None and not is_name(line.text) and not line.text.endswith(":"):
            short = number
    return short


def _is_stopped_title(line: Line, follower: Line | None) -> bool:
    """Whether a sentence is a headline all the same, because a subtitle comes after it."""
    return (
        line.size <= _STOPPED_TITLE_WORDS
        and not re.search(r"[.!?]\s", line.text)
        and not has_dateline(line.text)
        and follower is not None
        and follower.size >= _FOLLOWER_WORDS
        and is_headline(follower, _SUBTITLE_WORDS)
    )


def label_outlet(numbered: Sequence[Line], labels: Labels) -> None:
    """The name of the outlet, alone on the line before the dateline."""
    open_lines = [n for n in range(len(numbered)) if n not in labels]
    for before, number in pairwise(open_lines[: _OPENING_LINES + 1]):
        label = numbered[before].text
        if has_dateline(numbered[number].text) and is_name(label) and is_bare(label):
            labels[before] = Label(BlockKind.JUNK, OUTLET_LABEL)
