"""From words to the windows of word pieces that the encoder reads."""

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple, Self

_LONGEST = 24
"""Pieces read of one word; what is longer is a web address, and no name or verb."""


class Shape(IntEnum):
    """How a word is capitalised, which the pieces, all in small letters, do not tell."""

    UNLETTERED = 0
    SMALL = 1
    CAPITALISED = 2
    LOUD = 3
    MIXED = 4

    @classmethod
    def of(cls, word: str) -> "Shape":
        """The shape of a word. A single capital letter is CAPITALISED."""
        if word.islower():
            return cls.SMALL
        letters = [character for character in word if character.isalpha()]
        if not letters:
            return cls.UNLETTERED
        if word.isupper() and len(letters) > 1:
            return cls.LOUD
        rest = "".join(letters[1:])
        return cls.CAPITALISED if letters[0].isupper() and rest == rest.lower() else cls.MIXED


class Window(NamedTuple):
    """Pieces that are read together, with the shape of each one's word and that word's number."""

    pieces: list[int]
    shapes: list[int]
    words: list[int]

    def shifted(self, words: int) -> "Window":
        """The window behind so many words more."""
        return self._replace(words=[n if n < 0 else n + words for n in self.words])


class WordPieces:
    """The word-piece vocabulary of an encoder."""

    def __init__(self, file: bytes) -> None:
        from tokenizers import Tokenizer  # noqa: PLC0415

        self.file = file
        self._tokenizer = Tokenizer.from_buffer(file)
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._vocabulary: dict[str, int] = self._tokenizer.get_vocab()
        self._known: dict[str, list[int]] = {}

    @classmethod
    def read(cls, path: Path) -> Self:
        """The vocabulary in a tokenizer.json."""
        return cls(path.read_bytes())

    def token(self, name: str) -> int:
        """The number of a special piece, such as '[CLS]'."""
        return self._vocabulary[name]

    def windows(self, sentences: Iterable[Sequence[str]], limit: int) -> Iterator[Window]:
        """Windows of at most ``limit`` pieces that cover all words, numbered through.

        Neighbouring sentences share a window while they fit; a sentence is only divided where it
        is longer than a window.
        """
        window, number = self._opened(), 0
        for words in sentences:
            pieces = [self.pieces(word) for word in words]
            if len(window.pieces) + sum(map(len, pieces)) >= limit and window.words[1:]:
                yield self._closed(window)
                window = self._opened()
            for word, ids in zip(words, pieces, strict=True):
                if len(window.pieces) + len(ids) >= limit:
                    yield self._closed(window)
                    window = self._opened()
                _extend(window, ids, Shape.of(word), number)
                number += 1
        if window.words[1:]:
            yield self._closed(window)

    def pieces(self, word: str) -> list[int]:
        """The pieces of a word, at least one."""
        if word not in self._known:
            encoding = self._tokenizer.encode(word, add_special_tokens=False)
            self._known[word] = encoding.ids[:_LONGEST] or [self.token("[UNK]")]
        return self._known[word]

    def _opened(self) -> Window:
        return Window([self.token("[CLS]")], [Shape.UNLETTERED], [-1])

    def _closed(self, window: Window) -> Window:
        _extend(window, [self.token("[SEP]")], Shape.UNLETTERED, -1)
        return window


def packed(lengths: Sequence[int], limit: int) -> Iterator[list[int]]:
    """Places in order of length, in groups that hold at most ``limit`` pieces when padded."""
    group: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda place: lengths[place]):
        if group and lengths[place] * (len(group) + 1) > limit:
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _extend(window: Window, pieces: list[int], shape: Shape, word: int) -> None:
    window.pieces.extend(pieces)
    window.shapes.extend([shape] * len(pieces))
    window.words.extend([word] * len(pieces))
