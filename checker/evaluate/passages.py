"""Claim gold: news passages with their sentences, junk, claims, facts and references by hand.

One passage a line of gzipped JSON. Its strings are exact pieces of its text; `place` says where
each lies.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter

from checker.errors import GoldError
from checker.evaluate.lines import read_lines
from checker.records.base import Span
from checker.records.claim import Modality, Polarity
from checker.records.fact import Modifier


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldFact(_Frozen):
    """A value as people normalised it; see `checker.evaluate.gold_value`."""

    kind: str
    text: str
    value: str | None
    """None for a date that the text does not allow to be placed."""
    modifier: Modifier | None = None
    of: str | None = None


class GoldClaim(_Frozen):
    """A proposition: one or two pieces of a sentence, and what an editor reads in them."""

    sentence: int
    span: Annotated[
        tuple[str, ...], BeforeValidator(lambda span: (span,) if isinstance(span, str) else span)
    ]
    text: str
    speaker: str | None
    modality: Modality
    polarity: Polarity
    facts: tuple[GoldFact, ...]


class Passage(_Frozen):
    """A passage with all that is known of it."""

    id: str
    published: str | None
    text: str
    junk: tuple[str, ...]
    context: tuple[str, ...]
    """Datelines, bylines, time stamps and the like: neither sentence nor junk."""
    sentences: tuple[str, ...]
    claims: tuple[GoldClaim, ...]
    coreference: tuple[tuple[str, ...], ...]


class PlacedFact(NamedTuple):
    """A gold fact and the characters it lies at."""

    gold: GoldFact
    span: Span
    inside: bool
    """Whether it lies within its claim: one that tells of the speaking does not."""


class PlacedClaim(NamedTuple):
    """A gold claim and the characters it lies at."""

    gold: GoldClaim
    spans: tuple[Span, ...]
    facts: tuple[PlacedFact, ...]


class PlacedPassage(NamedTuple):
    """A passage and where everything in it lies."""

    gold: Passage
    sentences: tuple[Span, ...]
    junk: tuple[Span, ...]
    context: tuple[Span, ...]
    claims: tuple[PlacedClaim, ...]


def read_passages(path: Path) -> tuple[PlacedPassage, ...]:
    """The passages of a file, in order.

    Raises:
        GoldError: the file cannot be read, or a passage is not in the format.

    """
    return tuple(place(passage) for passage in read_lines(path, TypeAdapter(Passage)))


def place(passage: Passage) -> PlacedPassage:
    """Find the pieces of a passage in its text.

    Raises:
        GoldError: one of them is not there.

    """
    sentences: list[Span] = []
    for sentence in passage.sentences:
        at = sentences[-1].end if sentences else 0
        sentences.append(_first(passage, sentence, Span(start=at, end=len(passage.text))))
    taken = list(sentences)
    junk = [_free(passage, line, taken) for line in passage.junk]
    context = [_free(passage, line, taken) for line in passage.context]
    claims = tuple(_placed(passage, claim, sentences, context) for claim in passage.claims)
    return PlacedPassage(passage, tuple(sentences), tuple(junk), tuple(context), claims)


def _placed(
    passage: Passage, claim: GoldClaim, sentences: list[Span], context: list[Span]
) -> PlacedClaim:
    sentence = sentences[claim.sentence]
    spans: list[Span] = []
    for piece in claim.span:
        at = spans[-1].end if spans else sentence.start
        spans.append(_first(passage, piece, Span(start=at, end=sentence.end)))
    # A stamp or dateline holds for what follows it, so the nearest before the sentence is meant.
    before = [span for span in context if span.end <= sentence.start][::-1]
    around = [sentence, *before, *(span for span in context if span not in before)]
    facts = []
    for fact in claim.facts:
        within = next(_places(passage.text, fact.text, spans), None)
        facts.append(
            PlacedFact(fact, within or _first(passage, fact.text, *around), within is not None)
        )
    return PlacedClaim(claim, tuple(spans), tuple(facts))


def _free(passage: Passage, piece: str, taken: list[Span]) -> Span:
    """The first place of a piece that nothing else has taken; it is taken then."""
    whole = Span(start=0, end=len(passage.text))
    free = (s for s in _places(passage.text, piece, [whole]) if not any(map(s.overlaps, taken)))
    found = next(free, None)
    if found is None:
        raise GoldError(f"{passage.id}: {piece!r} is not in its text")
    taken.append(found)
    return found


def _first(passage: Passage, piece: str, *among: Span) -> Span:
    found = next(_places(passage.text, piece, among), None)
    if found is None:
        raise GoldError(f"{passage.id}: {piece!r} is not where it is said to be")
    return found


def _places(text: str, piece: str, among: Iterable[Span]) -> Iterator[Span]:
    """The places of a piece, at word edges, in some spans of a text, one span after the other."""
    left = r"(?<!\w)" if piece[:1].isalnum() else ""
    right = r"(?!\w)" if piece[-1:].isalnum() else ""
    pattern = re.compile(left + re.escape(piece) + right)
    for span in among:
        for match in pattern.finditer(text, span.start, span.end):
            yield Span(start=match.start(), end=match.end())
