"""Who says what: quotations and reported speech, with the words that name the speaker."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from checker.claims.cues import Cue, find_cues
from checker.claims.quotation import open_ended, quotations
from checker.claims.reporting import SpeechKind
from checker.records.article import Article, BlockKind
from checker.records.base import Record, Span
from checker.records.sentence import EntityLabel, Sentence
from checker.text.offsets import trim

__all__ = ["Speech", "SpeechKind", "attribute", "quotations"]

_PERSONAL = {"he", "she", "they"}


class Speech(Record):
    """A stretch of one sentence that somebody other than the outlet says.

    ``content`` is the words said, without quotation marks and without the reporting clause;
    ``speaker`` the mention of who says them, a noun phrase or pronoun as written, not resolved;
    ``cue`` the words that report ('said', 'according to'). Speaker and cue lie in the article
    but may lie in another sentence than the content.
    """

    content: Span
    speaker: Span | None = None
    cue: Span | None = None
    frame: Span | None = None
    """The reporting clause, where it parts a subject from what is said of it: ', he said,' in 'The
    road, he said, is shut', 'he said' in 'the road, which he said is shut'."""
    direct: bool = False
    """Whether the words stand between quotation marks."""
    kind: SpeechKind = SpeechKind.SAY


def attribute(article: Article, sentences: Sequence[Sentence]) -> tuple[Speech, ...]:
    """What is said in the article and by whom, in order of the content.

    ``sentences`` are all parsed sentences of the article, in order. Words quoted within
    reported speech are given twice: in the reported stretch and, directly, on their own. Words
    between quotation marks that nobody is said to speak (titles of works, scare quotes) are
    left out, unless they fill a sentence: then the speaker is that of the quotation before, or
    the person the sentence before is about, or unknown.
    """
    blocks = [block for block in article.blocks if block.kind is not BlockKind.JUNK]
    quoted = quotations(article.text, blocks)
    frames = [_Frame(sentence, quoted) for sentence in sentences if sentence.tokens]
    speeches = [*_reported(frames), *_direct(article.text, quoted, frames)]
    return tuple(sorted(speeches, key=lambda s: (s.content.start, -s.content.end)))


class _Frame:
    """A sentence with its quotations and reporting clauses."""

    def __init__(self, sentence: Sentence, quotations: Sequence[Span]) -> None:
        self.sentence = sentence
        within = _overlapping(quotations, sentence)
        inside = (
            i
            for i, token in enumerate(sentence.tokens)
            if any(quotations[n].overlaps(token) for n in within)
        )
        self.quoted = frozenset(inside)
        self.cues = find_cues(sentence, self.quoted)

    def span(self, tokens: range) -> Span | None:
        """The characters of a range of tokens; None for an empty one."""
        if not tokens:
            return None
        first, last = self.sentence.tokens[tokens[0]], self.sentence.tokens[tokens[-1]]
        return Span(start=first.start, end=last.end)

    def nearest(self, quotation: Span) -> Cue | None:
        """The reporting clause closest to a quotation in the sentence."""

        def distance(cue: Cue) -> int:
            words = self.span(cue.clause) or self.sentence
            return max(words.start - quotation.end, quotation.start - words.end)

        return min(self.cues, key=distance, default=None)

    def filled(self) -> bool:
        """Whether all words of the sentence stand between quotation marks."""
        words = (i for i, token in enumerate(self.sentence.tokens) if token.pos != "PUNCT")
        return all(i in self.quoted for i in words)

    def person(self) -> Span | None:
        """The person the sentence is about: its first subject, where that is a person."""
        for index, token in enumerate(self.sentence.tokens):
            if token.dep.startswith("nsubj") and index not in self.quoted:
                named = token.entity is EntityLabel.PERSON
                return self._mention(index) if named or token.text.lower() in _PERSONAL else None
        return None

    def _mention(self, index: int) -> Span:
        tokens, first, last = self.sentence.tokens, index, index + 1
        while tokens[first].entity and not tokens[first].entity_start:
            first -= 1
        while last < len(tokens) and tokens[last].entity and not tokens[last].entity_start:
            last += 1
        return Span(start=tokens[first].start, end=tokens[last - 1].end)


