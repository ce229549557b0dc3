"""Reporting clauses of one sentence: the words that report, the speaker, and what is reported."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.claims.grammar import CALENDAR, Grammar
from checker.claims.reporting import (
    ALLEGATIONS,
    DESCRIBING,
    FIRM,
    KIND_OF,
    REJECTING,
    SPEAKERS,
    VERB_OF,
    SpeechKind,
)
from checker.records.article import BlockKind
from checker.records.sentence import EntityLabel, Sentence

_REPORTING_TAGS = {"VBD", "VBZ", "VBP", "VBG", "VBN"}
_RELATIVE = {"who", "which", "that"}
_LINKS = {"that", "whether", "if", "how", "why", "what", "when", "where", "who"}
_OCCASION = {"on", "in", "at", "during", "after", "through", "via", "to"}
_MARKS = {",", ";", ":", '"', "“", "”", "'", "‘", "’", "-", "–", "—", "«", "»"}
_NEVER_NOUNS = {"says", "denies", "insists", "admits", "tells", "asks", "believes"}
_HAVING = {"had", "has", "have"}
_SCENE = {",", "as", "when", "while", "before", "because", "ahead", "of", "by", "from"}
_ASIDES = {"however", "though", "meanwhile", "too", "also", "nevertheless", "moreover"}
_PHRASE = {"NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ", "SYM"}


@dataclass(frozen=True)
class Cue:
    """A reporting clause. All fields are indices of tokens; ranges exclude their end."""

    words: range
    """'said', 'according to'."""
    speaker: range
    """Empty where nobody is named."""
    clause: range
    """From the first to the last word of the clause that frames the content."""
    content: tuple[range, ...]
    """What is reported outside quotation marks; empty where there is nothing."""
    kind: SpeechKind = SpeechKind.SAY


def find_cues(sentence: Sentence, quoted: frozenset[int]) -> tuple[Cue, ...]:
    """The reporting clauses of a parsed sentence, in order.

    ``quoted`` are the indices of tokens between quotation marks, where nothing is looked for.
    """
    return tuple(_Reader(sentence, quoted).cues())


class _Reader:
    def __init__(self, sentence: Sentence, quoted: frozenset[int]) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.grammar = Grammar(sentence.tokens)
        self.words = self.grammar.words
        self.quoted = quoted
        self.end = len(self.tokens)
        while self.end and self.grammar.mark(self.end - 1):
            self.end -= 1

    def cues(self) -> Iterator[Cue]:
        found: list[Cue] = []
        for index in range(len(self.tokens)):
            if index in self.quoted:
                continue
            cue = self._according(index) or self._colon(index) or self._verb(index, found)
            if cue is not None:
                found.append(cue)
        starts = [cue.clause.start for cue in found[1:]]
        for cue, limit in zip(found, [*starts, self.end], strict=False):
            content = (self._trimmed(part, limit, cue) for part in cue.content)
            yield Cue(cue.words, cue.speaker, cue.clause, tuple(p for p in content if p), cue.kind)

    # 'according to'

    def _according(self, index: int) -> Cue | None:
        if self.words[index : index + 2] != ("according", "to"):
            return None
        speaker = self._phrase_after(index + 2)
        stop = speaker.stop
        named = self._phrase_after(stop + 1) if self._word(stop) == "," else range(0)
        # 'the plant's operator, Aguas del Cerro': the name says more than the description
        if index and named and self._is_name(named) and not self._is_name(speaker):
            speaker, stop = named, named.stop
        content = [range(index)] if self._has_words(range(index)) else []
        if self._word(stop) == "," and self._has_words(range(stop, self.end)):
            content.append(range(stop + 1, self.end))
        return Cue(range(index, index + 2), speaker, range(index, stop), tuple(content))

    # 'Mayor Ann Lowe: "…"', 'Tunnel safe: minister'

    def _colon(self, index: int) -> Cue | None:
        if self.words[index] != ":" or index == 0:
            return None
        before = self._phrase_before(index)
        if not before or any(self.grammar.finite(i) for i in range(index)):
            return self._headline_source(index)
        if not self._speaks(before):
            return None
        if index + 1 < len(self.tokens) and (index + 2 in self.quoted or index + 1 in self.quoted):
            return Cue(range(index, index + 1), before, range(before.start, index), ())
        if self.sentence.block in {BlockKind.TITLE, BlockKind.SUBTITLE} and before.start == 0:
            said = range(index + 1, self.end)
            return Cue(range(index, index + 1), before, range(index), (said,))
        return None

    def _headline_source(self, index: int) -> Cue | None:
        after = range(index + 1, self.end)
        if (
            self.sentence.block not in {BlockKind.TITLE, BlockKind.SUBTITLE}
            or not 0 < len(after) <= 4
        ):
            return None
        if not self._speaks(after) or any(self.grammar.finite(i) for i in after):
            return None
        return Cue(range(index, index + 1), after, range(index, self.end), (range(index),))

    # 'the mayor said'

    def _verb(self, index: int, before: list[Cue]) -> Cue | None:
        lemma = VERB_OF.get(self.words[index])
        if lemma is None or not (self._reports(index) or self._after_quotation(index)):
            return self._describing(index)
        kind = KIND_OF[lemma]
        inverted = self._inverted(index)
        if inverted:
            follow, speaker = inverted.stop, inverted
            clause = range(index, inverted.stop)
        else:
            speaker, start = self._subject(index, before)
            if not speaker:
                return None
            follow = self._after_recipient(index, lemma)
            clause = range(start, follow)
        content = tuple(self._content(index, lemma, clause, follow))
        if not content and not self.quoted:
            return None
        return Cue(range(index, index + 1), speaker, clause, content, kind)

    def _reports(self, index: int) -> bool:
        """Whether the verb is a finite one, 'saying', or a past form taken for a participle."""
        token = self.tokens[index]
        if token.tag == "VBN":
            before = index - 1
            while before > 0 and self.tokens[before].pos == "ADV":
                before -= 1
            return self._word(before) in _HAVING or self.tokens[before].pos != "AUX"
        if token.tag == "VBG":
            return token.dep not in {"amod", "compound"}
        last = token.tag == "VB" and index == self.end - 1 and self._nominal(index - 1)
        return token.tag in _REPORTING_TAGS or last or self.words[index] in _NEVER_NOUNS

    def _describing(self, index: int) -> Cue | None:
        if self.words[index] not in DESCRIBING or self.tokens[index].tag not in _REPORTING_TAGS:
            return None
        if not any(i > index for i in self.quoted):
            return None
        speaker, start = self._subject(index, [])
        return (
            Cue(range(index, index + 1), speaker, range(start, index + 1), ()) if speaker else None
        )

    def _inverted(self, index: int) -> range:
        """The speaker after the verb in '"…," said X' and '…, said X'."""
        if index == 0 or not self.grammar.mark(index - 1):
            return range(0)
        phrase = self._phrase_after(index + 1)
        if not phrase or self.words[phrase[-1]] in CALENDAR:
            return range(0)
        if self._after_quotation(index):
            return phrase
        ends = phrase.stop >= self.end or self.grammar.mark(phrase.stop)
        complete = any(self.grammar.finite(i) for i in range(index))
        return phrase if ends and complete and self._speaks(phrase) else range(0)

    def _subject(self, verb: int, before: list[Cue]) -> tuple[range, int]:
        """The noun phrase that speaks, and where its clause starts."""
        end = verb
        while end and (self.tokens[end - 1].pos in {"AUX", "ADV"} or self._aside(end - 1)):
            end -= 3 if self._aside(end - 1) else 1
        if end and self.words[end - 1] in _RELATIVE and self.tokens[end - 1].pos != "DET":
            close = end - 2 if self._word(end - 2) == "," else end - 1
            phrase = self._phrase_before(close)
            return phrase, end - 1
        if end and self._nominal(end - 1):
            phrase = self._phrase_before(end)
            return phrase, self._clause_start(phrase)
        if self._word(end - 1) == "," and self.tokens[verb].tag != "VBG":
            return self._around_apposition(end - 1)
        return self._shared_subject(verb, before)

    def _aside(self, index: int) -> bool:
        """Whether ', however,' ends at ``index``."""
        return self.words[max(index - 2, 0) : index + 1] in {(",", w, ",") for w in _ASIDES}

    def _clause_start(self, phrase: range) -> int:
        """Where the frame begins: a title that the tagger broke off belongs to it."""
        broken = self._word(phrase.start - 2) == "," and not self.grammar.mark(phrase.start - 1)
        return phrase.start - 1 if broken else phrase.start

    def _around_apposition(self, comma: int) -> tuple[range, int]:
        """'the agency's head, Ann Lowe, said' and 'Ann Lowe, who voted against it, said'."""
        openings = [i for i in range(comma - 1, 0, -1) if self._word(i) == ","]
        beside = [i for i in openings if self._modifies(i + 1)] or openings
        for opening in beside:
            inner, outer = range(opening + 1, comma), self._phrase_before(opening)
            if not outer:
                continue
            if self._modifies(inner.start) or self._is_name(outer):
                return outer, outer.start
            if self._is_name(inner) and opening == openings[0]:
                return inner, outer.start
            if opening == beside[-1]:
                return outer, outer.start
        return range(0), comma

    def _modifies(self, index: int) -> bool:
        """Whether a relative clause, a participle or an age begins here."""
        token = self.tokens[index]
        return self.words[index] in {"who", "which", "whose"} or token.tag in {"VBN", "VBG", "CD"}

    def _shared_subject(self, verb: int, before: list[Cue]) -> tuple[range, int]:
        """The subject of the verb that this one is joined to ('and said', ', adding')."""
        joined = self._word(verb - 1) in {"and", "but", ","} or self.tokens[verb].tag == "VBG"
        if not joined:
            return range(0), verb
        if before:
            return before[-1].speaker, verb
        finite = (i for i in range(verb) if self.grammar.finite(i) and i not in self.quoted)
        for other in finite:
            subject = self.grammar.subject(other)
            if subject is not None:
                return self._phrase_around(subject), verb
        return range(0), verb

    # what is said

    def _content(self, verb: int, lemma: str, clause: range, follow: int) -> Iterator[range]:
        after = range(self._after_timing(follow), self.end)
        linked = self._word(after.start) in _LINKS
        if KIND_OF[lemma] is SpeechKind.DENY and after:
            alleged = not ALLEGATIONS.isdisjoint(self.words[i] for i in after[:4])
            if alleged or lemma not in REJECTING:
                yield after
            return
        if self._says(verb, lemma, after, linked=linked):
            start = after.start + 1 if self._word(after.start) == "that" else after.start
            yield range(start, self.end)
            return
        if self.tokens[verb].tag == "VBG":
            return
        head = range(clause.start)
        if len(head) > 1 and self._word(head[-1]) == "," and self._closes(after):
            if self.tokens[head[-2]].pos not in {"SCONJ", "CCONJ"} and not self._adverbial(head):
                yield head
            if self._word(after.start) == "," and self._goes_on(after.start + 1):
                yield range(after.start + 1, self.end)

    def _closes(self, after: range) -> bool:
        """Whether what follows 'X said' leaves it the end of what is said before."""
        return not after or self.words[after.start] in _SCENE

    def _says(self, verb: int, lemma: str, after: range, *, linked: bool) -> bool:
        """Whether a finite clause follows the verb as its content."""
        if (
            not after
            or self.words[after.start] in {",", "to"}
            or self.tokens[after.start].tag == "VBG"
        ):
            return False
        if not any(self.grammar.finite(i) for i in after):
            return False
        if linked or lemma in FIRM or KIND_OF[lemma] is SpeechKind.DOUBT:
            return True
        return any(self.tokens[i].dep == "ccomp" and i > verb for i in self.grammar.children[verb])

    def _goes_on(self, index: int) -> bool:
        """Whether the words after ', X said,' go on with what X said."""
        if index >= self.end or self.tokens[index].tag == "VBG":
            return False
        return self.words[index] not in {"who", "which", "whose", "after", "as", "when", "while"}

    def _adverbial(self, head: range) -> bool:
        """Whether there is no more than 'On Monday,' before the reporting clause."""
        if any(self.tokens[i].pos in {"VERB", "AUX"} for i in head):
            return False
        return self.tokens[0].pos in {"ADP", "ADV", "SCONJ"} or self.words[head[-2]] in CALENDAR

    def _after_recipient(self, verb: int, lemma: str) -> int:
        """Past 'reporters' in 'told reporters'."""
        if lemma not in {"tell", "ask", "warn", "promise", "advise"}:
            return verb + 1
        start = verb + 1
        if start >= self.end or self._word(start) in _LINKS - {"what"} or start in self.quoted:
            return start
        if self.tokens[start].tag == "PRP":
            return start + 1
        phrase = self._phrase_after(start)
        link = next(
            (
                i
                for i in range(start, min(start + 14, self.end))
                if self._word(i) in {"that", "whether"}
            ),
            None,
        )
        if link is not None:
            return link
        if phrase and phrase.stop < self.end and self.grammar.finite(phrase.stop):
            # 'told reporters troops were sent', 'told the BBC the road was shut'
            opened = (i for i in phrase[1:] if self.tokens[i].pos == "DET")
            return next(opened, start + 1)
        return phrase.stop if phrase else start

    def _after_timing(self, index: int) -> int:
        """Past 'on Wednesday', 'in a statement', 'Monday', 'this week'."""
        while index < self.end and index not in self.quoted:
            stop = self._timing(index)
            if stop == index or self._clausal(stop):
                return index
            index = stop
        return index

    def _timing(self, index: int) -> int:
        """Where a phrase of time, place or occasion that begins at ``index`` ends."""
        if self.words[index] in _OCCASION:
            after = self._phrase_after(index + 1)
            return after.stop if after else index
        phrase = self._phrase_after(index)
        dated = bool(phrase) and self.words[phrase[-1]] in CALENDAR
        return phrase.stop if dated and len(phrase) <= 3 else index

    def _clausal(self, index: int) -> bool:
        return index < self.end and (self.grammar.finite(index) or self.tokens[index].pos == "AUX")

    # noun phrases

    def _phrase_after(self, start: int) -> range:
        end = start
        while end < len(self.tokens) and end not in self.quoted and self._in_phrase(start, end):
            end += 1
        while end > start and (self.words[end - 1] == "of" or self.grammar.mark(end - 1)):
            end -= 1
        return range(start, end)

    def _in_phrase(self, start: int, index: int) -> bool:
        token = self.tokens[index]
        if token.entity and not token.entity_start:
            return True
        if index > start and token.pos in {"DET", "PRON"} and self.words[index - 1] != "of":
            return False
        if index > start and token.tag in {"VBD", "VBZ", "VBP", "MD"}:
            return False
        possessive = token.tag == "POS" or self.words[index] in {"of", "-"}
        return token.pos in _PHRASE or (possessive and index > start)

    def _phrase_before(self, end: int) -> range:
        first = max((i + 1 for i in self.quoted if i < end), default=0)
        phrase = self.grammar.phrase_before(end, first)
        if not phrase:
            return range(0)
        start = phrase[0]
        if start and self.tokens[start - 1].pos == "ADP" and self.tokens[end - 1].entity:
            start = self.grammar.name_start(end - 1)  # 'Under questioning Lowe said'
        return range(self._with_office(start, end, first), end)

    def _with_office(self, start: int, end: int, first: int) -> int:
        """The start with 'a spokesman for', 'residents in', where that opens the clause."""
        if start < 2 or self.words[start - 1] not in {"for", "at", "from", "in", "with"}:
            return start
        wider = self.grammar.phrase_before(start - 1, first)
        if not wider or self.words[wider[-1]] in CALENDAR:
            return start
        opens = wider[0] == 0 or self.grammar.mark(wider[0] - 1)
        return wider[0] if opens else start

    def _phrase_around(self, index: int) -> range:
        before = self._phrase_before(index + 1)
        end = self._phrase_after(index).stop
        return range(before.start if before else index, max(end, index + 1))

    def _is_name(self, span: range) -> bool:
        return bool(span) and (
            self.tokens[span[-1]].entity is not None or self.tokens[span[-1]].pos == "PROPN"
        )

    def _speaks(self, span: range) -> bool:
        """Whether a phrase names somebody who may be quoted."""
        labels = {EntityLabel.PERSON, EntityLabel.ORGANISATION}
        return any(self.tokens[i].entity in labels or self.words[i] in SPEAKERS for i in span) or (
            len(span) == 1 and self.tokens[span[0]].pos == "PRON"
        )

    # small questions

    def _word(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""

    def _nominal(self, index: int) -> bool:
        return self.grammar.nominal(index)

    def _after_quotation(self, index: int) -> bool:
        """Whether a quotation closes just before ``index``."""
        marks = index - 1
        while marks > 0 and self.grammar.mark(marks) and marks not in self.quoted:
            marks -= 1
        return marks in self.quoted and marks >= index - 3

    def _has_words(self, span: range) -> bool:
        return any(not self.grammar.mark(i) for i in span)

    def _trimmed(self, span: range, limit: int, cue: Cue) -> range:
        """A stretch without marks and conjunctions at its ends, and short of the next cue."""
        start, end = span.start, span.stop
        if start >= cue.clause.stop and limit > start:
            end = min(end, limit)
        while start < end and self.words[start] in _MARKS and not {start, start + 1} & self.quoted:
            start += 1
        if start not in self.quoted and end - 1 in self.quoted and end < len(self.tokens):
            return range(start, end + 1)
        while end > start and self._loose(end - 1, cut=end < self.end):
            end -= 1
        return range(start, end)

    def _loose(self, index: int, *, cut: bool) -> bool:
        return self.words[index] in {",", ";", ":"} or (cut and self.tokens[index].pos == "CCONJ")
