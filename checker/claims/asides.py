"""What is said beside a clause without a verb of its own.

', three of them in hospital', ', down from 71% in May', ', ten minutes late', 'the 34-metre tug',
'Ann Roe (Greens)': each is a claim about something that the clause around it names.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checker.claims.grammar import CALENDAR, Grammar
from checker.claims.reporting import VERB_OF
from checker.claims.subjects import own_subject
from checker.records.sentence import EntityLabel
from checker.text import verbs

Wording = tuple[tuple[int, ...] | str, ...]
"""What to write: tokens as they stand in the text, and words put between them."""

_CLOSERS = {",", ";", ":", "—", "–", "--", ".", "!", "?"}
_QUANTIFIERS = {"some", "all", "most", "both", "many", "one", "half", "none", "several", "few"}
_ARTICLES = {"the", "his", "her", "its", "their", "this", "these", "those"}
_ORDINALS = {"first", "second", "third", "fourth", "fifth", "sixth", "last", "only", "latest"}
# What figures do that rise or fall, by lemma; general English.
_CHANGES = {
    "rise", "fall", "drop", "climb", "jump", "slip", "sink", "grow", "shrink", "increase",
    "decrease", "decline", "quicken", "slow", "ease", "accelerate", "widen", "narrow", "edge",
    "soar", "surge", "plunge", "tumble", "slide", "gain", "double", "triple", "improve",
    "stand", "go", "come", "rose", "risen", "fell", "fallen", "grew", "grown", "sank", "slid",
    "shrank", "went", "came", "stood",
}  # fmt: skip
_BE = {"is", "are", "was", "were", "stands", "stood", "totalled", "reached", "hit"}
_OFFSETS = {"late", "early", "behind", "ahead", "clear", "above", "below", "short", "away", "off",
            "adrift", "north", "south", "east", "west", "upstream", "downstream"}  # fmt: skip
_COMPARATIVES = {"later", "earlier", "more", "fewer", "less", "longer", "shorter", "higher",
                 "lower"}  # fmt: skip
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
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_OLDEST = 120


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


def asides(grammar: Grammar, zone: Sequence[int]) -> list[Aside]:
    """The asides of ``zone``, in order; none of them reaches into another's words."""
    reader = _Reader(grammar, zone)
    found: list[Aside] = []
    taken: set[int] = set()
    for n in range(len(zone)):
        for read in _KINDS:
            aside = read(reader, n)
            if aside is not None and aside.body and taken.isdisjoint(aside.body):
                taken.update(aside.body)
                found.append(aside)
    return found


