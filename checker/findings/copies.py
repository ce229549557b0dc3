"""Near-copies of one sentence: what was changed in the retelling?

Where two sources carry the same sentence but for a value, the two values fill one slot, whatever
any model thinks of them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from checker.findings.dossier import Dossier, Held
from checker.findings.link import Link, claim_answer, fact_answer
from checker.findings.timing import kind_of_change
from checker.findings.vocabulary import CATEGORY, negated
from checker.records.base import Span
from checker.records.claim import Claim
from checker.records.fact import FactKind, Level
from checker.records.finding import Category, Kind
from checker.records.sentence import Sentence, Token
from checker.text.normalise import fold, plain

_FEWEST_WORDS = 6
_COPIED = 0.7
"""Share of words in common, in the same order, from which a sentence is a copy of another."""
_LONGEST_CHANGE = 5
"""Words replaced at one place; more is a rewrite of the clause, not another value."""
_OTHER_LINES = 2
"""Sentences of one source from which one like them is a line of a list."""
_CONFIDENCE = 0.95
_NAMED = frozenset({FactKind.PLACE, FactKind.PERSON, FactKind.ORGANISATION})
"""Kinds whose values need not be comparable: in the same place of one sentence, a name is
the name of the same thing."""
_SAME_SENTENCE = "Both sources carry the same sentence, but for these words."


Place = tuple[str, int]
"""The source of a sentence, and its index there."""


class Change(NamedTuple):
    """The words of one sentence that stand where others stand in its copy; one may be empty."""

    left: Span
    right: Span


class Copy(NamedTuple):
    """Two sentences of different sources that are the same but for some changes."""

    left: Sentence
    right: Sentence
    changes: tuple[Change, ...]


class _Worded(NamedTuple):
    """A sentence with its words as they are compared."""

    sentence: Sentence
    words: tuple[str, ...]
    distinct: frozenset[str]


def copied_sentences(dossier: Dossier) -> Iterator[Copy]:
    """Pairs of sentences, over all sources, that differ in a few words; not those that do not."""
    worded = {
        article.id: [_worded(sentence) for sentence in dossier.sentences[article.id]]
        for article in dossier.articles
    }
    listed = _listed(worded)
    for one, other in combinations(dossier.articles, 2):
        # What both carry word for word is no copy of another line of a list they share.
        kept = {w.words for w in worded[one.id]} & {w.words for w in worded[other.id]}
        for left in worded[one.id]:
            for right in worded[other.id]:
                alone = kept.isdisjoint({left.words, right.words}) and listed.isdisjoint(
                    {_place(left.sentence), _place(right.sentence)}
                )
                changes = _changes(left, right) if alone else ()
                if changes:
                    yield Copy(left.sentence, right.sentence, changes)


def listed_sentences(dossier: Dossier) -> frozenset[Place]:
    """Sentences like two others of their source: each such line tells of something else."""
    return _listed(
        {source: [*map(_worded, sentences)] for source, sentences in dossier.sentences.items()}
    )


def _listed(worded: Mapping[str, Sequence[_Worded]]) -> frozenset[Place]:
    alike = Counter(
        _place(line.sentence)
        for own in worded.values()
        for pair in combinations(own, 2)
        if _changes(*pair)
        for line in pair
    )
    return frozenset(place for place, others in alike.items() if others >= _OTHER_LINES)


def _place(sentence: Sentence) -> Place:
    return sentence.article, sentence.index


def _worded(sentence: Sentence) -> _Worded:
    words = tuple(fold(plain(token.text)) for token in sentence.tokens)
    return _Worded(sentence, words, frozenset(words))


def _changes(left: _Worded, right: _Worded) -> tuple[Change, ...]:
    a, b = left.words, right.words
    shorter, longer = sorted((len(a), len(b)))
    if shorter < _FEWEST_WORDS or shorter < _COPIED * longer or a == b:
        return ()
    # Most pairs share few words: that is seen without looking at their order.
    if 2 * sum(map(right.distinct.__contains__, a)) < _COPIED * (shorter + longer):
        return ()
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.ratio() < _COPIED:
        return ()
    return tuple(
        Change(
            _extent(left.sentence.tokens[i1:i2], left.sentence),
            _extent(right.sentence.tokens[j1:j2], right.sentence),
        )
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal" and max(i2 - i1, j2 - j1) <= _LONGEST_CHANGE
    )


def _extent(tokens: tuple[Token, ...], sentence: Sentence) -> Span:
    if not tokens:
        return Span(start=sentence.start, end=sentence.start)
    return Span(start=tokens[0].start, end=tokens[-1].end)


def copy_links(dossier: Dossier) -> Iterator[Link]:
    """Values and negations that differ between two copies of one sentence."""
    for copy in copied_sentences(dossier):
        for change in copy.changes:
            yield from _changed_values(dossier, copy, change)
            yield from _changed_negation(dossier, copy, change)


def _changed_values(dossier: Dossier, copy: Copy, change: Change) -> Iterator[Link]:
    for left_claim, left in _facts_at(dossier, copy.left, change.left):
        for right_claim, right in _facts_at(dossier, copy.right, change.right):
            if left.kind is not right.kind or left.kind is FactKind.QUOTE:
                continue
            if _one_has_both(dossier, (left_claim, left), (right_claim, right)):
                continue
            comparison = dossier.compare(left, right)
            if comparison.level is Level.DIFFERENT or (
                comparison.level is Level.INCOMPARABLE and left.kind in _NAMED
            ):
                one, other = fact_answer(left_claim, left), fact_answer(right_claim, right)
                yield Link(
                    left=one,
                    right=other,
                    kind=kind_of_change(dossier, one, other),
                    category=_category(dossier, copy, left.kind),
                    confidence=_CONFIDENCE,
                    reasons=(_SAME_SENTENCE, comparison.reason),
                    subject=left.of or "",
                )


def _one_has_both(dossier: Dossier, left: Held, right: Held) -> bool:
    """Whether a source gives the other's value as well, as one that quotes an older text does."""
    return any(
        own[0].article in dossier.carriers(other[0].article, other[1])
        for own, other in ((left, right), (right, left))
    )


