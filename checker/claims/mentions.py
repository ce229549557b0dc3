"""Names in an article, each with the fullest form it is given there."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from checker.claims.grammar import Grammar
from checker.claims.nominals import given_name, nominals, rank
from checker.records.article import Article
from checker.records.base import Span
from checker.records.fact import Fact, FactKind, NameValue
from checker.records.sentence import EntityLabel, Sentence

_NAMES = {
    FactKind.PERSON: EntityLabel.PERSON,
    FactKind.ORGANISATION: EntityLabel.ORGANISATION,
    FactKind.PLACE: EntityLabel.PLACE,
}

_S = TypeVar("_S", bound=Span)
_Run = tuple[int, int, int, EntityLabel]
"""A sentence's number, the first token of a name in it, the one past it, and its kind."""


@dataclass(frozen=True)
class Mention:
    """A name in the text: the tokens ``first`` up to ``last`` of a sentence."""

    sentence: int
    first: int
    last: int
    span: Span
    name: str
    label: EntityLabel
    subject: bool


def find_mentions(
    article: Article, sentences: Sequence[Sentence], facts: Sequence[Fact]
) -> tuple[Mention, ...]:
    """The names in ``sentences``, in the order of the text.

    Names among ``facts`` bring their canonical form; others take the one longer name of a person
    in the article that ends with them.
    """
    named = sorted((f for f in facts if f.kind in _NAMES), key=attrgetter("start"))
    return tuple(_Names(article, sentences).mentions(named))


def within(ordered: Sequence[_S], whole: Span) -> Sequence[_S]:
    """The spans of ``ordered``, which are sorted by start, that begin inside ``whole``."""
    first = bisect_left(ordered, whole.start, key=attrgetter("start"))
    last = bisect_left(ordered, whole.end, key=attrgetter("start"))
    return ordered[first:last]


class _Names:
    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.article = article
        self.sentences = sentences
        self.grammars = [Grammar(sentence.tokens) for sentence in sentences]

    def mentions(self, facts: Sequence[Fact]) -> Iterator[Mention]:
        """Names that the recogniser or the facts step found, each by its fullest form."""
        found: list[_Run] = []
        for number, sentence in enumerate(self.sentences):
            grammar = self.grammars[number]
            for first, last, label in _runs(sentence, within(facts, sentence)):
                start = _past_ranks(grammar, first, last)
                if last - start > 1 or not rank(grammar, start):
                    found.append((number, start, last, label))
        found = sorted({*found, *self._missed(found)})
        full = self._full_names(found)
        known_by_start = {fact.start: fact.value for fact in facts}
        for number, first, last, label in found:
            sentence, grammar = self.sentences[number], self.grammars[number]
            span = Span(start=sentence.tokens[first].start, end=sentence.tokens[last - 1].end)
            known = known_by_start.get(span.start)
            words = span.cut(self.article.text)
            name = known.name if isinstance(known, NameValue) else full.get(words, words)
            subject = any(grammar.tokens[i].dep.startswith("nsubj") for i in range(first, last))
            yield Mention(number, first, last, span, name, label, subject)

    def _missed(self, found: Sequence[_Run]) -> Iterator[_Run]:
        """Names behind a title that the recogniser missed, and their surnames further on."""
        known = {(number, i) for number, first, last, _ in found for i in range(first, last)}
        surnames: set[str] = set()
        for number, first, last, label in found:
            if label is EntityLabel.PERSON and last - first > 1:
                surnames.add(self.sentences[number].tokens[last - 1].text)
        for number, grammar in enumerate(self.grammars):
            for nominal in nominals(grammar, range(len(grammar))):
                name = nominal.name
                bare = all(grammar.tokens[i].entity is None for i in name)
                if bare and len(name) > 1 and grammar.tokens[name[0]].pos == "PROPN":
                    yield number, name[0], name[-1] + 1, EntityLabel.PERSON
                    known.update((number, i) for i in name)
                    surnames.add(grammar.tokens[name[-1]].text)
            for i, token in enumerate(grammar.tokens):
                if token.text in surnames and (number, i) not in known:
                    yield number, i, i + 1, EntityLabel.PERSON

    def _full_names(self, found: Iterable[_Run]) -> dict[str, str]:
        """For each surname the one longer name of a person that ends with it."""
        names = {
            self._words(number, first, last)
            for number, first, last, label in found
            if label is EntityLabel.PERSON
        }
        full = {}
        for name in names:
            longer = [other for other in names if other.endswith(" " + name)]
            if len(longer) == 1:
                full[name] = longer[0]
        return full

    def _words(self, number: int, first: int, last: int) -> str:
        tokens = self.sentences[number].tokens
        return self.article.text[tokens[first].start : tokens[last - 1].end]


def _past_ranks(grammar: Grammar, first: int, last: int) -> int:
    """Where a name begins that the recogniser joined with 'Mr' or 'Cllr'."""
    while first < last - 1 and rank(grammar, first) and not given_name(grammar, first):
        first += 1
    return first


def _runs(sentence: Sentence, facts: Sequence[Fact]) -> Iterator[tuple[int, int, EntityLabel]]:
    """The names in a sentence as token ranges with their kind; facts win over the recogniser."""
    labels: list[EntityLabel | None] = [token.entity for token in sentence.tokens]
    starts = [token.entity_start for token in sentence.tokens]
    for fact in facts:
        inside = [i for i, token in enumerate(sentence.tokens) if token.overlaps(fact)]
        for i in inside:
            labels[i], starts[i] = _NAMES[fact.kind], i == inside[0]
        if inside and inside[-1] + 1 < len(starts):
            starts[inside[-1] + 1] = True
    first = 0
    while first < len(labels):
        label = labels[first]
        last = first + 1
        if label is not None and label is not EntityLabel.OTHER:
            while last < len(labels) and labels[last] is label and not starts[last]:
                last += 1
            yield first, last, label
        first = last
