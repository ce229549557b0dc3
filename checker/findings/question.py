"""What a finding asks, in plain newsroom English; no question gives its answer away."""

import re
from collections.abc import Iterable, Sequence

from checker.findings.dossier import Dossier
from checker.findings.link import Answer
from checker.findings.slots import Slot
from checker.findings.tolls import toll_question
from checker.findings.wording import in_quotes, shortened
from checker.records.claim import Modality
from checker.records.fact import Fact, FactKind, Level, QuantityValue
from checker.records.finding import Category, Kind
from checker.text.names import spelling_distance
from checker.text.nouns import plural, singular

_BRIEF = 60
"""Two statements of no more characters are both put into the question."""
_ONE_NAME = 0.5
"""Distance in spelling from which two names are no longer one name spelt in two ways."""
_ANYBODY = frozenset({"people", "persons", "others"})
"""Counted nouns that do not tell what is asked: 'How many people?'"""
_GATHERED = frozenset(
    """
    attendance audience circulation congregation crowd electorate gathering majority membership
    minority population readership turnout workforce
    """.split()
)
"""Nouns that one counts the members of: 'How large was the crowd?'"""
_PRONOUNS = frozenset(
    "he she it they him her them his its their this that nobody none anybody everybody".split()
)
_COUNTS = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
_DAY_TOLD = re.compile(r"(?<=…), \d{1,2} [A-Z][a-z]+ \d{4}\b")
"""The day that a claim tells a weekday by: beside a gap it gives the answer away."""
_HEDGE = re.compile(
    r"\b(?:about|around|some|roughly|nearly|almost|at least|at most|more than|fewer than|less than"
    r"|up to|no more than|no fewer than) (?=…)",
    re.IGNORECASE,
)
"""Words that hedge the value: the answers have them."""
_STOP = re.compile(r"(?<!\.\w)\.+$")
"""The stop of a sentence; that of 'a.m.' or 'U.S.' belongs to the word."""
_PART = re.compile(r"[\w-]+ of (?:the|his|her|its|their|these|those)\b")
"""Part of a group: 'two of the suspects'."""
_ASKING = {
    FactKind.MONEY: "How much",
    FactKind.PERCENT: "How much",
    FactKind.AGE: "How old",
    FactKind.DURATION: "How long",
    FactKind.SCORE: "What result",
}


def question(dossier: Dossier, slot: Slot) -> str:
    """What the answers answer."""
    match slot.category:
        case Category.TITLE:
            return _which_office(dossier, slot)
        case Category.NAME:
            return _which_name(slot)
        case Category.QUOTE:
            return _who_said(slot)
        case Category.NUMBER:
            return _how_many(dossier, slot)
        case Category.DATE:
            return f"When: {_with_gap(dossier, slot)}?"
        case Category.PLACE:
            return _where(dossier, slot)
        case _:
            return _about_statement(dossier, slot)


def _where(dossier: Dossier, slot: Slot) -> str:
    fact = slot.sides[0][0].fact
    if fact and fact.kind is FactKind.STATUS:
        return f"Where did {slot.subject} die?"
    asking = "Where exactly" if _more_exact(dossier, slot) else "Where"
    return f"{asking}: {_with_gap(dossier, slot)}?"


def _more_exact(dossier: Dossier, slot: Slot) -> bool:
    """Whether the answers are a place and one around it, of which neither is wrong."""
    facts = [side[0].fact for side in slot.sides[:2]]
    left, right = facts if len(facts) == 2 else (None, None)
    return (
        slot.kind is Kind.VARIANT
        and left is not None
        and right is not None
        and dossier.compare(left, right).level is Level.PRECISION
    )


def _which_office(dossier: Dossier, slot: Slot) -> str:
    if slot.subject and slot.sides[0][0].fact:
        return f"Which office does {slot.subject} hold?"
    return _about_statement(dossier, slot)


def _which_name(slot: Slot) -> str:
    spellings = list(dict.fromkeys(side[0].value for side in slot.sides))
    if slot.kind is Kind.CONFLICT and len(spellings) > 1:
        if spelling_distance(*spellings[:2]) > _ONE_NAME:
            return f"Which name is it: {' or '.join(spellings)}?"
        return f"How is the name spelt: {' or '.join(spellings)}?"
    return f"How is the name {slot.subject or next(iter(spellings))} spelt?"


