"""Rewordings of a sentence: what keeps its meaning, and what only leaves some of it out.

The same rewordings are made to both sides of pairs of every label, so that how much of the words
two sentences share says nothing about the label.
"""

import re
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from checker.claims.grammar import Grammar
from checker.contrast.attribution import attribution
from checker.contrast.edit import Edit, apply, balanced, uncapitalised, whole
from checker.contrast.passage import Passage
from checker.contrast.passive import passive
from checker.contrast.synonyms import SYNONYMS
from checker.records.claim import Claim, Modality
from checker.records.fact import Fact, FactKind
from checker.records.sentence import Sentence

_GUARDED = frozenset(
    "if unless except without until only unlike not n't no never whether than rather instead "
    "though although despite".split()
)
"""Words that make what they stand in change the truth of the rest."""
_ASIDES = frozenset({"appos", "acl:relcl", "advcl", "acl", "parataxis", "advcl:relcl"})
_OPENING_MARKS, _CLOSING_MARKS = (
    frozenset({",", "(", "--", "–", "—"}),
    frozenset({",", ")", "--", "–", "—", "."}),
)
_QUOTES = frozenset('"“”')
_SCENE = frozenset({"on", "in", "at", "during", "near", "outside", "after", "before", "following"})
_HEADLINE_GONE = frozenset({"the", "a", "an"})
_BOUND = frozenset(
    "be live base go arrive bear center locate hold remain stay reside work come travel return "
    "serve place put lie sit stand settle begin start end range".split()
)
"""Verbs that are not whole without a place or time."""
_DAY_ADDED = re.compile(r"((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day), \d{1,2} [A-Z][a-z]+ \d{4}")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FEWEST = 5
"""Words that a rewording keeps at least."""


class Rewrite(NamedTuple):
    """Edits that are made together; ``drops`` names what they leave out, if anything."""

    edits: tuple[Edit, ...]
    drops: str = ""
    chance: float = 0.4

    @property
    def extent(self) -> tuple[int, int]:
        """From the first to the last character that is edited."""
        return min(e.start for e in self.edits), max(e.end for e in self.edits)


class Wording(NamedTuple):
    """A sentence reworded. One that dropped all that another did, and more, follows from it."""

    text: str
    dropped: frozenset[str] = frozenset()
    claim: str = ""
    """The atomic claim it is of, where it is not of the whole sentence."""

    def entails(self, other: "Wording") -> bool:
        """Whether ``other`` says nothing that this one does not."""
        return self.dropped <= other.dropped and (not other.claim or self.comparable(other))

    def comparable(self, other: "Wording") -> bool:
        """Whether both are of one claim: a claim cut out is set against the whole sentence only."""
        return self.claim == other.claim or not (self.dropped if other.claim else other.dropped)


def wordings(passage: Passage, rng: Random, many: int = 8) -> tuple[Wording, ...]:
    """Different wordings of a passage's sentence, itself the first."""
    found = {passage.text: Wording(passage.text)}
    choices = tuple(rewrites(passage.sentence, passage.facts))
    for _ in range(many):
        wording = _made(passage.text, rng.sample(choices, len(choices)), rng)
        if len(wording.text.split()) >= _FEWEST and balanced(wording.text):
            found.setdefault(wording.text, wording)
    for claim in _claims(passage):
        found.setdefault(claim, Wording(claim, frozenset({claim}), claim))
    return tuple(found.values())


def rewrites(sentence: Sentence, facts: tuple[Fact, ...]) -> Iterator[Rewrite]:
    """Every single rewording that the grammar of a sentence plainly allows."""
    grammar = Grammar(sentence.tokens)
    yield from _asides(sentence, grammar)
    yield from _second_clause(sentence, grammar)
    yield from _scenes(sentence, grammar, facts)
    yield from _time_moves(sentence, grammar, facts)
    yield from (Rewrite(edits) for edits in passive(sentence, grammar))
    yield from _sources(sentence)
    yield from _other_words(sentence)
    yield from _headline(sentence, grammar)


def _made(text: str, choices: list[Rewrite], rng: Random) -> Wording:
    """The sentence with some of ``choices`` made, none of which touch each other."""
    edits: list[Edit] = []
    dropped = set[str]()
    taken: list[tuple[int, int]] = []
    for rewrite in choices:
        if rng.random() > rewrite.chance:
            continue
        spans = [(e.start, max(e.end, e.start + 1)) for e in rewrite.edits]
        if any(a < d and c < b for a, b in spans for c, d in taken):
            continue
        taken += spans
        edits += rewrite.edits
        dropped |= {rewrite.drops} - {""}
    return Wording(apply(text, edits), frozenset(dropped))


