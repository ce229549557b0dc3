"""Cutting the words of a sentence into segments with one finite verb each.

One pass from left to right. Words that open a clause (relative pronouns, conjunctions before a
verb, participles after a comma) push a segment; the comma or the verb that resumes the clause
around it pops it. Where nothing says so plainly, nothing is cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from checker.claims.grammar import Grammar
from checker.claims.outcomes import outcome

_WHEN = {
    "when", "after", "before", "while", "although", "though", "as", "once", "whereas",
}  # fmt: skip
_CONDITIONS = {"if", "unless"}
_AND = {"and", "but", "or", "yet", "nor"}
_STRONG = {";", ":", "—", "–", "--"}
_RELATIVE_TAGS = {"WDT", "WP", "WP$"}
_ASKING = {"know", "ask", "wonder", "see", "decide", "say", "tell", "learn", "understand"}
_QUANTIFIERS = {"none", "some", "all", "most", "both", "many", "one", "half", "each"}
# Participles in form, prepositions in use.
_PREPOSITIONS = {"including", "according", "following", "regarding", "excluding", "pending",
                 "compared"}  # fmt: skip
# Participles that tell what brought an event about: 'a fire started by lightning'.
_CAUSED = {"caused", "triggered", "sparked", "started", "prompted", "fuelled", "fueled", "driven"}
_IN_SUBJECT = {"NOUN", "PROPN", "NUM", "DET", "ADJ", "PRON"}
_COMPARED = {"as", "such", "same", "so", "well", "far", "soon", "long", "much"}
_LISTED = {"conj", "root", "parataxis"}
_MEASURES = {
    "seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "second",
    "minute", "hour", "day", "week", "month", "year", "decade", "shortly", "soon", "just",
}  # fmt: skip


_LINKED = {"after", "before"}
_DOZENS = {"dozens", "scores", "hundreds", "thousands", "many", "several"}
_HARMED = {"dead", "killed", "hurt", "injured", "wounded", "missing", "feared", "trapped", "held",
           "arrested", "charged", "rescued"}  # fmt: skip


class Link(StrEnum):
    """How a segment hangs on the one around or before it."""

    MAIN = "main"
    COORDINATE = "coordinate"
    RELATIVE = "relative"
    ADVERBIAL = "adverbial"
    PARTICIPLE = "participle"


@dataclass(eq=False)
class Segment:
    """A run of words around at most one predicate.

    ``verb`` is its first finite verb, or its participle; ``parent`` the segment it hangs on;
    ``lead`` the words it shares with the segment before it, other than the subject.
    """

    link: Link
    parent: "Segment | None" = None
    tokens: list[int] = field(default_factory=list)
    verb: int | None = None
    lead: tuple[int, ...] = ()
    after_comma: bool = False

    @property
    def open(self) -> bool:
        """Whether it still waits for its verb."""
        return self.verb is None


def segment(grammar: Grammar, zone: Sequence[int]) -> list[Segment]:
    """The segments of the tokens in ``zone``, in the order they begin."""
    return _Pass(grammar, zone).run()


class _Pass:
    def __init__(self, grammar: Grammar, zone: Sequence[int]) -> None:
        self.grammar = grammar
        self.zone = zone
        self.words = [grammar.words[i] for i in zone]
        self.tags = [grammar.tokens[i].tag for i in zone]
        self.finite = [grammar.finite(i) for i in zone]
        self.current = Segment(Link.MAIN)
        self.segments = [self.current]
        self.condition = next(
            (n for n, word in enumerate(self.words) if word in _CONDITIONS), len(zone)
        )
        self.conditioned = self._past_condition()

    def run(self) -> list[Segment]:
        for n, index in enumerate(self.zone):
            if not self._cut(n):
                self.current.tokens.append(index)
            if self.current.open and self.finite[n] and n >= self.conditioned:
                self.current.verb = index
        return self.segments

    def _past_condition(self) -> int:
        """Where the main clause begins behind a condition that comes first."""
        if self.condition != 0 or "," not in self.words:
            return 0
        comma = self.words.index(",")
        return comma if any(self.finite[comma:]) else 0

    def _cut(self, n: int) -> bool:
        """Open or close a segment at ``n``; True where the mark there belongs to neither."""
        if n >= self.condition:
            return False
        if self._closes(n):
            self._close()
            if self.words[n] != ",":
                return False
            self._take_up(n + 1) or self._open_after_comma(n)
            return True
        if self.words[n] == ",":
            return self._open_after_comma(n)
        if self.words[n] in _STRONG:
            return self._open_strong(n)
        self._open_at(n)
        return False

    def _open_at(self, n: int) -> None:
        if self._relative(n):
            self._push(Link.RELATIVE, n)
        elif self._adverbial(n):
            self._push(Link.ADVERBIAL, n)
        elif self.words[n] in _AND and self.tags[n] == "CC":
            self._open_coordinate(n)
        elif self._earlier(n) or self._outcome(n):
            self._push(Link.PARTICIPLE, n, verb=self.zone[n + 1])
        elif self._caused(n) or self._reduced(n) or (n == 0 and self._initial_participle()):
            self._push(Link.PARTICIPLE, n, verb=self.zone[n])

    def _earlier(self, n: int) -> bool:
        """'After leaving school': what came before or next."""
        return n > 0 and self.words[n] in _LINKED and self.tags[n + 1 : n + 2] == ["VBG"]

    def _outcome(self, n: int) -> bool:
        """'To reach the final' behind 'beat Brod 3-1'."""
        told = n + 1 < len(self.zone) and not self.current.open
        return told and outcome(self.grammar, self.zone[n], self.current.verb)

    def _open_after_comma(self, n: int) -> bool:
        k = self._past_adverbs(n + 1)
        if k >= len(self.zone):
            return False
        if self.words[k] == "with" and (verb := self._absolute(k)) is not None:
            self._push(Link.ADVERBIAL, n, verb=self.zone[verb])
            return True
        if self._measured_clause(n + 1):
            self._push(Link.ADVERBIAL, n)
            return True
        more = any(map(self.grammar.nominal, self.zone[k + 1 :])) and not self._after_birth(k)
        if more and self._participle(k) and self.tags[k] in {"VBG", "VBN"} and not self.finite[k]:
            if self.current.link is Link.RELATIVE and not self.current.after_comma:
                self._close()  # 'a crash that killed two, closing the road'
            self._push(Link.PARTICIPLE, n, verb=self.zone[k])
            return True
        listed = self.finite[k] and self.grammar.tokens[self.zone[k]].dep in _LISTED
        listed = listed or self._after_birth(k)
        if self._counted_states(n):
            self.current.verb = self.zone[n - 1]
            self.current = Segment(Link.MAIN, verb=self.zone[n + 2])
            self.segments.append(self.current)
            return True
        if listed and not self.current.open and self.current.link is not Link.RELATIVE:
            self._push(Link.COORDINATE, n, verb=self.zone[k])
            return True
        if self._headline_goes_on(n):
            state = self.zone[n + 2] if self._counted_state(n + 1) else None
            self.current = Segment(Link.MAIN, verb=state)
            self.segments.append(self.current)
            return True
        return False

    def _headline_goes_on(self, n: int) -> bool:
        """'Fire out, roads reopen', 'Ferry sinks, 14 missing': two events in a headline."""
        if self.grammar.mark(len(self.grammar) - 1) or self.current.parent is not None:
            return False
        if self._counted_state(n + 1):
            return not self.current.open and self.words[n + 3 : n + 4] in ([], ["in"], ["at"])
        opening = self.zone[n + 1 : n + 2]
        opens = any(self.grammar.tokens[i].pos in _IN_SUBJECT for i in opening)
        relative = self.tags[n + 1 : n + 2] and self.tags[n + 1] in _RELATIVE_TAGS
        plain = opens and not relative and self.grammar.nominal(self.zone[0])
        return bool(plain) and self._own_subject(n + 1)

    def _counted_state(self, n: int) -> bool:
        """'14 missing', 'dozens hurt'."""
        counted = n + 1 < len(self.zone) and (self.tags[n] == "CD" or self.words[n] in _DOZENS)
        return counted and self.words[n + 1] in _HARMED

    def _counted_states(self, n: int) -> bool:
        """'Five dead, dozens hurt in': what a headline says of two counts."""
        return n == 2 and all(map(self._counted_state, (0, n + 1)))

    def _after_birth(self, k: int) -> bool:
        """'Was born in Oran, studied law and': what follows is no passive."""
        born = any(self.grammar.words[i] == "born" for i in self.current.tokens)
        goes_on = any(w in _AND and self.finite[m + 1 :] for m, w in enumerate(self.words) if m > k)
        return born and goes_on and self.words[k].endswith("ed")

    def _open_strong(self, n: int) -> bool:
        spoken = any(segment.verb is not None for segment in self.segments)
        if not (spoken or self.words[n] == ";") or not any(self.finite[n + 1 :]):
            return False
        self.current = Segment(Link.MAIN)
        self.segments.append(self.current)
        return True

    def _open_coordinate(self, n: int) -> None:
        k = self._past_adverbs(self._past_interposed(n + 1))
        if k >= len(self.zone) or self.current.open or self.words[k] in _CONDITIONS:
            return
        if self.finite[k]:
            self._push(Link.COORDINATE, n)
        elif self.grammar.verbal(self.zone[k]) and not self.finite[k]:
            lead = self._parallel_lead(k)
            if lead is not None:
                self._push(Link.COORDINATE, n, lead=lead, verb=self.zone[k])
        elif (verb := self._absolute_beside(n)) is not None:
            self._push(Link.ADVERBIAL, n, verb=self.zone[verb])
        elif lead := self._counted_lead(n):
            self._push(Link.COORDINATE, n, lead=lead, verb=self.current.verb)
        elif self._own_subject(n + 1) and not self._complement(n):
            self.current = Segment(Link.MAIN)
            self.segments.append(self.current)

    def _complement(self, n: int) -> bool:
        """Whether the conjunction at ``n`` may link two clauses inside 'that …'."""
        verb = self.current.verb
        that = [i for i in self.current.tokens if self.grammar.words[i] == "that"]
        return bool(that) and that[-1] > (verb or 0) and self.words[n - 1] != ","

    def _push(
        self, link: Link, n: int, *, lead: tuple[int, ...] = (), verb: int | None = None
    ) -> None:
        before = self.words[n - 1] if n else ""
        tokens = self.current.tokens
        if tokens and self.grammar.words[tokens[-1]] == ",":
            tokens.pop()
        self.current = Segment(
            link,
            parent=self.current,
            lead=lead,
            verb=verb,
            after_comma=self.words[n] == "," or before in {",", ""},
        )
        self.segments.append(self.current)

    def _close(self) -> None:
        parent = self.current.parent
        while parent is not None and parent.link is not Link.MAIN and not parent.open:
            parent = parent.parent
        self.current = parent or self.current

    def _awaited(self) -> bool:
        """Whether a subject further out still waits for its verb."""
        segment: Segment | None = self.current
        while segment is not None and not segment.open:
            segment = segment.parent
        return segment is not None and bool(segment.tokens)

    def _take_up(self, k: int) -> bool:
        """Read a participle right behind a closed clause as the verb its subject waits for."""
        waiting = self.current.open and bool(self.current.tokens) and k < len(self.zone)
        if waiting and (self.tags[k] == "VBN" or self.words[k].endswith("ed")):
            self.finite[k] = True
            return True
        return False

    def _closes(self, n: int) -> bool:
        segment, parent = self.current, self.current.parent
        if segment.link is Link.COORDINATE and parent is not None and self.words[n] == ",":
            # 'which opened in May and closed in June,': the comma ends both.
            return self._awaited() and parent.link is Link.RELATIVE
        if parent is None or segment.open or segment.link in {Link.MAIN, Link.COORDINATE}:
            return self._resumes(n)
        if self.words[n] == ",":
            return self._comma_closes(n, parent)
        return self._resumes(n)

    def _comma_closes(self, n: int, parent: Segment) -> bool:
        if not self.current.after_comma and not parent.open:
            return False
        if n + 1 >= len(self.zone):
            return False
        # 'in Bergen, Norway, where': a comma between two names opens nothing.
        names = self.tags[n - 1] == "NNP" and self.tags[n + 1] == "NNP"
        return not (names and "," in self.words[n + 1 :] and bool(parent.tokens))

    def _resumes(self, n: int) -> bool:
        """Whether a second finite verb here takes up a subject left waiting further out."""
        segment: Segment | None = self.current
        if not self.finite[n] or self.current.open or n == 0 or self.tags[n - 1] == "CC":
            return False
        while segment is not None and not segment.open:
            segment = segment.parent
        if segment is None or not segment.tokens:
            return False
        verb = self.current.verb
        same = verb is not None and self.grammar.predicate(verb) == self.grammar.predicate(
            self.zone[n]
        )
        return not same and not self.grammar.pronoun_subject(self.zone[n - 1])

    def _past_adverbs(self, n: int) -> int:
        while n < len(self.zone) and self._adverb(n):
            n += 1
        return n

    def _adverb(self, n: int) -> bool:
        last = self.words[n] in {"last", "first"}
        return self.tags[n] == "RB" or (last and self.tags[n + 1 : n + 2] == ["VBN"])

    def _past_interposed(self, n: int) -> int:
        """Past ', by our count,' behind a conjunction."""
        if self.words[n : n + 1] != [","] or "," not in self.words[n + 1 :]:
            return n
        end = self.words.index(",", n + 1)
        return n if any(self.finite[n:end]) else end + 1

    def _relative(self, n: int) -> bool:
        before = n - 1 if n and self.words[n - 1] == "," else n
        if self.current.link is Link.RELATIVE and self.current.open:
            return False
        if before == 0 or not self._relative_word(n):
            return False
        previous = self.zone[before - 1]
        closing = self.grammar.words[previous] in {")", '"', "”"}
        if before == n and self.grammar.tokens[previous].pos in {"PRON", "DET"}:
            return False  # 'something that works', 'those who fled' say nothing apart.
        antecedent = self.grammar.nominal(previous) or closing or self._whom(n, previous)
        return antecedent and any(self.finite[n + 1 :])

    def _whom(self, n: int, previous: int) -> bool:
        """'An accountant who': the tagger may take a rare noun for a plain verb form."""
        token = self.grammar.tokens[previous]
        mistaken = token.tag in {"VB", "VBP"} and token.lemma.lower() not in _ASKING
        return self.words[n] == "who" and mistaken

    def _relative_word(self, n: int) -> bool:
        token = self.grammar.tokens[self.zone[n]]
        if self.words[n] == "that":
            return token.tag == "WDT" or token.dep.startswith(("nsubj", "obj"))
        if token.tag in _RELATIVE_TAGS or self.words[n] == "where":
            return self.words[n] != "what"
        if token.pos == "ADP":
            return self.words[n + 1 : n + 2] in (["which"], ["whom"])
        counted = self.words[n] in _QUANTIFIERS or token.pos == "NUM"
        return counted and self.words[n + 1 : n + 3] in (["of", "which"], ["of", "whom"])

    def _adverbial(self, n: int) -> bool:
        word = self.words[n]
        if word not in _WHEN or (n and self.words[n - 1] in _COMPARED):
            return False
        if word == "as" and self.grammar.tokens[self.zone[n]].dep == "case":
            return False  # 'began as a protest'
        if n + 1 < len(self.zone) and self.words[n + 1] in _COMPARED:
            return False
        # 'Two days after the vote closed' is one answer to 'when?'.
        measured = (
            n and self.words[n - 1] in _MEASURES and "for" not in self.words[max(n - 7, 0) : n]
        )
        if word in {"after", "before"} and measured:
            return False
        if word == "once" and n and self.words[n - 1] != ",":
            return False
        return self._verb_follows(n)

    def _verb_follows(self, n: int) -> bool:
        """Whether the clause that a word opens has a verb before anything else opens."""
        linked = False
        for m in range(n + 1, len(self.zone)):
            if self.finite[m]:
                subject = self.grammar.subject(self.zone[m])
                inside = subject is not None and subject > self.zone[n]
                return m > n + 1 and self.tags[m - 1] != "CC" and (inside or not linked)
            linked = linked or self.tags[m] == "CC"
            if self.words[m] in _WHEN | _STRONG | {","} or self.tags[m] in _RELATIVE_TAGS:
                return False
        return False

    def _measured_clause(self, k: int) -> bool:
        """', two days after the ship sank': how long before or after another event."""
        linked = next(
            (m for m in range(k + 1, min(k + 5, len(self.zone))) if self.words[m] in _LINKED), None
        )
        if linked is None or self.words[linked - 1] not in _MEASURES:
            return False
        return any(self.finite[linked + 1 :]) and self._verb_follows(linked)

    def _caused(self, n: int) -> bool:
        """'A break caused by a false alarm', behind the verb of the clause."""
        caused = self.words[n] in _CAUSED and self.words[n + 1 : n + 2] == ["by"]
        beside = n > 0 and self.grammar.tokens[self.zone[n - 1]].pos == "NOUN"
        return caused and beside and not self.finite[n] and not self.current.open

    def _reduced(self, n: int) -> bool:
        """'A man wanted in three countries was': of somebody not known before."""
        token = self.grammar.tokens[self.zone[n]]
        if token.dep != "acl" or token.tag not in {"VBN", "VBD"} or not self.current.open:
            return False
        subject = self.current.tokens
        new = subject and self.words[0] in {"a", "an"}
        if not new or subject[0] != self.zone[0] or token.head != subject[-1]:
            return False
        after = self.grammar.tokens[self.zone[n + 1]].pos if n + 1 < len(self.zone) else ""
        return after in {"ADP", "SCONJ"} and any(self.finite[n + 1 :])

    def _participle(self, k: int) -> bool:
        token = self.grammar.tokens[self.zone[k]]
        plain = token.dep not in {"amod", "compound"} and self.words[k] not in _PREPOSITIONS
        return plain and k + 1 < len(self.zone) and self.grammar.words[self.zone[k]] != ","

    def _absolute(self, k: int) -> int | None:
        """The participle of ', with both sides claiming victory'."""
        for m in range(k + 2, len(self.zone)):
            if self.finite[m] or self.words[m] in {",", "and", "of"} | _STRONG:
                return None
            if self.tags[m] in {"VBG", "VBN"} and self.grammar.nominal(self.zone[m - 1]):
                return m if m + 1 < len(self.zone) else None
        return None

    def _absolute_beside(self, n: int) -> int | None:
        """The second participle of ', with 51 backing it and 48 opposing it'."""
        first = self.current.verb
        if self.current.link is not Link.ADVERBIAL or first is None or self.grammar.finite(first):
            return None
        second = self._absolute(n - 1)
        alike = second is not None and self.tags[second] == self._tag(first)
        return second if alike and any(map(self.grammar.nominal, self.zone[n:second])) else None

    def _initial_participle(self) -> bool:
        if self.tags[0] not in {"VBN", "VBG"} or not self._participle(0) or self.finite[0]:
            return False
        if "," not in self.words:
            return False
        comma = self.words.index(",")
        return not any(self.finite[:comma]) and any(self.finite[comma:])

    def _parallel_lead(self, k: int) -> tuple[int, ...] | None:
        """The words before the verb that the verb at ``k`` stands beside, in the same form."""
        token = self.grammar.tokens[self.zone[k]]
        start = self.current.tokens
        if self.current.link is Link.PARTICIPLE and token.tag == self._tag(self.current.verb):
            return self.current.lead
        same = [i for i in start if self._tag(i) == token.tag and self.grammar.verbal(i)]
        if not same or token.dep in {"amod", "compound"}:
            return None
        return (*self.current.lead, *(i for i in start if i < same[-1]))

    def _counted_lead(self, n: int) -> tuple[int, ...]:
        """The words before the first count in 'found nine in May and two more in June'."""
        verb, tokens = self.current.verb, self.current.tokens
        k = next(
            (m for m in range(n + 1, min(n + 4, len(self.zone))) if self.tags[m] == "CD"), None
        )
        if k is None or verb is None or self.tags[n - 1] == "CD" or k + 1 >= len(self.zone):
            return ()
        if any(self.tags[m] not in {"IN", "JJS", "RB", "DT", "RBR"} for m in range(n + 1, k)):
            return ()
        if self.words[k + 1] in _MEASURES:
            return ()  # 'two years and six months' is one stretch of time
        counts = [i for i in tokens if i > verb and self._tag(i) == "CD"]
        ranged = "between" in self.words[max(n - 5, 0) : n]
        if not counts or ranged or self.words[n] != "and" or self.tags[k + 1] in {"CD", ",", "."}:
            return ()
        objects = [i for i in tokens if verb < i < counts[0]]
        if any(self.grammar.nominal(i) for i in objects):
            return ()  # the first count stands in an adjunct, not in the object
        return (*self.current.lead, *(i for i in tokens if i < counts[0]))

    def _tag(self, index: int | None) -> str:
        return "" if index is None else self.grammar.tokens[index].tag

    def _own_subject(self, n: int) -> bool:
        """Whether a noun phrase and its finite verb follow before anything else opens."""
        for m in range(n, len(self.zone)):
            if self.finite[m]:
                subject = self.grammar.subject(self.zone[m])
                return subject is not None and subject >= self.zone[n]
            if self.words[m] in _WHEN | _STRONG | {","} or self.tags[m] in _RELATIVE_TAGS:
                return False
        return False