class _Reader:
    """The words of a zone, asked for what stands at a place in it."""

    def __init__(self, grammar: Grammar, zone: Sequence[int]) -> None:
        self.grammar = grammar
        self.zone = zone
        self.words = [grammar.words[i] for i in zone]
        self.tags = [grammar.tokens[i].tag for i in zone]
        self.finite = [grammar.finite(i) for i in zone]

    def word(self, n: int) -> str:
        return self.words[n] if 0 <= n < len(self.words) else ""

    def tag(self, n: int) -> str:
        return self.tags[n] if 0 <= n < len(self.tags) else ""

    def after_comma(self, n: int) -> tuple[int, ...]:
        """The verbless words between the comma at ``n`` and the next mark."""
        if self.words[n] != ",":
            return ()
        end = self.closing(n + 1)
        return () if any(self.finite[n + 1 : end]) else tuple(self.zone[n + 1 : end])

    def closing(self, n: int) -> int:
        """The next mark from ``n`` on."""
        while n < len(self.words) and self.words[n] not in _CLOSERS:
            n += 1
        return n

    def cut(self, n: int, end: int) -> tuple[int, ...]:
        """An aside with the commas around it, the second only if the sentence goes on."""
        closed = end + 1 if self.word(end) == "," else end
        return tuple(self.zone[n:closed])

    def label(self, n: int) -> EntityLabel | None:
        return self.grammar.tokens[self.zone[n]].entity if 0 <= n < len(self.zone) else None

    def verb_before(self, n: int) -> int | None:
        """The nearest finite verb in front of ``n``."""
        return next((self.zone[m] for m in reversed(range(n)) if self.finite[m]), None)

    def subject_before(self, n: int) -> tuple[int, ...]:
        """The subject of the nearest verb in front of ``n``."""
        verb = self.verb_before(n)
        return () if verb is None else own_subject(self.grammar, verb, self.zone[:n])

    def be(self, n: int, *, many: bool) -> str:
        """A form of 'be' in the tense of the verb in front of ``n``."""
        verb = self.verb_before(n)
        present = verb is not None and self.grammar.tokens[verb].tag in {"VBZ", "VBP"}
        return ("are" if many else "is") if present else ("were" if many else "was")

    def phrase_before(self, n: int) -> tuple[int, ...]:
        """The noun phrase that ends at ``n``, a date left aside."""
        phrase = self.grammar.phrase_before(self.zone[n], self.zone[0])
        words = [self.grammar.words[i] for i in phrase]
        return () if any(w in CALENDAR or _YEAR.fullmatch(w) for w in words) else phrase

    def plural_before(self, n: int) -> tuple[int, ...]:
        """The nearest noun phrase in the plural in front of ``n``."""
        for m in reversed(range(n)):
            if self.tags[m] in {"NNS", "NNPS"} and self.words[m] not in CALENDAR:
                phrase = self.grammar.phrase_before(self.zone[m] + 1, self.zone[0])
                return phrase if {*phrase} <= {*self.zone} else ()
        return ()

    def the(self, phrase: Sequence[int]) -> Wording:
        """A phrase as something already known: 'the 40 pupils'."""
        tokens = tuple(phrase)
        first = self.grammar.tokens[tokens[0]]
        if self.grammar.words[tokens[0]] in {"a", "an"}:
            return ("the", tokens[1:])
        plain = first.pos in {"PRON", "PROPN"} or self.grammar.words[tokens[0]] in _ARTICLES
        return (tokens,) if plain or first.entity else ("the", tokens)


def _partitive(reader: _Reader, n: int) -> Aside | None:
    """', three of them in hospital'."""
    inside = reader.after_comma(n)
    counted = reader.tag(n + 1) == "CD" or reader.word(n + 1) in _QUANTIFIERS
    them = reader.words[n + 2 : n + 4] in (["of", "them"], ["of", "which"], ["of", "whom"])
    whole = reader.plural_before(n)
    if not counted or not them or len(inside) < 4 or not whole:
        return None
    be = reader.be(n, many=reader.word(n + 1) != "one")
    return Aside(
        body=inside,
        subject=inside[:1],
        wording=(inside[:2], *reader.the(whole), be, inside[3:]),
        cut=reader.cut(n, n + 1 + len(inside)),
        supplied=whole,
    )


def _among(reader: _Reader, n: int) -> Aside | None:
    """', among them the mayor'."""
    inside = reader.after_comma(n)
    first = 2 if reader.words[n + 1 : n + 3] == ["among", "them"] else 1
    if first == 1 and reader.word(n + 1) != "including":
        return None
    part, whole = inside[first:], reader.plural_before(n)
    if not part or not whole:
        return None
    counted = any(reader.grammar.tokens[i].tag == "CD" for i in part[:3])
    if not counted and not any(reader.grammar.tokens[i].text[0].isupper() for i in part):
        return None  # a list of common nouns is no claim
    return Aside(
        body=inside,
        subject=part,
        wording=(part, reader.be(n, many=counted), "among", *reader.the(whole)),
        cut=reader.cut(n, n + 1 + len(inside)),
        supplied=whole,
    )


