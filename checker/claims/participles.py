"""Where a participle or an infinitive tells something apart."""

from checker.claims.outcomes import outcome
from checker.claims.segment import Link
from checker.claims.subordinates import Subordinates
from checker.claims.walk import AND, LINKED, STRONG

# Participles in form, prepositions in use.
_PREPOSITIONS = {"including", "according", "following", "regarding", "excluding", "pending",
                 "compared"}  # fmt: skip
# Participles that tell what brought an event about: 'a fire started by lightning'.
_CAUSED = {"caused", "triggered", "sparked", "started", "prompted", "fuelled", "fueled", "driven"}


class Participles(Subordinates):
    """A walk, asked for participles with claims of their own."""

    def earlier(self, n: int) -> bool:
        """'After leaving school': what came before or next."""
        return n > 0 and self.words[n] in LINKED and self.tags[n + 1 : n + 2] == ["VBG"]

    def result(self, n: int) -> bool:
        """'To reach the final' behind 'beat Brod 3-1'."""
        told = n + 1 < len(self.zone) and not self.current.open
        return told and outcome(self.grammar, self.zone[n], self.current.verb)

    def after_birth(self, k: int) -> bool:
        """'Was born in Oran, studied law and': what follows is no passive."""
        born = any(self.grammar.words[i] == "born" for i in self.current.tokens)
        goes_on = any(w in AND and self.finite[m + 1 :] for m, w in enumerate(self.words) if m > k)
        return born and goes_on and self.words[k].endswith("ed")

    def caused(self, n: int) -> bool:
        """'A break caused by a false alarm', behind the verb of the clause."""
        caused = self.words[n] in _CAUSED and self.words[n + 1 : n + 2] == ["by"]
        beside = n > 0 and self.grammar.tokens[self.zone[n - 1]].pos == "NOUN"
        return caused and beside and not self.finite[n] and not self.current.open

    def reduced(self, n: int) -> bool:
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

    def participle(self, k: int) -> bool:
        """Whether the word at ``k`` may be a participle that tells something apart."""
        token = self.grammar.tokens[self.zone[k]]
        plain = token.dep not in {"amod", "compound"} and self.words[k] not in _PREPOSITIONS
        return plain and k + 1 < len(self.zone) and self.grammar.words[self.zone[k]] != ","

    def absolute(self, k: int) -> int | None:
        """The participle of ', with both sides claiming victory'."""
        for m in range(k + 2, len(self.zone)):
            if self.finite[m] or self.words[m] in {",", "and", "of"} | STRONG:
                return None
            if self.tags[m] in {"VBG", "VBN"} and self.grammar.nominal(self.zone[m - 1]):
                return m if m + 1 < len(self.zone) else None
        return None

    def absolute_beside(self, n: int) -> int | None:
        """The second participle of ', with 51 backing it and 48 opposing it'."""
        first = self.current.verb
        if self.current.link is not Link.ADVERBIAL or first is None or self.grammar.finite(first):
            return None
        second = self.absolute(n - 1)
        alike = second is not None and self.tags[second] == self.tag(first)
        return second if alike and any(map(self.grammar.nominal, self.zone[n:second])) else None

    def initial_participle(self) -> bool:
        """'Founded in 1931, the firm': a participle opens the sentence, a comma ends it."""
        if self.tags[0] not in {"VBN", "VBG"} or not self.participle(0) or self.finite[0]:
            return False
        if "," not in self.words:
            return False
        comma = self.words.index(",")
        return not any(self.finite[:comma]) and any(self.finite[comma:])
