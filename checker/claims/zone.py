"""A stretch of a sentence, and what a claim read in it without a verb is made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.claims.grammar import CALENDAR, Grammar
from checker.claims.subjects import own_subject
from checker.records.sentence import EntityLabel

Wording = tuple[tuple[int, ...] | str, ...]
"""What to write: tokens as they stand in the text, and words put between them."""
CLOSERS = {",", ";", ":", "—", "–", "--", ".", "!", "?"}
ARTICLES = {"the", "his", "her", "its", "their", "this", "these", "those"}
_BOUNDS = {"least", "most"}
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True)
class Aside:
    """A claim without a verb: its own words, those it borrows, and how to write it.

    ``cut`` are the tokens that the clause around it can do without. ``standing`` tells a lasting
    trait, which the outlet vouches for whoever is quoted.
    """

    body: tuple[int, ...]
    subject: tuple[int, ...]
    wording: Wording
    cut: tuple[int, ...] = ()
    supplied: tuple[int, ...] = ()
    age: bool = False
    standing: bool = False


class Zone:
    """The words of a stretch of a sentence, asked for what stands at a place in it."""

    def __init__(self, grammar: Grammar, tokens: Sequence[int]) -> None:
        self.grammar = grammar
        self.tokens = tokens
        self.words = [grammar.words[i] for i in tokens]
        self.tags = [grammar.tokens[i].tag for i in tokens]
        self.finite = [grammar.finite(i) for i in tokens]

    def word(self, n: int) -> str:
        """The word at ``n``; empty outside the stretch."""
        return self.words[n] if 0 <= n < len(self.words) else ""

    def tag(self, n: int) -> str:
        """The tag at ``n``; empty outside the stretch."""
        return self.tags[n] if 0 <= n < len(self.tags) else ""

    def after_comma(self, n: int) -> tuple[int, ...]:
        """The verbless words between the comma at ``n`` and the next mark."""
        if self.words[n] != ",":
            return ()
        end = self.closing(n + 1)
        return () if any(self.finite[n + 1 : end]) else tuple(self.tokens[n + 1 : end])

    def closing(self, n: int) -> int:
        """The next mark from ``n`` on."""
        while n < len(self.words) and self.words[n] not in CLOSERS:
            n += 1
        return n

    def cut(self, n: int, end: int) -> tuple[int, ...]:
        """An aside with the commas around it, the second only if the sentence goes on."""
        closed = end + 1 if self.word(end) == "," else end
        return tuple(self.tokens[n:closed])

    def label(self, n: int) -> EntityLabel | None:
        """The kind of the name at ``n``, if there is one."""
        return self.grammar.tokens[self.tokens[n]].entity if 0 <= n < len(self.tokens) else None

    def verb_before(self, n: int) -> int | None:
        """The nearest finite verb in front of ``n``."""
        return next((self.tokens[m] for m in reversed(range(n)) if self.finite[m]), None)

    def subject_before(self, n: int) -> tuple[int, ...]:
        """The subject of the nearest verb in front of ``n``."""
        verb = self.verb_before(n)
        return () if verb is None else own_subject(self.grammar, verb, self.tokens[:n])

    def be(self, n: int, *, many: bool) -> str:
        """A form of 'be' in the tense of the verb in front of ``n``."""
        verb = self.verb_before(n)
        present = verb is not None and self.grammar.tokens[verb].tag in {"VBZ", "VBP"}
        return ("are" if many else "is") if present else ("were" if many else "was")

    def phrase_before(self, n: int) -> tuple[int, ...]:
        """The noun phrase that ends at ``n``, a date left aside."""
        phrase = self.grammar.phrase_before(self.tokens[n], self.tokens[0])
        words = [self.grammar.words[i] for i in phrase]
        return () if any(w in CALENDAR or YEAR.fullmatch(w) for w in words) else phrase

    def plural_before(self, n: int) -> tuple[int, ...]:
        """The nearest noun phrase in the plural in front of ``n``, or a count that acts for one."""
        for m in reversed(range(n)):
            if self.tags[m] == "CD" and self._acts(m):
                return (self.tokens[m],)
            if self.tags[m] in {"NNS", "NNPS"} and self.words[m].removesuffix("s") not in CALENDAR:
                phrase = self.grammar.phrase_before(self.tokens[m] + 1, self.tokens[0])
                return phrase if {*phrase} <= {*self.tokens} else ()
        return ()

    def _acts(self, n: int) -> bool:
        """Whether a bare count is a subject: 'and eight were diverted'."""
        return self.grammar.tokens[self.tokens[n]].dep.startswith("nsubj")

    def the(self, phrase: Sequence[int]) -> Wording:
        """A phrase as something already known: 'the 40 pupils'."""
        tokens = tuple(phrase)
        if len(tokens) > 1 and self.grammar.words[tokens[0]] in _BOUNDS:
            tokens = tokens[1:]  # 'at least 31 people', then 'one of the 31 people'
        first = self.grammar.tokens[tokens[0]]
        if self.grammar.words[tokens[0]] in {"a", "an"}:
            return ("the", tokens[1:])
        plain = first.pos in {"PRON", "PROPN"} or self.grammar.words[tokens[0]] in ARTICLES
        return (tokens,) if plain or first.entity else ("the", tokens)
