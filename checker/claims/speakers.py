"""Who speaks: the noun phrase that goes with a reporting verb."""

from checker.claims.grammar import CALENDAR
from checker.claims.phrases import Phrases

_RELATIVE = {"who", "which", "that"}
_TODAY = {"today", "yesterday", "tonight"}
_RESUMING = {"up", "down", "from", "against", "compared", "versus", "but", "only"}
_OPENING = {"NOUN", "PROPN", "DET", "ADJ", "PRON", "VERB", "NUM"}
_LONGEST = 16
"""Words that may stand between a comma and the name in front of a reporting verb."""
_ADDRESSING = {"tell", "inform", "assure", "remind"}
"""Verbs with the listener behind them: '…, Ann Lowe, told reporters'."""
_OBJECTS = {"me", "us", "him", "them", "whom"}
_ASIDES = {"however", "though", "meanwhile", "too", "also", "nevertheless", "moreover"}


class Speakers(Phrases):
    """A parsed sentence, asked for the speaker of a reporting verb."""

    def inverted(self, index: int) -> range:
        """The speaker after the verb in '"…," said X' and '…, said X'."""
        if index == 0 or not self.grammar.mark(index - 1):
            return range(0)
        phrase = self.phrase_after(index + 1)
        if not phrase or self.words[phrase[-1]] in CALENDAR:
            return range(0)
        if self.tokens[index].lemma in _ADDRESSING or self.words[phrase.start] in _OBJECTS:
            return range(0)
        if self.after_quotation(index):
            return phrase
        ends = phrase.stop >= self.end or self.grammar.mark(phrase.stop)
        complete = any(map(self.grammar.finite, range(index)))
        if not complete and self.interruption(range(index, phrase.stop)):
            return phrase
        return phrase if ends and complete and self.speaks(phrase) else range(0)

    def interruption(self, clause: range) -> range:
        """A clause with the marks round it, where it parts a subject from its verb.

        'The road, the mayor said on Monday, is shut': from comma to comma; in 'the road, which
        the mayor said is shut' the clause alone. So too where it parts a figure from another:
        'Sales were 9 tonnes, the firm said, up from 7'. Else empty.
        """
        head = range(clause.start)
        if head and self.words[head[-1]] in _RELATIVE and clause.stop < self.end:
            return clause if self.grammar.finite(clause.stop) else range(0)
        if len(head) < 2 or self.word(head[-1]) != ",":
            return range(0)
        comma = next((i for i in range(clause.stop, self.end) if self.word(i) == ","), self.end)
        if any(map(self.grammar.finite, head)):
            rest = range(comma + 1, self.end)
            resumed = self.word(comma + 1) in _RESUMING and not any(map(self.grammar.finite, rest))
            opened = comma + (self.word(comma + 1) == "but")
            return range(head[-1], opened) if resumed else range(0)
        verb = next((i for i in range(comma + 1, self.end) if self.tokens[i].pos != "ADV"), None)
        if verb is None or not self.grammar.finite(verb):
            return range(0)
        subject = self.grammar.subject(verb)
        alone = subject is None and self.phrase_before(head[-1]).start == head.start
        return range(head[-1], comma + 1) if alone or subject in head else range(0)

    def subject(self, verb: int, earlier: range) -> tuple[range, int]:
        """The noun phrase that speaks, and where its clause starts.

        ``earlier`` is the speaker of the reporting clause before, whom ', adding' goes on with.
        The words next to the verb decide, unless the parse names a subject elsewhere.
        """
        phrase, start = self._beside(verb, earlier)
        head = self.grammar.subject(verb)
        aside = head is not None and self._of_another_clause(head, start)
        if head is None or head in self.quoted or aside or self._stands_for(phrase, head):
            return self._without_time(phrase, head), start
        parsed = self.under(head, verb)
        return parsed, self._clause_start(parsed)

    def under(self, head: int, end: int) -> range:
        """The words of the phrase that ``head`` heads, before a mark of punctuation and ``end``."""
        start, stop = self._past_frame(self.grammar.left_edge(head), head), head + 1
        start = max((i + 1 for i in range(start, head) if i in self.quoted), default=start)
        while stop < end and not self.grammar.mark(stop) and self.grammar.depends(stop, head):
            stop += 1
        return range(start, stop)

    def _past_frame(self, start: int, head: int) -> int:
        """Past the time that a parse hangs on the noun behind it: 'In 2020 a lawyer said'."""
        time = self.tokens[start].head
        dated = self.tokens[time].tag == "CD" or self.words[time] in CALENDAR
        framed = self.words[start] in {"in", "on"} and start < time < head
        return time + 1 if framed and dated else start

    def _stands_for(self, phrase: range, head: int) -> bool:
        """Whether a phrase holds the head of the subject, or a name in apposition to it."""
        if head in phrase or self.words[head] in _RELATIVE:
            return True
        return any(self.tokens[i].dep == "appos" and self.grammar.depends(i, head) for i in phrase)

    def _of_another_clause(self, head: int, start: int) -> bool:
        """Whether a verb of its own stands between a subject and the comma before ``start``.

        'Roe pleaded guilty, her lawyer said': the parse may hang 'Roe' on both verbs.
        """
        parted = start > head + 1 and self.word(start - 1) == ","
        between = range(head + 1, start)
        told = [i for i in between if self.grammar.finite(i) and self.word(i - 1) not in _RELATIVE]
        return parted and any(not self.tokens[i].dep.startswith("acl") for i in told)

    def _without_time(self, phrase: range, head: int | None) -> range:
        """A phrase without the 'today' of 'the firm today said', which hangs on the verb."""
        stop = phrase.stop
        if head is not None and head in phrase:
            while stop > head + 1 and not self.grammar.depends(stop - 1, head):
                stop -= 1
        return range(phrase.start, stop)

    def _beside(self, verb: int, earlier: range) -> tuple[range, int]:
        end = verb - 2 if self.used_to(verb) else verb
        while end and (self._between(end - 1) or self._aside(end - 1)):
            end -= 3 if self._aside(end - 1) else 1
        if end and self.words[end - 1] in _RELATIVE and self.tokens[end - 1].pos != "DET":
            close = end - 2 if self.word(end - 2) == "," else end - 1
            phrase = self.phrase_before(close)
            return phrase, end - 1
        if end and self.nominal(end - 1):
            phrase = self.phrase_before(end)
            start = self._clause_start(phrase)
            whole = self.tokens[start].pos in _OPENING
            found = self._past_relative(range(start, end) if whole else phrase)
            return found, max(start, found.start) if self.words[start] in _RELATIVE else start
        if self.word(end - 1) == "," and self.tokens[verb].tag != "VBG":
            return self._around_apposition(end - 1)
        return self._shared_subject(verb, earlier)

    def _between(self, index: int) -> bool:
        """Whether a word may stand between a subject and its verb: 'has', 'also', 'today'."""
        return self.tokens[index].pos in {"AUX", "ADV"} or self.words[index] in _TODAY

    def _past_relative(self, phrase: range) -> range:
        """A phrase without the 'which' of 'which the mayor says'."""
        opens = len(phrase) > 1 and self.words[phrase.start] in _RELATIVE
        return phrase[1:] if opens and self.tokens[phrase.start].pos != "DET" else phrase

    def _aside(self, index: int) -> bool:
        """Whether ', however,' ends at ``index``."""
        return self.words[max(index - 2, 0) : index + 1] in {(",", w, ",") for w in _ASIDES}

    def _clause_start(self, phrase: range) -> int:
        """Where the frame begins: what stands between it and a comma belongs to it."""
        start = phrase.start
        while start > max(phrase.start - _LONGEST, 0) and not self.grammar.mark(start - 1):
            start -= 1
        joined = any(
            self.grammar.finite(i) and self.tokens[i].tag != "VBZ"
            for i in range(start, phrase.start)
        )
        # The tagger takes 'works director' for a verb and a noun, so VBZ is no proof.
        return phrase.start if joined or self.word(start - 1) != "," else start

    def _around_apposition(self, comma: int) -> tuple[range, int]:
        """'the agency's head, Ann Lowe, said' and 'Ann Lowe, who voted against it, said'."""
        openings = [i for i in range(comma - 1, 0, -1) if self.word(i) == ","]
        named = self._named_officer(openings, comma)
        if named:
            return named
        beside = [i for i in openings if self._modifies(i + 1)] or openings
        for opening in beside:
            inner = range(opening + 1, comma)
            outer = self.phrase_before(self._past_bracket(opening))
            if not outer:
                continue
            if self._modifies(inner.start) or self.is_name(outer):
                return outer, outer.start
            if opening == beside[-1]:
                return outer, outer.start
        return range(0), comma

    def _past_bracket(self, end: int) -> int:
        """Where '(OSL: NRDL)' opens, if it ends here."""
        if self.word(end - 1) != ")":
            return end
        return next((i for i in range(end - 1, 0, -1) if self.word(i) == "("), end)

    def _named_officer(self, openings: list[int], comma: int) -> tuple[range, int] | None:
        """'the agency's head, Ann Lowe, said': the name, and where the description starts."""
        if not openings:
            return None
        inner, outer = range(openings[0] + 1, comma), self.phrase_before(openings[0])
        plain = bool(inner) and self.is_name(inner) and not self._modifies(inner.start)
        if not plain or not outer or self.is_name(outer):
            return None
        opens = outer.start == 0 or self.grammar.mark(outer.start - 1)
        return (inner, outer.start) if opens else None

    def _modifies(self, index: int) -> bool:
        """Whether a relative clause, a participle or an age begins here."""
        token = self.tokens[index]
        return self.words[index] in {"who", "which", "whose"} or token.tag in {"VBN", "VBG", "CD"}

    def _shared_subject(self, verb: int, earlier: range) -> tuple[range, int]:
        """The subject of the verb that this one is joined to ('and said', ', adding')."""
        joined = self.word(verb - 1) in {"and", "but", ","} or self.tokens[verb].tag == "VBG"
        if not joined:
            return range(0), verb
        if earlier:
            return earlier, verb
        finite = (i for i in range(verb) if self.grammar.finite(i) and i not in self.quoted)
        for other in finite:
            subject = self.grammar.subject(other)
            if subject is not None:
                return self.phrase_around(subject), verb
        return range(0), verb

    def used_to(self, verb: int) -> bool:
        """Whether the verb stands in 'used to tell'."""
        return verb > 2 and self.words[verb - 2 : verb] == ("used", "to")
