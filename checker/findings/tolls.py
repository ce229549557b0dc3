"""Tolls: how many died, were hurt, fell ill or are missing, by each source's own account.

A report of an accident gives its toll in the opening lines, in whatever words. The first count of
a harm there is the source's toll, and the tolls of all sources answer one question.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any, NamedTuple

from checker.findings.besides import besides_others, differ_by_culprit, of_a_part_alone, per_time
from checker.findings.dossier import Dossier, Held
from checker.findings.features import same_word
from checker.findings.likeness import only_hedged
from checker.findings.link import Link, fact_answer
from checker.records.fact import Comparison, Fact, FactKind, Level, QuantityValue
from checker.records.finding import Category, Kind
from checker.resources import packaged_table
from checker.text.nouns import plural

_OPENING = 5
"""Sentences at the head of an article, its title among them."""
_MENTIONS = 3
"""Places in one source that are shown for its toll."""
_CONFIDENCE = 0.8
_OF_THEM = ("of them", "of whom", "of the", "of those", "of which")
"""What follows a count of some of those that came to harm: 'three of them children'."""

_OVER_A_TIME = re.compile(
    r"\b(?:in|over|during|across|within)\s+(?:(?:a|one|the|this)\s+)?(?:(?!last\b)[a-z-]+\s+)?"
    r"(?:weekend|week|month|year|season|decade)\b|\bthis\s+year\b",
    re.IGNORECASE,
)
"""That a count is of all such events of a time: 'six hurt in a violent weekend'."""
_IN_WAR = re.compile(
    r"\b(?:war|conflict|insurgency|uprising|epidemic|pandemic)\s+(?:that|which)\s+(?:has|have|had)\b",
    re.IGNORECASE,
)
"""That a count is of all who came to harm in a war: 'the civil war that has killed 70,000'."""
_STILL = re.compile(r"(?:\s+[a-z]+){0,2}?\s+(?:is|are|was|were|remains?|remained)\s+still\b", re.I)
_AND_ANOTHER = re.compile(r"[^.;]{0,60}\band\s+another\b", re.IGNORECASE)
"""What follows a count of some: 'two are still being treated', 'three today and another then'."""
_ELSEWHERE = re.compile(
    r"(?:In|At|On|Near)\s+(?:another|one(?!\s+of\b)|a\s+second|a\s+separate|the\s+other)\b",
    re.IGNORECASE,
)
"""How a sentence begins that tells of one place or event among several."""
_INCLUDING = re.compile(r"\b(?:including|among\s+(?:them|whom))\s+(?:the\s+)?$", re.IGNORECASE)
"""What leads from a count to that of a part of it."""
_SEPARATE = re.compile(r"\bseparate\s+[a-z]+s\b", re.IGNORECASE)
"""That a count is of several events: 'four separate shootings left two dead'."""


class Toll(NamedTuple):
    """A source's count of one harm, at every place that gives it, the first in front."""

    harm: str
    places: tuple[Held, ...]

    @property
    def source(self) -> str:
        """The source that counts."""
        return self.places[0][0].article

    @property
    def fact(self) -> Fact:
        """The count where it is first given."""
        return self.places[0][1]


def toll_links(dossier: Dossier) -> Iterator[Link]:
    """The tolls of each two sources set against each other."""
    told = {article.id: tolls(dossier, article.id) for article in dossier.articles}
    for one, other in combinations(told, 2):
        for harm, left in told[one].items():  # in the order of the text, in every run
            right = told[other].get(harm)
            if right and _comparable(dossier, left, right):
                yield from _links(dossier, left, right)


