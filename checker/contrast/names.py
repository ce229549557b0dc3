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
from checker.contrast.pool import GIVEN, Pool, namesake
from checker.contrast.quantities import other_quantity
from checker.records.fact import Fact, FactKind, TitleValue
from checker.text.names import unlike

_NAMED = frozenset({FactKind.PERSON, FactKind.ORGANISATION})
_FULL_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z]\.)? [A-Z][a-z]+(?:-[A-Z][a-z]+)?")
_FIT_ORGANISATION = re.compile(r"[A-Z]{3,}|[A-Z]\w+(?: [A-Z]\w+)+")
_SHIFTING = re.compile(r"\b(?:he|she|his|her|him|himself|herself)\b", re.IGNORECASE)
_UNIQUE = frozenset({"kill", "arrest", "charge", "identify", "appoint", "elect", "convict",
                     "sentence", "shoot", "name", "accuse", "indict", "hire", "fire"})  # fmt: skip
"""Verbs of which a report names the one person they were done to."""
_DEALS = frozenset({"buy", "acquire", "sue", "join", "leave", "beat", "defeat", "found"})
_SAYING = frozenset({"say", "report", "tell", "add", "show", "find"})


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


def misnamed(passage: Passage, rng: Random) -> Iterator[Change]:
    """Every person of the sentence under another given name.

    No part of `name_changes`: to a model that reads the two sentences alone they are two persons.
    """
    for fact in passage.facts:
        if fact.kind is FactKind.PERSON and _is_person(fact.quote) and _alone(passage, fact):
            given, _, family = fact.quote.partition(" ")
            if other := namesake(given, rng):
                yield conflicting("given_name", (fact.quote, f"{other} {family}"))


def remember(passage: Passage, pool: Pool) -> None:
    """Keep the names of a passage for use in others."""
    for fact in passage.facts:
        if fact.kind is FactKind.PERSON and _is_person(fact.quote):
            pool.add("person", fact.quote)
        if fact.kind is FactKind.ORGANISATION and _fit(passage, fact):
            pool.add(_sort(fact.quote), fact.quote)


def _fit(passage: Passage, fact: Fact) -> bool:
    return bool(_FIT_ORGANISATION.fullmatch(fact.quote)) and _alone(passage, fact)


def _is_person(name: str) -> bool:
    """Whether a full name begins with a usual given name: the recogniser errs on the others."""
    return bool(_FULL_NAME.fullmatch(name)) and name.split(maxsplit=1)[0] in GIVEN


def _sort(organisation: str) -> str:
    """Organisations are exchanged for such as are named in the same manner."""
    last = organisation.rsplit(maxsplit=1)[-1]
    kind = last.lower() if last in {"University", "Department", "Court", "County"} else ""
    return f"organisation {kind} {organisation.isupper()} {min(3, len(organisation.split()))}"


def _office(fact: Fact, rng: Random) -> Iterator[Change]:
    if not isinstance(fact.value, TitleValue):
        return
    office = _office_in(fact.quote)
    if office is None:
        return

    def put(word: str) -> tuple[str, str]:
        return fact.quote, whole(office).sub(word, fact.quote, count=1)

    if fact.of is not None and office in EXCLUSIVE and EXCLUSIVE[office]:
        yield conflicting("title", put(rng.choice(EXCLUSIVE[office])))
    if office in SAME:
        yield same("alias", put(SAME[office]))
    if office in LOOSER and fact.quote == office:
        yield looser("less_specific", put(LOOSER[office]))


def _office_in(title: str) -> str | None:
    """The longest office word of the lexicon that a title holds."""
    known = [o for o in {**EXCLUSIVE, **SAME, **LOOSER} if whole(o).search(title)]
    return max(known, key=len, default=None)