def _changed_negation(dossier: Dossier, copy: Copy, change: Change) -> Iterator[Link]:
    left, right = _words(copy.left, change.left), _words(copy.right, change.right)
    if negated(left) == negated(right):
        return
    one, other = (
        _claim_at(dossier, copy.left, change.left),
        _claim_at(dossier, copy.right, change.right),
    )
    if one and other:
        yield Link(
            left=claim_answer(dossier, one),
            right=claim_answer(dossier, other),
            kind=Kind.CONFLICT,
            category=Category.STATEMENT,
            confidence=_CONFIDENCE,
            reasons=(_SAME_SENTENCE, "One negates what the other says."),
        )


def _words(sentence: Sentence, span: Span) -> str:
    return sentence.text[span.start - sentence.start : span.end - sentence.start]


def _category(dossier: Dossier, copy: Copy, kind: FactKind) -> Category:
    """Another person after the same quoted words is another speaker, not another spelling."""
    whole = Span(start=copy.left.start, end=copy.left.end)
    quoted = any(f.kind is FactKind.QUOTE for _, f in _facts_at(dossier, copy.left, whole))
    return Category.QUOTE if kind is FactKind.PERSON and quoted else CATEGORY[kind]


def _facts_at(dossier: Dossier, sentence: Sentence, span: Span) -> list[Held]:
    return [
        (claim, fact)
        for claim, fact in dossier.facts_of(sentence.article)
        if fact.overlaps(span) and claim.sentence == sentence.index
    ]


def _claim_at(dossier: Dossier, sentence: Sentence, span: Span) -> Claim | None:
    """The longest claim of the sentence at the change; the first where words only dropped out."""
    claims = [
        c for c in dossier.claims if c.article == sentence.article and c.sentence == sentence.index
    ]
    touching = [c for c in claims if c.start <= span.end and span.start <= c.end]
    return max(touching or claims, key=lambda c: len(c.text), default=None)
