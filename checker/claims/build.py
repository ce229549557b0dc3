"""From parsed sentences and facts to the claims of an article."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.claims.clauses import Clause, ClauseKind, clock_in_front, split_clauses
from checker.claims.context import Reference, resolve
from checker.claims.grammar import Grammar
from checker.claims.modality import modality, own_speech, polarity
from checker.claims.render import Change, render
from checker.claims.speech import Speech, SpeechKind, attribute
from checker.records.article import Article
from checker.records.base import Span
from checker.records.claim import Claim, Modality
from checker.records.fact import DateValue, Fact, FactKind, NameValue, Precision
from checker.records.sentence import Sentence

_BESIDE = {ClauseKind.DESCRIPTION, ClauseKind.AGE}
_DAYS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
}  # fmt: skip
_RELATIVE_DAYS = {"today", "yesterday", "tomorrow", "tonight"}


def build_claims(
    article: Article, sentences: Sequence[Sentence], facts: Sequence[Fact]
) -> tuple[Claim, ...]:
    """The claims of ``article`` in the order of its text.

    ``sentences`` are its parsed sentences, ``facts`` all facts read from it, both in the order of
    the text. Sentences in junk blocks are expected to have been left out.
    """
    speeches = attribute(article, sentences)
    builder = _Builder(article, facts, speeches, resolve(article, sentences, facts, speeches))
    return tuple(claim for sentence in sentences for claim in builder.claims(sentence))


@dataclass(frozen=True)
class _Builder:
    article: Article
    facts: Sequence[Fact]
    speeches: Sequence[Speech]
    references: Sequence[Reference]

    def claims(self, sentence: Sentence) -> Iterator[Claim]:
        grammar = Grammar(sentence.tokens)
        here = [speech for speech in self.speeches if speech.content.overlaps(sentence)]
        apart = [speech for speech in here if _stands_alone(sentence, speech)]
        clauses = split_clauses(sentence, [speech.content for speech in apart])
        kept = [c for c in clauses if not self._frame(sentence, c, apart)] or clauses[:1]
        for number, clause in enumerate(kept):
            speech = self._speech(sentence, clause, here, apart)
            yield self._claim(sentence, grammar, clause, speech, number)

    def _speech(
        self, sentence: Sentence, clause: Clause, here: Sequence[Speech], apart: Sequence[Speech]
    ) -> Speech | None:
        if clause.kind in _BESIDE:
            return None
        if clause.said is not None:
            return apart[clause.said]
        spans = _spans(sentence, clause.tokens)
        within = [speech for speech in here if speech not in apart]
        return next((s for s in within if any(s.content.overlaps(x) for x in spans)), None)

    def _frame(self, sentence: Sentence, clause: Clause, apart: Sequence[Speech]) -> bool:
        """Whether the clause says no more than that somebody said something."""
        if clause.said is not None or clause.kind in _BESIDE or not apart:
            return False
        if clause.kind is ClauseKind.FRAGMENT:
            return True
        predicate = clause.predicate
        if predicate is None:
            return False
        token = sentence.tokens[predicate]
        return any(speech.cue is not None and speech.cue.overlaps(token) for speech in apart)

    def _claim(
        self,
        sentence: Sentence,
        grammar: Grammar,
        clause: Clause,
        speech: Speech | None,
        number: int,
    ) -> Claim:
        spans = _spans(sentence, clause.tokens)
        inside = [fact for fact in self.facts if _belongs(fact, spans)]
        stamp = clock_in_front(sentence)
        if stamp and clause.kind not in _BESIDE and speech is None:
            inside = [*(fact for fact in self.facts if stamp.contains(fact)), *inside]
        references = [r for r in self.references if any(span.contains(r) for span in spans)]
        speaker = self._name_of(speech.speaker) if speech and speech.speaker else None
        stance = modality(
            grammar,
            clause,
            speech.kind if speech else None,
            direct=speech is not None and speech.direct,
            ahead=any(self._ahead(fact) for fact in inside),
        )
        if speaker is None and own_speech(grammar, clause, stance):
            speaker = self._name_of(_spans(sentence, clause.subject)[0])
        changes = self._changes(references, inside, spans)
        text = render(self.article.text, grammar, clause, changes)
        subject = self._subject(sentence, clause)
        return Claim(
            id=f"{self.article.id}:{sentence.index}:{number}",
            article=self.article.id,
            sentence=sentence.index,
            spans=spans,
            text=text or sentence.text,
            tokens=clause.tokens,
            predicate=clause.predicate,
            speaker=None if stance is Modality.ASSERTED else speaker,
            modality=stance,
            polarity=polarity(grammar, clause, stance),
            subject=subject,
            entities=_entities(inside, references),
            facts=tuple(_spoken(fact, speaker) for fact in inside),
            unresolved=self._unresolved(sentence, clause),
        )

    def _ahead(self, fact: Fact) -> bool:
        """Whether a date lies after the day of writing."""
        written = self.article.written
        if written is None or not isinstance(fact.value, DateValue):
            return False
        return fact.value.first is not None and fact.value.first > written

    def _name_of(self, mention: Span) -> str:
        """Who a mention of a speaker is: a full name where one lies in it."""
        inside = [r for r in self.references if mention.overlaps(r) and r.referent]
        names = [
            fact.value.name
            for fact in self.facts
            if fact.kind is FactKind.PERSON
            and mention.contains(fact)
            and isinstance(fact.value, NameValue)
        ]
        if names:
            return names[-1]
        whole = [r for r in inside if r.contains(mention) or r.name]
        if whole and whole[-1].referent and (whole[-1].end == mention.end):
            return whole[-1].referent
        return mention.cut(self.article.text)

    def _changes(
        self, references: Sequence[Reference], facts: Sequence[Fact], spans: Sequence[Span]
    ) -> list[Change]:
        changes: list[Change] = []
        written = " ".join(span.cut(self.article.text) for span in spans).lower()
        for reference in references:
            words = reference.referent
            first = reference.start == spans[0].start
            # 'Roe and her son' needs no second 'Roe'.
            if words is None or (not first and words.lower() in written):
                continue
            form = _possessive(words) if reference.possessive else words
            changes.append(Change(start=reference.start, end=reference.end, words=form))
            written = f"{written} {words.lower()}"
        for fact in facts:
            dated = _dated(fact)
            if dated and not any(fact.overlaps(change) for change in changes):
                changes.append(Change(start=fact.start, end=fact.end, words=dated))
        return sorted(changes, key=lambda change: change.start)

    def _subject(self, sentence: Sentence, clause: Clause) -> str | None:
        if not clause.subject:
            return None
        span = _spans(sentence, clause.subject)[0]
        names = [r for r in self.references if span.contains(r) and r.referent]
        if len(names) == 1 and names[0].start == span.start and names[0].end == span.end:
            return names[0].referent
        return span.cut(self.article.text)

    def _unresolved(self, sentence: Sentence, clause: Clause) -> str:
        """Why the subject of a claim is not known; empty where it is."""
        if not clause.subject:
            return ""
        spans = _spans(sentence, clause.subject)
        missing = [
            r.reason
            for r in self.references
            if r.referent is None and any(span.contains(r) for span in spans)
        ]
        return missing[0] if missing else ""


def _stands_alone(sentence: Sentence, speech: Speech) -> bool:
    """Whether what is said has a verb of its own, so that it can be read without its frame."""
    if speech.kind is SpeechKind.DENY:
        return False
    grammar = Grammar(sentence.tokens)
    inside = [i for i, token in enumerate(sentence.tokens) if speech.content.overlaps(token)]
    if len(inside) == len(sentence.tokens):
        return True
    if not inside or grammar.words[inside[0]] in {"to", "could", "would", "will", "was", "is"}:
        return False
    return any(grammar.finite(i) for i in inside)


def _spans(sentence: Sentence, tokens: Sequence[int]) -> tuple[Span, ...]:
    """The characters of tokens, joined where only marks of punctuation lie between them."""
    runs: list[tuple[int, int]] = []
    for index in tokens:
        token = sentence.tokens[index]
        if runs and _only_marks(sentence, runs[-1][1], token.start):
            runs[-1] = (runs[-1][0], token.end)
        else:
            runs.append((token.start, token.end))
    return tuple(Span(start=start, end=end) for start, end in runs)


def _only_marks(sentence: Sentence, start: int, end: int) -> bool:
    between = sentence.text[start - sentence.start : end - sentence.start]
    return not any(character.isalnum() for character in between)


def _belongs(fact: Fact, spans: Iterable[Span]) -> bool:
    if fact.kind is FactKind.QUOTE:
        return any(span.overlaps(fact) for span in spans)
    return any(span.contains(fact) for span in spans)


def _spoken(fact: Fact, speaker: str | None) -> Fact:
    if fact.kind is FactKind.QUOTE and speaker is not None:
        return fact.model_copy(update={"of": speaker})
    return fact


def _entities(facts: Iterable[Fact], references: Iterable[Reference]) -> tuple[str, ...]:
    names = [fact.value.name for fact in facts if isinstance(fact.value, NameValue)]
    names += [r.referent for r in references if r.name and r.referent]
    return tuple(dict.fromkeys(names))


def _possessive(words: str) -> str:
    return f"{words}'" if words.endswith("s") else f"{words}'s"


def _dated(fact: Fact) -> str | None:
    """The words of a relative date with the day it falls on: 'Tuesday, 11 March 2025'."""
    value = fact.value
    if not isinstance(value, DateValue) or value.first is None or value.first != value.last:
        return None
    day = f"{value.first.day} {value.first:%B %Y}"
    words = fact.quote.lower().split()
    if value.precision is Precision.DAY and words[-1] in _RELATIVE_DAYS:
        return f"on {day}"
    if not _DAYS.isdisjoint(words) and not any(c.isdigit() for c in fact.quote):
        return f"{fact.quote}, {day}"
    return None
