"""Places: countries, towns, rivers, streets, and which lies in which."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from checker.facts.capitals import Mention
from checker.facts.gazetteer import (
    country_names,
    is_country,
    known,
    lies_in,
    place_key,
    same_town,
    state_in_full,
)
from checker.facts.name import name_facts
from checker.records.fact import Comparison, Fact, FactKind, Level, NameValue
from checker.records.sentence import Sentence
from checker.resources import packaged_table
from checker.text.normalise import words

_NOUNS: Final[dict[str, str]] = packaged_table("checker.facts", "placenouns.toml")
_HOLLOW = frozenset({"the", "of", "s", "city", "town", "village", "de", "la"})
_SAINTS = frozenset("st saint san santa sankt".split())
_OPPOSED = (
    ("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"),
    ("upper", "lower", "nether", "over", "middle"),
    ("old", "new"),
    ("great", "greater", "little", "small"),
    ("inner", "outer"),
    ("first", "second", "third"),
)
"""Sets of words of which a place's name can bear only one."""
_FACILITIES = frozenset(_NOUNS["facilities"].split())
"""Kinds of places of which one is not another: no street is a bridge, no lake a mountain."""
_INSIDE = re.compile(
    r"^(?:,\s*(?:a |an |the )?(?:[a-z]+ ){0,4}(?:in|of|near the centre of)"
    r"|\s+in|,)\s+(?:the )?(?:(?:north|south|east|west|centre|center|middle|heart|"
    r"(?:north|south)-?(?:east|west)|capital) of )?"
    r"(?:(?:northern|southern|eastern|western|central) )?$"
)


_KINDS = "|".join(kind.strip() for kind in _NOUNS["kinds"].split(","))
_SORTS = "|".join(_NOUNS["sorts"].split())
_KIND_BEHIND = re.compile(rf" (?:(?:{_SORTS}) )?(?:{_KINDS})(?![\w-]|'s? [a-z])")
"""The kind of a place behind its name: 'airport' in 'Elmbury airport'."""
_KIND_BEFORE = re.compile(
    r"(?<![\w-])(?:(?:river|lake|mount|port|cape|isle|gulf|bay|strait|island|province|region) of"
    r"|river|lake|mount|cape"
    r"|(?:north|south|east|west|(?:north|south)-?(?:east|west))(?:ern)?|central|upper|lower|inner|outer"
    r") $"
)
"""What kind or part of a place stands before its name: 'river Ouse', 'northern Kenya'."""
_AREA_BEHIND = re.compile(
    r" (?:(?:metropolitan|metro|city|urban|wider) )?area(?![\w-]| of\b)", re.IGNORECASE
)
"""'The Leeds area' goes beyond Leeds."""


