"""Everything findings are drawn from, with the look-ups that detectors need."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import combinations, product
from typing import Literal, NamedTuple

from checker.findings.lines import Line, of_a_list
from checker.records.article import Article
from checker.records.claim import Claim
from checker.records.fact import (
    Comparison,
    DateValue,
    Fact,
    FactKind,
    Level,
    QuantityValue,
    StatusValue,
)
from checker.records.pair import ClaimPair, FactPair
from checker.records.sentence import Sentence
from checker.text.normalise import words

Compare = Callable[[Fact, Fact], Comparison]
Held = tuple[Claim, Fact]
"""A fact with the claim that holds it."""
_Meeting = tuple[str, int, str]
"""The source of a fact, where it begins there, and the source of the one set against it."""
_Sort = tuple[object, ...]
_BACKGROUND_DAYS = 60
"""Days before the day of writing from which a date belongs to the background."""


class Correction(NamedTuple):
    """A value that a corrected version of a text has in the place of another."""

    claim: str
    """The claim that holds it now."""
    before: Fact
    now: Fact


@dataclass(frozen=True)
class Dossier:
    """A story taken apart.

    ``pairs`` are scored. ``origins`` maps source ids to the origin they share with their
    near-copies. ``compare`` sets two facts against each other.
    """

    articles: tuple[Article, ...]
    sentences: Mapping[str, tuple[Sentence, ...]]
    claims: tuple[Claim, ...]
    pairs: tuple[ClaimPair, ...]
    origins: Mapping[str, str]
    compare: Compare
    corrections: tuple[Correction, ...] = ()
    """Values that a source has put right since an earlier version."""

    @cached_property
    def _articles(self) -> dict[str, Article]:
        return {article.id: article for article in self.articles}

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    def article(self, source: str) -> Article:
        """The article with that id."""
        return self._articles[source]

    def claim(self, claim_id: str) -> Claim:
        """The claim with that id."""
        return self._claims[claim_id]

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {article.id: frozenset(words(article.text)) for article in self.articles}

    def words_of(self, source: str) -> frozenset[str]:
        """The words of a source's text."""
        return self._words[source]

    @cached_property
    def lines(self) -> Mapping[str, tuple[Line, ...]]:
        """The sentences of every source by their words."""
        return {source: tuple(map(Line.of, own)) for source, own in self.sentences.items()}

    @cached_property
    def _lists(self) -> Mapping[str, frozenset[int]]:
        return {source: of_a_list(lines) for source, lines in self.lines.items()}

    def listed(self, sentence: Sentence) -> bool:
        """Whether a sentence is a line of a list, each of which tells of something else."""
        return sentence.index in self._lists[sentence.article]

    def sentence(self, claim: Claim) -> Sentence:
        """The sentence that a claim was cut from."""
        return self.sentences[claim.article][claim.sentence]

    def quote(self, claim: Claim) -> str:
        """The words of the source that a claim was cut from."""
        text = self.article(claim.article).text
        return " ".join(span.cut(text) for span in claim.spans)

    def lead(self, held: Held) -> str:
        """What its sentence says before a value."""
        claim, fact = held
        return self.article(claim.article).text[self.sentence(claim).start : fact.start]

    def rest(self, held: Held) -> str:
        """What its sentence says behind a value."""
        claim, fact = held
        return self.article(claim.article).text[fact.end : self.sentence(claim).end]

    def predicate(self, claim: Claim) -> str | None:
        """The lemma of the word that heads a claim, in lower case; None for a fragment."""
        if claim.predicate is None:
            return None
        return self.sentence(claim).tokens[claim.predicate].lemma.casefold()

    def facts(self, *kinds: FactKind) -> Iterator[Held]:
        """Every fact of the kinds, once, with the shortest claim that holds it."""
        holders: dict[tuple[str, int, int, FactKind, str | None], Held] = {}
        for claim in self.claims:
            for fact in claim.facts:
                if fact.kind in kinds:
                    key = (claim.article, fact.start, fact.end, fact.kind, fact.of)
                    known = holders.get(key)
                    if known is None or len(claim.text) < len(known[0].text):
                        holders[key] = claim, fact
        yield from holders.values()

    @cached_property
    def _facts(self) -> dict[str, list[Held]]:
        found: dict[str, list[Held]] = {a.id: [] for a in self.articles}
        for claim, fact in self.facts(*FactKind):
            found[claim.article].append((claim, fact))
        return found

    def facts_of(self, source: str) -> list[Held]:
        """Every fact of a source, with the shortest claim that holds it."""
        return self._facts[source]

    @cached_property
    def _nearest(self) -> dict[tuple[str, str], float]:
        best: dict[tuple[str, str], float] = {}
        for pair in self.pairs:
            for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
                key = one, self._claims[other].article
                best[key] = max(best.get(key, -1.0), pair.similarity)
        return best

    @cached_property
    def _similarities(self) -> dict[frozenset[str], float]:
        return {frozenset({pair.left, pair.right}): pair.similarity for pair in self.pairs}

    def similarity(self, left: str, right: str) -> float:
        """The similarity of two claims; -1 where they were not paired."""
        return self._similarities.get(frozenset({left, right}), -1.0)

    def best_similarity(self, claim_id: str, source: str) -> float:
        """The similarity of the claim of ``source`` that was paired with it and is most like it."""
        return self._nearest.get((claim_id, source), -1.0)

    def _met(self) -> Iterator[tuple[_Meeting, ClaimPair, FactPair]]:
        """Each fact that was set against one of another claim, with the pairs they are in."""
        for pair in self.pairs:
            left, right = self._claims[pair.left].article, self._claims[pair.right].article
            for facts in pair.facts:
                yield (left, facts.left.start, right), pair, facts
                yield (right, facts.right.start, left), pair, facts

    @cached_property
    def _likest(self) -> dict[_Meeting, float]:
        best: dict[_Meeting, float] = {}
        for meeting, _, facts in self._met():
            best[meeting] = max(best.get(meeting, -1.0), facts.likeness)
        return best

    def best_likeness(self, fact: Fact, claim_id: str, source: str) -> float:
        """How alike the thing a fact is of is to that of any value of ``source`` set against it."""
        return self._likest.get((self._claims[claim_id].article, fact.start, source), -1.0)

    @cached_property
    def _openness(self) -> dict[_Meeting, float]:
        least: dict[_Meeting, float] = {}
        for meeting, pair, _ in self._met():
            least[meeting] = min(least.get(meeting, 1.0), pair.openness)
        return least

    def least_openness(self, fact: Fact, claim_id: str, source: str) -> float:
        """The least `ClaimPair.openness` of the pairs that set a fact against one of ``source``."""
        return self._openness.get((self._claims[claim_id].article, fact.start, source), 1.0)

    @cached_property
    def _carriers(self) -> dict[tuple[str, int, int, FactKind], frozenset[str]]:
        """What `carriers` has found so far."""
        return {}

    def carriers(self, source: str, fact: Fact) -> frozenset[str]:
        """The sources that give a value as good as the fact's, of whatever thing.

        ``source`` is that of the fact itself, which counts without another mention.
        """
        key = source, fact.start, fact.end, fact.kind
        if key not in self._carriers:
            self._carriers[key] = frozenset(
                article.id
                for article in self.articles
                if article.id == source
                or any(
                    other.kind is fact.kind and self.compare(fact, other).same
                    for _, other in self.facts_of(article.id)
                )
            )
        return self._carriers[key]

    def at_one(self, told: Iterable[Held]) -> bool:
        """Whether no value excludes another: what a source gives for one question."""
        return not any(
            self.compare(one, other).level is Level.DIFFERENT
            for (_, one), (_, other) in combinations(told, 2)
        )

    def at_odds(self, left: Iterable[Held], right: Iterable[Held]) -> bool:
        """Whether each value on the left excludes each on the right."""
        return all(
            self.compare(one, other).level is Level.DIFFERENT
            for (_, one), (_, other) in product(left, right)
        )

    def one_has_both(self, left: Held, right: Held) -> bool:
        """Whether the source of one value gives the other as well, of whatever thing."""
        return any(
            own[0].article in self.carriers(other[0].article, other[1])
            for own, other in ((left, right), (right, left))
        )

    @cached_property
    def _places(self) -> dict[_Sort, set[tuple[int, int]]]:
        found: dict[_Sort, set[tuple[int, int]]] = {}
        for source, held in self._facts.items():
            for _, fact in held:
                found.setdefault(_sort(source, fact), set()).add((fact.start, fact.end))
        return found

    def rivals(self, source: str, fact: Fact) -> int:
        """How many values of its sort a source gives, the fact's own among them."""
        return len(self._places.get(_sort(source, fact), ()))

    def long_past(self, claim: Claim) -> bool:
        """Whether a claim is dated well before its article: background, not the news."""
        return any(days > _BACKGROUND_DAYS for days in self._days_back(claim, "last"))

    def long_since(self, claim: Claim) -> bool:
        """Whether a claim is dated back, or dates what it tells from, well before its article."""
        return any(days > _BACKGROUND_DAYS for days in self._days_back(claim, "first"))

    def before_then(self, claim: Claim) -> bool:
        """Whether the outlet itself tells a claim as over when its news came: 'had been closed'.

        In reported speech the same tense may tell of now: 'police said the road had been closed'.
        """
        return not claim.speaker and "VBD" in self.having(claim)

    def having(self, claim: Claim) -> frozenset[str]:
        """The tags of each 'have' that hangs on a claim's predicate, as in the perfect tenses."""
        if claim.predicate is None:
            return frozenset()
        return frozenset(
            token.tag
            for token in self.sentence(claim).tokens
            if token.head == claim.predicate and token.lemma.casefold() == "have"
        )

    def _days_back(self, claim: Claim, bound: Literal["first", "last"]) -> Iterator[int]:
        """How many days before the day of writing the dates of a claim begin, or end."""
        written = self.article(claim.article).written
        for fact in claim.facts:
            day = getattr(fact.value, bound) if isinstance(fact.value, DateValue) else None
            if written is not None and day is not None:
                yield (written - day).days

    def later(self, left: str, right: str) -> str | None:
        """Which of two sources was published later; None where that is not known.

        A source without a time of publication counts from the day it was written; of one that tells
        only the day, which hour of it is not known.
        """
        first, second = (self._articles[source] for source in (left, right))
        if first.published and second.published:
            apart = first.published - second.published
            if first.day_only or second.day_only:
                apart = first.published.date() - second.published.date()
        elif first.written and second.written:
            apart = first.written - second.written
        else:
            return None
        if not apart:
            return None
        return left if apart > timedelta(0) else right


def _sort(source: str, fact: Fact) -> _Sort:
    """What makes a value one that others of its source could be mistaken for."""
    match fact.value:
        case QuantityValue(unit=unit, ordinal=ordinal):
            return source, fact.kind, unit, ordinal
        case StatusValue(dimension=dimension):
            return source, fact.kind, dimension
    return source, fact.kind
