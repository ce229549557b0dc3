"""From parsed sentences and facts to the claims of an article."""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from checker.claims.bearers import aged, died, undergone
from checker.claims.clauses import Clause, ClauseKind, split_clauses
from checker.claims.context import resolve
from checker.claims.denials import deny
from checker.claims.grammar import Grammar
from checker.claims.labels import labels
from checker.claims.mentions import within
from checker.claims.modality import happens, modality, own_speech, polarity
from checker.claims.reference import Reference
from checker.claims.render import render
from checker.claims.speakers import Speakers
from checker.claims.speech import Speech, SpeechKind, attribute
from checker.claims.voices import Voices, is_pronoun
from checker.claims.wording import changes
from checker.records.article import Article
from checker.records.base import Span
from checker.records.claim import Claim, Modality
from checker.records.fact import DateValue, Fact, FactKind, NameValue
from checker.records.sentence import Sentence

_BESIDE = {ClauseKind.DESCRIPTION, ClauseKind.AGE}
_COPULAS = {"be", "become", "remain"}
_NAMING = {"elected", "re-elected", "appointed", "reappointed", "named", "sacked", "dismissed"}
_BEING = {"xcomp", "obj", "ccomp", "nsubj:outer"}
"""Relations of what somebody becomes or remains to the verb."""
# A quotation that begins with one of these continues a clause of the outlet's own words.
_CONTINUING = {"to", "could", "would", "will", "can", "was", "were", "is", "are", "has", "had"}


def build_claims(
    article: Article, sentences: Sequence[Sentence], facts: Sequence[Fact]
) -> tuple[Claim, ...]:
    """The claims of ``article`` in the order of its text.

    ``sentences`` are its parsed sentences, ``facts`` all facts read from it, both in the order of
    the text. Sentences in junk blocks are expected to have been left out.
    """
    speeches = attribute(article, sentences)
    references = resolve(article, sentences, facts, speeches)
    voices = Voices(article, sentences, facts, references)
    builder = _Builder(article, facts, speeches, references, voices)
    claims = (claim for sentence in sentences for claim in builder.claims(sentence))
    return tuple(deny(claims, sentences))


