"""What the parser learns from: sentences, cut into words as in use, with what is known of them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from checker.claims.analyser.lemma import rule_of
from checker.claims.analyser.model import KINDS

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc
    from spacy.training import Example

Known = tuple[str | None, ...]


class Annotated(NamedTuple):
    """A sentence. None: not known of a word. Heads count from 1, and 0 is the root."""

    words: tuple[str, ...]
    tags: dict[str, Known]
    """For each of `KINDS`, a tag for each word."""
    heads: tuple[int | None, ...]
    relations: Known


Article = list[Annotated]
"""Neighbouring sentences."""


def annotated(references: Iterable["Doc"], tokenizer: "Tokenizer") -> Iterator[Article]:
    """Each reference document as an article, cut into words by the tokenizer.

    Where its words are not those of the reference, nothing is known of them.
    """
    from spacy.tokens import Doc  # noqa: PLC0415
    from spacy.training import Example  # noqa: PLC0415

    for reference in references:
        tokens = tokenizer(reference.text)
        words = [token.text for token in tokens]
        spaces = [bool(token.whitespace_) for token in tokens]
        predicted = Doc(reference.vocab, words=words, spaces=spaces)
        yield list(_sentences(Example(predicted, reference)))


def _sentences(example: "Example") -> Iterator[Annotated]:
    words = [token.text for token in example.predicted]
    known = _known_tags(example, words)
    heads, relations = example.get_aligned_parse(projectivize=False)
    begins = example.get_aligned_sent_starts()
    starts = [place for place, begin in enumerate(begins) if begin is True or place == 0]
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        within = [
            _head(place, head, start)
            if relation and head is not None and start <= head < end
            else None
            for place, (head, relation) in enumerate(
                zip(heads[start:end], relations[start:end], strict=True), start
            )
        ]
        yield Annotated(
            tuple(words[start:end]),
            {kind: tuple(tags[start:end]) for kind, tags in known.items()},
            tuple(within),
            tuple(
                None if head is None else relation.lower()
                for head, relation in zip(within, relations[start:end], strict=True)
            ),
        )


def _head(place: int, head: int, start: int) -> int:
    return 0 if head == place else head - start + 1


def _known_tags(example: "Example", words: list[str]) -> dict[str, list[str | None]]:
    unknown: list[str | None] = [None] * len(words)
    known = dict.fromkeys(KINDS, unknown)
    if example.reference.has_annotation("TAG"):
        known["tag"] = example.get_aligned("TAG", as_string=True)
        parts = example.get_aligned("POS", as_string=True)
        features = example.get_aligned("MORPH", as_string=True)
        known["morph"] = [
            None if part is None or feature is None else f"{part} {feature.strip('_')}".strip()
            for part, feature in zip(parts, features, strict=True)
        ]
        lemmas = example.get_aligned("LEMMA", as_string=True)
        known["lemma"] = [
            rule_of(word, lemma) if lemma else None
            for word, lemma in zip(words, lemmas, strict=True)
        ]
    else:
        known["name"] = [tag or None for tag in example.get_aligned_ner()]
    return known
