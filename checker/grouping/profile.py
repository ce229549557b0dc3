"""From an article to its profile."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from heapq import nlargest

import numpy as np
import numpy.typing as npt

from checker.grouping.frequency import telling
from checker.records.article import Article, BlockKind
from checker.records.profile import Profile
from checker.records.sentence import EntityLabel, Sentence
from checker.text.normalise import words
from checker.text.runs import runs

_LEAD_WORDS = 90
"""What comes after so many words of title and lead is not embedded: models cut it anyway."""
OPENING = 8
"""Sentences whose names count, so many need be parsed: what a story is about is named there."""
_MOST = 80
"""How many words of an article are kept, the most telling first."""
_NAMES = frozenset({EntityLabel.PERSON, EntityLabel.PLACE, EntityLabel.ORGANISATION})


def lead(article: Article, sentences: Sequence[Sentence]) -> str:
    """The text whose embedding stands for an article: its title and first sentences."""
    found = [article.title] if article.title else []
    length = len(article.title.split())
    for sentence in sentences:
        if length >= _LEAD_WORDS:
            break
        if sentence.block is not BlockKind.TITLE:
            found.append(sentence.text)
            length += len(sentence.text.split())
    return " ".join(found)


def make_profile(
    article: Article, sentences: Sequence[Sentence], vector: npt.NDArray[np.float32]
) -> Profile:
    """The profile of an article, from its parsed sentences and the vector of its `lead`.

    Of the sentences no more than the first ``OPENING`` are looked at.
    """
    text = "\n".join(
        block.cut(article.text) for block in article.blocks if block.kind is not BlockKind.JUNK
    )
    return Profile(
        article=article.id,
        published=article.published,
        vector=vector.astype("<f4").tobytes(),
        names=_weighed(_name_words(sentences[:OPENING])),
        words=_weighed(words(f"{article.title}\n{text}")),
        runs=hashes(runs(text)),
    )


def _name_words(sentences: Iterable[Sentence]) -> Iterable[str]:
    """The words in names; 'Anna Lund' and 'Lund' thus have one in common."""
    return (
        word
        for sentence in sentences
        for token in sentence.tokens
        if token.entity in _NAMES
        for word in words(token.text)
    )


def _weighed(found: Iterable[str]) -> dict[str, float]:
    """The most telling words with their weights, each rounded to keep a profile small."""
    weights = {word: telling(word) for word in sorted(set(found))}
    return {word: round(weights[word], 2) for word in nlargest(_MOST, weights, weights.__getitem__)}


def hashes(found: Iterable[tuple[str, ...]]) -> bytes:
    """A hash of each run, eight bytes long, the same on every machine."""
    return b"".join(blake2b(" ".join(run).encode(), digest_size=8).digest() for run in found)