def _claims(passage: Passage) -> Iterator[str]:
    """The texts of its atomic claims that are sentences of their own."""
    for claim in passage.claims:
        plain = claim.modality in {Modality.ASSERTED, Modality.REPORTED} and not claim.unresolved
        words = claim.text.split()
        if (
            plain
            and len(words) >= _FEWEST
            and len(claim.spans) < 4
            and _has_subject(passage, claim)
        ):
            yield _DAY_ADDED.sub(r"\1", claim.text)


def _has_subject(passage: Passage, claim: Claim) -> bool:
    """Whether the claim's predicate is a finite one with a subject of its own beside it."""
    if claim.predicate is None:
        return False
    grammar = Grammar(passage.sentence.tokens)
    predicate = claim.predicate
    helps = [
        i
        for i in grammar.children[predicate]
        if grammar.tokens[i].dep in {"aux", "aux:pass", "cop"}
    ]
    subjects = [i for i in grammar.children[predicate] if grammar.tokens[i].dep.startswith("nsubj")]
    finite = any(grammar.tokens[i].tag in _FINITE for i in (predicate, *helps))
    own = subjects and subjects[0] in claim.tokens and grammar.tokens[subjects[0]].pos != "PRON"
    return finite and bool(own)


def _asides(sentence: Sentence, grammar: Grammar) -> Iterator[Rewrite]:
    """Appositions, clauses and remarks between marks."""
    for index, token in enumerate(grammar.tokens):
        if token.dep in _ASIDES and (span := _set_off(grammar, index)):
            yield _cut(sentence, *span)


def _set_off(grammar: Grammar, index: int) -> tuple[int, int] | None:
    """The tokens of a subtree with the marks around it, if it is set off from the rest."""
    subtree = _subtree(grammar, index)
    if subtree is None:
        return None
    start, end = subtree
    while start < end and grammar.mark(start):
        start += 1
    while end > start and grammar.mark(end - 1):
        end -= 1
    if end - start < 2 or end >= len(grammar) or _risky(grammar, start, end):
        return None
    if {grammar.words[start], *grammar.words[end + 1 : end + 2]} & {"and", "or", "but"}:
        return None  # a list, most likely
    opened = start > 0 and grammar.words[start - 1] in _OPENING_MARKS
    closed = grammar.words[end] in _CLOSING_MARKS
    if start == 0:
        return (0, end + 1) if grammar.words[end] == "," else None
    if not opened or not closed:
        return None
    kept = grammar.words[end] == "." or bool(set(grammar.words[end + 1 : end + 2]) & _QUOTES)
    return (start - 1, end) if kept else (start - 1, end + 1)


def _second_clause(sentence: Sentence, grammar: Grammar) -> Iterator[Rewrite]:
    """'… and did so' at the end of a sentence."""
    root = next((i for i, t in enumerate(grammar.tokens) if t.dep == "root"), 0)
    for index in grammar.children[root]:
        token = grammar.tokens[index]
        joint = [i for i in grammar.children[index] if grammar.tokens[i].dep == "cc"]
        subtree = _subtree(grammar, index)
        if token.dep != "conj" or token.pos not in {"VERB", "AUX"} or not joint or not subtree:
            continue
        at_end = all(map(grammar.mark, range(subtree[1], len(grammar))))
        said = grammar.words[joint[0]] in {"and", "but"} and joint[0] == subtree[0]
        if at_end and said and not _risky(grammar, *subtree) and root < joint[0]:
            yield _cut(sentence, subtree[0], subtree[1])


def _scenes(sentence: Sentence, grammar: Grammar, facts: tuple[Fact, ...]) -> Iterator[Rewrite]:
    """Phrases of time and place behind the verb, or at the head before a comma."""
    if _GUARDED & set(grammar.words):
        return  # 'not killed on Monday' does not say 'not killed'
    for index, token in enumerate(grammar.tokens):
        span = _subtree(grammar, index)
        if not token.dep.startswith(("obl", "nmod")) or span is None or _risky(grammar, *span):
            continue
        start, end = span
        if token.dep.startswith("nmod") and grammar.words[start] not in {"on", "during"}:
            continue
        timed = _overlaps(sentence, grammar, span, facts, FactKind.DATE)
        placed = token.entity is not None and _overlaps(
            sentence, grammar, span, facts, FactKind.PLACE
        )
        lasting = grammar.tokens[token.head].lemma in _BOUND
        if not (timed or (placed and not lasting)) or grammar.tokens[token.head].dep == "acl":
            continue
        if start == 0 and grammar.words[end : end + 1] == (",",):
            yield _cut(sentence, 0, end + 1)
        elif start and (grammar.words[start] in _SCENE or grammar.tokens[start].pos == "PROPN"):
            yield _cut(sentence, start, end)