def tolls(dossier: Dossier, source: str) -> dict[str, Toll]:
    """The toll of each harm that a source's opening tells, by harm."""
    counts: dict[str, list[Held]] = {}
    for held in sorted(dossier.facts_of(source), key=lambda held: held[1].start):
        harm = harm_of(held[1])
        if harm and not _of_something_else(dossier, held[1], harm, source):
            counts.setdefault(harm, []).append(held)
    found: dict[str, Toll] = {}
    for harm, told in counts.items():
        first = next((held for held in told if _opens_with(dossier, held)), None)
        if first and not any(_shares_out(dossier, held, first) for held in told):
            same = [held for held in told if dossier.compare(first[1], held[1]).compatible]
            found[harm] = Toll(harm, tuple(same[:_MENTIONS]))
    return found


def _of_something_else(dossier: Dossier, fact: Fact, harm: str, source: str) -> bool:
    """Whether what is counted is no harm in this article: cases in court are no illness."""
    row = _table()["harm"][harm]
    unsure = (fact.of or "") in row.get("unsure", "").split()
    return unsure and dossier.words_of(source).isdisjoint(row["signs"].split())


def _opens_with(dossier: Dossier, held: Held) -> bool:
    """Whether a count stands in the opening and is of all of those harmed, in what is news."""
    claim, _ = held
    opens = claim.sentence < _OPENING and not dossier.long_past(claim)
    lead, rest = dossier.lead(held), dossier.rest(held)
    over_a_time = _OVER_A_TIME.search(rest) is not None or _IN_WAR.search(lead) is not None
    told = dossier.sentence(claim).text
    of_others = _ELSEWHERE.match(told) or _SEPARATE.search(told)
    some = _of_a_part(dossier, held) or over_a_time or per_time(dossier, held)
    return opens and not (some or of_others)


def _of_a_part(dossier: Dossier, held: Held) -> bool:
    """Whether a count is of some of those harmed: 'three of them', 'three others'."""
    rest = dossier.rest(held)
    some = besides_others(dossier, held) or of_a_part_alone(held)
    others = _STILL.match(rest) is not None or _AND_ANOTHER.match(rest) is not None
    return some or others or rest.lstrip().startswith(_OF_THEM)


def _shares_out(dossier: Dossier, held: Held, first: Held) -> bool:
    """Whether a count of some stands before another in one sentence, which is of the rest then.

    'Two of those shot were badly hurt, and four were treated.'
    """
    (claim, fact), (other, following) = held, first
    together = claim.sentence == other.sentence and fact.start < following.start
    return together and _of_a_part(dossier, held)


def harm_of(fact: Fact) -> str | None:
    """The harm that a fact counts people for, 'dead' or 'missing'; None for any other fact."""
    return (
        _harm_counted(fact) if isinstance(fact.value, QuantityValue) and fact.value.high else None
    )


def of_one_thing(left: Fact, right: Fact) -> bool:
    """Whether two counts are of the same noun, or of the same harm by whatever noun."""
    harm = harm_of(left)
    return same_word(left.of, right.of) or (harm is not None and harm == harm_of(right))


def _harm_counted(fact: Fact) -> str | None:
    """The same, also of 'nobody', which is no toll but answers what a toll does."""
    value = fact.value
    if fact.kind is not FactKind.NUMBER or not isinstance(value, QuantityValue):
        return None
    if value.ordinal or value.vague or value.unit:
        return None
    lemmas = f"{fact.role or ''} {fact.of or ''}".casefold().split()
    return next((_harms()[lemma] for lemma in lemmas if lemma in _harms()), None)


def _comparable(dossier: Dossier, left: Toll, right: Toll) -> bool:
    """Whether two tolls are of the same people."""
    culprit = differ_by_culprit(dossier, left.places[0], right.places[0])
    apart = any(
        _takes_in(dossier, one, other) or _knew(dossier, one, other)
        for one, other in ((left, right), (right, left))
    )
    return _of_the_same(left.fact, right.fact) and not (culprit or apart)