class _Builder:
    """What is known of the whole article when a sentence of it is turned into claims."""

    def __init__(
        self,
        article: Article,
        facts: Iterable[Fact],
        speeches: Sequence[Speech],
        references: Sequence[Reference],
        voices: Voices,
    ) -> None:
        self.article = article
        self.facts = sorted(facts, key=attrgetter("start"))
        self.quotes = [fact for fact in self.facts if fact.kind is FactKind.QUOTE]
        self.persons = {
            fact.value.name
            for fact in self.facts
            if fact.kind is FactKind.PERSON and isinstance(fact.value, NameValue)
        }
        self.speeches = speeches
        self.references = references
        self.voices = voices
        self.last: Claim | None = None
        """The last claim that somebody other than the outlet makes."""

    def claims(self, sentence: Sentence) -> Iterator[Claim]:
        """The claims of one sentence."""
        grammar = Grammar(sentence.tokens)
        here = [speech for speech in self.speeches if speech.content.overlaps(sentence)]
        apart = [speech for speech in here if _stands_alone(grammar, speech)]
        # ', which denies wrongdoing,' interrupts nothing: it is what is denied.
        told = (speech for speech in here if speech.kind is not SpeechKind.DENY)
        frames = [speech.frame for speech in told if speech.frame is not None]
        frames += labels(sentence)
        clauses = split_clauses(sentence, [speech.content for speech in apart], frames)
        kept = [c for c in clauses if not _only_frames(sentence, c, apart)] or clauses[:1]
        for number, clause in enumerate(kept):
            speech = apart[clause.said] if clause.said is not None else None
            if speech is None and clause.kind not in _BESIDE:
                spans = _spans(sentence, clause.tokens)
                inside = (speech for speech in here if speech not in apart)
                speech = next((s for s in inside if any(map(s.content.overlaps, spans))), None)
            elif clause.kind in _BESIDE:
                speech = None
            claim = self._claim(sentence, grammar, clause, speech, number)
            self.last = claim if claim.speaker is not None else self.last
            yield claim

    def _claim(
        self,
        sentence: Sentence,
        grammar: Grammar,
        clause: Clause,
        speech: Speech | None,
        number: int,
    ) -> Claim:
        spans = _spans(sentence, clause.tokens)
        facts = self._facts(spans)
        references = [r for span in spans for r in within(self.references, span)]
        stance = modality(
            grammar,
            clause,
            speech.kind if speech else None,
            direct=speech is not None and speech.direct,
            ahead=any(self._ahead(fact) for fact in facts),
        )
        asserted = stance is Modality.ASSERTED
        if sentence.stamp is not None and asserted and happens(grammar, clause):
            facts = [*within(self.facts, sentence.stamp), *facts]
        speaker = self._speaker(sentence, grammar, clause, speech, stance)
        subject = self._subject(sentence, clause)
        if self._tells_what_is(grammar, clause) and subject in self.persons:
            told = [sentence.tokens[i] for i in _told(grammar, clause)]
            facts = [
                _held(fact, subject) if any(map(fact.contains, told)) else fact for fact in facts
            ]
        if clause.kind in _BESIDE and clause.wording == ():
            facts = [aged(fact, subject) for fact in facts]
        text = self.article.text
        if subject in self.persons:
            facts = [died(grammar, clause, fact, subject) for fact in facts]
        return Claim(
            id=f"{self.article.id}:{sentence.index}:{number}",
            article=self.article.id,
            sentence=sentence.index,
            spans=spans,
            text=render(text, grammar, clause, changes(text, spans, references, facts))
            or sentence.text,
            tokens=clause.tokens,
            predicate=clause.predicate,
            speaker=speaker,
            modality=stance,
            polarity=polarity(grammar, clause, stance),
            subject=subject,
            entities=_entities(facts, references),
            facts=tuple(
                _spoken(self._borne(fact, references, subject), speaker)
                for fact in (undergone(grammar, clause, fact, subject) for fact in facts)
            ),
            unresolved=self._unresolved(sentence, clause),
        )

    def _facts(self, spans: Sequence[Span]) -> list[Fact]:
        """The facts in the words of a claim."""
        found = [
            fact
            for span in spans
            for fact in within(self.facts, span)
            if span.contains(fact) and fact.kind is not FactKind.QUOTE
        ]
        return found + [quote for quote in self.quotes if any(map(quote.overlaps, spans))]

    def _ahead(self, fact: Fact) -> bool:
        """Whether a date lies after the day of writing."""
        written = self.article.written
        if written is None or not isinstance(fact.value, DateValue):
            return False
        return fact.value.first is not None and fact.value.first > written

    def _speaker(
        self,
        sentence: Sentence,
        grammar: Grammar,
        clause: Clause,
        speech: Speech | None,
        stance: Modality,
    ) -> str | None:
        if stance is Modality.ASSERTED:
            return None
        if speech is not None and speech.speaker is not None:
            return self._name_of(speech.speaker, sentence)
        if own_speech(grammar, clause, stance):
            return self._name_of(_spans(sentence, _spoken_by(sentence, clause))[0], sentence)
        return None

    def _name_of(self, mention: Span, sentence: Sentence) -> str:
        """Who a mention of a speaker is; a pronoun that is open means the last who spoke."""
        name = self.voices.name_of(mention)
        last = self.last
        if last is None or last.speaker is None or last.sentence < sentence.index - 1:
            return name
        return last.speaker if is_pronoun(name) and not is_pronoun(last.speaker) else name

    def _tells_what_is(self, grammar: Grammar, clause: Clause) -> bool:
        """Whether the clause tells what its subject is: 'she has been dean', 'X, the dean'."""
        if clause.kind in _BESIDE:
            return True
        if clause.predicate is None:
            return False
        beside = {grammar.tokens[i].dep for i in grammar.children[clause.predicate]}
        return "cop" in beside or _makes(grammar, clause.predicate)

    def _borne(self, fact: Fact, references: Iterable[Reference], subject: str | None) -> Fact:
        """A state with whom a pronoun or a description stands for, or whom its claim is about.

        So too the age in 'the 19-year-old', once it is known who that is.
        """
        if fact.kind is FactKind.AGE and fact.of is None:
            whose = (r.referent for r in references if r.name and r.contains(fact))
            return fact.model_copy(update={"of": next(whose, None)})
        if fact.kind is not FactKind.STATUS:
            return fact
        if fact.of is None:
            return fact.model_copy(update={"of": subject})
        told = fact.of.casefold()
        for reference in references:
            written = reference.cut(self.article.text).casefold().removeprefix("the ")
            if written == told and reference.referent:
                return fact.model_copy(update={"of": reference.referent})
        return fact

    def _subject(self, sentence: Sentence, clause: Clause) -> str | None:
        if not clause.subject:
            return None
        span = _spans(sentence, clause.subject)[0]
        whole = (r for r in within(self.references, span) if r.contains(span))
        return next((r.referent for r in whole if r.referent), span.cut(self.article.text))

    def _unresolved(self, sentence: Sentence, clause: Clause) -> str:
        """Why the subject of a claim is not known; empty where it is."""
        missing = (
            reference.reason
            for span in _spans(sentence, clause.subject)
            for reference in within(self.references, span)
            if reference.referent is None
        )
        return next(missing, "")


