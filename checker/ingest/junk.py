"""Which lines, and which ends of lines, are page junk by their own words and shape."""

import re
from typing import NamedTuple

from checker.ingest.lexicon import BUTTONS, GLUE, LINES, SENTENCES, Rule
from checker.text.normalise import words

_BUTTON = "menu or button"
_SHORT = 240
"""Characters from which on a line is a paragraph, and rules for whole lines do not hold."""
_TAIL = 400
_LABEL_WORDS = 10
"""Words from which on a line that ends in a full stop is no label of a page."""
_PIECES = re.compile(r"\s*[|•·»›]\s*|\s+[/>]\s+|\s{2,}|\t")
_CRUMBS = re.compile(r"\s*[>»›]\s*|\s+/\s+")
_BREAK = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”’')\]]))\s+(?=[\"“‘(\[©]?[A-Z©])")
_GALLERY = re.compile(
    r"(?:photos?: [^\n.]{0,120} )?(?:image|photo|picture|slide) \d+ of (?:/ ?)?\d+\b", re.IGNORECASE
)
"""Opens a caption of a gallery, which another version of the page may number otherwise."""
_POSTED = re.compile(r"(?<=\S)\s+(?=[-–—]\s?[^()\n]{1,60} \(@\w+\))")
"""Before the signature of an embedded post."""
_CREDIT = re.compile(r"(?<=\S)\s+(?=\([^()]{1,80}\)\.?$)")
_STOPPED = re.compile(r"[.!?…][\"”’')\]]*$")


class Cut(NamedTuple):
    """The part of a line that is no junk, as offsets into the line, and why the rest is."""

    start: int
    end: int
    reason: str


def is_stopped(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    return _STOPPED.search(line[-8:]) is not None


def junk_reason(line: str) -> str | None:
    """Why a whole line is junk, in words; None where nothing says so.

    >>> junk_reason("- Advertisement -")
    'advertisement'
    >>> junk_reason("The board will advertise the post.") is None
    True
    """
    if not any(c.isalnum() for c in line[:_SHORT]):
        return "ornament"
    if _GALLERY.match(line):
        return "picture gallery"
    if len(line) > _SHORT:
        return None
    plain = line.strip()
    return (
        _match(LINES, "" if _is_sentence(plain) else plain)
        or _match(SENTENCES, plain if _is_single(plain) else "")
        or (_BUTTON if _is_menu(plain) else None)
    )


def cut_ends(line: str) -> Cut:
    """Cut sentences of junk off either end of a line.

    >>> line = "It rained. Subscribe to our newsletter!"
    >>> cut = cut_ends(line)
    >>> line[: cut.end].rstrip(), cut.reason
    ('It rained.', 'newsletter or subscription')
    """
    start, end, reason = 0, len(line), ""
    for begin in reversed(_breaks(line)):
        piece = line[begin:end].strip()
        found = _match(SENTENCES, piece) or (_BUTTON if _is_button(piece) else None)
        if found is None:
            break
        end, reason = begin, found
    for stop in _BREAK.finditer(line, 0, min(end, _TAIL)):
        found = _match(SENTENCES, line[start : stop.start()])
        if found is None:
            break
        start, reason = stop.end(), found
    if start < end and _match(SENTENCES, line[start:end].strip()) and _is_single(line[start:end]):
        start, reason = end, _match(SENTENCES, line[start:end].strip()) or reason
    return Cut(start, max(start, end), reason)


def _is_button(piece: str) -> bool:
    """Whether the end of a line is the label of a button: 'Accept all' without a stop."""
    return not is_stopped(piece) and _is_buttons(piece)


def _breaks(line: str) -> list[int]:
    """Where sentences begin near the end of a line, and where a credit in brackets does."""
    offset = max(0, len(line) - _TAIL)
    found = {match.end() for match in _BREAK.finditer(line, offset)}
    for before in (_CREDIT, _POSTED):
        found.update(match.end() for match in before.finditer(line, offset))
    return sorted(found)


def _is_single(line: str) -> bool:
    return _BREAK.search(line) is None


def _is_sentence(line: str) -> bool:
    return line.endswith(".") and len(line.split()) > _LABEL_WORDS


def _match(rules: tuple[Rule, ...], line: str) -> str | None:
    return next((rule.reason for rule in rules if line and rule.pattern.match(line)), None)


def _is_menu(line: str) -> bool:
    """Whether a line is made of the labels of buttons, or is a path of sections."""
    if is_stopped(line):
        return False
    if _is_buttons(line):
        return True
    crumbs = [piece for piece in _CRUMBS.split(line) if piece]
    if len(crumbs) > 1 and all(len(piece.split()) <= 4 for piece in crumbs):
        if crumbs[0].lower() in {"home", "start", "front page", "news"}:
            return True
        if len(crumbs) > 2 and re.search("[>»›]", line):
            return True
    pieces = [piece for piece in _PIECES.split(line) if piece]
    return (
        len(pieces) > 1
        and all(len(piece.split()) <= 7 for piece in pieces)
        and any(_is_buttons(p) or _match(SENTENCES, p) or _match(LINES, p) for p in pieces)
    )


def _is_buttons(piece: str) -> bool:
    labels = words(piece)
    return (
        0 < len(labels) <= 14
        and any(label in BUTTONS for label in labels)
        and all(label in BUTTONS or label in GLUE for label in labels)
        and (len(labels) == 1 or not re.search(r"[.:;,]", piece))
    )
