"""Changes of people, organisations, places and offices."""

import re
from collections.abc import Iterator
from random import Random

from checker.claims.grammar import Grammar
from checker.contrast.acronyms import EXPANSIONS
from checker.contrast.change import Change, apart, conflicting, looser, same
from checker.contrast.edit import whole
from checker.contrast.offices import EXCLUSIVE, LOOSER, SAME
from checker.contrast.passage import Passage
from checker.contrast.places import another, state_of
from checker.contrast.pool import Pool
from checker.contrast.quantities import other_quantity
from checker.records.fact import Fact, FactKind, TitleValue
from checker.text.names import name_words

_NAMED = frozenset({FactKind.PERSON, FactKind.ORGANISATION})
_FULL_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z]\.)? [A-Z][a-z]+(?:-[A-Z][a-z]+)?")
_SHIFTING = re.compile(r"\b(?:he|she|his|her|him|himself|herself)\b", re.IGNORECASE)
_UNIQUE = frozenset({"kill", "arrest", "charge", "identify", "appoint", "elect", "convict",
                     "sentence", "shoot", "name", "accuse", "indict", "hire", "fire"})  # fmt: skip
"""Verbs of which a report names the one person they were done to."""
_DEALS = frozenset({"buy", "acquire", "sue", "join", "leave", "beat", "defeat", "found"})
_GOING_ON = frozenset({"be", "live"})


def name_changes(passage: Passage, pool: Pool, rng: Random) -> Iterator[Change]:
    """Every change of a name or an office in a passage's sentence."""
    grammar = Grammar(passage.sentence.tokens)
    for fact in passage.facts:
        if fact.kind is FactKind.TITLE:
            yield from _office(fact, rng)
        elif fact.kind is FactKind.PERSON:
            yield from _person(passage, grammar, fact, pool, rng)
        elif fact.kind is FactKind.ORGANISATION:
            yield from _organisation(passage, grammar, fact, pool, rng)
        elif fact.kind is FactKind.PLACE:
            yield from _place(passage, grammar, fact, rng)
    yield from _acronyms(passage.text)
    yield from _other_referent(passage, grammar, pool, rng)


def remember(passage: Passage, pool: Pool) -> None:
    """Keep the names of a passage for use in others."""
    for fact in passage.facts:
        if fact.kind is FactKind.PERSON and _FULL_NAME.fullmatch(fact.quote):
            pool.add("person", fact.quote)
        if fact.kind is FactKind.ORGANISATION and re.fullmatch(
            r"[A-Z]\w+(?: [A-Z]\w+)*", fact.quote
        ):
            pool.add(_sort(fact.quote), fact.quote)


def _sort(organisation: str) -> str:
    """Organisations are exchanged for such as are named in the same manner."""
    last = organisation.split()[-1]
    kind = last.lower() if last in {"University", "Department", "Court", "County"} else ""
    return f"organisation {kind} {organisation.isupper()} {min(3, len(organisation.split()))}"


def _office(fact: Fact, rng: Random) -> Iterator[Change]:
    if not isinstance(fact.value, TitleValue):
        return
    known = [o for o in {**EXCLUSIVE, **SAME, **LOOSER} if whole(o).search(fact.quote)]
    if not known:
        return
    office = max(known, key=len)

    def put(word: str) -> tuple[str, str]:
        return fact.quote, whole(office).sub(word, fact.quote, count=1)

    if fact.of is not None and office in EXCLUSIVE and EXCLUSIVE[office]:
        yield conflicting("title", put(rng.choice(EXCLUSIVE[office])))
    if office in SAME:
        yield same("alias", put(SAME[office]))
    if office in LOOSER and fact.quote == office:
        yield looser("less_specific", put(LOOSER[office]))


