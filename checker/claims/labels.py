"""Labels of headlines, which say what sort of piece follows and nothing of the story.

'Bridge collapses: live updates', 'WATCH: Bridge collapses'. The words are those that news sites
put there, listed by hand.
"""

import re
from collections.abc import Iterator

from checker.records.article import BlockKind
from checker.records.base import Span
from checker.records.sentence import Sentence

_BEHIND = re.compile(
    r"\s*[:|–—-]\s*(?:live(?: (?:updates|blog|coverage|reports?))?|(?:latest|rolling) \w+|updates|"
    r"as it happened|in pictures|picture gallery|photos|video|analysis|explained|explainer|"
    r"timeline|what we know(?: so far)?|opinion|obituary)\s*[.!]?$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:live|breaking(?: news)?|watch|video|photos|in pictures|update \d+|exclusive|analysis|"
    r"explainer|opinion|obituary|timeline)\s*[:|–—-]\s*",
    re.IGNORECASE,
)


def labels(sentence: Sentence) -> Iterator[Span]:
    """The label in front of a headline and the one behind it, with the marks that part them."""
    if sentence.block not in {BlockKind.TITLE, BlockKind.SUBTITLE}:
        return
    found = _BEFORE.match(sentence.text), _BEHIND.search(sentence.text)
    for label in filter(None, found):
        if label.end() - label.start() < len(sentence.text):
            yield Span(start=sentence.start + label.start(), end=sentence.start + label.end())
