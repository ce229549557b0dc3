"""Words as the grammar of names and titles sees them, whatever the tokeniser made of them.

Hyphenated names stay whole, a possessive 's stands alone, and abbreviations keep their point.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.records.sentence import EntityLabel, Sentence
from checker.text.normalise import fold, plain

_SCAN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?"
    r"|\b(?:Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Gen|Col|Capt|Lt|Sgt|Maj|Rev|St|Cmdr|Adm|Sec|Cllr|Coun|Jr|Sr)\."
    r"|\b[^\W\d_]\.(?=\s+[^\W\d_])"
    r"|[^\W_]+(?:['\-&](?!s\b)[^\W_]+)*"
    r"|'s\b|\S"
)


class Word(NamedTuple):
    """A word or mark of a sentence; ``start`` and ``end`` count in the article's text."""

    text: str
    start: int
    end: int
    pos: str
    """Universal part of speech of the token it begins in, '' where the sentence has no tokens."""
    entity: EntityLabel | None
    entity_start: bool

    @property
    def key(self) -> str:
        """The folded text, by which lexicons are asked."""
        return _key(self.text)

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """Whether it is written in capitals throughout."""
        return len(self.text) > 1 and self.text.isupper()


@lru_cache(maxsize=1 << 16)
def _key(text: str) -> str:
    """The folded form, kept: a lexicon asks for that of a word many times."""
    return fold(plain(text))


def words_of(sentence: Sentence) -> list[Word]:
    """The words and marks of a sentence in order, with the labels of the tokens they begin in."""
    starts = [token.start for token in sentence.tokens]
    found = []
    for match in _SCAN.finditer(plain(sentence.text)):
        start, end = match.start() + sentence.start, match.end() + sentence.start
        at = bisect_right(starts, start) - 1
        token = sentence.tokens[at] if at >= 0 else None
        found.append(
            Word(
                text=sentence.text[match.start() : match.end()],
                start=start,
                end=end,
                pos=token.pos if token else "",
                entity=token.entity if token else None,
                entity_start=bool(token and token.entity_start and token.start == start),
            )
        )
    return found


def joined(words: Sequence[Word]) -> str:
    """The words with the spaces they had: one blank where they were apart."""
    pieces: list[str] = []
    for before, word in zip([None, *words], words, strict=False):
        if before is not None and before.end < word.start:
            pieces.append(" ")
        pieces.append(word.text)
    return "".join(pieces)