def _former_value(reader: _Reader, n: int) -> Aside | None:
    """'from 11.7% in May' beside a figure that rose or fell: what it was before."""
    if reader.word(n) != "from":
        return None
    moved = reader.word(n - 1) in {"up", "down"}
    verb, subject = reader.verb_before(n), reader.subject_before(n)
    if verb is None or not subject or not _changes(reader.grammar, verb, moved=moved):
        return None
    end = n + 1
    while end < len(reader.zone) and not _ends_value(reader, end):
        end += 1
    value = tuple(reader.zone[n + 1 : end])
    if not _figure(reader, n + 1, end) or not _figure_between(reader, verb, n, end):
        return None
    first = n - 1 if moved else n
    opened = first - 1 if reader.word(first - 1) == "," else first
    closed = end + 1 if opened < first and reader.word(end) == "," else end
    return Aside(
        body=value,
        subject=subject,
        wording=(subject, "was", value),
        cut=tuple(reader.zone[opened:closed]),
        supplied=subject,
    )


def _changes(grammar: Grammar, verb: int, *, moved: bool) -> bool:
    """Whether the subject of a verb is a figure that moves: 'sales rose', 'it was 5%, up'."""
    if moved and grammar.words[verb] in _BE:
        return True
    token = grammar.tokens[grammar.predicate(verb)]
    word = token.text.lower()
    return not {word, verbs.verb(word), token.lemma.lower()}.isdisjoint(_CHANGES)


def _ends_value(reader: _Reader, n: int) -> bool:
    linked = reader.word(n) == "to" or reader.tag(n) == "CC"
    return linked or reader.finite[n] or reader.word(n) in _CLOSERS


def _figure(reader: _Reader, first: int, end: int) -> bool:
    """Whether a number that is no year opens the words there: 'about $4 million'."""
    near = range(first, min(first + 4, end))
    number = next((n for n in near if reader.tag(n) == "CD"), None)
    if number is None:
        return False
    unit = reader.word(number + 1)
    timed = (
        unit in CALENDAR - {"percent"}
        or unit in {"am", "pm", "a.m.", "p.m."}
        or ":" in reader.word(number)
    )
    alone = number + 1 >= end or reader.tag(number + 1) in {"IN", "CD"}
    return not timed and not (alone and _YEAR.fullmatch(reader.word(number)))


def _figure_between(reader: _Reader, verb: int, n: int, end: int) -> bool:
    """Whether the same clause gives another figure: 'rose to 5%', 'from 4% to 5%'."""
    start = reader.zone.index(verb)
    around = [*range(start, n), *range(end, reader.closing(end))]
    return any(reader.tag(m) == "CD" and not _YEAR.fullmatch(reader.word(m)) for m in around)


def _off_schedule(reader: _Reader, n: int) -> Aside | None:
    """', ten minutes late', ', 40 km north of Brod', ', 312 more than Roe'."""
    inside = reader.after_comma(n)
    if len(inside) < 3 or reader.tag(n + 1) != "CD":
        return None
    words = [reader.grammar.words[i] for i in inside]
    compared = any(
        word in _COMPARATIVES and words[k + 1 : k + 2] == ["than"] for k, word in enumerate(words)
    )
    if not compared and _OFFSETS.isdisjoint(words[1:4]):
        return None
    beside = reader.grammar.phrase_before(reader.zone[n], reader.zone[0])
    if not any(map(reader.grammar.nominal, beside)):
        beside = ()
    dated = any(reader.grammar.words[i] in CALENDAR for i in beside)
    apart = dated and not compared
    subject = reader.subject_before(n) if apart or not beside else beside
    if not subject or not {*subject} <= {*reader.zone}:
        return None
    return Aside(
        body=inside,
        subject=subject,
        wording=(subject, reader.be(n, many=False), inside),
        cut=reader.cut(n, n + 1 + len(inside)),
        supplied=subject,
    )


