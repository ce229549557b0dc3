"""What heads a line and is part of no sentence: list numbers, and the times of live entries."""

import re
from typing import NamedTuple

from checker.records.base import Span

_ZONE = r"(?-i:[A-Z]{1,3}T|UTC|MSK)\b|local time\b"
_HALF = r"[ap]\.?\s?m\b\.?"
_MINUTE = rf"(?:[01]?\d|2[0-4])[.:h][0-5]\d(?![\d:.]\d)(?:\s?(?:{_HALF}|h\b|hrs\b))?"
_HOUR = rf"(?:1[0-2]|[1-9])\s?{_HALF}(?=(?:\s(?:{_ZONE}))?[\])]?\s*[-–—|:])"
_OPENS = r"[\"'“‘«(\[¿¡]*(?-i:[0-9@#$£€¥]|[^\W\d_a-zß-öø-ÿ])"
"""How a sentence opens: 'Talks', '40 boats', '“Never”', but not as in '10.15 was late'."""
_STAMP = re.compile(
    rf"(?:[•*–—-]\s*)?(?:updated?:?\s(?:at\s)?)?[\[(]?"
    rf"(?P<clock>(?:{_MINUTE}|{_HOUR})(?:\s(?:{_ZONE}))?)[\])]?"
    rf"(?:\s*[-–—|:.,;]+(?!\d)\s*|\s+|(?=$))(?:$|(?={_OPENS}))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|\((?:\d{1,2}|[a-z])\)|[a-z]\))\s+(?=\S)")
_CLUB = re.compile(r"\d\.\s+(?:FC|FSV|SC|SV|CfR)\b")
"""'1. FC Union': a number that belongs to a name."""
_REACH = 60


class Head(NamedTuple):
    """What stands before the sentences of a line."""

    end: int
    """Where the first sentence begins."""
    stamp: Span | None
    """The time of day of a live entry, without the marks around it."""


def read_head(text: str, start: int, end: int) -> Head:
    """What heads the line ``text[start:end]``, which begins with no white space.

    >>> read_head("10:05 – Polls close.", 0, 20)
    Head(end=8, stamp=Span(start=0, end=5))
    """
    line = text[start : min(end, start + _REACH)]
    if stamp := _STAMP.match(line):
        clock = Span(start=start + stamp.start("clock"), end=start + stamp.end("clock"))
        return Head(min(start + stamp.end(), end), clock)
    number = None if _CLUB.match(line) else _NUMBER.match(line)
    return Head(start + number.end() if number else start, None)
