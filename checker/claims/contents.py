"""What a reporting verb reports: the words of the sentence that are its content."""

from collections.abc import Iterator

from checker.claims.grammar import CALENDAR
from checker.claims.reporting import ALLEGATIONS, FIRM, JUDGING, KIND_OF, REJECTING, SpeechKind
from checker.claims.speakers import Speakers

_LINKS = {"that", "whether", "if", "how", "why", "what", "when", "where", "who"}
_OCCASION = {"on", "in", "at", "during", "after", "before", "through", "via", "to", "by", "over",
             "under"}  # fmt: skip
_ABOUT_WHEN = {"late", "early", "earlier", "later", "shortly", "just", "soon"}
_RELATIVE = {"which", "who", "whose", "whom"}
_SCENE = {",", ";", "as", "when", "while", "before", "because", "ahead", "of", "by", "from"}


class Contents(Speakers):
    """A parsed sentence, asked for what its reporting verbs report."""

    def contents(self, verb: int, lemma: str, clause: range, follow: int) -> Iterator[range]:
        """What the verb reports outside quotation marks, behind it or in front of its clause.

        ``clause`` is the reporting clause, ``follow`` where it ends behind verb and listener.
        """
        after = range(self._after_timing(follow), self.end)
        linked = self.word(after.start) in _LINKS
        if KIND_OF[lemma] is SpeechKind.DENY and after:
            alleged = any(map(self._alleged, after[:4])) or self.word(after.start) == "that"
            decided = not JUDGING.isdisjoint(self.words[i] for i in clause if i < verb)
            if lemma not in REJECTING or (alleged and not decided):
                end = next((i for i in after if self._told_of(i)), after.stop)
                yield range(after.start, min(end, self._clause_end(verb)))
            return
        if self._says(verb, lemma, after, linked=linked):
            yield from self._that_by_that(after, self._clause_end(verb))
            return
        if self.tokens[verb].tag == "VBG" or self.word(clause.start) in {"which", "who"}:
            return  # 'The firm, which reports on Friday, did not comment'
        head = range(clause.start)
        if self.interruption(clause):
            yield range(self.end)
            return
        if len(head) > 1 and self.word(head[-1]) == "," and self._closes(follow, after):
            if self.tokens[head[-2]].pos not in {"SCONJ", "CCONJ"} and not self._adverbial(head):
                yield head
            if follow > verb + 1 and clause.start == verb:
                return  # 'said Ann Lowe, 23': what follows describes her
            if self.word(after.start) == "," and self._goes_on(after.start + 1):
                yield range(after.start + 1, self.end)

    def _alleged(self, index: int) -> bool:
        """Whether a noun for what may be denied stands here: no 'that' of 'a bill that'."""
        return self.words[index] in ALLEGATIONS and self.tokens[index].pos == "NOUN"

    def _told_of(self, index: int) -> bool:
        """Whether a denial ends here: the outlet adds ', which was dropped' in its own voice."""
        return self.word(index) == ";" or (
            self.word(index) == "," and self.word(index + 1) in _RELATIVE
        )

    def _that_by_that(self, after: range, end: int) -> Iterator[range]:
        """The clauses of 'that A, that B and that C', one by one."""
        start = after.start + 1 if self.word(after.start) == "that" else after.start
        for i in range(start + 1, end):
            again = self.word(i) == "that" and self.tokens[i].dep == "mark"
            if again and self.word(i - 1) in {",", "and", "but", "or"}:
                yield range(start, i)
                start = i + 1
        yield range(start, end)

    def _clause_end(self, verb: int) -> int:
        """Where what the verb reports must end: with the relative clause that the verb is in."""
        inside = self.tokens[verb].dep.startswith("acl")
        return min(self.grammar.right_edge(verb) + 1, self.end) if inside else self.end

    def _closes(self, follow: int, after: range) -> bool:
        """Whether what follows 'X said' leaves it the end of what is said before."""
        return (
            not after
            or {self.words[after.start], self.word(follow)} & (_SCENE | _OCCASION) != set()
        )

    def _says(self, verb: int, lemma: str, after: range, *, linked: bool) -> bool:
        """Whether a finite clause follows the verb as its content."""
        if (
            not after
            or self.words[after.start] in _SCENE | {"to", "after", "about", "against"}
            or self.tokens[after.start].tag == "VBG"
        ):
            return False
        told = next((i for i in after if self.grammar.finite(i)), None)
        sought = lemma == "ask" and self.words[after.start] in {"for", "not"}
        described = told is not None and not _RELATIVE.isdisjoint(self.words[after.start : told])
        if sought or told is None or self._joined_verb(told, verb):
            return False
        # In 'admits the theft, for which he was convicted' nothing is said in a clause.
        if linked or (not described and lemma in FIRM) or KIND_OF[lemma] is SpeechKind.DOUBT:
            return True
        own = self.grammar.children[verb]
        thing = any(self.tokens[i].dep == "obj" and after.start <= i < told for i in own)
        # 'Found nine men a day after the boat sank': what they found is a thing and no clause.
        return not thing and any(self.tokens[i].dep == "ccomp" and i > verb for i in own)

    def _joined_verb(self, told: int, verb: int) -> bool:
        """Whether a finite verb stands beside the reporting one: 'declared him dead and left'."""
        joined = self.tokens[told].dep == "conj" and self.tokens[told].head == verb
        objects = [i for i in self.grammar.children[verb] if self.tokens[i].dep == "obj"]
        return joined and any(verb < i < told for i in objects)

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

    def after_recipient(self, verb: int, lemma: str) -> int:
        """Past 'reporters' in 'told reporters'."""
        if lemma not in {"tell", "ask", "warn", "promise", "advise"}:
            return verb + 1
        start = verb + 1
        linked = self.word(start) in _LINKS - {"what"} | {"for"}  # 'asked for 12 years'
        if start >= self.end or linked or start in self.quoted:
            return start
        if self.tokens[start].tag == "PRP":
            return start + 1
        phrase = self.phrase_after(start)
        link = next(
            (
                i
                for i in range(start, min(start + 14, self.end))
                if self.word(i) in {"that", "whether"}
            ),
            None,
        )
        if link is not None:
            return link
        if phrase and phrase.stop < self.end and self.grammar.finite(phrase.stop):
            # 'told reporters troops were sent', 'told the BBC the road was shut'
            opened = (i for i in phrase[1:] if self.tokens[i].pos == "DET")
            return next(opened, start + 1)
        # A bare name that the tagger mistook, at the end of the sentence: 'told RTN'.
        return phrase.stop if phrase else start + (start + 1 == self.end)

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
        if self.words[index] in _ABOUT_WHEN and index + 1 < self.end:
            stop = self._timing(index + 1)
            return stop if stop > index + 1 else index
        if self.words[index] in _OCCASION:
            after = self.phrase_after(index + 1)
            return after.stop if after else index
        if self.tokens[index].pos == "ADV" and self.word(index + 1) == ",":
            return index + 1
        phrase = self.phrase_after(index)
        dated = bool(phrase) and self.words[phrase[-1]] in CALENDAR
        return phrase.stop if dated and len(phrase) <= 3 else index

    def _clausal(self, index: int) -> bool:
        return index < self.end and (self.grammar.finite(index) or self.tokens[index].pos == "AUX")
