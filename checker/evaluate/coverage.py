"""Whether claims and their facts hold what gold stories ask for, side by side.

A side of a gold item is covered if, for one of its quotes, there is a claim that overlaps the quote
and says the value of the side. What that is depends on the category:

- date, number, title, name, place: one of its facts, of a kind that fits, agrees with a fact read
  from the value as the story's annotator worded it (`checker.facts.compare`: the same, or
  compatible), or its text has every word of the value;
- quote: it has a quote fact that overlaps the gold quote; where that has no quotation marks, and
  for status and statement, claim and quote share most characters of the shorter.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from checker.claims import Parser
from checker.evaluate.claim_match import characters
from checker.evaluate.gold import GoldSide, GoldStory, read_gold
from checker.evaluate.tally import Tally
from checker.facts import compare
from checker.ingest import article_from, read_story
from checker.pipeline import Progress, load_parser, read_claims, silent
from checker.records.article import Article
from checker.records.base import Span
from checker.records.claim import Claim
from checker.records.fact import Fact, FactKind
from checker.records.finding import Category
from checker.settings import Settings
from checker.text.normalise import plain, words

_QUANTITIES = {
    FactKind.NUMBER, FactKind.SCORE, FactKind.MONEY, FactKind.PERCENT, FactKind.AGE,
    FactKind.DURATION,
}  # fmt: skip
_NAMES = {FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE}
_KINDS: dict[Category, set[FactKind]] = {
    Category.DATE: {FactKind.DATE, FactKind.DURATION},
    Category.NUMBER: {*_QUANTITIES, FactKind.DATE},
    Category.TITLE: {FactKind.TITLE},
    Category.NAME: _NAMES,
    Category.PLACE: _NAMES,
}
_CARRIERS = {
    Category.DATE: "That was {}.",
    Category.NUMBER: "There were {}.",
    Category.TITLE: "Ann Roe is {}.",
    Category.NAME: "This is {}.",
    Category.PLACE: "It happened in {}.",
}
"""Sentences in which a value is read, beside the value alone: a date alone looks like page junk."""
_MOST = 0.5
_ARTICLES = frozenset({"a", "an", "the"})
_MARK = '"'


class Wanted(NamedTuple):
    """The value of a side, and the facts in it, read as on the day its source was written."""

    value: str
    category: Category
    facts: tuple[Fact, ...] = ()


def evaluate_coverage(folder: Path, settings: Settings, *, progress: Progress = silent) -> Tally:
    """Measure how many sides of the gold stories of a folder are covered, by category.

    Raises:
        GoldError: the folder holds no gold.
        ModelError: the parser is missing, damaged or unfit.

    """
    stories = read_gold(folder)
    parser = load_parser(settings)
    tally = Tally()
    for number, (path, gold) in enumerate(stories):
        progress(gold.story, number, len(stories))
        story = read_story(path, settings.ingest)
        sources = {article.id: _Source(article, parser) for article in story.articles}
        for item in gold.gold:
            for side in item.sides:
                _score_side(tally, gold, side, item.category, sources)
    return tally


def says(claim: Claim, text: str, place: Span, wanted: Wanted) -> bool:
    """Whether a claim in ``text`` that overlaps a gold quote, at ``place``, says its value."""
    if not any(map(place.overlaps, claim.spans)):
        return False
    if wanted.category in _KINDS:
        agreeing = (compare(fact, other) for fact in claim.facts for other in wanted.facts)
        return any(found.compatible for found in agreeing) or _words_in(wanted.value, claim)
    if wanted.category is Category.QUOTE and _MARK in plain(place.cut(text)):
        return any(f.kind is FactKind.QUOTE and f.overlaps(place) for f in claim.facts)
    own, quoted = characters(text, claim.spans), characters(text, [place])
    return len(own & quoted) >= _MOST * min(len(own), len(quoted))


def _words_in(value: str, claim: Claim) -> bool:
    own = set(words(claim.text))
    return all(word in own for word in words(value) if word not in _ARTICLES)


class _Source:
    """A source of a story and the claims in it."""

    def __init__(self, article: Article, parser: Parser) -> None:
        self.claims = read_claims(article, parser).claims
        self.text = article.text
        self._written = article.written.isoformat() if article.written else ""
        self._parser = parser

    def wanted(self, value: str, category: Category) -> Wanted:
        """What a claim of this source must say to say a value."""
        kinds = _KINDS.get(category, set())
        told = {value, _CARRIERS[category].format(value)} if kinds else set()
        fields = ({"text": text, "published": self._written} for text in sorted(told))
        reads = (read_claims(article_from(each, "value"), self._parser) for each in fields)
        facts = (fact for read in reads for fact in read.facts if fact.kind in kinds)
        return Wanted(value, category, tuple(facts))


def _score_side(
    tally: Tally,
    gold: GoldStory,
    side: GoldSide,
    category: Category,
    sources: Mapping[str, _Source],
) -> None:
    covered = any(
        _covers(sources[quote.source], gold.places(quote), side.value, category)
        for quote in side.evidence
    )
    told = f"{gold.story}: {category} {side.value!r} in {side.evidence[0].quote!r}"
    for figure in (category.value, "all"):
        tally.note(figure, covered, told)


def _covers(source: _Source, places: Iterable[Span], value: str, category: Category) -> bool:
    wanted = source.wanted(value, category)
    return any(
        says(claim, source.text, place, wanted) for place in places for claim in source.claims
    )