def _knew(dossier: Dossier, earlier: Toll, later: Toll) -> bool:
    """Whether the earlier source has the later toll as well, beside its own: of something else."""
    return (
        dossier.later(earlier.source, later.source) == later.source
        and not dossier.compare(earlier.fact, later.fact).same
        and any(
            _may_count(fact, earlier.harm) and dossier.compare(fact, later.fact).same
            for _, fact in dossier.facts_of(earlier.source)
        )
    )


def _may_count(fact: Fact, harm: str) -> bool:
    """Whether a number counts people for a harm, or people of whom no other is told: 'six shot'."""
    told = harm_of(fact)
    people = fact.kind is FactKind.NUMBER and fact.of is not None and fact.of in _people()
    return told == harm or (told is None and people)


def _takes_in(dossier: Dossier, whole: Toll, part: Toll) -> bool:
    """Whether one toll is told with the other as a part of it: 'seven, including four on a porch'.

    The other source then tells of that part alone.
    """
    claim, count = whole.places[0]
    sentence = dossier.sentence(claim)
    return any(
        sentence.contains(fact)
        and fact.start > count.end
        and _INCLUDING.search(dossier.article(whole.source).text[count.end : fact.start])
        and dossier.compare(fact, part.fact).same
        for _, fact in dossier.facts_of(whole.source)
        if fact.kind is FactKind.NUMBER
    )


def _of_the_same(left: Fact, right: Fact) -> bool:
    """Whether neither count is of a part of the people that the other counts."""
    parts = [noun for f in (left, right) if (noun := (f.of or "").casefold()) not in _people()]
    return not parts or left.of == right.of


def _links(dossier: Dossier, left: Toll, right: Toll) -> Iterator[Link]:
    comparison = dossier.compare(left.fact, right.fact)
    kind = _kind(dossier, left, right, comparison)
    for left_held in left.places:
        for right_held in right.places:
            yield Link(
                left=fact_answer(*left_held),
                right=fact_answer(*right_held),
                kind=kind,
                category=Category.NUMBER,
                confidence=_CONFIDENCE,
                reasons=(comparison.reason, f"Each opens with its count of the {left.harm}."),
                subject=left.harm,
            )


def _kind(dossier: Dossier, left: Toll, right: Toll, comparison: Comparison) -> Kind:
    if comparison.level is Level.SAME:
        return Kind.AGREEMENT
    if _moved_on(dossier, left, right):
        return Kind.DEVELOPMENT
    if not comparison.compatible:
        return Kind.CONFLICT
    return Kind.AGREEMENT if only_hedged(left.fact, right.fact) else Kind.VARIANT


def _moved_on(dossier: Dossier, left: Toll, right: Toll) -> bool:
    """Whether the later count is where the earlier one was bound to go."""
    later = dossier.later(left.source, right.source)
    if later is None:
        return False
    newer, older = (left, right) if later == left.source else (right, left)
    before, after = older.fact.value, newer.fact.value
    if not isinstance(before, QuantityValue) or not isinstance(after, QuantityValue):
        return False
    rises: bool = _table()["harm"][left.harm]["rises"]
    return after.low > before.low if rises else after.high < before.high


def toll_question(fact: Fact | None, subject: str) -> str | None:
    """What a count of those who came to harm answers, 'How many cows died?'; None for any other.

    ``subject`` is the harm, where that is known already.
    """
    row = _table()["harm"].get(subject) or (
        fact and _table()["harm"].get(_harm_counted(fact) or "")
    )
    if not row:
        return None
    counted = (fact and fact.of) or ""
    anybody = counted in _people() or counted in _harms() or counted != counted.casefold()
    asked: str = row["question"]
    return asked if anybody else asked.replace("people", plural(counted))


@cache
def _table() -> dict[str, Any]:
    return packaged_table("checker.findings", "tolls.toml")


@cache
def _harms() -> dict[str, str]:
    return {word: harm for harm, row in _table()["harm"].items() for word in row["words"].split()}


@cache
def _people() -> frozenset[str]:
    return frozenset({"", *_table()["people"]["words"].split()})
