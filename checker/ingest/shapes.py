"""What a line is by its shape alone: prose, headline, list item, caption or label."""

import re
from typing import NamedTuple

from checker.ingest.dateline import parse_dateline
from checker.ingest.junk import is_stopped
from checker.records.article import BlockKind
from checker.text.normalise import words

_PROSE_WORDS = 8
_LONG_PROSE_WORDS = 25
_STOPPED_LABEL_WORDS = 5
"""A longer 'Name: sentence.' is what somebody says, not a value."""
_REPEATED_WORDS = 10
"""A line of at most so many words, found in several sources, may belong to their pages."""
KEY = 400
_CREDIT_REACH = 120
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-4])[.:h][0-5]\d(?:\s*[ap]\.?m\.?)?\b\s*[:–—-]?\s+\S", re.IGNORECASE
)
BULLET = re.compile(r"(?:[•▪▫◦‣⁃∙●○■□·*–—-]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)\S")
_LABELLED = re.compile(r"[^\W_][^:.!?\"“”«»]{0,60}:\s+[^\s\"“«„‘']")
_SAYS = re.compile(r"\b(?:said|says|added|told|asked|wrote|writes|asks|warned|tweeted|posted)\b")
_CAPTION = re.compile(
    r"(?i:file(?: photo)?)\s?[-–—:]|(?i:photos?|pictures?|images?|pictured|caption)\s?:\s"
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
        return words(self.text[:KEY])

    @property
    def size(self) -> int:
        """Its words, as far as counting them matters."""
        return len(self.text[:KEY].split())


def is_prose(line: str) -> bool:
    """Whether a line reads like a sentence or paragraph and not like a headline or label."""
    size = len(line[:KEY].split())
    return (
        size > _LONG_PROSE_WORDS
        or (size >= _PROSE_WORDS and is_stopped(line))
        or (size >= 4 and _CLOCK.match(line) is not None)
        or (size >= 5 and has_dateline(line))
    )


def is_bare(line: str) -> bool:
    """Whether a line is a headline or label and nothing that its shape gives away."""
    return not is_prose(line) and not is_stopped(line) and shape_of(line) is BlockKind.BODY


def is_headline(line: Line, sizes: range, *, labelled: bool = False) -> bool:
    """Whether a line of so many words reads like a headline; ``labelled``: 'Label: value' too."""
    return (
        line.size in sizes
        and (not _is_statement(line.text) or line.text.endswith(("?", "!")))
        and not line.text.endswith((":", ",", ";"))
        and (shape_of(line.text) is BlockKind.BODY or (labelled and not BULLET.match(line.text)))
    )


def _is_statement(line: str) -> bool:
    """Whether a line ends as a sentence; the stop of a time of day may be its own."""
    return is_stopped(line) and not line.endswith(("a.m.", "p.m."))


def is_page_like(line: Line) -> bool:
    """Whether a line found in several sources can be taken for a part of their pages."""
    return (
        line.size <= _REPEATED_WORDS
        and not is_stopped(line.text)
        and not any(c.isdigit() or c == ":" for c in line.text)
    )


def has_dateline(line: str) -> bool:
    """Whether a dateline opens the line."""
    return parse_dateline(line[:KEY], 0, len(line[:KEY]), None) is not None


def shape_of(line: str) -> BlockKind:
    """The kind of a line that stands for itself: body, list item or caption."""
    head = line[:KEY]
    if _CLOCK.match(head):
        return BlockKind.BODY
    if BULLET.match(head):
        return BlockKind.LIST_ITEM
    if _is_caption(line):
        return BlockKind.CAPTION
    return BlockKind.LIST_ITEM if _is_labelled(line) else BlockKind.BODY


def _is_caption(line: str) -> bool:
    tail = line[-_CREDIT_REACH:]
    return (
        _CAPTION.match(line) is not None
        or _CREDIT_END.search(tail) is not None
        or (_BRACKETS_END.search(tail) is not None and is_brief(line))
    )


def _is_labelled(line: str) -> bool:
    """Whether a line is 'Label: value', as in press releases, and nobody speaks in it."""
    label = _LABELLED.match(line)
    if label is None or len(line) >= KEY or _SAYS.search(label.group()):
        return False
    is_single = re.search(r"[.!?]\s+[A-Z]", line) is None
    return is_single and not (_is_statement(line) and len(line.split()) > _STOPPED_LABEL_WORDS)


def is_brief(line: str) -> bool:
    """Whether a line has at most two sentences, as captions do."""
    return len(line) <= KEY and len(re.findall(r"[.!?]\s", line)) < 2
