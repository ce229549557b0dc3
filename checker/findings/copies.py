"""Near-copies of one sentence: what was changed in the retelling?

Where two sources carry the same sentence but for a value, the two values fill one slot, whatever
any model thinks of them.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from checker.findings.dossier import Dossier, Held
from checker.findings.features import content_words
from checker.findings.lines import Line, replaced
from checker.findings.link import Link, claim_answer, fact_answer
from checker.findings.timing import kind_of_change
from checker.findings.vocabulary import CATEGORY, negated
from checker.records.base import Span
from checker.records.claim import Claim
from checker.records.fact import FactKind, Level
from checker.records.finding import Category, Kind
from checker.records.sentence import Sentence, Token
from checker.text.names import unlike
from checker.text.normalise import words

_CONFIDENCE = 0.95
_NAMED = frozenset({FactKind.PLACE, FactKind.PERSON, FactKind.ORGANISATION})
"""Kinds whose values need not be comparable: in the same place of one sentence, a name is
the name of the same thing."""
_UNKNOWN = frozenset({"unclear", "unknown", "unsure", "uncertain"})
"""Words for 'not known', which deny nothing that 'not clear' does not."""
_NON = "non"
"""What begins a word that says what 'not' before the rest of it says."""
_SAME_SENTENCE = "Both sources carry the same sentence, but for these words."


class Change(NamedTuple):
    """The words of one sentence that stand where others stand in its copy; one may be empty."""

    left: Span
    right: Span


class Copy(NamedTuple):
    """Two sentences of different sources that are the same but for some changes."""

    left: Sentence
    right: Sentence
    changes: tuple[Change, ...]


def copied_sentences(dossier: Dossier) -> Iterator[Copy]:
    """Pairs of sentences, over all sources, that differ in a few words; not those that do not."""
    lines = dossier.lines
    for one, other in combinations(dossier.articles, 2):
        # What both carry word for word is no copy of another line of a list they share.
        kept = {line.words for line in lines[one.id]} & {line.words for line in lines[other.id]}
        ours, theirs = (
            [
                line
                for line in lines[source]
                if line.words not in kept and not dossier.listed(line.sentence)
            ]
            for source in (one.id, other.id)
        )
        for left, right in product(ours, theirs):
            if changes := _changes(left, right):
                yield Copy(left.sentence, right.sentence, changes)


def _changes(left: Line, right: Line) -> tuple[Change, ...]:
    return tuple(
        Change(
            _extent(left.sentence.tokens[mine], left.sentence),
            _extent(right.sentence.tokens[other], right.sentence),
        )
        for mine, other in replaced(left, right)
    )


def _extent(tokens: tuple[Token, ...], sentence: Sentence) -> Span:
    if not tokens:
        return Span(start=sentence.start, end=sentence.start)
    return Span(start=tokens[0].start, end=tokens[-1].end)


def copy_links(dossier: Dossier) -> Iterator[Link]:
    """Values and negations that differ between two copies of one sentence."""
    for copy in copied_sentences(dossier):
        changed = [
            link for change in copy.changes for link in _changed_values(dossier, copy, change)
        ]
        if not _of_two_people(changed):
            yield from changed
        if _one_denies(copy):
            for change in copy.changes:
                yield from _changed_negation(dossier, copy, change)


def _of_two_people(changed: Sequence[Link]) -> bool:
    """Whether a name and an age were changed: one form of words for two people."""
    kinds = {link.left.fact.kind for link in changed if link.left.fact}
    return {FactKind.PERSON, FactKind.AGE} <= kinds


def _changed_values(dossier: Dossier, copy: Copy, change: Change) -> Iterator[Link]:
    for left_claim, left in _facts_at(dossier, copy.left, change.left):
        for right_claim, right in _facts_at(dossier, copy.right, change.right):
            if left.kind is not right.kind or left.kind is FactKind.QUOTE:
                continue
            if dossier.one_has_both((left_claim, left), (right_claim, right)):
                continue  # as one that quotes an older text does
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


def _one_denies(copy: Copy) -> bool:
    """Whether, of all that was changed, one side negates: 'could not say', 'none could say'."""
    left, right = (
        " ".join(_words(sentence, change[place]) for change in copy.changes)
        for place, sentence in enumerate((copy.left, copy.right))
    )
    return _denies(left, right) != _denies(right, left)


def _denies(changed: str, other: str) -> bool:
    """Whether changed words negate: also 'nonlethal' beside 'not lethal'."""
    told, also = set(words(changed)), set(words(other))
    without = {word.removeprefix(_NON) for word in told if word.startswith(_NON)}
    return negated(changed) or not _UNKNOWN.isdisjoint(told) or bool(without & {*also, ""})


def _changed_negation(dossier: Dossier, copy: Copy, change: Change) -> Iterator[Link]:
    left, right = _words(copy.left, change.left), _words(copy.right, change.right)
    if negated(left) == negated(right) or _denies_more(left, right) or _denies_more(right, left):
        return
    one, other = (
        _claim_at(dossier, copy.left, change.left),
        _claim_at(dossier, copy.right, change.right),
    )
    if one and other and not _of_others(one, other):
        yield Link(
            left=claim_answer(dossier, one),
            right=claim_answer(dossier, other),
            kind=Kind.CONFLICT,
            category=Category.STATEMENT,
            confidence=_CONFIDENCE,
            reasons=(_SAME_SENTENCE, "One negates what the other says."),
        )


def _denies_more(denying: str, other: str) -> bool:
    """Whether words deny what the copy says nothing of: 'she (was not held but) was warned'."""
    told, also = (
        {word for word in content_words(text) if not negated(word)} for text in (denying, other)
    )
    return negated(denying) and bool(told) and not also


def _of_others(one: Claim, other: Claim) -> bool:
    """Whether two claims are of persons or bodies whose names have nothing in common."""
    named = [c.subject for c in (one, other) if c.subject and c.subject in c.entities]
    return len(named) > 1 and unlike(*named)


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
