"""Who says what: quotations and reported speech, with the words that name the speaker."""

from collections.abc import Iterator, Sequence

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
        self.quotations = [q for q in quotations if q.overlaps(sentence)]
        inside = (
            i
            for i, token in enumerate(sentence.tokens)
            if any(quotation.overlaps(token) for quotation in self.quotations)
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
                    kind=cue.kind,
                )


def _mark(frame: _Frame, index: int) -> bool:
    return frame.sentence.tokens[index].pos == "PUNCT"


def _direct(text: str, quoted: Sequence[Span], frames: Sequence[_Frame]) -> Iterator[Speech]:
    """The quotations, cut by sentence, each with the speaker found for the whole of it."""
    previous: Speech | None = None
    for number, quotation in enumerate(quoted):
        within = [i for i, frame in enumerate(frames) if quotation.overlaps(frame.sentence)]
        if _titled(text, quotation):
            continue
        speech = _attributed(quotation, [frames[i] for i in within])
        goes_on = number > 0 and open_ended(text, quoted[number - 1])
        if speech is None and within and any(frames[i].filled() for i in within):
            before = frames[within[0] - 1] if within[0] else None
            speech = _followed(quotation, frames[within[0]], before, previous, goes_on=goes_on)
        if speech is None:
            continue
        for i in within:
            yield speech.model_copy(
                update={"content": _shared(text, quotation, frames[i].sentence)}
            )
        previous = speech


def _titled(text: str, quotation: Span) -> bool:
    """Whether the words look like the title of a work: a capital on each longer word, no stop."""
    words = quotation.cut(text).split()
    long = [word for word in words if len(word) > 3]
    after = text[quotation.end + 1 : quotation.end + 2]
    stopped = not words or not words[-1][-1].isalnum() or after == ","
    return not stopped and len(long) > 1 and all(word[0].isupper() for word in long)


def _attributed(quotation: Span, frames: Sequence[_Frame]) -> Speech | None:
    """The quotation with the speaker that one of its own sentences names."""
    for frame in reversed(frames):
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
    quotation: Span, frame: _Frame, before: _Frame | None, previous: Speech | None, *, goes_on: bool
) -> Speech:
    """A quotation that fills its sentence, with the speaker that goes before it."""
    near = before is not None and before.sentence.paragraph == frame.sentence.paragraph
    if previous is not None and before is not None:
        same = previous.content.overlaps(before.sentence) and near
        if same or goes_on:
            return previous.model_copy(update={"content": quotation, "kind": SpeechKind.SAY})
    speaker = before.person() if before is not None and near else None
    return Speech(content=quotation, speaker=speaker, direct=True)


def _shared(text: str, quotation: Span, sentence: Sentence) -> Span:
    """What of a quotation lies in a sentence, without the comma before the closing mark."""
    start, end = max(quotation.start, sentence.start), min(quotation.end, sentence.end)
    start, end = trim(text, start, end)
    return Span(start=start, end=end - 1 if text[start:end].endswith(",") else end)
