"""How fast articles are read, and whether memory stays flat while they are.

Reading is all that needs no model but the parser: sentences, grammar, facts, claims. The peak of
memory is taken when a tenth of the articles has been read, and again at the end; what it grew by
in between should not depend on how many articles there were.
"""

import resource
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from pydantic import TypeAdapter

from checker.claims import split_sentences
from checker.errors import GoldError
from checker.evaluate.lines import read_lines
from checker.evaluate.sample import drawn
from checker.ingest import article_from
from checker.pipeline import Progress, load_parser, read_parsed, silent
from checker.records.article import Article
from checker.records.base import Record
from checker.settings import Settings


class ReadingReport(Record):
    """The speed and the memory of reading."""

    articles: int
    sentences: int
    claims: int
    facts: int
    sentences_per_second: float
    """Of the whole path, the parser with it."""
    without_parser: float
    """Sentences a second of everything but the parser."""
    peak_mb: float
    """The most memory that was in use at any time, in megabytes."""
    growth_mb: float
    """By how much that peak grew over the last nine tenths of the articles."""


def evaluate_reading(
    path: Path, settings: Settings, *, sample: int | None = None, progress: Progress = silent
) -> ReadingReport:
    """Read the articles of a file and time it; ``sample`` takes so many, always the same.

    Raises:
        GoldError: the file cannot be read, or holds no article.
        SourceError: a line is no article.
        ModelError: the parser is missing, damaged or unfit.

    """
    lines = read_lines(path, TypeAdapter(dict[str, Any]))
    articles = [
        article_from(fields, str(number)) for number, fields in enumerate(drawn(lines, sample, str))
    ]
    if not articles:
        raise GoldError(f"{path}: holds no article")
    return read_all(articles, settings, progress)


def read_all(
    articles: Sequence[Article], settings: Settings, progress: Progress = silent
) -> ReadingReport:
    """Read articles one after the other, and time it; the first is read once before."""
    parser = load_parser(settings)
    # What is loaded at the first sentence is no part of the speed.
    read_parsed(articles[0], parser.parse(split_sentences(articles[0])))
    counts = {"sentences": 0, "claims": 0, "facts": 0}
    parsing = others = 0.0
    early = _peak_mb()
    for number, article in enumerate(articles):
        progress("articles", number, len(articles))
        began = perf_counter()
        sentences = split_sentences(article)
        cut = perf_counter()
        parsed = parser.parse(sentences)
        grammar = perf_counter()
        read = read_parsed(article, parsed)
        ended = perf_counter()
        parsing += grammar - cut
        others += cut - began + ended - grammar
        for name, found in read._asdict().items():
            counts[name] += len(found)
        if number == len(articles) // 10:
            early = _peak_mb()
    return ReadingReport(
        articles=len(articles),
        **counts,
        sentences_per_second=counts["sentences"] / (parsing + others),
        without_parser=counts["sentences"] / others,
        peak_mb=_peak_mb(),
        growth_mb=_peak_mb() - early,
    )


def _peak_mb() -> float:
    """The peak of resident memory so far. Linux counts kilobytes, macOS bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)