def _who_said(slot: Slot) -> str:
    facts = [side[0].fact for side in slot.sides]
    told = shortened(facts[0].quote if facts[0] else slot.sides[0][0].value)
    speakers = {fact.of for fact in facts if fact and fact.of}
    if slot.kind is Kind.CONFLICT and len(speakers) == 1:
        return f"What did {speakers.pop()} say: {in_quotes(told)}?"
    return f"Who said {in_quotes(told)}?"


def _about_statement(dossier: Dossier, slot: Slot) -> str:
    told = [in_quotes(shortened(_statement(dossier, side[0]))) for side in slot.sides]
    if slot.kind is Kind.CONFLICT and len(told) > 1 and all(len(t) <= _BRIEF for t in told[:2]):
        return f"{told[0]}, or {told[1]}?"
    if slot.sides[0][0].fact and _tells(slot.subject):
        return f"What became of {_named(slot.subject)}?"
    if slot.kind is Kind.CONFLICT:
        return f"{told[0]}, or not?"
    if slot.kind is Kind.DEVELOPMENT:
        planned = (place for place, side in enumerate(slot.sides) if _planned(dossier, side))
        return f"What became of {told[next(planned, 0)]}?"
    return f"{told[0]}?"


def _tells(subject: str) -> bool:
    """Whether a subject tells who or what is meant, and does not merely begin a sentence."""
    first, *others = subject.split() or [""]
    opens = bool(others) and first[:1].isupper() and not any(w[:1].isupper() for w in others)
    counts = (others or [first])[-1].lower() in _COUNTS
    return bool(first) and not opens and not counts and subject.lower() not in _PRONOUNS


def _named(subject: str) -> str:
    """A name or a part of a group as it is; what one or more are called with its article."""
    bare = subject[:1].isupper() or subject.startswith("the ") or _PART.match(subject)
    return subject if bare else f"the {subject}"


def _statement(dossier: Dossier, answer: Answer) -> str:
    """The words that tell a state of somebody or something; a whole claim is its own words."""
    if answer.fact is None:
        return answer.value
    return _STOP.sub("", dossier.claim(answer.claim).text)


def _planned(dossier: Dossier, side: Sequence[Answer]) -> bool:
    return any(dossier.claim(answer.claim).modality is Modality.PLANNED for answer in side)


def _how_many(dossier: Dossier, slot: Slot) -> str:
    fact, subject = slot.sides[0][0].fact, slot.subject
    kind = fact.kind if fact else None
    if asked := toll_question(fact, subject):
        return asked
    if kind is FactKind.AGE and subject[:1].isupper() and _somebody(dossier, subject):
        return f"How old is {subject}?"
    if kind is FactKind.NUMBER and singular(subject) in _GATHERED:
        return f"How large was the {singular(subject)}?"
    told = subject and plural(subject) not in _ANYBODY
    if kind is FactKind.NUMBER and told and fact and _counts(fact):
        return f"How many {plural(subject)}?"
    asking = _ASKING.get(kind) if kind else None
    return f"{asking or _asking_of(fact)}: {_with_gap(dossier, slot)}?"


def _somebody(dossier: Dossier, subject: str) -> bool:
    """Whether a name is no place or body, of which an age would be a slip of reading."""
    others = dossier.facts(FactKind.PLACE, FactKind.ORGANISATION)
    return _tells(subject) and all(fact.quote != subject for _, fact in others)


def _asking_of(fact: Fact | None) -> str:
    value = fact.value if fact else None
    if not isinstance(value, QuantityValue):
        return "How many"
    return "Which" if value.ordinal else "How much" if value.unit else "How many"


def _counts(fact: Fact) -> bool:
    return isinstance(fact.value, QuantityValue) and not fact.value.unit and not fact.value.ordinal


def _with_gap(dossier: Dossier, slot: Slot) -> str:
    """The words of the shortest claim, or else sentence, with a gap for the value."""
    claims = [(a.value, dossier.claim(a.claim)) for side in slot.sides for a in side]
    told = _asking((claim.text, value) for value, claim in claims)
    told = told or _asking((dossier.sentence(claim).text, value) for value, claim in claims)
    shortest = min(told, key=lambda text: (len(text), text), default="…")
    return in_quotes(shortened(_HEDGE.sub("", _DAY_TOLD.sub("", shortest))))


def _asking(told: Iterable[tuple[str, str]]) -> list[str]:
    """Texts with a gap for their value, of those that have it and more words than it."""
    gaps = [_STOP.sub("", text).replace(value, "…", 1) for text, value in told if value in text]
    return [text for text in gaps if re.search(r"\w", text)]
