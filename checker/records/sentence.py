"""Sentences with their grammar."""

from collections.abc import Sequence
from enum import StrEnum

from checker.records.article import BlockKind
from checker.records.base import Span


class EntityLabel(StrEnum):
    """What the named-entity recogniser calls a mention (the classes of CoNLL-2003)."""

    PERSON = "PER"
    ORGANISATION = "ORG"
    PLACE = "LOC"
    OTHER = "MISC"


class Token(Span):
    """A word or mark of a sentence; ``start`` and ``end`` count in the article's text."""

    text: str
    lemma: str
    pos: str
    """Universal part of speech (https://universaldependencies.org/u/pos/)."""
    tag: str
    """Penn Treebank tag."""
    dep: str
    """Universal dependency relation to the head; 'root' for the root."""
    head: int
    """Index of the head in the sentence's tokens; its own index for the root."""
    morph: str = ""
    """Universal features, 'Mood=Ind|Tense=Past'."""
    entity: EntityLabel | None = None
    entity_start: bool = False
    """Whether a named mention begins here."""


def dependents(tokens: Sequence[Token]) -> tuple[tuple[int, ...], ...]:
    """For each token of a sentence the indices of those that depend on it."""
    found: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head != index and 0 <= token.head < len(found):
            found[token.head].append(index)
    return tuple(map(tuple, found))


class Sentence(Span):
    """A sentence, headline, list item or live-blog entry of an article."""

    article: str
    index: int
    """Counted from 0 over the article."""
    text: str
    block: BlockKind
    paragraph: int
    """Index of the block in the article's blocks."""
    stamp: Span | None = None
    """The time of day that heads its live entry, in front of the sentence."""
    tokens: tuple[Token, ...] = ()