def _one_of(reader: _Reader, n: int) -> Aside | None:
    """', one of four skippers in the race', ', her third title': of what stands before it."""
    inside = reader.after_comma(n)
    if len(inside) < 3 or not _ranks(reader, n + 1, inside):
        return None
    beside = reader.phrase_before(n)
    one_of = reader.words[n + 1 : n + 3] == ["one", "of"]
    subject = beside or (reader.subject_before(n) if one_of else ())
    if not subject or not {*subject} <= {*reader.zone}:
        return None
    return Aside(
        body=inside,
        subject=subject,
        wording=(*reader.the(subject), reader.be(n, many=False), inside),
        cut=reader.cut(n, n + 1 + len(inside)),
        supplied=subject,
    )


def _ranks(reader: _Reader, n: int, inside: Sequence[int]) -> bool:
    if reader.words[n : n + 2] == ["one", "of"]:
        return True
    owned = reader.tag(n) == "PRP$" or reader.tag(n + 1) == "POS" or reader.word(n) == "the"
    near = [reader.grammar.words[i] for i in inside[1:4]]
    ordinal = not _ORDINALS.isdisjoint(near) or any(
        re.fullmatch(r"\d+(?:st|nd|rd|th)", w) for w in near
    )
    return owned and ordinal


def _opening(reader: _Reader, n: int) -> Aside | None:
    """'A miner's son from Brod, he left': a description in front of the subject."""
    comma = reader.closing(0)
    if n != 0 or reader.word(comma) != "," or comma < 2 or any(reader.finite[:comma]):
        return None
    if reader.tag(0) not in {"DT", "PRP$"} and reader.words[:2] != ["one", "of"]:
        return None
    start, end = comma + 1, comma + 2
    dated = any(
        word in CALENDAR or word in {"later", "ago", "moment"} for word in reader.words[:comma]
    )
    named = reader.label(start) in {EntityLabel.PERSON, EntityLabel.ORGANISATION}
    pronoun = reader.word(start) in {"he", "she", "it", "they"}
    while named and end < len(reader.zone) and reader.label(end) is reader.label(start):
        end += 1
    spoken = reader.word(end) in VERB_OF
    if dated or spoken or not (named or pronoun) or not any(reader.finite[end : end + 3]):
        return None
    body, subject = tuple(reader.zone[:comma]), tuple(reader.zone[start:end])
    return Aside(
        body=body,
        subject=subject,
        wording=(),
        cut=tuple(reader.zone[: comma + 1]),
        supplied=subject,
        standing=True,
    )


def _circumstance(reader: _Reader, n: int) -> Aside | None:
    """'With 90 of 97 votes counted, …', ', with gusts possible on the coast'."""
    first = 1 if n == 0 and reader.word(0) == "with" else n + 2
    if reader.word(first - 1) != "with" or (first > 1 and reader.word(n) != ","):
        return None
    end = reader.closing(first)
    state = next((m for m in range(first + 1, end) if _state(reader, m, opening=n == 0)), None)
    if (
        state is None
        or any(reader.finite[first:end])
        or not reader.grammar.nominal(reader.zone[state - 1])
    ):
        return None
    subject, rest = tuple(reader.zone[first:state]), tuple(reader.zone[state:end])
    many = reader.tag(first) == "CD" or reader.tag(state - 1) == "NNS"
    be = "were" if n == 0 and many else "was" if n == 0 else reader.be(n, many=many)
    return Aside(
        body=(*subject, *rest),
        subject=subject,
        wording=(subject, be, rest),
        cut=() if n == 0 else reader.cut(n, end),
    )


def _state(reader: _Reader, n: int, *, opening: bool) -> bool:
    """Whether a participle or adjective stands behind its noun: 'counted', 'possible'."""
    token = reader.grammar.tokens[reader.zone[n]]
    behind = token.head < reader.zone[n] or token.dep in {"advcl", "xcomp"}
    return (
        behind and ((token.tag == "VBN" and opening) or token.tag == "JJ") and token.dep != "amod"
    )


