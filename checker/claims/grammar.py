"""What the parse of one sentence says, asked in the words of grammar.

Tags decide what they can: on news they are right far more often than relations, which are asked
only where the words themselves leave the question open.
"""

from collections.abc import Sequence
from functools import cached_property

from checker.records.sentence import Token, dependents

DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
CALENDAR = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "today", "yesterday", "tomorrow", "week", "weekend", "month", "year",
    "day", "night", "morning", "afternoon", "evening", "time", "percent",
}  # fmt: skip
"""Words for stretches of time, which are neither titles nor what a clause is about."""
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_VERBAL = {"VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "MD"}
_NOMINAL = {"NOUN", "PROPN", "NUM", "PRON", "SYM"}
_IN_PHRASE = {"NOUN", "PROPN", "NUM", "PRON", "SYM", "DET", "ADJ"}
_INSIDE = {"NOUN", "PROPN", "NUM", "DET", "ADJ"}
_ATTRIBUTIVE = {"amod", "compound", "det", "nmod:desc"}
_SUPPORT = {"aux", "aux:pass", "cop"}
_CLITICS = {"'s", "’s", "'", "’", "%", "-", "/"}
_INTENTIONS = {"plans", "hopes", "aims", "needs", "wants", "seeks", "moves", "offers", "tries"}
_PRONOUN_SUBJECTS = {"i", "we", "you", "he", "she", "it", "they", "there"}


class Grammar:
    """The tokens of a sentence and the relations between them."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens in lower case."""
        return tuple(token.text.lower() for token in self.tokens)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the tokens that depend on it."""
        return dependents(self.tokens)

    def finite(self, index: int) -> bool:
        """Whether a finite verb or auxiliary stands here."""
        token = self.tokens[index]
        if token.entity is not None:
            return False
        if token.tag == "VBD" and token.dep == "acl":
            return False  # 'a man wanted in three countries'
        if token.tag in _FINITE and token.tag != "VBP":
            return True
        if token.dep in _ATTRIBUTIVE:
            return False
        if token.tag == "NNS":
            # The tagger takes a rare verb for a plural: 'the museum reopens on Monday'.
            rare = token.dep == "root" and self._subject_without_auxiliary(index)
            return rare or self._intends(index)
        if token.tag == "VBP":
            return True
        # Headlines leave the auxiliary out ('two men jailed'), and the tagger takes some plain
        # past forms for participles; a subject in front gives both away.
        return token.tag in {"VBN", "VB"} and self._subject_without_auxiliary(index)

    def verbal(self, index: int) -> bool:
        """Whether a verb in any form stands here, other than before a noun."""
        return self.tokens[index].tag in _VERBAL and self.tokens[index].dep not in _ATTRIBUTIVE

    def nominal(self, index: int) -> bool:
        """Whether the token can head a noun phrase."""
        token = self.tokens[index]
        subject = token.pos == "ADJ" and token.dep.startswith("nsubj")  # 'The fair opens'
        return token.pos in _NOMINAL or token.entity is not None or subject

    def mark(self, index: int) -> bool:
        """Whether the token is a mark of punctuation."""
        return self.tokens[index].pos == "PUNCT"

    def pronoun_subject(self, index: int) -> bool:
        """Whether a pronoun in the subject form stands here."""
        return self.words[index] in _PRONOUN_SUBJECTS

    def predicate(self, verb: int) -> int:
        """The word that a finite verb helps to say: 'injured' for 'were' in 'were injured'."""
        token = self.tokens[verb]
        if token.dep in _SUPPORT and token.head > verb:
            return token.head
        if token.tag == "MD":
            following = range(verb + 1, min(verb + 5, len(self)))
            return next((i for i in following if self.tokens[i].tag == "VB"), verb)
        return verb

    def subject(self, verb: int) -> int | None:
        """The head of the subject of a finite verb, in front of it."""
        heads = {verb, self.predicate(verb)}
        found = [
            i
            for head in heads
            for i in self.children[head]
            if self.tokens[i].dep.startswith(("nsubj", "csubj", "expl")) and i < verb
        ]
        # 'The board, whose head is Roe, wants': the parse may give the head to both verbs.
        ruled = [i for i in found if all(self.words[k] != "whose" for k in self.children[i])]
        # 'The inquiry into the death of Roe opened': it may give the verb both nouns.
        first = min(ruled, default=0)
        ruled = [i for i in ruled if i == first or not self._governed(i, first)]
        return max(ruled or found, default=None)

    def _governed(self, index: int, first: int) -> bool:
        """Whether a preposition behind ``first`` governs the noun phrase that ends at a token."""
        at = index - 1
        while at > first and self.tokens[at].pos in _INSIDE:
            at -= 1
        return at > first and self.tokens[at].dep == "case" and self.words[at] == "of"

    def left_edge(self, index: int) -> int:
        """The first token of the subtree under ``index``."""
        return min(self._subtree(index))

    def right_edge(self, index: int) -> int:
        """The last token of the subtree under ``index``."""
        return max(self._subtree(index))

    def _subtree(self, index: int) -> set[int]:
        waiting, seen = [index], {index}
        while waiting:
            children = [i for i in self.children[waiting.pop()] if i not in seen]
            seen.update(children)
            waiting.extend(children)
        return seen

    def depends(self, index: int, head: int) -> bool:
        """Whether a token lies in the subtree under ``head``."""
        for _ in self.tokens:
            if index == head or self.tokens[index].head == index:
                break
            index = self.tokens[index].head
        return index == head

    def phrase_before(self, end: int, first: int = 0) -> tuple[int, ...]:
        """The noun phrase that ends just before ``end``, with 'of' phrases inside it."""
        start = end
        while start > first and self._in_phrase(start - 1, end):
            start -= 1
        while start < end and (self.words[start] in {"of", *_CLITICS} or self.mark(start)):
            start += 1
        return tuple(range(self.name_start(start) if start < end else end, end))

    def name_start(self, index: int) -> int:
        """The first token of the name that ``index`` is part of; itself outside names."""
        while index and self.tokens[index].entity and not self.tokens[index].entity_start:
            index -= 1
        return index

    def name(self, index: int) -> range:
        """The tokens of the name that ``index`` is part of; itself alone outside names."""
        end = index + 1
        while end < len(self) and self.tokens[end].entity and not self.tokens[end].entity_start:
            end += 1
        return range(self.name_start(index), end)

    def _in_phrase(self, index: int, end: int) -> bool:
        token = self.tokens[index]
        if token.pos in _IN_PHRASE:
            # A determiner opens a phrase: what stands before it belongs to another one,
            # unless 'of' links the two.
            after = index + 1
            opened = after < end and self.tokens[after].pos == "DET"
            return not opened or token.pos == "DET"
        return self.words[index] == "of" or self.words[index] in _CLITICS

    def _intends(self, index: int) -> bool:
        """'And plans to shut a third': a verb, where it looks like a noun."""
        joined = index > 0 and self.tokens[index - 1].tag == "CC"
        to = self.words[index + 1 : index + 2] == ("to",)
        return joined and to and self.words[index] in _INTENTIONS

    def _subject_without_auxiliary(self, index: int) -> bool:
        relations = {self.tokens[i].dep for i in self.children[index] if i < index}
        before = self.words[index - 1] if index else ""
        return (
            any(relation.startswith("nsubj") for relation in relations)
            and not relations & {"aux", "aux:pass", "cop", "det", "case", "amod", "nummod"}
            and before != "to"
            and not any(self.words[i] == "with" for i in self.children[index])
        )
