"""Lines broken for a width, as on paper and on the wire, joined to paragraphs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

_HYPHENED = re.compile(r"[^\W\d_]{2,}-$")
_STOPPED = re.compile(r"[.!?:;=…][\"”’')\]]*$")
_ITEM = re.compile(r"(?:[•▪*–—-]\s+|\(?\d{1,2}[.)]\s+)\S")
_WIDEST = 100
"""Characters beyond which no line was broken for a width."""
_MOST = 0.9
"""Share of the lines that are no wider than the usual width."""
_FULL = 0.75
"""Share of the usual width from which on a line was broken for want of space."""


def join_lines(lines: Sequence[str]) -> Iterator[str]:
    """The paragraphs of lines: a blank line, an indent, a bullet or a line left short ends one.

    >>> list(join_lines(["   The harbour at Vik is", "closed to fer-", "ries.", "   It reopens."]))
    ['The harbour at Vik is closed to ferries.', 'It reopens.']
    """
    width = _usual_width(lines)
    open_lines: list[str] = []
    for line in lines:
        stripped = line.strip()
        begins = line[:2] == "  " or line[:1] == "\t" or _ITEM.match(stripped) is not None
        if open_lines and (not stripped or begins or _is_last(open_lines[-1], width)):
            yield join(open_lines)
            open_lines = []
        if stripped:
            open_lines.append(stripped)
    if open_lines:
        yield join(open_lines)


def is_broken(lines: Sequence[str]) -> bool:
    """Whether lines were broken for a width, and are not a paragraph each."""
    if max((len(line.rstrip()) for line in lines), default=0) > _WIDEST:
        return False
    return any(
        len(line) > _WIDEST / 2 and not _STOPPED.search(line.rstrip()) and after[:1].islower()
        for line, after in pairwise(lines)
    )


def join(lines: Iterable[str]) -> str:
    """The lines of a paragraph as one, without hyphens that only break a word at a line's end.

    >>> join(["An inter-", "national flight to Stratford-", "upon-Avon in the 1990-", "1995 era"])
    'An international flight to Stratford-upon-Avon in the 1990-1995 era'
    """
    text = ""
    for line in lines:
        if not text:
            text = line
        elif _HYPHENED.search(text) and line[:1].islower():
            compound = "-" in line.split(maxsplit=1)[0]
            text = (text if compound else text[:-1]) + line
        elif text.endswith("-") and line[:1].isalnum():
            text += line
        else:
            text = f"{text} {line}"
    return text


def _usual_width(lines: Sequence[str]) -> int:
    """The width that full lines have, in characters."""
    sizes = sorted(len(line.rstrip()) for line in lines if line.strip())
    return sizes[int(_MOST * len(sizes))] if sizes else 0


def _is_last(line: str, width: float) -> bool:
    """Whether a line ends a paragraph by its shape: left short, and mostly stopped."""
    short = len(line) < _FULL * width
    return (short and _STOPPED.search(line) is not None) or len(line) < _FULL * width / 1.5