def _spoken_by(sentence: Sentence, clause: Clause) -> Sequence[int]:
    """The subject of a clause, by the parse where it has one."""
    reader = Speakers(sentence, frozenset())
    head = None if clause.predicate is None else reader.grammar.subject(clause.predicate)
    if head is None or head in clause.subject or clause.predicate is None:
        return clause.subject
    return reader.under(head, clause.predicate)


def _stands_alone(grammar: Grammar, speech: Speech) -> bool:
    """Whether what is said has a verb of its own, so that it can be read without its frame."""
    inside = [i for i, token in enumerate(grammar.tokens) if speech.content.overlaps(token)]
    if len(inside) == len(grammar):
        return True
    if speech.kind is SpeechKind.DENY or not inside:
        return False
    if speech.frame is not None and not speech.content.contains(speech.frame):
        return False  # 'the road, which he said is shut': the subject lies outside
    if speech.direct and grammar.words[inside[0]] in _CONTINUING:
        return False
    # A quotation with a capital in front is a whole sentence, whatever the parse says.
    if speech.direct and len(inside) > 2 and grammar.tokens[inside[0]].text[0].isupper():
        return True
    return any(map(grammar.finite, inside))


def _only_frames(sentence: Sentence, clause: Clause, apart: Sequence[Speech]) -> bool:
    """Whether the clause says no more than that somebody said something."""
    if clause.said is not None or clause.kind in _BESIDE or not apart:
        return False
    first = sentence.tokens[clause.body[0]]
    if first.tag == "VBN" and first.text.lower() == "asked" and clause.body[0] == 0:
        return True  # 'Asked whether he would go, Roe said'
    if clause.kind is ClauseKind.FRAGMENT or clause.predicate is None:
        return True
    cues = [speech.cue for speech in apart if speech.cue is not None]
    if any(cue.overlaps(sentence.tokens[clause.predicate]) for cue in cues):
        return True
    frames = [*cues, *(speech.speaker for speech in apart if speech.speaker is not None)]
    own = (sentence.tokens[i] for i in clause.body if sentence.tokens[i].tag != "WDT")
    return all(any(frame.overlaps(token) for frame in frames) for token in own)


def _spans(sentence: Sentence, tokens: Iterable[int]) -> tuple[Span, ...]:
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


def _told(grammar: Grammar, clause: Clause) -> Iterator[int]:
    """The nouns that a clause says its subject is: no 'dean' in 'she is the dean's friend'."""
    if clause.predicate is None:
        body = set(clause.body)
        heads = [i for i in clause.body if grammar.tokens[i].head not in body - {i}]
    elif _makes(grammar, clause.predicate):
        heads = [i for i in grammar.children[clause.predicate] if _told_by(grammar, i)]
    else:
        heads = [clause.predicate]
    for head in heads:
        yield head
        yield from (i for i in grammar.children[head] if grammar.tokens[i].dep == "conj")


def _told_by(grammar: Grammar, index: int) -> bool:
    """Whether a noun under a verb is what its subject is: 'became dean', 'sacked as coach'."""
    token = grammar.tokens[index]
    role = token.dep == "obl" and any(grammar.words[i] == "as" for i in grammar.children[index])
    return role or token.dep in _BEING


def _makes(grammar: Grammar, verb: int) -> bool:
    """Whether a verb tells what its subject becomes, is or no longer is: 'was elected mayor'."""
    passive = any(grammar.tokens[i].dep == "aux:pass" for i in grammar.children[verb])
    return grammar.tokens[verb].lemma in _COPULAS or (passive and grammar.words[verb] in _NAMING)


def _held(fact: Fact, holder: str | None) -> Fact:
    """A title that nobody was named for, with whom its claim is about."""
    if fact.kind is FactKind.TITLE and fact.of is None:
        return fact.model_copy(update={"of": holder})
    return fact


def _spoken(fact: Fact, speaker: str | None) -> Fact:
    if fact.kind is FactKind.QUOTE and speaker is not None:
        return fact.model_copy(update={"of": speaker})
    return fact


def _entities(facts: Iterable[Fact], references: Iterable[Reference]) -> tuple[str, ...]:
    names = [fact.value.name for fact in facts if isinstance(fact.value, NameValue)]
    names += [r.referent for r in references if r.name and r.referent]
    return tuple(dict.fromkeys(names))
