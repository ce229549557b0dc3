"""Changes of what a sentence states: negation, opposites, status, plans and what is said."""

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from checker.claims.grammar import Grammar
from checker.contrast.change import Change, apart, conflicting
from checker.contrast.edit import whole
from checker.contrast.opposites import ANTONYMS, STATUSES
from checker.contrast.passage import Passage
from checker.contrast.pool import Pool
from checker.records.fact import FactKind
from checker.records.sentence import Token
from checker.text.verbs import past, verb

NEGATIVE = re.compile(
    r"\b(?:not|n[o']t|no|never|neither|nor|none|nobody|nothing|without|only|hardly|barely|few"
    r"|denied|refused|failed|unless|if)\b|n['’]t\b",
    re.IGNORECASE,
)
_BE = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could",
                 "should"})  # fmt: skip
_STATED = frozenset({"root", "ccomp", "conj"})
_SAYING = frozenset({"say", "add", "tell", "state", "announce", "report", "note", "explain", "be",
                     "think", "believe", "have", "do"})  # fmt: skip
_MARKS = frozenset('"“”')
_PART = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_SPEAKERS = frozenset({"say", "add", "tell", "write", "state"})
_PREDICATIVE = frozenset({"VERB", "ADJ"})


def statement_changes(passage: Passage, pool: Pool, rng: Random) -> Iterator[Change]:
    """Every change of what is stated in a passage's sentence."""
    grammar = Grammar(passage.sentence.tokens)
    unquoted = _PART.sub("", passage.text)
    if not NEGATIVE.search(unquoted):
        yield from _negated(grammar)
        yield from _opposite(passage, grammar, rng)
        yield from _status(unquoted, rng)
        yield from _denied(grammar)
    else:
        yield from _affirmed(passage, unquoted)
    yield from _planned(grammar)
    yield from _quoted(passage, rng)
    yield from _speaker(passage, grammar, pool, rng)


def _stated(grammar: Grammar, index: int) -> bool:
    """Whether a word is a predicate that the sentence puts forward, or that someone says."""
    if sum(word in _MARKS for word in grammar.words[:index]) % 2:
        return False
    token = grammar.tokens[index]
    if token.dep not in _STATED:
        return False
    return (
        token.dep == "root"
        or grammar.tokens[token.head].lemma in _SAYING
        or (token.dep == "conj" and grammar.tokens[token.head].dep == "root")
    )


def _negated(grammar: Grammar) -> Iterator[Change]:
    for index, token in enumerate(grammar.tokens):
        if not _stated(grammar, index):
            continue
        helps = [i for i in grammar.children[index]
                 if grammar.tokens[i].dep in {"aux", "aux:pass", "cop"} and i < index]  # fmt: skip
        if helps and grammar.words[helps[0]] in _BE and helps[0] + 1 < len(grammar):
            first, after = grammar.tokens[helps[0]].text, grammar.tokens[helps[0] + 1].text
            if after.isalpha():
                yield conflicting("negation", (f"{first} {after}", f"{first} not {after}"))
        elif not helps and token.tag == "VBD" and token.lemma not in _SAYING:
            yield from _did_not(grammar, index)


def _did_not(grammar: Grammar, index: int) -> Iterator[Change]:
    token = grammar.tokens[index]
    base = _base(token)
    if index == 0 or index + 1 >= len(grammar) or not base:
        return
    before, after = grammar.tokens[index - 1], grammar.tokens[index + 1]
    if before.pos in {"NOUN", "PROPN", "PRON"} and after.text.isalpha():
        yield conflicting(
            "negation", (f"{token.text} {after.text}", f"did not {base} {after.text}")
        )


def _base(token: Token) -> str:
    """The plain form of a past, where spelling and the parser tell the same; else empty.

    Either slips alone: the parser makes 'confirme' of 'confirmed', spelling 'boycot'.
    """
    base = verb(token.text)
    return base if base == token.lemma != token.text else ""


