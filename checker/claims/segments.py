"""Cutting the words of a sentence into segments with one finite verb each.

One pass from left to right. Words that open a clause (relative pronouns, conjunctions before a
verb, participles after a comma) push a segment; the comma or the verb that resumes the clause
around it pops it. Where nothing says so plainly, nothing is cut.
"""

from collections.abc import Sequence

from checker.claims.closings import Closings
from checker.claims.grammar import Grammar
from checker.claims.segment import Link, Segment
from checker.claims.walk import AND, STRONG

__all__ = ["Link", "Segment", "segment"]

_CONDITIONS = {"if", "unless"}
_LISTED = {"conj", "root", "parataxis"}


def segment(grammar: Grammar, zone: Sequence[int]) -> list[Segment]:
    """The segments of the tokens in ``zone``, in the order they begin."""
    return _Pass(grammar, zone).run()


class _Pass(Closings):
    def __init__(self, grammar: Grammar, zone: Sequence[int]) -> None:
        super().__init__(grammar, zone)
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
        if self.closes(n):
            self.close()
            if self.words[n] != ",":
                return False
            self.take_up(n + 1) or self._open_after_comma(n)
            return True
        if self.words[n] == ",":
            return self._open_after_comma(n)
        if self.words[n] in STRONG:
            return self._open_strong(n)
        self._open_at(n)
        return False

    def _open_at(self, n: int) -> None:
        if self.relative(n):
            self._push(Link.RELATIVE, n)
        elif self.adverbial(n) or (n == 0 and self.measured_clause(n)):
            self._push(Link.ADVERBIAL, n)
        elif self.words[n] in AND and self.tags[n] == "CC":
            self._open_coordinate(n)
        elif self.earlier(n) or self.result(n):
            self._push(Link.PARTICIPLE, n, verb=self.zone[n + 1])
        elif self.caused(n) or self.reduced(n) or (n == 0 and self.initial_participle()):
            self._push(Link.PARTICIPLE, n, verb=self.zone[n])

    def _open_after_comma(self, n: int) -> bool:
        k = self.past_adverbs(n + 1)
        if k >= len(self.zone):
            return False
        if self.words[k] == "with" and (verb := self.absolute(k)) is not None:
            self._push(Link.ADVERBIAL, n, verb=self.zone[verb])
            return True
        if self.measured_clause(n + 1):
            self._push(Link.ADVERBIAL, n)
            return True
        if (lead := self.listed_passive(k)) is not None:
            self._push(Link.COORDINATE, n, lead=lead, verb=self.zone[k])
            return True
        more = any(map(self.grammar.nominal, self.zone[k + 1 :])) and not self.after_birth(k)
        if more and self.participle(k) and self.tags[k] in {"VBG", "VBN"} and not self.finite[k]:
            if self.current.link is Link.RELATIVE and not self.current.after_comma:
                self.close()  # 'a crash that killed two, closing the road'
            self._push(Link.PARTICIPLE, n, verb=self.zone[k])
            return True
        listed = self.finite[k] and self.grammar.tokens[self.zone[k]].dep in _LISTED
        listed = listed or self.after_birth(k) or self.listed(k)
        if self.counted_states(n):
            self.current.verb = self.zone[n - 1]
            self.current = Segment(Link.MAIN, verb=self.zone[n + 2])
            self.segments.append(self.current)
            return True
        if listed and not self.current.open and self.current.link is not Link.RELATIVE:
            self._push(Link.COORDINATE, n, verb=self.zone[k])
            return True
        if self.headline_goes_on(n):
            state = self.zone[n + 2] if self.counted_state(n + 1) else None
            self.current = Segment(Link.MAIN, verb=state)
            self.segments.append(self.current)
            return True
        return False

    def _open_strong(self, n: int) -> bool:
        spoken = any(segment.verb is not None for segment in self.segments)
        if not (spoken or self.words[n] == ";") or not any(self.finite[n + 1 :]):
            return False
        self.current = Segment(Link.MAIN)
        self.segments.append(self.current)
        return True

    def _open_coordinate(self, n: int) -> None:
        k = self.past_adverbs(self.past_interposed(n + 1))
        if k >= len(self.zone) or self.current.open or self.words[k] in _CONDITIONS:
            return
        if self.finite[k]:
            inner = self.inner_subject(k)
            self._push(Link.COORDINATE, n)
            self.current.subject = inner
        elif self.grammar.verbal(self.zone[k]) and not self.finite[k]:
            lead = self.parallel_lead(k)
            if lead is not None:
                self._push(Link.COORDINATE, n, lead=lead, verb=self.zone[k])
        elif (verb := self.absolute_beside(n)) is not None:
            self._push(Link.ADVERBIAL, n, verb=self.zone[verb])
        elif lead := self.counted_lead(n):
            self._push(Link.COORDINATE, n, lead=lead, verb=self.current.verb)
        elif self.own_subject(n + 1) and not self.complement(n):
            self.current = Segment(Link.MAIN)
            self.segments.append(self.current)

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