def _time_moves(sentence: Sentence, grammar: Grammar, facts: tuple[Fact, ...]) -> Iterator[Rewrite]:
    """A time at the end of the sentence to its head, and the other way round."""
    body = sentence.text.rstrip(".")
    for index, token in enumerate(grammar.tokens):
        span = _subtree(grammar, index)
        if span is None or not token.dep.startswith("obl") or span[1] - span[0] > 5:
            continue
        root = grammar.tokens[token.head]
        if root.dep != "root" or root.lemma in {"say", "add", "tell"}:
            continue
        if not _overlaps(sentence, grammar, span, facts, FactKind.DATE):
            continue
        start, end = _characters(sentence, grammar, *span)
        phrase = sentence.text[start:end]
        if grammar.tokens[span[0]].pos == "PROPN":
            phrase = f"on {phrase}"
        if end == len(body) and start and '"' not in sentence.text and "“" not in sentence.text:
            named = grammar.tokens[0].pos == "PROPN" or grammar.tokens[0].entity is not None
            lead = f"{phrase[:1].upper()}{phrase[1:]}, "
            first = uncapitalised(sentence.text[:3], name=named)[:1]
            yield Rewrite((Edit(0, 1, lead + first), Edit(start, end)))
        elif start == 0 and grammar.words[span[1] : span[1] + 1] == (",",):
            if grammar.words.count(",") > 1 or '"' in sentence.text or "“" in sentence.text:
                continue
            phrase = uncapitalised(phrase, name=False)
            yield Rewrite((Edit(0, end + 1), Edit(len(body), len(body), f" {phrase}")))


def _sources(sentence: Sentence) -> Iterator[Rewrite]:
    source = attribution(sentence)
    if source is None:
        return
    text = sentence.text
    yield Rewrite(source.dropped(text), drops=f"source {source.who}")
    for edits in source.moved(text).values():
        yield Rewrite(edits, chance=0.25)


def _other_words(sentence: Sentence) -> Iterator[Rewrite]:
    """Synonyms outside quotations."""
    text = sentence.text
    inside = False
    quoted = [inside := inside != (c in '"“”') for c in text]
    lowered = text.lower()
    for word, other in SYNONYMS.items():
        if word not in lowered:
            continue
        for found in whole(word).finditer(text):
            if not quoted[found.start()]:
                yield Rewrite((Edit(found.start(), found.end(), other),), chance=0.5)


def _headline(sentence: Sentence, grammar: Grammar) -> Iterator[Rewrite]:
    """Articles left out all at once, as in a headline."""
    gone = tuple(
        Edit(t.start - sentence.start, t.end - sentence.start + 1)
        for i, t in enumerate(grammar.tokens)
        if grammar.words[i] in _HEADLINE_GONE and t.dep == "det"
    )
    if gone and len(grammar) < 25:
        yield Rewrite(gone, chance=0.1)


def _subtree(grammar: Grammar, index: int) -> tuple[int, int] | None:
    """The tokens ``[start, end)`` under ``index``, where they lie together."""
    found, waiting = {index}, [index]
    while waiting:
        children = [i for i in grammar.children[waiting.pop()] if i not in found]
        found.update(children)
        waiting += children
    start, end = min(found), max(found) + 1
    return (start, end) if len(found) == end - start else None


def _risky(grammar: Grammar, start: int, end: int) -> bool:
    return bool(_GUARDED & set(grammar.words[start:end]))


def _overlaps(
    sentence: Sentence,
    grammar: Grammar,
    span: tuple[int, int],
    facts: tuple[Fact, ...],
    kind: FactKind,
) -> bool:
    start, end = (at + sentence.start for at in _characters(sentence, grammar, *span))
    return any(f.kind is kind and f.start < end and start < f.end for f in facts)


def _characters(sentence: Sentence, grammar: Grammar, start: int, end: int) -> tuple[int, int]:
    tokens = grammar.tokens
    return tokens[start].start - sentence.start, tokens[end - 1].end - sentence.start


def _cut(sentence: Sentence, start: int, end: int) -> Rewrite:
    tokens = sentence.tokens
    first, last = tokens[start].start - sentence.start, tokens[end - 1].end - sentence.start
    if start:
        first = tokens[start - 1].end - sentence.start
    return Rewrite((Edit(first, last),), drops=f"{first}-{last}")
