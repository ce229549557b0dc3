"""Walking through the words of a sentence, with what has been cut from them so far."""

from collections.abc import Sequence

from checker.claims.grammar import Grammar
from checker.claims.segment import Link, Segment

WHEN = {
    "when", "after", "before", "while", "although", "though", "as", "once", "whereas",
}  # fmt: skip
"""Conjunctions that open an adverbial clause with an event of its own."""
STRONG = {";", ":", "—", "–", "--"}
"""Marks that part clauses."""
AND = {"and", "but", "or", "yet", "nor"}
LINKED = {"after", "before"}
MEASURES = {
    "seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "second",
    "minute", "hour", "day", "week", "month", "year", "decade", "shortly", "soon", "just",
}  # fmt: skip
RELATIVE_TAGS = {"WDT", "WP", "WP$"}


class Walk:
    """The words of ``zone`` by place, and the segment that they go into."""

    def __init__(self, grammar: Grammar, zone: Sequence[int]) -> None:
        self.grammar = grammar
        self.zone = zone
        self.words = [grammar.words[i] for i in zone]
        self.tags = [grammar.tokens[i].tag for i in zone]
        self.finite = [grammar.finite(i) for i in zone]
        self.current = Segment(Link.MAIN)
        self.segments = [self.current]

    def past_adverbs(self, n: int) -> int:
        """The first word from ``n`` on that is no adverb."""
        while n < len(self.zone) and self._adverb(n):
            n += 1
        return n

    def _adverb(self, n: int) -> bool:
        last = self.words[n] in {"last", "first"}
        return self.tags[n] in {"RB", "RBR"} or (last and self.tags[n + 1 : n + 2] == ["VBN"])

    def past_interposed(self, n: int) -> int:
        """Past ', by our count,' behind a conjunction."""
        if self.words[n : n + 1] != [","] or "," not in self.words[n + 1 :]:
            return n
        end = self.words.index(",", n + 1)
        return n if any(self.finite[n:end]) else end + 1

    def own_subject(self, n: int) -> bool:
        """Whether a noun phrase and its finite verb follow before anything else opens."""
        for m in range(n, len(self.zone)):
            if self.finite[m]:
                subject = self.grammar.subject(self.zone[m])
                if subject is None:  # 'but six others remained unaccounted for'
                    parted = n > 1 and self.words[n - 2] == ","
                    return parted and m > n and self.grammar.nominal(self.zone[m - 1])
                return subject >= self.zone[n]
            if self.words[m] in WHEN | STRONG | {","} or self.tags[m] in RELATIVE_TAGS:
                return False
        return False

    def words_of(self, tokens: Sequence[int]) -> set[str]:
        """The words of some tokens."""
        return {self.grammar.words[i] for i in tokens}

    def tag(self, index: int | None) -> str:
        """The tag of a token; empty for none."""
        return "" if index is None else self.grammar.tokens[index].tag