def _person(
    passage: Passage, grammar: Grammar, fact: Fact, pool: Pool, rng: Random
) -> Iterator[Change]:
    if not _FULL_NAME.fullmatch(fact.quote):
        return
    surname = fact.quote.split()[-1]
    yield looser("alias", (fact.quote, surname))._replace(backward=None)
    if _SHIFTING.search(passage.text):
        return
    head = _head(passage, grammar, fact)
    held = any(f.kind is FactKind.TITLE and f.of == fact.normalized for f in passage.facts)
    done = head is not None and _role(grammar, head, {"nsubj:pass", "obj"}, _UNIQUE)
    if held or done:
        yield conflicting("person", (fact.quote, pool.person(rng, fact.quote)))


def _organisation(
    passage: Passage, grammar: Grammar, fact: Fact, pool: Pool, rng: Random
) -> Iterator[Change]:
    head = _head(passage, grammar, fact)
    if head is None:
        return
    titled = any(f.kind is FactKind.TITLE and f.of and f.contains(fact) for f in passage.facts)
    if titled or _role(grammar, head, {"obj", "nsubj:pass"}, _DEALS):
        other = pool.draw(_sort(fact.quote), rng, lambda name: _unlike(name, fact.quote))
        if other is not None:
            yield conflicting("organisation", (fact.quote, other))


def _place(passage: Passage, grammar: Grammar, fact: Fact, rng: Random) -> Iterator[Change]:
    head = _head(passage, grammar, fact)
    if head is None:
        return
    token = grammar.tokens[head]
    before = passage.text[: fact.start - passage.sentence.start]
    scene = re.search(r"\b(?:in|near|at|outside) (?:the )?$", before)
    happened = grammar.tokens[token.head].tag in {"VBD", "VBN"}
    if scene and token.dep == "obl" and happened:
        found = another(fact.quote, rng)
        if found and not (set(found.split()) & set(passage.text.split())):
            yield conflicting("place", (fact.quote, found))
    state = state_of(fact.quote)
    if scene and state and state not in passage.text:
        followed = passage.text[fact.end - passage.sentence.start :][:1] in {" ", "."}
        if followed and re.search(r"\bin $", before):
            yield looser("less_specific", (f"in {fact.quote}", f"in {state}"))


def _acronyms(text: str) -> Iterator[Change]:
    for short, full in EXPANSIONS.items():
        if full not in text and whole(short).search(text):
            yield same("alias", (short, full))
        elif full in text and not whole(short).search(text):
            yield same("alias", (full, short))


def _other_referent(
    passage: Passage, grammar: Grammar, pool: Pool, rng: Random
) -> Iterator[Change]:
    """Another one did it, and the figure is another too."""
    values = [swap for fact in passage.facts if (swap := other_quantity(fact, rng))]
    for fact in passage.facts:
        head = _head(passage, grammar, fact) if fact.kind in _NAMED else None
        if head is None or not values or not grammar.tokens[head].dep.startswith("nsubj"):
            continue
        if fact.kind is FactKind.PERSON:
            other = pool.person(rng, fact.quote) if _FULL_NAME.fullmatch(fact.quote) else None
        else:
            other = pool.draw(_sort(fact.quote), rng, lambda name: _unlike(name, fact.quote))
        if other is not None:
            yield apart("other_referent", (fact.quote, other), rng.choice(values))


def _head(passage: Passage, grammar: Grammar, fact: Fact) -> int | None:
    """The token of a fact whose head lies outside it."""
    inside = [i for i, t in enumerate(grammar.tokens) if fact.contains(t)]
    return next((i for i in inside if grammar.tokens[i].head not in inside), None)


def _role(grammar: Grammar, head: int, roles: set[str], verbs: frozenset[str]) -> bool:
    token = grammar.tokens[head]
    if token.dep == "appos":
        token = grammar.tokens[token.head]
    return token.dep in roles and grammar.tokens[token.head].lemma in verbs


def _unlike(name: str, other: str) -> bool:
    return not set(name_words(name)) & set(name_words(other))
