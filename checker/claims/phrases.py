"""Noun phrases of one sentence as ranges of tokens, quotations left aside."""

from checker.claims.grammar import CALENDAR, Grammar
from checker.claims.reporting import SPEAKERS
from checker.records.sentence import EntityLabel, Sentence

_PHRASE = {"NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ", "SYM"}


class Phrases:
    """A parsed sentence, asked for the phrases next to a place in it.

    ``quoted`` are the indices of tokens between quotation marks: no phrase reaches into them.
    """

    def __init__(self, sentence: Sentence, quoted: frozenset[int]) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.grammar = Grammar(sentence.tokens)
        self.words = self.grammar.words
        self.quoted = quoted
        self.end = len(self.tokens)
        while self.end and self.grammar.mark(self.end - 1):
            self.end -= 1

    def phrase_after(self, start: int) -> range:
        """The noun phrase that begins at ``start``; empty where none does."""
        end = start
        while end < len(self.tokens) and end not in self.quoted and self._in_phrase(start, end):
            end += 1
        while end > start and (self.words[end - 1] == "of" or self.grammar.mark(end - 1)):
            end -= 1
        return range(start, end)

    def _in_phrase(self, start: int, index: int) -> bool:
        token = self.tokens[index]
        if self.words[index] == "that":
            return False
        if token.entity and not token.entity_start:
            return True
        if index > start and token.pos in {"DET", "PRON"} and self.words[index - 1] != "of":
            return False
        if index > start and token.tag in {"VBD", "VBZ", "VBP", "MD"}:
            return False
        possessive = token.tag == "POS" or self.words[index] in {"of", "-"}
        return token.pos in _PHRASE or (possessive and index > start)

    def phrase_before(self, end: int) -> range:
        """The noun phrase that ends just before ``end``; empty where none does."""
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

    def phrase_around(self, index: int) -> range:
        """The noun phrase that ``index`` is part of."""
        before = self.phrase_before(index + 1)
        end = self.phrase_after(index).stop
        return range(before.start if before else index, max(end, index + 1))

    def is_name(self, span: range) -> bool:
        """Whether a phrase ends on a name."""
        return bool(span) and (
            self.tokens[span[-1]].entity is not None or self.tokens[span[-1]].pos == "PROPN"
        )

    def speaks(self, span: range) -> bool:
        """Whether a phrase names somebody who may be quoted."""
        labels = {EntityLabel.PERSON, EntityLabel.ORGANISATION}
        return any(self.tokens[i].entity in labels or self.words[i] in SPEAKERS for i in span) or (
            len(span) == 1 and self.tokens[span[0]].pos == "PRON"
        )

    def word(self, index: int) -> str:
        """The word there in lower case; empty outside the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def nominal(self, index: int) -> bool:
        """Whether the token can head a noun phrase."""
        return self.grammar.nominal(index)

    def after_quotation(self, index: int) -> bool:
        """Whether a quotation closes just before ``index``."""
        marks = index - 1
        while marks > 0 and self.grammar.mark(marks) and marks not in self.quoted:
            marks -= 1
        return marks in self.quoted and marks >= index - 3

    def has_words(self, span: range) -> bool:
        """Whether there is more than marks of punctuation."""
        return any(not self.grammar.mark(i) for i in span)
