"""Pairs that only a comparison of figures tells apart: '40 seats', 'more than 25 seats'.

    python -m checker.train.comparisons OUT PAIRS...

takes sentences that hold a figure from files of labelled pairs, changes the figure or puts a bound
before it, and writes the pairs to OUT (gzipped JSON lines). The labels follow from arithmetic, as
in the numerical stress test of Naik et al. 2018.
"""

import random
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.evaluate.pairs import read_pairs, write_pairs
from checker.records.labelled import Label, LabelledPair

_FIGURE = re.compile(r"(?<![\w.,$€£/:-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w/:-]|[.,]\d)")
_MORE = ("more than", "over", "upwards of")
_LESS = ("less than", "under", "fewer than")
_BOUNDED = re.compile(
    r"\b(?:than|over|under|of|least|most|about|around|nearly|almost|to|from|between|and)\s*$", re.I
)
"""What a figure stands behind that has a bound already, or is one end of a range."""
_LONGEST = 320
"""Characters of a sentence."""


def main(arguments: Sequence[str]) -> None:
    """Write the pairs made from the premises in the files after the first."""
    out, *sources = map(Path, arguments)
    chance = random.Random(20261127)  # noqa: S311 - nothing is kept secret
    premises = dict.fromkeys(pair.premise for source in sources for pair in read_pairs(source))
    write_pairs(out, comparisons(premises, chance))


class _Figure(NamedTuple):
    """A figure in its sentence."""

    before: str
    text: str
    after: str

    @property
    def value(self) -> float:
        return float(self.text.replace(",", ""))

    @property
    def places(self) -> int:
        """Its decimal places."""
        return len(self.text.partition(".")[2])

    def sentence(self, value: float, bound: str = "") -> str:
        """The sentence with another value, written as this one is, behind a bound."""
        figure = f"{value:,.{self.places}f}" if "," in self.text else f"{value:.{self.places}f}"
        return f"{self.before}{bound and f'{bound} '}{figure}{self.after}"


def comparisons(sentences: Iterable[str], chance: random.Random) -> Iterator[LabelledPair]:
    """Pairs of each sentence that holds a figure without a bound, one of every kind."""
    for sentence in sentences:
        found = [place for place in _FIGURE.finditer(sentence) if place[0].strip("0.,")]
        free = [place for place in found if not _BOUNDED.search(sentence[: place.start()])]
        if free and len(sentence) <= _LONGEST:
            place = chance.choice(free)
            figure = _Figure(sentence[: place.start()], place[0], sentence[place.end() :])
            yield from _compared(figure, chance)


def _compared(figure: _Figure, chance: random.Random) -> Iterator[LabelledPair]:
    smaller, larger = _below(figure, chance), _above(figure, chance)
    plain = figure.sentence(figure.value)
    more, less = chance.choice(_MORE), chance.choice(_LESS)
    holds = [figure.sentence(larger, less)]
    fails = [figure.sentence(larger), figure.sentence(larger, more)]
    fails.append(figure.sentence(figure.value, chance.choice((more, less))))
    if smaller < figure.value:
        holds.append(figure.sentence(smaller, more))
        fails += [figure.sentence(smaller), figure.sentence(smaller, less)]
    looser = chance.choice(holds)
    yield _pair(plain, looser, "entailment")
    yield _pair(looser, plain, "neutral")
    failing = chance.choice(fails)
    premise, hypothesis = chance.choice(((plain, failing), (failing, plain)))
    yield _pair(premise, hypothesis, "contradiction")


def _below(figure: _Figure, chance: random.Random) -> float:
    share = chance.choice((chance.uniform(0.2, 0.9), chance.uniform(0.7, 0.98)))
    return round(figure.value * share, figure.places)


def _above(figure: _Figure, chance: random.Random) -> float:
    grown = figure.value * chance.choice((chance.uniform(1.1, 4), chance.uniform(1.02, 1.3)))
    return round(max(grown, figure.value + 0.1**figure.places), figure.places)


def _pair(premise: str, hypothesis: str, label: Label) -> LabelledPair:
    return LabelledPair(source="comparison", premise=premise, hypothesis=hypothesis, label=label)


if __name__ == "__main__":
    main(sys.argv[1:])
