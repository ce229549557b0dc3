"""Where quotation marks open and close."""

import re
from collections.abc import Iterator, Sequence

from checker.records.base import Span

_PAIRS = {"“": '”"', "„": '“”"', "«": "»", "「": "」", '"': '"”', "‘": "’'", "'": "'’"}
"""Opening marks, and the marks that may close them; a typed one is sometimes left in a pair."""
_OWN = {"“": "”", "„": "“”", "«": "»", "「": "」", '"': "”", "‘": "", "'": ""}
"""Those of them that close whatever stands beside them."""
_CURLY = "“„«「"
_SINGLE = "‘'"
_MARK = re.compile("[“„«「\"‘']")
_ELISION = re.compile(r"['‘](?:\d|(?:em|tis|twas|til|cause|n|bout|round|cos)\b)", re.IGNORECASE)


def quotations(text: str, blocks: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of the words between quotation marks, marks excluded, in order.

    Only the outermost marks count. A quotation lies in one block; one that runs on over
    paragraphs, its opening mark repeated, gives a span in each. Apostrophes, elisions ('90s) and
    marks for feet and inches are none.
    """
    return tuple(
        Span(start=start, end=end)
        for number, block in enumerate(blocks)
        for start, end in _in_block(text, block, _runs_on(text, blocks, number))
    )


def open_ended(text: str, quotation: Span) -> bool:
    """Whether no mark closes the quotation, so that the next paragraph goes on with it."""
    return not text[quotation.end : quotation.end + 1].strip()


def _runs_on(text: str, blocks: Sequence[Span], number: int) -> bool:
    """Whether the next block repeats an opening mark."""
    if number + 1 == len(blocks):
        return False
    after = blocks[number + 1].start
    return text[after : after + 1] in {"“", '"', "„", "«", "‘"}


def _in_block(text: str, block: Span, runs_on: bool) -> Iterator[tuple[int, int]]:
    position = block.start
    hopeless: set[str] = set()  # marks that nothing closes from here on: keeps this linear
    while mark := _MARK.search(text, position, block.end):
        position = mark.end()
        if mark[0] in hopeless or not _opens(text, mark.start(), block):
            continue
        end = _closing(text, mark.start(), block.end)
        if end is None and runs_on and mark[0] not in _SINGLE:
            end = block.end
        if end is None:
            hopeless.add(mark[0])
        elif end > mark.end():
            yield mark.end(), end
            position = end + 1


def _opens(text: str, at: int, block: Span) -> bool:
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    if after.isspace() or _ELISION.match(text, at):
        return False
    return text[at] in _CURLY or not (before.isalnum() or before in ".,;!?%'’\"”")


def _closing(text: str, opening: int, end: int) -> int | None:
    """Where the mark at ``opening`` is closed before ``end``."""
    opened = text[opening]
    marks = re.compile(f"[{opened}{_PAIRS[opened]}]")
    fallback = None
    for mark in marks.finditer(text, opening + 1, end):
        at = mark.start()
        if mark[0] in _OWN[opened]:
            return at
        if mark[0] == opened and fallback is not None and opened in _CURLY:
            return fallback
        after = text[at + 1] if at + 1 < end else "."
        if text[at - 1].isspace() or after.isalnum() or mark[0] in _CURLY:
            continue
        plural = opened in _SINGLE and text[at - 1] == "s" and after.isspace()
        if not plural and opened not in _CURLY:
            return at
        # 'the residents' action', “it”: a plural's apostrophe and a straight mark for a curly one
        # close only if nothing better does
        fallback = at if fallback is None else fallback
    return fallback