def _affirmed(passage: Passage, unquoted: str) -> Iterator[Change]:
    """A plain 'not' taken out."""
    if len(NEGATIVE.findall(unquoted)) != 1:
        return
    if found := re.search(
        r"\b(is|are|was|were|has|have|had|will|would|could) not (?=\w)", unquoted
    ):
        yield conflicting("negation", (f"{found[1]} not", found[1]))
    elif found := re.search(r"\b(did)(?: not|n['’]t) ([a-z]+)\b", unquoted):
        base = found[2]
        yield conflicting("negation", (found[0], past(f"{base.removesuffix('e')}ing", base)))
    elif found := re.search(r"\b(is|are|was|were|has|have|had|would|could)n['’]t\b", unquoted):
        yield conflicting("negation", (found[0], found[1]))


def _opposite(passage: Passage, grammar: Grammar, rng: Random) -> Iterator[Change]:
    for index, token in enumerate(grammar.tokens):
        if token.text not in ANTONYMS or token.pos not in _PREDICATIVE:
            continue
        plain = token.dep == "amod" and grammar.tokens[token.head].dep in {"root"}
        if _stated(grammar, index) or plain or token.dep == "xcomp":
            yield conflicting("antonym", (token.text, rng.choice(ANTONYMS[token.text])))


def _status(text: str, rng: Random) -> Iterator[Change]:
    for phrase, others in STATUSES.items():
        if phrase in text and whole(phrase).search(text):
            yield conflicting("status", (phrase, rng.choice(others)))


def _denied(grammar: Grammar) -> Iterator[Change]:
    """'denied that' for 'said that'."""
    for token, after in pairwise(grammar.tokens):
        if token.text in {"said", "says"} and after.text == "that":
            denied = "denied" if token.text == "said" else "denies"
            yield conflicting("negation", (f"{token.text} that", f"{denied} that"))


def _planned(grammar: Grammar) -> Iterator[Change]:
    """What is to come, as having come about: neither tells of the other."""
    for index, token in enumerate(grammar.tokens[:-1]):
        after = grammar.tokens[index + 1]
        if token.text == "will" and after.tag == "VB" and after.lemma == after.text:
            stem = after.text.removesuffix("e")
            if after.text == "be":
                continue
            yield apart("planned", (f"will {after.text}", past(f"{stem}ing", after.text)))
            weaker = apart("planned", (f"will {after.text}", f"may {after.text}"))
            yield weaker._replace(forward=None)


def _quoted(passage: Passage, rng: Random) -> Iterator[Change]:
    """A word inside a quotation turned into its opposite."""
    tokens = passage.sentence.tokens
    opposed = {t.text for t in tokens if t.pos in _PREDICATIVE} & set(ANTONYMS)
    for quotation in _PART.findall(passage.text):
        if NEGATIVE.search(quotation):
            continue
        for word in sorted(set(re.findall(r"\b[a-z]+\b", quotation)) & opposed):
            yield conflicting("quote", (word, rng.choice(ANTONYMS[word])))
        if found := re.search(r"\b(is|are|was|were|will|can|should)\b (?=[a-z])", quotation):
            before = quotation[: found.start()].split()[-1:]
            if before:
                yield conflicting(
                    "quote", (f"{before[0]} {found[1]}", f"{before[0]} {found[1]} not")
                )


def _speaker(passage: Passage, grammar: Grammar, pool: Pool, rng: Random) -> Iterator[Change]:
    """The same quotation in another mouth."""
    if not _PART.search(passage.text):
        return
    for fact in passage.facts:
        if fact.kind is not FactKind.PERSON or len(fact.quote.split()) < 2:
            continue
        heads = {t.head for t in grammar.tokens if fact.contains(t) and t.dep.startswith("nsubj")}
        if any(grammar.tokens[head].lemma in _SPEAKERS for head in heads):
            yield conflicting("attribution", (fact.quote, pool.person(rng, fact.quote)))
