"""Reporting clauses of one sentence: the words that report, the speaker, and what is reported."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from checker.claims.contents import Contents
from checker.claims.reporting import (
    DESCRIBING,
    HEARERS,
    HEARING,
    KIND_OF,
    POINTING,
    RESUMING,
    VERB_OF,
    SpeechKind,
)
from checker.records.article import BlockKind
from checker.records.sentence import Sentence

_REPORTING_TAGS = {"VBD", "VBZ", "VBP", "VBG", "VBN"}
_MARKS = {",", ";", ":", '"', "“", "”", "'", "‘", "’", "-", "–", "—", "«", "»"}
_NO_SPEAKER = {"i", "we", "you", "me", "us", "him", "her", "them", "it", "there"}
_NEVER_NOUNS = {"says", "denies", "insists", "admits", "tells", "asks", "believes"}
_HAVING = {"had", "has", "have"}


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
    frame: range = range(0)
    """The clause with the marks round it, where it interrupts the content."""


def find_cues(sentence: Sentence, quoted: frozenset[int]) -> tuple[Cue, ...]:
    """The reporting clauses of a parsed sentence, in order.

    ``quoted`` are the indices of tokens between quotation marks, where nothing is looked for.
    """
    return tuple(_Reader(sentence, quoted).cues())


class _Reader(Contents):
    """Reads the cues off a sentence, from left to right."""

    def cues(self) -> Iterator[Cue]:
        """Every cue, its content cut short of the next one."""
        found: list[Cue] = []
        for index in range(len(self.tokens)):
            if index in self.quoted:
                continue
            cue = (
                self._according(index)
                or self._colon(index)
                or self._unnamed(index)
                or self._verb(index, found[-1].speaker if found else range(0))
            )
            if cue is not None:
                found.append(cue)
        starts = [cue.clause.start for cue in found[1:]]
        for cue, limit in zip(found, [*starts, self.end], strict=False):
            content = (self._trimmed(part, limit, cue) for part in cue.content)
            yield replace(cue, content=tuple(part for part in content if part))

    def _according(self, index: int) -> Cue | None:
        if self.words[index : index + 2] != ("according", "to"):
            return None
        speaker = self.phrase_after(index + 2)
        stop = speaker.stop
        named = self.phrase_after(stop + 1) if self.word(stop) == "," else range(0)
        # 'the owner of the quay, Balt Marine': the name says more than the description
        if index and named and self.is_name(named) and not self.is_name(speaker):
            speaker, stop = named, named.stop
        content = [range(index)] if self.has_words(range(index)) else []
        if self.word(stop) == "," and self.has_words(range(stop, self.end)):
            content.append(range(stop + 1, self.end))
        return Cue(range(index, index + 2), speaker, range(index, stop), tuple(content))

    def _colon(self, index: int) -> Cue | None:
        if self.words[index] != ":" or index == 0:
            return None
        before = self.phrase_before(index)
        if (announced := self._announced(index)) is not None:
            return announced
        if not before or any(self.grammar.finite(i) for i in range(index)):
            return self._headline_source(index)
        if not self.speaks(before):
            return None
        if index + 1 < len(self.tokens) and (index + 2 in self.quoted or index + 1 in self.quoted):
            return Cue(range(index, index + 1), before, range(before.start, index), ())
        if self.sentence.block in {BlockKind.TITLE, BlockKind.SUBTITLE} and before.start == 0:
            said = range(index + 1, self.end)
            return Cue(range(index, index + 1), before, range(index), (said,))
        return None

    def _announced(self, index: int) -> Cue | None:
        """'Ann Lowe did not agree: "…"': a person, a verb, and a quotation to the end."""
        opens = {index + 1, index + 2} & self.quoted
        verb = next((i for i in range(index) if self.grammar.finite(i)), None)
        head = None if verb is None else self.grammar.subject(verb)
        if not opens or head is None or head in self.quoted:
            return None
        speaker = self.under(head, index)
        return Cue(range(index, index + 1), speaker, speaker, ()) if self.speaks(speaker) else None

    def _headline_source(self, index: int) -> Cue | None:
        after = range(index + 1, self.end)
        if (
            self.sentence.block not in {BlockKind.TITLE, BlockKind.SUBTITLE}
            or not 0 < len(after) <= 4
        ):
            return None
        if not self.speaks(after) or any(self.grammar.finite(i) for i in after):
            return None
        return Cue(range(index, index + 1), after, range(index, self.end), (range(index),))

    def _verb(self, index: int, earlier: range) -> Cue | None:
        lemma, words = self._verb_at(index)
        if lemma is None or self._denied(index):
            return self._describing(index)
        kind = KIND_OF[lemma]
        inverted = self.inverted(index)
        if inverted:
            follow, speaker = inverted.stop, inverted
            clause = range(index, inverted.stop)
        else:
            speaker, start = self.subject(index, earlier)
            if not speaker or self.words[speaker[-1]] in _NO_SPEAKER:
                return None
            follow = max(words.stop, self.after_recipient(index, lemma))
            clause = range(start, follow)
        if words.start in self._resuming and not self._beside_quotation(clause):
            return None
        content = tuple(self.contents(index, lemma, clause, follow))
        if not content and not self.quoted:
            return None
        return Cue(words, speaker, clause, content, kind, self.interruption(clause))

    def _verb_at(self, index: int) -> tuple[str | None, range]:
        """The reporting verb at ``index`` by its lemma, and its words."""
        two = range(index, index + 2)
        if (self.word(index), self.word(index + 1)) in POINTING or index in self._resuming:
            return "add", two if self.word(index + 1) in {"out", "on"} else range(index, index + 1)
        lemma = VERB_OF.get(self.words[index])
        if lemma is not None and not (self._reports(index) or self.after_quotation(index)):
            lemma = None
        return lemma, range(index, index + 1)

    @cached_property
    def _resuming(self) -> frozenset[int]:
        """Where 'went on' and 'continued' stand, which report only next to a quotation."""
        return frozenset(
            i
            for i, word in enumerate(self.words)
            if word in RESUMING or (word in {"went", "goes"} and self.word(i + 1) == "on")
        )

    def _beside_quotation(self, clause: range) -> bool:
        """Whether only marks stand between a clause and a quotation."""
        before, after = clause.start - 1, clause.stop
        while before >= 0 and self.grammar.mark(before) and before not in self.quoted:
            before -= 1
        while after < len(self.tokens) and self.grammar.mark(after) and after not in self.quoted:
            after += 1
        return before in self.quoted or after in self.quoted

    def _denied(self, verb: int) -> bool:
        """Whether it is denied that anything is said: 'has not said', 'neither confirmed nor'."""
        near = [self.words[i] for i in range(max(verb - 3, 0), verb)]
        return near[-1:] in (["neither"], ["nor"]) or (
            not {"not", "n't", "n’t", "never"}.isdisjoint(near) and self._supported(verb)
        )

    def _supported(self, verb: int) -> bool:
        """Whether auxiliaries and adverbs lead up to the verb."""
        return self.tokens[verb - 1].pos in {"AUX", "ADV", "PART"}

    def _unnamed(self, index: int) -> Cue | None:
        """'The jury heard that', 'residents were told', 'it is thought that': nobody is named."""
        word, lemma = self.words[index], VERB_OF.get(self.words[index], "add")
        passive = self.tokens[index].tag == "VBN" and self._passive(index)
        head = self.grammar.subject(index)
        if head is None and word in HEARING and self.word(index - 1) in HEARERS:
            head = index - 1
        if head is None or head in self.quoted or self._denied(index):
            return None
        court = word in HEARING and self.words[head] in HEARERS
        it = passive and self.words[head] == "it" and self.word(index + 1) == "that"
        if not (court or (passive and word == "told") or (it and lemma in KIND_OF)):
            return None
        phrase = self.under(head, index)
        clause = range(phrase.start, index + 1)
        content = tuple(self.contents(index, lemma, clause, index + 1))
        words = range(index, index + 1)
        if not content:
            return None
        frame = self.interruption(clause)
        return Cue(words, range(0), clause, content, KIND_OF[lemma], frame)

    def _passive(self, index: int) -> bool:
        return any(self.tokens[i].dep == "aux:pass" for i in self.grammar.children[index])

    def _reports(self, index: int) -> bool:
        """Whether the verb is a finite one, 'saying', or a past form taken for a participle."""
        token = self.tokens[index]
        if token.tag == "VBN":
            before = index - 1
            while before > 0 and self.tokens[before].pos == "ADV":
                before -= 1
            return self.word(before) in _HAVING or self.tokens[before].pos != "AUX"
        if token.tag == "VBG":
            return token.dep not in {"amod", "compound"}
        if self.used_to(index):
            return True
        last = token.tag == "VB" and index == self.end - 1 and self.nominal(index - 1)
        return token.tag in _REPORTING_TAGS or last or self.words[index] in _NEVER_NOUNS

    def _describing(self, index: int) -> Cue | None:
        if self.words[index] not in DESCRIBING or self.tokens[index].tag not in _REPORTING_TAGS:
            return None
        if not any(i > index for i in self.quoted):
            return None
        speaker, start = self.subject(index, range(0))
        return (
            Cue(range(index, index + 1), speaker, range(start, index + 1), ()) if speaker else None
        )

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
