"""The name of the outlet, where no field tells it."""

import re
from collections.abc import Sequence

from checker.ingest.lexicon import OUTLET_LABEL, OUTLETS
from checker.records.article import Block, BlockKind, Dateline

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by )?"
    r"(?P<name>(?-i:[A-Z0-9])[^.,|©]{1,50}?)\s*(?:[.,|]|\ball rights\b|$)",
    re.IGNORECASE,
)
_OUTLET_WORDS = 4
_NO_NAME = re.compile(r"all rights|rights reserved", re.IGNORECASE)


_NAME = re.compile(
    r"[A-Z][\w.&'’-]*(?: (?:(?:of|the|and|&|de|la|del|y|du) )*[A-Z][\w.&'’-]*){1,5}$"
)


def is_name(line: str) -> bool:
    """Whether a line is made like a name of two to six words, 'The Example Times'."""
    return _NAME.match(line) is not None


def is_outlet(line: str) -> bool:
    """Whether a line is a name of two to four words that an outlet may have by its last."""
    words = line.split()
    return is_name(line) and len(words) <= _OUTLET_WORDS and words[-1].lower() in OUTLETS


def find_outlet(text: str, blocks: Sequence[Block], dateline: Dateline | None) -> str | None:
    """The outlet by a lone line before the dateline, a copyright line or the dateline's agency."""
    return (
        _line_before(text, blocks, dateline)
        or _copyright(text, blocks)
        or (dateline.agency if dateline else None)
    )


def _line_before(text: str, blocks: Sequence[Block], dateline: Dateline | None) -> str | None:
    if dateline is None:
        return None
    place = next((n for n, block in enumerate(blocks) if block.start == dateline.start), 0)
    if place == 0:
        return None
    line = blocks[place - 1].cut(text)
    return line if blocks[place - 1].reason == OUTLET_LABEL and is_name(line) else None


def _copyright(text: str, blocks: Sequence[Block]) -> str | None:
    for block in reversed(blocks):
        if block.kind is BlockKind.JUNK and (match := _COPYRIGHT.match(block.cut(text))):
            name = match["name"].strip()
            return None if _NO_NAME.match(name) else name
    return None
