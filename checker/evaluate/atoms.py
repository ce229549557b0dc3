"""Measuring claims against atomic facts: short sentences into which longer ones were cut.

A claim and an atomic fact are matched, one to one in each sentence, where the F1 of their words is
at least ``LIKE``: words are folded, possessive endings, articles and marks left out. ``recall`` is
the share of the atomic facts that have a claim, ``precision`` that of the claims that have one.
The baseline takes each sentence for one claim.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter

from checker.evaluate.assignment import assigned
from checker.evaluate.lines import read_lines
from checker.evaluate.sample import drawn
from checker.evaluate.tally import Tally, f1
from checker.ingest import article_from
from checker.pipeline import Progress, load_parser, read_claims, silent
from checker.records.claim import Claim
from checker.settings import Settings
from checker.text.normalise import words

LIKE = 0.6
_KIN = 0.3
"""Texts that share less with what they were cut into are left out: some lines pair strangers."""
_ARTICLES = frozenset({"a", "an", "the", "s"})
_BEFORE_MARK = re.compile(r" (?=[.,;:!?)%]|'s\b|n't\b)|(?<=\() ")
_BETWEEN_SIMPLE = re.compile(r"\s\.+(?:\s|$)")


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class HumanFacts(_Line):
    """A sentence of a biography, and the atomic facts that people read in it."""

    topic: str
    sentence: str
    atomic_facts: tuple[str, ...]


class MinimalPropositions(_Line):
    """A sentence, and the minimal ones that rules made of it; words and marks stand apart."""

    split: str
    complex: str
    simple: str


class Cut(NamedTuple):
    """A sentence and the short ones that it was cut into."""

    sentence: str
    atoms: tuple[str, ...]


def evaluate_atoms(
    path: Path, settings: Settings, *, sample: int | None = None, progress: Progress = silent
) -> Tally:
    """Measure claims on a file of atomic facts or of minimal propositions.

    ``sample`` takes so many texts, always the same: biographies, or single sentences.

    Raises:
        GoldError: the file cannot be read, or a line is neither.
        ModelError: the parser is missing, damaged or unfit.

    """
    texts = drawn(read_texts(path), sample, lambda text: text[0].sentence)
    parser = load_parser(settings)
    tally = Tally()
    for number, text in enumerate(texts):
        progress("texts", number, len(texts))
        whole = " ".join(cut.sentence for cut in text)
        read = read_claims(article_from({"text": whole}, str(number)), parser)
        at = 0
        for cut in text:
            end = at + len(cut.sentence)
            score_atoms(tally, cut, [claim for claim in read.claims if at <= claim.start < end])
            at = end + 1
    return tally


def read_texts(path: Path) -> Iterator[tuple[Cut, ...]]:
    """The sentences that are read as one text: those of one person, in order, or each by itself."""
    kinds: TypeAdapter[HumanFacts | MinimalPropositions] = TypeAdapter(
        HumanFacts | MinimalPropositions
    )
    for _, group in groupby(enumerate(read_lines(path, kinds)), key=lambda line: _key(*line)):
        cuts = tuple(_cut(line) for _, line in group)
        if likeness(cuts[0].sentence, " ".join(cuts[0].atoms)) >= _KIN:
            yield cuts


def _key(number: int, line: HumanFacts | MinimalPropositions) -> str | int:
    return line.topic if isinstance(line, HumanFacts) else number


def _cut(line: HumanFacts | MinimalPropositions) -> Cut:
    if isinstance(line, HumanFacts):
        return Cut(line.sentence, line.atomic_facts)
    simple = (part.strip() for part in _BETWEEN_SIMPLE.split(line.simple))
    return Cut(_BEFORE_MARK.sub("", line.complex), tuple(filter(None, simple)))


def score_atoms(tally: Tally, cut: Cut, claims: Sequence[Claim]) -> None:
    """Count the atomic facts of a sentence that are found by its claims, and by it as it stands."""
    for name, ours in (("claims", [claim.text for claim in claims]), ("sentences", [cut.sentence])):
        pairs = assigned(cut.atoms, ours, likeness, least=LIKE)
        found, matched = {atom for atom, _ in pairs}, {text for _, text in pairs}
        for atom in cut.atoms:
            tally.note(f"{name}.recall", atom in found, f"{atom!r}, in {cut.sentence!r}")
        for text in ours:
            tally.note(f"{name}.precision", text in matched, f"{text!r}, in {cut.sentence!r}")


def likeness(left: str, right: str) -> float:
    """The F1 of the words of two texts.

    >>> likeness("The pier was built in 1902.", "Pier built in 1902")
    0.888888888888889
    """
    one, other = _counted(left), _counted(right)
    common = (one & other).total()
    return f1(common / one.total(), common / other.total()) if common else 0.0


def _counted(text: str) -> Counter[str]:
    return Counter(w.removesuffix("'s") for w in words(text) if w not in _ARTICLES)