def _bracket(reader: _Reader, n: int) -> Aside | None:
    """'Ann Roe (Greens)', 'Ann Roe (54)'."""
    if reader.word(n) != "(" or reader.label(n - 1) is not EntityLabel.PERSON:
        return None
    end = n + 1
    while end < len(reader.zone) and reader.word(end) != ")":
        end += 1
    inside = tuple(reader.zone[n + 1 : end])
    if not inside or end >= len(reader.zone):
        return None
    name = _name_before(reader, n)
    words = [reader.grammar.words[i] for i in inside]
    age = len(words) == 1 and words[0].isdecimal() and int(words[0]) <= _OLDEST
    party = all(reader.grammar.tokens[i].text[0].isupper() for i in inside)
    if not (age or party):
        return None
    place = reader.label(n + 1) is EntityLabel.PLACE
    says = "is" if age else "is from" if place else "belongs to"
    return Aside(
        body=inside,
        subject=name,
        wording=(name, says, inside),
        cut=tuple(reader.zone[n : end + 1]),
        supplied=name,
        age=age,
        standing=True,
    )


def _name_before(reader: _Reader, n: int) -> tuple[int, ...]:
    start = n - 1
    while start and not reader.grammar.tokens[reader.zone[start]].entity_start:
        start -= 1
    return tuple(reader.zone[start:n])


def _member(reader: _Reader, n: int) -> Aside | None:
    """'Ann Roe of the Greens'."""
    if reader.word(n) != "of" or reader.label(n - 1) is not EntityLabel.PERSON:
        return None
    first = n + 2 if reader.word(n + 1) == "the" else n + 1
    end = first
    while reader.label(end) is EntityLabel.ORGANISATION:
        end += 1
    if end == first:
        return None
    name, body = _name_before(reader, n), tuple(reader.zone[n:end])
    return Aside(
        body=body,
        subject=name,
        wording=(name, "belongs to", body[1:]),
        supplied=name,
        standing=True,
    )


def _measured(reader: _Reader, n: int) -> Aside | None:
    """'A 52-year-old nurse', 'the 34-metre tug'."""
    if reader.tag(n) != "CD" or reader.word(n + 1) != "-":
        return None
    old = reader.words[n + 2 : n + 5] == ["year", "-", "old"]
    end = n + 5 if old else n + 3
    head = end
    while reader.tag(head) in {"NN", "JJ", "NNP"}:
        head += 1
    if head == end or reader.tag(head - 1) != "NN":
        return None
    thing, number = tuple(reader.zone[end:head]), (reader.zone[n],)
    verb, unit = ("is", "years old") if old else _MEASURES.get(reader.word(n + 2), ("", ""))
    if not verb or not (old or reader.word(n - 1) in _ARTICLES):
        return None
    return Aside(
        body=tuple(reader.zone[n:end]),
        subject=thing,
        wording=("the", thing, verb, number, unit),
        supplied=thing,
        age=old,
        standing=True,
    )


def _dated_work(reader: _Reader, n: int) -> Aside | None:
    """'Her 1978 song': when a work was made."""
    owned = reader.tag(n - 1) in {"PRP$", "POS"}
    if not owned or not _YEAR.fullmatch(reader.word(n)) or reader.word(n + 1) not in _WORKS:
        return None
    owner = reader.grammar.phrase_before(reader.zone[n], reader.zone[0])
    work = (*owner, reader.zone[n + 1])
    return Aside(
        body=(reader.zone[n],),
        subject=work,
        wording=(work, "dates from", (reader.zone[n],)),
        supplied=work,
        standing=True,
    )


_KINDS: tuple[Callable[[_Reader, int], Aside | None], ...] = (
    _opening, _bracket, _member, _measured, _dated_work, _partitive, _among, _former_value,
    _off_schedule, _one_of, _circumstance,
)  # fmt: skip
