"""What is joined by 'and' or a comma: verbs, counts, the events of a headline."""

from checker.claims.participles import Participles
from checker.claims.segment import Link
from checker.claims.subjects import own_subject
from checker.claims.walk import MEASURES, RELATIVE_TAGS

_BE = {"was", "were", "is", "are", "been", "be", "being"}
_IN_SUBJECT = {"NOUN", "PROPN", "NUM", "DET", "ADJ", "PRON"}
_DOZENS = {"dozens", "scores", "hundreds", "thousands", "many", "several"}
_HARMED = {"dead", "killed", "hurt", "injured", "wounded", "missing", "feared", "trapped", "held",
           "arrested", "charged", "rescued"}  # fmt: skip


class Joints(Participles):
    """A walk, asked for what is said side by side."""

    def headline_goes_on(self, n: int) -> bool:
        """'Fire out, roads reopen', 'Ferry sinks, 14 missing': two events in a headline."""
        if self.grammar.mark(len(self.grammar) - 1) or self.current.parent is not None:
            return False
        if self.counted_state(n + 1):
            return not self.current.open and self.words[n + 3 : n + 4] in ([], ["in"], ["at"])
        opening = self.zone[n + 1 : n + 2]
        opens = any(self.grammar.tokens[i].pos in _IN_SUBJECT for i in opening)
        relative = self.tags[n + 1 : n + 2] and self.tags[n + 1] in RELATIVE_TAGS
        plain = opens and not relative and self.grammar.nominal(self.zone[0])
        return bool(plain) and self.own_subject(n + 1)

    def counted_state(self, n: int) -> bool:
        """'14 missing', 'dozens hurt'."""
        counted = n + 1 < len(self.zone) and (self.tags[n] == "CD" or self.words[n] in _DOZENS)
        return counted and self.words[n + 1] in _HARMED

    def counted_states(self, n: int) -> bool:
        """'Five dead, dozens hurt in': what a headline says of two counts."""
        return n == 2 and all(map(self.counted_state, (0, n + 1)))

    def complement(self, n: int) -> bool:
        """Whether the conjunction at ``n`` may link two clauses inside 'that …'."""
        verb = self.current.verb
        that = [i for i in self.current.tokens if self.grammar.words[i] == "that"]
        return bool(that) and that[-1] > (verb or 0) and self.words[n - 1] != ","

    def listed(self, k: int) -> bool:
        """'Closed the airport' in 'left homes dark, closed the airport and forced …'."""
        verb = self.current.verb
        past = verb is not None and self.tag(verb) == self.tags[k] == "VBD"
        return past and self._goes_on(k, {"VBD"})

    def listed_passive(self, k: int) -> tuple[int, ...] | None:
        """What 'followed' shares in 'was recognised, followed to a gym and arrested'."""
        if self.current.open or self.tags[k] not in {"VBD", "VBN"} or not self._goes_on(k, {"VBN"}):
            return None
        tokens = self.current.tokens
        passive = [i for i in tokens if self.tag(i) == "VBN" and self.grammar.verbal(i)]
        helped = bool(passive) and self.words_of(tokens[: tokens.index(passive[-1])]) & _BE
        return tuple(i for i in tokens if i < passive[-1]) if helped else None

    def _goes_on(self, k: int, tags: set[str]) -> bool:
        """Whether the list that the verb at ``k`` stands in ends on 'and' and a verb like it."""
        for m in range(k + 1, len(self.zone) - 1):
            if self.tags[m] == "CC" and self.tags[self.past_adverbs(m + 1) :][:1]:
                last = self.past_adverbs(m + 1)
                joined = self.grammar.tokens[self.zone[last]].dep in {"conj", "root", "advcl"}
                if joined and self.tags[last] in tags:
                    return True
            elif self.finite[m] or self.tags[m] in RELATIVE_TAGS:
                return False
        return False

    def inner_subject(self, k: int) -> tuple[int, ...]:
        """'The van' for 'hit' in 'described how the van mounted the pavement and hit two'."""
        verb, tokens = self.current.verb, self.current.tokens
        predicate = self.grammar.tokens[self.grammar.predicate(self.zone[k])]
        first = predicate.head
        if predicate.dep != "conj" or verb is None or first not in tokens:
            return ()
        head = self.grammar.subject(first)
        inside = head is not None and head > self.grammar.predicate(verb)
        return own_subject(self.grammar, first, tokens) if inside else ()

    def parallel_lead(self, k: int) -> tuple[int, ...] | None:
        """The words before the verb that the verb at ``k`` stands beside, in the same form."""
        token = self.grammar.tokens[self.zone[k]]
        start = self.current.tokens
        verb = self.current.verb
        if self.current.link is Link.PARTICIPLE and token.tag == self.tag(verb):
            return self.current.lead
        if self.current.lead and token.tag == "VBN" and self.tag(verb) == "VBD":
            return self.current.lead  # 'was recognised, followed to a gym and arrested'
        same = [i for i in start if self.tag(i) == token.tag and self.grammar.verbal(i)]
        if not same or token.dep in {"amod", "compound"}:
            return None
        return (*self.current.lead, *(i for i in start if i < same[-1]))

    def counted_lead(self, n: int) -> tuple[int, ...]:
        """The words before the first count in 'found nine in May and two more in June'."""
        verb, tokens = self.current.verb, self.current.tokens
        k = next(
            (m for m in range(n + 1, min(n + 4, len(self.zone))) if self.tags[m] == "CD"), None
        )
        if k is None or verb is None or self.tags[n - 1] == "CD" or k + 1 >= len(self.zone):
            return ()
        if any(self.tags[m] not in {"IN", "JJS", "RB", "DT", "RBR"} for m in range(n + 1, k)):
            return ()
        if self.words[k + 1] in MEASURES:
            return ()  # 'two years and six months' is one stretch of time
        counts = [i for i in tokens if i > verb and self.tag(i) == "CD"]
        ranged = "between" in self.words[max(n - 5, 0) : n]
        if not counts or ranged or self.words[n] != "and" or self.tags[k + 1] in {"CD", ",", "."}:
            return ()
        objects = [i for i in tokens if verb < i < counts[0]]
        if any(self.grammar.nominal(i) for i in objects):
            return ()  # the first count stands in an adjunct, not in the object
        return (*self.current.lead, *(i for i in tokens if i < counts[0]))