def place_facts(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """Facts for mentions of places, with what the article and the gazetteer say they lie in."""
    facts = [
        _in_full(fact, sentences) for fact in name_facts(mentions, sentences, {FactKind.PLACE})
    ]
    around: dict[str, tuple[str, ...]] = {}
    for inner, outer in _containments(facts, sentences):
        around.setdefault(inner, ())
        around[inner] = tuple(dict.fromkeys((*around[inner], outer)))
    for fact in facts:
        if isinstance(fact.value, NameValue):
            name = fact.value.name
            within = around.get(name, ()) or country_names(name)
            value = fact.value.model_copy(update={"within": within})
            yield _with_kind(fact.model_copy(update={"value": value}), sentences)


def _in_full(fact: Fact, sentences: Sequence[Sentence]) -> Fact:
    """A state behind its town under its full name: 'Bristol, Tenn.', 'Bristol, TN'."""
    state = state_in_full(fact.quote)
    if not state or not isinstance(fact.value, NameValue):
        return fact
    sentence = next(sentence for sentence in sentences if sentence.contains(fact))
    if not sentence.text[: fact.start - sentence.start].endswith(", "):
        return fact
    value = fact.value.model_copy(update={"name": state})
    return fact.model_copy(update={"value": value, "normalized": state})


def _with_kind(fact: Fact, sentences: Sequence[Sentence]) -> Fact:
    """The place with the common noun that says of what kind it is: an airport lies in its town."""
    sentence = next(sentence for sentence in sentences if sentence.contains(fact))
    text, at = sentence.text, fact.start - sentence.start
    before = _KIND_BEFORE.search(text, 0, at)
    area = _AREA_BEHIND.match(text, fact.end - sentence.start)
    behind = area or _KIND_BEHIND.match(text, fact.end - sentence.start)
    if not isinstance(fact.value, NameValue) or not (before or behind):
        return fact
    if is_country(fact.value.name) and not before:
        # 'The Japan island' is a description.
        return fact
    lead, tail = before[0] if before else "", behind[0] if behind else ""
    name = f"{lead}{fact.value.name}{tail}"
    inner = () if area else (fact.value.name,)
    value = NameValue(name=name, within=(*inner, *fact.value.within))
    return fact.model_copy(
        update={
            "start": fact.start - len(lead),
            "end": fact.end + len(tail),
            "quote": f"{lead}{fact.quote}{tail}",
            "value": value,
            "normalized": name,
        }
    )


def compare(a: Fact, b: Fact) -> Comparison:
    """Compare two places: the same, one in the other, apart, or of unknown relation."""
    if not isinstance(a.value, NameValue) or not isinstance(b.value, NameValue):
        return Comparison(level=Level.INCOMPARABLE, reason="not both places")
    left, right = a.value, b.value
    if apart := _in_two_regions(left, right):
        return Comparison(level=Level.DIFFERENT, reason=f"two places of one name: {apart}")
    if left.name.casefold() == right.name.casefold():
        return Comparison(level=Level.SAME, reason="the same place")
    if _written_out(left.name) == _written_out(right.name) or same_town(left.name, right.name):
        return Comparison(
            level=Level.ALIAS, reason=f"“{left.name}” and “{right.name}” are one place"
        )
    for inner, outer in ((left, right), (right, left)):
        if _inside(inner, outer):
            return _contained(inner.name, outer.name)
    if is_country(left.name) and is_country(right.name):
        return Comparison(
            level=Level.DIFFERENT, reason=f"different countries: {left.name} / {right.name}"
        )
    return _compare_words(left.name, right.name)


def _contained(inner: str, outer: str) -> Comparison:
    """Of two countries it is only the text that has one in the other: 'Guam, United States'.

    A reader may have taken a list for that, so nothing is made of it.
    """
    if is_country(inner) and is_country(outer):
        return Comparison(level=Level.INCOMPARABLE, reason=f"{inner} is told of as in {outer}")
    reason = f"{inner} is in {outer}: one account is more exact about the place"
    return Comparison(level=Level.PRECISION, reason=reason)


def _in_two_regions(left: NameValue, right: NameValue) -> str:
    """The two regions in which places of one name lie: 'Portland, Oregon', 'Portland, Maine'."""
    if place_key(left.name) != place_key(right.name):
        return ""
    ours, theirs = (
        [name for name in value.within if known(name) and not is_country(name)]
        for value in (left, right)
    )
    shared = {*map(place_key, ours)} & {*map(place_key, theirs)}
    return f"{ours[0]} / {theirs[0]}" if ours and theirs and not shared else ""


_POINTS = (
    (re.compile(r"\b(north|south)[- ]?(east|west)(?:ern)?\b"), r"\1\2"),
    (re.compile(r"\b(north|south|east|west)ern\b"), r"\1"),
    (re.compile(r"^mt\.? "), "mount "),
    (re.compile(r"(?<=\w) st\.?$"), " street"),
    (re.compile(r"(?<=\w) rd\.?$"), " road"),
    (re.compile(r"(?<=\w) ave\.?$"), " avenue"),
)
"""Points of the compass and what stands before and behind names, in the one form used here."""


def _written_out(name: str) -> str:
    """The key of a place with points of the compass and short words in one form.

    >>> _written_out("North-Eastern Vell"), _written_out("Bridge St.")
    ('northeast vell', 'bridge street')
    """
    key = place_key(name)
    for pattern, form in _POINTS:
        key = pattern.sub(form, key)
    return key


def _inside(inner: NameValue, outer: NameValue) -> bool:
    keys = {place_key(name) for name in inner.within}
    return place_key(outer.name) in keys or lies_in(inner.name, outer.name)


def _compare_words(left: str, right: str) -> Comparison:
    """Compare two places by the words of their names, since neither is known to hold the other."""
    a, b = _heavy(left), _heavy(right)
    both = f"{left} / {right}"
    if a <= b or b <= a:
        return Comparison(level=Level.PRECISION, reason=f"one name is part of the other: {both}")
    apart = (a - b, b - a)
    if a & b and _opposed(*apart):
        return Comparison(level=Level.DIFFERENT, reason=f"opposite parts of a name: {both}")
    if a & b and all(len(rest) == 1 and min(rest).isdigit() for rest in apart):
        return Comparison(level=Level.DIFFERENT, reason=f"different numbers: {both}")
    if reason := _two_facilities(left, right):
        return Comparison(level=Level.DIFFERENT, reason=f"{reason}: {both}")
    if known(left) and known(right):
        return Comparison(level=Level.DIFFERENT, reason=f"different places: {both}")
    return Comparison(
        level=Level.INCOMPARABLE, reason=f"one may lie in the other for all that is known: {both}"
    )


def _two_facilities(left: str, right: str) -> str:
    """Why two facilities are not one: the same kind under two names, or one name of two kinds."""
    (x, a), (y, b) = _divided(left), _divided(right)
    if not x or not y or not a or not b:
        return ""
    if x == y and not (a - _SAINTS) & (b - _SAINTS):
        return f"two of the kind {x}"
    return "places of different kinds" if x != y and a == b else ""


def _divided(name: str) -> tuple[str, frozenset[str]]:
    """The kind of facility that a name tells, last or first in it, and the other words."""
    told = [word.removesuffix("'s") for word in words(name)]
    kind = next((word for word in (told[-1:] + told[:1]) if word in _FACILITIES), "")
    return kind, frozenset(told) - _HOLLOW - {kind}


def _opposed(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a) == len(b) == 1 and any(a <= set(row) and b <= set(row) for row in _OPPOSED)


def _heavy(name: str) -> frozenset[str]:
    found = {word.removesuffix("'s") for word in words(name)}
    return frozenset(found - _HOLLOW or found)


def _containments(
    facts: Sequence[Fact], sentences: Sequence[Sentence]
) -> Iterator[tuple[str, str]]:
    """Pairs (inner, outer) that the article tells: 'A, in the north of B', 'A in B', 'A, B'."""
    for sentence in sentences:
        inside = [fact for fact in facts if sentence.contains(fact)]
        for a, b in pairwise(inside):
            between = sentence.text[a.end - sentence.start : b.start - sentence.start]
            if a.value != b.value and _INSIDE.match(between) and not _listed(sentence, a, b):
                yield a.normalized, b.normalized


def _listed(sentence: Sentence, a: Fact, b: Fact) -> bool:
    """Whether 'A, B' is part of an enumeration: 'A, B and C'."""
    after = sentence.text[b.end - sentence.start :]
    before = sentence.text[: a.start - sentence.start]
    comma = sentence.text[a.end - sentence.start : b.start - sentence.start].strip() == ","
    return comma and bool(
        re.match(r"\s*(?:,\s*[A-Z]|,?\s*and\b|,?\s*or\b)", after) or before.endswith(", ")
    )
