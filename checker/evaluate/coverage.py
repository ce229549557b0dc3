"""Whether claims and their facts hold what gold stories ask for, side by side.

A side of a gold item is covered if, for one of its quotes, there is a claim that overlaps the quote
and says the value of the side. What that is depends on the category:

- date, number, title, name, place: one of its facts, of a kind that fits, agrees with a fact read
  from the value as the story's annotator worded it (`checker.facts.compare`: the same, or
  compatible), or its text has every word of the value;
- quote: it has a quote fact that overlaps the gold quote; where that has no quotation marks, and
  for status and statement, claim and quote share most characters of the shorter.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

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
_KINDS = {
    Category.DATE: {FactKind.DATE, FactKind.DURATION},
    Category.NUMBER: {*_QUANTITIES, FactKind.DATE},
    Category.TITLE: {FactKind.TITLE},
    Category.NAME: _NAMES,
    Category.PLACE: _NAMES,
}
_CARRIERS = {Category.TITLE: "Ann Roe is {}.", Category.PLACE: "It happened in {}."}
"""Sentences in which a value is read, where it is not read by itself as well."""
_MOST = 0.5
_ARTICLES = frozenset({"a", "an", "the"})
_MARK = '"'


class _Source:
    """A source of a story and the claims in it."""

    def __init__(self, article: Article, parser: Parser) -> None:
        self.text = article.text
        self.claims = read_claims(article, parser).claims
        self._written = article.written.isoformat() if article.written else ""
        self._parser = parser

    def covers(self, place: Span, side: GoldSide, category: Category) -> bool:
        """Whether a claim at a place of this source says the value of a side."""
        claims = [claim for claim in self.claims if any(map(place.overlaps, claim.spans))]
        if category in _KINDS:
            wanted = self._facts_in(side.value, category)
            return any(_agrees(claim, wanted) or _words_in(side.value, claim) for claim in claims)
        if category is Category.QUOTE and _MARK in plain(place.cut(self.text)):
            facts = (fact for claim in claims for fact in claim.facts)
            return any(fact.kind is FactKind.QUOTE and fact.overlaps(place) for fact in facts)
        return any(self._shares_most(claim, place) for claim in claims)

    def _facts_in(self, value: str, category: Category) -> list[Fact]:
        """The facts in a value, read as on the day the source was written."""
        told = {value, _CARRIERS.get(category, "{}").format(value)}
        fields = ({"text": text, "published": self._written} for text in sorted(told))
        reads = (read_claims(article_from(each, "value"), self._parser) for each in fields)
        return [fact for read in reads for fact in read.facts if fact.kind in _KINDS[category]]

    def _shares_most(self, claim: Claim, place: Span) -> bool:
        own, quoted = characters(self.text, claim.spans), characters(self.text, [place])
        return len(own & quoted) >= _MOST * min(len(own), len(quoted))


def _agrees(claim: Claim, wanted: Sequence[Fact]) -> bool:
    return any(compare(fact, other).compatible for fact in claim.facts for other in wanted)


def _words_in(value: str, claim: Claim) -> bool:
    own = set(words(claim.text))
    return all(word in own for word in words(value) if word not in _ARTICLES)


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
        story = read_story(path, **settings.ingest.model_dump())
        sources = {article.id: _Source(article, parser) for article in story.articles}
        for item in gold.gold:
            for side in item.sides:
                _score_side(tally, gold, side, item.category, sources)
    return tally


def _score_side(
    tally: Tally,
    gold: GoldStory,
    side: GoldSide,
    category: Category,
    sources: Mapping[str, _Source],
) -> None:
    covered = any(
        sources[quote.source].covers(place, side, category)
        for quote in side.evidence
        for place in gold.places(quote)
    )
    told = f"{gold.story}: {category} {side.value!r} in {side.evidence[0].quote!r}"
    for figure in (category.value, "all"):
        tally.note(figure, covered, told)
