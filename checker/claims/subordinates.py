"""Where a relative or an adverbial clause opens."""

from checker.claims.segment import Link
from checker.claims.walk import LINKED, MEASURES, RELATIVE_TAGS, STRONG, WHEN, Walk

_ASKING = {"know", "ask", "wonder", "see", "decide", "say", "tell", "learn", "understand"}
_QUANTIFIERS = {"none", "some", "all", "most", "both", "many", "one", "half", "each"}
_FRACTIONS = [[word] for word in "half third quarter fifth sixth tenth majority minority".split()]
_COMPARED = {"as", "such", "same", "so", "well", "far", "soon", "long", "much"}


class Subordinates(Walk):
    """A walk, asked for clauses that hang on another one."""

    def relative(self, n: int) -> bool:
        """Whether a relative clause opens at ``n``: 'the dam, which'."""
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
            told = self.grammar.tokens[token.head].dep == "ccomp"
            return token.tag == "WDT" or (token.dep.startswith(("nsubj", "obj")) and not told)
        if token.tag in RELATIVE_TAGS or self.words[n] == "where":
            return self.words[n] != "what"
        if token.pos == "ADP":
            return self.words[n + 1 : n + 2] in (["which"], ["whom"])
        counted = self.words[n] in _QUANTIFIERS or token.pos == "NUM"
        if self.words[n] in {"a", "one"} and self.words[n + 1 : n + 2] in _FRACTIONS:
            n += 1  # 'a third of whom'
            counted = True
        elif counted and self.words[n + 1 : n + 2] in (["percent"], ["%"]):
            n += 1  # '40 percent of which'
        return counted and self.words[n + 1 : n + 3] in (["of", "which"], ["of", "whom"])

    def adverbial(self, n: int) -> bool:
        """Whether 'when', 'after' and the like open a clause at ``n``."""
        word = self.words[n]
        if word not in WHEN or (n and self.words[n - 1] in _COMPARED):
            return False
        if word == "as" and self.grammar.tokens[self.zone[n]].dep == "case":
            return False  # 'began as a protest'
        pointing = self.words[n + 1 : n + 2] in (["that"], ["this"], ["then"])
        if pointing and self.grammar.tokens[self.zone[n]].dep == "case":
            return False  # 'Before that he worked in a mill'
        if n + 1 < len(self.zone) and self.words[n + 1] in _COMPARED:
            return False
        # 'Two days after the vote closed' is one answer to 'when?'.
        measured = (
            n and self.words[n - 1] in MEASURES and "for" not in self.words[max(n - 7, 0) : n]
        )
        if word in {"after", "before"} and measured:
            return False
        if word == "once" and n and self.words[n - 1] != ",":
            return False
        return self.verb_follows(n)

    def verb_follows(self, n: int) -> bool:
        """Whether the clause that a word opens has a verb before anything else opens."""
        linked = False
        if self.words[n] == "while" and self.tags[n + 1 : n + 2] == ["VBG"]:
            return False  # 'a man who died while fishing was named'
        for m in range(n + 1, len(self.zone)):
            if self.finite[m]:
                subject = self.grammar.subject(self.zone[m])
                inside = subject is not None and subject > self.zone[n]
                return m > n + 1 and self.tags[m - 1] != "CC" and (inside or not linked)
            linked = linked or self.tags[m] == "CC"
            if self.words[m] in WHEN | STRONG | {","} or self.tags[m] in RELATIVE_TAGS:
                return False
        return False

    def measured_clause(self, k: int) -> bool:
        """', two days after the ship sank': how long before or after another event."""
        linked = next(
            (m for m in range(k + 1, min(k + 5, len(self.zone))) if self.words[m] in LINKED), None
        )
        if linked is None or self.words[linked - 1] not in MEASURES:
            return False
        return any(self.finite[linked + 1 :]) and self.verb_follows(linked)