def _person(
    passage: Passage, grammar: Grammar, fact: Fact, pool: Pool, rng: Random
) -> Iterator[Change]:
    if not _is_person(fact.quote) or not _alone(passage, fact):
        return
    surname = fact.quote.split()[-1]
    yield looser("alias", (fact.quote, surname))._replace(backward=None)
    if _SHIFTING.search(passage.text):
        return
    head = _head(passage, grammar, fact)
    offices = [
        f.quote for f in passage.facts if f.kind is FactKind.TITLE and f.of == fact.normalized
    ]
    done = _role(grammar, head, {"nsubj:pass", "obj"}, _UNIQUE) if head is not None else None
    changed = conflicting("person", (fact.quote, pool.person(rng, fact.quote)))
    if offices or done is not None:
        yield changed._replace(anchor=offices[0] if offices else done or "")


def _organisation(
    passage: Passage, grammar: Grammar, fact: Fact, pool: Pool, rng: Random
) -> Iterator[Change]:
    head = _head(passage, grammar, fact)
    if head is None or not _alone(passage, fact):
        return
    offices = [
        f.quote
        for f in passage.facts
        if f.kind is FactKind.TITLE and f.of and f.contains(fact) and _office_in(f.quote)
    ]
    done = _role(grammar, head, {"obj", "nsubj:pass"}, _DEALS)
    other = _other_organisation(fact, pool, rng)
    if other is not None and (offices or done is not None):
        changed = conflicting("organisation", (fact.quote, other))
        yield changed if offices else changed._replace(anchor=done or "")


def _place(passage: Passage, grammar: Grammar, fact: Fact, rng: Random) -> Iterator[Change]:
    head = _head(passage, grammar, fact)
    if head is None:
        return
    token = grammar.tokens[head]
    before = passage.text[: fact.start - passage.sentence.start]
    if not _alone(passage, fact):
        return
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
            wrong = another(state, rng)
            if wrong and happened:
                yield conflicting("less_specific", (f"in {fact.quote}", f"in {wrong}"))


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
        if head is None or not values or not _alone(passage, fact):
            continue
        token = grammar.tokens[head]
        held = any(f.kind is FactKind.TITLE and f.of == fact.normalized for f in passage.facts)
        verb = grammar.tokens[token.head]
        if held or verb.dep != "root" or verb.lemma in _SAYING:
            continue
        if not token.dep.startswith("nsubj") or not token.tag.startswith("NNP"):
            continue
        if fact.kind is FactKind.ORGANISATION:
            other = _other_organisation(fact, pool, rng)
        else:
            other = pool.person(rng, fact.quote) if _is_person(fact.quote) else None
        if other is not None:
            yield apart("other_referent", (fact.quote, other), rng.choice(values))


def _head(passage: Passage, grammar: Grammar, fact: Fact) -> int | None:
    """The token of a fact whose head lies outside it."""
    inside = [i for i, t in enumerate(grammar.tokens) if fact.contains(t)]
    return next((i for i in inside if grammar.tokens[i].head not in inside), None)


def _role(grammar: Grammar, head: int, roles: set[str], verbs: frozenset[str]) -> str | None:
    """The verb that a name has one of ``roles`` beside, where it is one of ``verbs``."""
    token = grammar.tokens[head]
    if token.dep == "appos":
        token = grammar.tokens[token.head]
    verb = grammar.tokens[token.head]
    return verb.text if token.dep in roles and verb.lemma in verbs else None


def _other_organisation(fact: Fact, pool: Pool, rng: Random) -> str | None:
    if not _FIT_ORGANISATION.fullmatch(fact.quote):
        return None
    return pool.draw(_sort(fact.quote), rng, lambda name: unlike(name, fact.quote))


def _alone(passage: Passage, fact: Fact) -> bool:
    """Whether a name is not a piece of a longer one: 'Blue' in 'Blue and White'."""
    start, end = (at - passage.sentence.start for at in (fact.start, fact.end))
    before, after = passage.text[:start], passage.text[end:]
    longer = re.match(r" (?:[A-Z]|(?:and|of|for) [A-Z])", after)
    return not longer and not re.search(r"(?:[A-Z]\w* (?:and|of|for|&)|\b[Tt]he [a-z]+) $", before)
