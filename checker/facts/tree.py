"""The parse of a sentence as facts ask it: who depends on whom, and noun phrases in words."""

from collections.abc import Sequence
from functools import cached_property

from checker.records.sentence import Token, dependents

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_INSIDE = _NOMINAL | {"ADJ"}
_RELATIVES = frozenset("who which that whom where when".split())
_CLITICS = frozenset({"'s", "’s", "'", "’", "-", "–"})
_SHARES = frozenset("none one some many most all both few several neither half".split())
_OPENING = frozenset("his her its their our my your whose least most - – 's ’s ' ’".split())
_HEDGES = frozenset(
    "a an as at about almost around another close estimated fewer further least less many more most"
    " nearly no over roughly some than to up".split()
)
_LONGEST_HEDGE = 5
_TAIL = frozenset({"of", "at"})
_TIMES = frozenset("dawn daybreak sunrise noon midday dusk sunset night midnight once".split())


class Tree:
    """The tokens of one sentence and the relations between them."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.keys = [token.text.lower() for token in tokens]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the tokens that depend on it."""
        return dependents(self.tokens)

    def nominal(self, index: int) -> bool:
        """Whether the token can head a noun phrase."""
        token = self.tokens[index]
        return token.pos in _NOMINAL and self.keys[index] not in _RELATIVES

    def phrase(self, head: int) -> range:
        """The noun phrase around a token without its article, with an 'of' or 'at' phrase behind.

        Only neighbouring words count: relations within names are wrong too often.
        """
        if self.keys[head] in _SHARES and self.keys[head + 1 : head + 2] == ["of"]:
            inner = self.head_from(head + 2)
            return self.phrase(inner) if inner is not None else range(head, head + 1)
        if self.tokens[head].pos == "PRON":
            return range(head, head + 1)
        first = head
        while first > 0 and self._inside(first - 1):
            first -= 1
        while first < head and self.keys[first] in _OPENING:
            first += 1
        last = self._end(head)
        named = self.tokens[last - 1].pos == "PROPN"
        while not named and last + 1 < len(self.tokens) and self.keys[last] in _TAIL:
            start = last + 1 + (self.tokens[last + 1].pos == "DET")
            if start >= len(self.tokens) or self.keys[start] in _TIMES:
                break
            if not self._inside(start):
                break
            last = self._end(start)
        return range(first, last)

    def head_from(self, at: int) -> int | None:
        """The last noun of the phrase that begins at ``at``, over articles and adjectives.

        Over what hedges a count as well: 'at least 12 people', 'up to 30 cows'.
        """
        at = self._past_hedge(at)
        while at < len(self.tokens) and (
            self.tokens[at].pos in {"DET", "ADJ", "ADV"} or self.tokens[at].dep == "amod"
        ):
            at += 1
        if at >= len(self.tokens) or not self.nominal(at):
            return None
        return self._end(at) - 1

    def _past_hedge(self, at: int) -> int:
        end = at
        while end < len(self.tokens) and end - at < _LONGEST_HEDGE and self.keys[end] in _HEDGES:
            end += 1
        return end if end < len(self.tokens) and self.tokens[end].pos == "NUM" else at

    def _end(self, at: int) -> int:
        """Where the words of a noun phrase end: with a noun, not with an adjective behind it."""
        last = at
        while at + 1 < len(self.tokens) and self._inside(at + 1):
            at += 1
            last = at if self.nominal(at) else last
        return last + 1

    def _inside(self, index: int) -> bool:
        token = self.tokens[index]
        if self.keys[index] in _RELATIVES or ":" in token.text:
            return False
        return token.pos in _INSIDE or self.keys[index] in _CLITICS

    def subject(self, verb: int) -> int | None:
        """The head of what a predicate is said of, over conjuncts, participles, relative clauses.

        None where the parse does not tell.
        """
        at, seen = verb, set[int]()
        while at not in seen:
            seen.add(at)
            found = [
                i
                for i in self.children[at]
                if self.tokens[i].dep.startswith("nsubj") and i < at and self.nominal(i)
            ]
            if found:
                return found[-1]
            at = self._above(at)
            if at not in seen and self.tokens[at].pos in _NOMINAL and not self._told(at):
                return at
        return None

    def joined(self, phrase: range) -> tuple[range, ...]:
        """The noun phrases that 'and' joins to one: of 'a nurse and two boys', the boys."""
        heads = [i for i in phrase if self.tokens[i].head not in phrase or self.tokens[i].head == i]
        conjuncts = (i for head in heads[:1] for i in self.children[head])
        return tuple(
            self.phrase(i)
            for i in conjuncts
            if self.tokens[i].dep == "conj" and i >= phrase.stop and self.nominal(i)
        )

    def _told(self, at: int) -> bool:
        """Whether a noun is itself said of a subject: 'They are out of danger in hospital'."""
        relations = {self.tokens[i].dep for i in self.children[at]}
        return "nsubj" in relations and "cop" in relations

    def _above(self, at: int) -> int:
        """Where the subject of a predicate may hang that has none of its own."""
        token = self.tokens[at]
        if token.dep == "xcomp":
            objects = [i for i in self.children[token.head] if self.tokens[i].dep == "obj"]
            if objects and objects[-1] < at:
                return objects[-1]
        governed = token.dep in {"conj", "xcomp", "cop", "obl"} or token.dep.startswith("a")
        return token.head if governed else at
