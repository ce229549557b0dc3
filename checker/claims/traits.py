"""Lasting traits told beside a name or noun: 'Ann Roe (54)', 'the 34-metre tug', 'her 1978 song'.

The outlet vouches for them, whoever is quoted around them.
"""

from checker.claims.grammar import CALENDAR
from checker.claims.reporting import VERB_OF
from checker.claims.zone import ARTICLES, YEAR, Aside, Zone
from checker.records.sentence import EntityLabel

# Adjectives made of a measure: the verb that says it, and the unit as it counts more than one.
_MEASURES = {
    "metre": ("measures", "metres"), "meter": ("measures", "meters"), "km": ("measures", "km"),
    "kilometre": ("measures", "kilometres"), "kilometer": ("measures", "kilometers"),
    "mile": ("measures", "miles"), "foot": ("measures", "feet"), "ft": ("measures", "ft"),
    "tonne": ("weighs", "tonnes"), "ton": ("weighs", "tons"), "kg": ("weighs", "kg"),
    "storey": ("has", "storeys"), "story": ("has", "stories"), "page": ("has", "pages"),
    "seat": ("has", "seats"), "bed": ("has", "beds"), "room": ("has", "rooms"),
}  # fmt: skip
_WORKS = {
    "song", "album", "book", "novel", "film", "movie", "play", "poem", "opera", "paper", "study",
    "theorem", "essay", "painting", "symphony", "memoir", "thesis", "hit", "single", "patent",
}  # fmt: skip
_MARKS = {'"', "“", "”", "‘", "’", "'"}
_OLDEST = 120


def opening(zone: Zone, n: int) -> Aside | None:
    """'A miner's son from Brod, he left': a description in front of the subject."""
    comma = zone.closing(0)
    if n != 0 or zone.word(comma) != "," or comma < 2 or any(zone.finite[:comma]):
        return None
    if zone.tag(0) not in {"DT", "PRP$"} and zone.words[:2] != ["one", "of"]:
        return None
    start, end = comma + 1, comma + 2
    dated = any(
        word in CALENDAR or word in {"later", "ago", "moment"} for word in zone.words[:comma]
    )
    named = zone.label(start) in {EntityLabel.PERSON, EntityLabel.ORGANISATION}
    pronoun = zone.word(start) in {"he", "she", "it", "they"}
    while named and end < len(zone.tokens) and zone.label(end) is zone.label(start):
        end += 1
    spoken = zone.word(end) in VERB_OF
    if dated or spoken or not (named or pronoun) or not any(zone.finite[end : end + 3]):
        return None
    body, subject = tuple(zone.tokens[:comma]), tuple(zone.tokens[start:end])
    return Aside(
        body=body,
        subject=subject,
        wording=(),
        cut=tuple(zone.tokens[: comma + 1]),
        supplied=subject,
        standing=True,
    )


def bracket(zone: Zone, n: int) -> Aside | None:
    """'Ann Roe (Greens)', 'Ann Roe (54)'."""
    if zone.word(n) != "(" or zone.label(n - 1) is not EntityLabel.PERSON:
        return None
    end = n + 1
    while end < len(zone.tokens) and zone.word(end) != ")":
        end += 1
    inside = tuple(zone.tokens[n + 1 : end])
    if not inside or end >= len(zone.tokens):
        return None
    name = _name_before(zone, n)
    words = [zone.grammar.words[i] for i in inside]
    age = len(words) == 1 and words[0].isdecimal() and int(words[0]) <= _OLDEST
    named = [i for i in inside if zone.grammar.tokens[i].text[0].isupper()]
    parted = any(zone.grammar.words[i] == "," for i in inside)  # '(Lib Dem, Abbey ward)'
    party = named == list(inside) or (parted and named[:1] == list(inside[:1]))
    if not (age or party):
        return None
    place = zone.label(n + 1) is EntityLabel.PLACE
    says = "is" if age else "is from" if place else "belongs to"
    return Aside(
        body=inside,
        subject=name,
        wording=(name, says, inside),
        cut=tuple(zone.tokens[n : end + 1]),
        supplied=name,
        age=age,
        standing=True,
    )


def _name_before(zone: Zone, n: int) -> tuple[int, ...]:
    start = n - 1
    while start and not zone.grammar.tokens[zone.tokens[start]].entity_start:
        start -= 1
    return tuple(zone.tokens[start:n])


def member(zone: Zone, n: int) -> Aside | None:
    """'Ann Roe of the Greens'."""
    if zone.word(n) != "of" or zone.label(n - 1) is not EntityLabel.PERSON:
        return None
    first = n + 2 if zone.word(n + 1) == "the" else n + 1
    end = first
    while zone.label(end) is EntityLabel.ORGANISATION:
        end += 1
    if end == first:
        return None
    name, body = _name_before(zone, n), tuple(zone.tokens[n:end])
    return Aside(
        body=body,
        subject=name,
        wording=(name, "belongs to", body[1:]),
        supplied=name,
        standing=True,
    )


def measured(zone: Zone, n: int) -> Aside | None:
    """'A 52-year-old nurse', 'the 34-metre tug'."""
    if zone.tag(n) != "CD" or zone.word(n + 1) != "-":
        return None
    old = zone.words[n + 2 : n + 5] == ["year", "-", "old"]
    end = n + 5 if old else n + 3
    head = end
    while zone.tag(head) in {"NN", "JJ", "NNP"}:
        head += 1
    if head == end or zone.tag(head - 1) != "NN":
        return None
    thing, number = tuple(zone.tokens[end:head]), (zone.tokens[n],)
    verb, unit = ("is", "years old") if old else _MEASURES.get(zone.word(n + 2), ("", ""))
    if not verb or not (old or zone.word(n - 1) in ARTICLES):
        return None
    return Aside(
        body=tuple(zone.tokens[n:end]),
        subject=thing,
        wording=("the", thing, verb, number, unit),
        supplied=thing,
        age=old,
        standing=True,
    )


def dated_work(zone: Zone, n: int) -> Aside | None:
    """'Her 1978 song': when a work was made."""
    owned = zone.tag(n - 1) in {"PRP$", "POS"}
    if not owned or not YEAR.fullmatch(zone.word(n)) or zone.word(n + 1) not in _WORKS:
        return None
    owner = zone.grammar.phrase_before(zone.tokens[n], zone.tokens[0])
    work = (*owner, *zone.tokens[n + 1 : _end_of_work(zone, n + 2)])
    return Aside(
        body=(zone.tokens[n],),
        subject=work,
        wording=(work, "dates from", (zone.tokens[n],)),
        supplied=work,
        standing=True,
    )


def _end_of_work(zone: Zone, n: int) -> int:
    """Past its name in quotation marks, or what it is on or about."""
    if zone.word(n) in _MARKS:
        ends = (m for m in range(n + 2, len(zone.words)) if zone.word(m) in _MARKS)
        return next(ends, n - 1) + 1
    if zone.word(n) not in {"on", "about"}:
        return n
    verb = next((m for m in range(n, len(zone.words)) if zone.finite[m]), n)
    return min(verb, zone.closing(n))