def _overlapping(spans: Sequence[Span], span: Span) -> range:
    """Which of ``spans``, disjoint and in order, share characters with ``span``."""
    first = bisect_right(spans, span.start, key=attrgetter("end"))
    last = bisect_left(spans, span.end, key=attrgetter("start"))
    return range(first, max(first, last))


def _reported(frames: Sequence[_Frame]) -> Iterator[Speech]:
    for frame in frames:
        for cue in frame.cues:
            for part in cue.content:
                content = frame.span(part)
                if content is None or all(i in frame.quoted or _mark(frame, i) for i in part):
                    continue
                yield Speech(
                    content=content,
                    speaker=frame.span(cue.speaker),
                    cue=frame.span(cue.words),
                    frame=frame.span(cue.frame),
                    kind=cue.kind,
                )


def _mark(frame: _Frame, index: int) -> bool:
    return frame.sentence.tokens[index].pos == "PUNCT"


def _direct(text: str, quoted: Sequence[Span], frames: Sequence[_Frame]) -> Iterator[Speech]:
    """The quotations, cut by sentence, each with the speaker found for the whole of it."""
    previous: Speech | None = None
    sentences = [frame.sentence for frame in frames]
    for utterance in _utterances(text, quoted):
        pieces = [(q, i) for q in utterance for i in _overlapping(sentences, q)]
        if not pieces or _titled(text, utterance[0]):
            continue
        speech = _attributed([(quotation, frames[i]) for quotation, i in pieces])
        if speech is None and any(frames[i].filled() for _, i in pieces):
            quotation, first = pieces[0]
            speech = _followed(
                quotation, frames[first], frames[first - 1] if first else None, previous
            )
        if speech is None:
            continue
        for quotation, i in pieces:
            content = _shared(text, quotation, frames[i].sentence)
            speech = speech.model_copy(update={"content": content})
            yield speech
        previous = speech


def _utterances(text: str, quoted: Sequence[Span]) -> Iterator[list[Span]]:
    """Quotations, those that run on over several paragraphs together."""
    utterance: list[Span] = []
    for quotation in quoted:
        utterance.append(quotation)
        if not open_ended(text, quotation):
            yield utterance
            utterance = []
    if utterance:
        yield utterance


def _titled(text: str, quotation: Span) -> bool:
    """Whether the words look like the title of a work: a capital on each longer word, no stop."""
    words = quotation.cut(text).split()
    long = [word for word in words if len(word) > 3]
    after = text[quotation.end + 1 : quotation.end + 2]
    stopped = not words or not words[-1][-1].isalnum() or after == ","
    return not stopped and len(long) > 1 and all(word[0].isupper() for word in long)


def _attributed(pieces: Sequence[tuple[Span, _Frame]]) -> Speech | None:
    """What is quoted, with the speaker that one of its own sentences names."""
    for quotation, frame in reversed(pieces):
        cue = frame.nearest(quotation)
        if cue is not None:
            return Speech(
                content=quotation,
                speaker=frame.span(cue.speaker),
                cue=frame.span(cue.words),
                direct=True,
                kind=cue.kind,
            )
    return None


def _followed(
    quotation: Span, frame: _Frame, before: _Frame | None, previous: Speech | None
) -> Speech:
    """A quotation that fills its sentence, with the speaker of the sentence before it."""
    if before is None or before.sentence.paragraph != frame.sentence.paragraph:
        return Speech(content=quotation, direct=True)
    if previous is not None and previous.content.overlaps(before.sentence):
        return previous.model_copy(update={"content": quotation, "kind": SpeechKind.SAY})
    return Speech(content=quotation, speaker=before.person(), direct=True)


def _shared(text: str, quotation: Span, sentence: Sentence) -> Span:
    """What of a quotation lies in a sentence, without the comma before the closing mark."""
    start, end = max(quotation.start, sentence.start), min(quotation.end, sentence.end)
    start, end = trim(text, start, end)
    return Span(start=start, end=end - 1 if text[start:end].endswith(",") else end)
