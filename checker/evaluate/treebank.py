"""Reading the corpora that the parser learns from and is measured on, as spaCy documents."""

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import GoldError

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_SENTENCES = 8
"""Sentences of an entity document: enough context for a name, and even work for a trainer."""
_CLOSING = frozenset({".", ",", "'s", ")", "%", "?", "!", ";", ":"})
_OPENING = frozenset({"(", "$"})

Tagged = list[tuple[str, str]]
"""A sentence as words with their IOB tags."""


def treebank(path: Path, sentences: int) -> Iterator["Doc"]:
    """The documents of gzipped CoNLL-U, each of so many sentences.

    Raises:
        GoldError: the file cannot be read.

    """
    from spacy.training.converters.conllu_to_docs import (  # noqa: PLC0415 - takes a second
        conllu_to_docs,
    )

    yield from conllu_to_docs(_read(path), n_sents=sentences, no_print=True)


def entities(path: Path) -> Iterator["Doc"]:
    """The documents of gzipped CoNLL columns: running text with named entities.

    Raises:
        GoldError: the file cannot be read.

    """
    import spacy  # noqa: PLC0415

    vocabulary = spacy.blank("en").vocab
    for group in groups(_read(path)):
        yield document(group, vocabulary)


def _read(path: Path) -> str:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            return file.read()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read: {error}") from error


def groups(text: str) -> Iterator[list[Tagged]]:
    """Runs of sentences of one article, from CoNLL columns: the word first, its tag last."""
    group: list[Tagged] = []
    sentence: Tagged = []
    for line in [*text.splitlines(), "-DOCSTART-"]:
        columns = line.split()
        if columns and columns[0] != "-DOCSTART-":
            sentence.append((columns[0], columns[-1]))
            continue
        if sentence:
            group.append(sentence)
            sentence = []
        if group and (columns or len(group) == _SENTENCES):
            yield group
            group = []


def document(sentences: Sequence[Tagged], vocabulary: "Vocab") -> "Doc":
    """A spaCy document of tagged sentences, spaced as English is written."""
    from spacy.tokens import Doc  # noqa: PLC0415

    tagged = [pair for sentence in sentences for pair in sentence]
    words = [word for word, _ in tagged]
    following = [*words[1:], ""]
    return Doc(
        vocabulary,
        words=words,
        spaces=[
            word not in _OPENING and after not in _CLOSING
            for word, after in zip(words, following, strict=True)
        ],
        ents=[tag for _, tag in tagged],
        sent_starts=[place == 0 for sentence in sentences for place in range(len(sentence))],
    )
