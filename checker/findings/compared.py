"""Which values of two claims are set against each other at all, and as what."""

import math
import re
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from checker.findings.bearers import OF_PERSONS, denied_in_part
from checker.findings.besides import (
    besides_others,
    counted_together,
    differ_by_culprit,
    measured_as,
    merely_compared,
    of_a_part_alone,
    over_years,
    per_time,
    tells_whence,
)
from checker.findings.dossier import Dossier, Held
from checker.findings.likeness import only_hedged
from checker.findings.link import Key
from checker.findings.tolls import harm_of, of_one_thing
from checker.findings.vocabulary import CATEGORY, WISHES
from checker.records.claim import Claim
from checker.records.fact import DateValue, Fact, FactKind, Level, QuantityValue, StatusValue
from checker.records.finding import Category
from checker.records.pair import ClaimPair, FactPair
from checker.text.names import unlike
from checker.text.normalise import words
from checker.text.nouns import singular

_VALUES = frozenset(
    kind
    for kind, category in CATEGORY.items()
    if category in {Category.DATE, Category.NUMBER, Category.PLACE, Category.STATUS}
)
_A_DAY = timedelta(days=1)
_A_YEAR = timedelta(days=365.25)
_LONG_ENOUGH = 1 / 12
"""Years between two articles from which a birthday is likelier than a slip."""
_FEW = 10
"""Counts that many things of a story have."""
_AS_LONG = 0.7
"""Share that the shorter of two lengths of time is of the longer, from which they may be one."""
_STAMP = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s[^:]*\b\d{4}\b[^:]*\b\d{1,2}:\d{2}", re.IGNORECASE
)
"""A weekday, day, year and minute, in this order: when a page was published."""
_A_SENTENCE = 8
"""Words from which a claim that two sources have word for word is one that was copied."""
_LABEL = 3
"""Words besides the value in a line that is one of a list."""
_OFTEN = 2
"""Times that a source has a line again, with whatever value, from which it is one of a list."""
_TEXTS = 256
"""Texts and names kept as words at most: those of a story and more."""
_ONE_BALLOT = 0.8
"""Cosine of two claims from which their results are of one ballot or match of several."""
_SAME_BEARER = 0.8
"""Cosine of who or what is in two states from which it is held to be one."""


def judged_values(dossier: Dossier) -> Iterator[tuple[ClaimPair, FactPair]]:
    """Differing values of a kind that the judge decides on, with the pairs they are in."""
    for pair in dossier.pairs:
        if any(dossier.listed(dossier.sentence(claim)) for claim in _claims(dossier, pair)):
            continue
        for facts in pair.facts:
            differing = facts.comparison.level is Level.DIFFERENT
            if facts.left.kind in _VALUES and differing and not _asked_apart(dossier, pair, facts):
                yield pair, facts


def _asked_apart(dossier: Dossier, pair: ClaimPair, facts: FactPair) -> bool:
    """Whether two values are seen to answer two questions, before any judge is asked."""
    left, right = held_values(dossier, pair, facts)
    return (
        any(test(facts) for test in (_two_harms, _two_rows))
        or any(
            test(dossier, left, right)
            for test in (_two_people, grown_older, one_besides, _one_of_several)
        )
        or any(test(dossier, pair, facts) for test in (_copied_day, _both_in_one, _one_lists_both))
        or _times_apart(dossier, left, right)
        or _one_wished(dossier, left[0], right[0])
        or _two_ballots(dossier, pair, left, right)
        or _both_have_a_part(dossier, left, right)
        or not all(_stands_alone(dossier, held) for held in (left, right))
        or (facts.left.kind is FactKind.STATUS and not _one_state(dossier, pair, facts))
    )


def compatible_values(dossier: Dossier) -> Iterator[tuple[ClaimPair, FactPair]]:
    """Values of two sources that may both hold, with the pairs they are in."""
    for pair in dossier.pairs:
        left, right = _claims(dossier, pair)
        if left.article != right.article:
            for facts in pair.facts:
                if (
                    facts.left.kind in _VALUES
                    and facts.comparison.compatible
                    and not _merely_takes_in(facts)
                    and not _two_harms(facts)
                    and (
                        facts.comparison.level is Level.SAME
                        or not _asked_of_others(dossier, *held_values(dossier, pair, facts))
                    )
                    and (facts.left.kind is not FactKind.STATUS or facts.likeness >= _SAME_BEARER)
                ):
                    yield pair, facts


def _asked_of_others(dossier: Dossier, left: Held, right: Held) -> bool:
    """Whether two values that may both hold are of others, or of other times."""
    timed = left[1].kind is not FactKind.DATE and _times_apart(dossier, left, right)
    return timed or one_besides(dossier, left, right)


def _merely_takes_in(facts: FactPair) -> bool:
    """Whether an open period, length or count only happens to hold the other.

    'Since 2017' and 'Tuesday', 'at least one person' and 'two guns'.
    """
    if facts.comparison.level is not Level.MODIFIER:
        return False
    left, right = facts.left.value, facts.right.value
    if facts.left.kind is FactKind.NUMBER and not only_hedged(facts.left, facts.right):
        few = any(isinstance(v, QuantityValue) and v.low < _FEW for v in (left, right))
        return few and not of_one_thing(facts.left, facts.right)
    if isinstance(left, DateValue) and isinstance(right, DateValue):
        return not (_opens_at(left, right) and _opens_at(right, left))
    if facts.left.kind is not FactKind.DURATION:
        return False
    lengths = [v.low for v in (left, right) if isinstance(v, QuantityValue)]
    return min(lengths) < _AS_LONG * max(lengths)


def _opens_at(period: DateValue, other: DateValue) -> bool:
    """Whether a period that is open at one end is bound where the other lies; True of others."""
    bound = period.first or period.last
    if bound is None or (period.first and period.last):
        return True
    first, last = other.first or other.last, other.last or other.first
    return first is None or last is None or first - _A_DAY <= bound <= last + _A_DAY


def between(dossier: Dossier, pair: ClaimPair, facts: FactPair) -> tuple[Key, Key]:
    """The places of two values."""
    left, right = _claims(dossier, pair)
    return (
        (left.article, facts.left.start, facts.left.end),
        (right.article, facts.right.start, facts.right.end),
    )


def held_values(dossier: Dossier, pair: ClaimPair, facts: FactPair) -> tuple[Held, Held]:
    """Two values with their claims."""
    left, right = _claims(dossier, pair)
    return (left, facts.left), (right, facts.right)


def spoken_date(held: Held) -> bool:
    """Whether a date stands in quoted words: their 'today' is not the article's."""
    claim, fact = held
    return fact.kind is FactKind.DATE and any(
        other.kind is FactKind.QUOTE and other.contains(fact) for other in claim.facts
    )


def _one_state(dossier: Dossier, pair: ClaimPair, facts: FactPair) -> bool:
    """Whether two states are of one thing and of one time.

    'In office since 2014' and 'had pleaded not guilty' are background. What becomes of persons is
    told by whose it is, and not here: see `states`.
    """
    left, right = _claims(dossier, pair)
    one_time = all(
        tells(left) is tells(right) for tells in (dossier.long_since, dossier.before_then)
    )
    of_persons = any(
        isinstance(fact.value, StatusValue) and fact.value.dimension in OF_PERSONS
        for fact in (facts.left, facts.right)
    )
    limited = any(denied_in_part(dossier, held) for held in held_values(dossier, pair, facts))
    return not (of_persons or limited) and one_time and facts.likeness >= _SAME_BEARER


def _copied_day(dossier: Dossier, pair: ClaimPair, facts: FactPair) -> bool:
    """Whether a copied text or sentence has a day in the same words: 'today' was carried on."""
    left, right = _claims(dossier, pair)
    one, other = facts.left, facts.right
    if one.kind is not FactKind.DATE or words(one.quote) != words(other.quote):
        return False
    told, also = (words(dossier.quote(claim)) for claim in (left, right))
    one_text = dossier.origins[left.article] == dossier.origins[right.article]
    return one_text or (told == also and len(told) >= _A_SENTENCE)


def _both_in_one(dossier: Dossier, pair: ClaimPair, facts: FactPair) -> bool:
    """Whether one of the claims holds both values, as a list or a range does."""
    return any(
        other != own and other.kind is own.kind and dossier.compare(own, other).same
        for claim, own, rival in (
            (pair.left, facts.right, facts.left),
            (pair.right, facts.left, facts.right),
        )
        for other in dossier.claim(claim).facts
        if other != rival
    )


def _one_lists_both(dossier: Dossier, pair: ClaimPair, facts: FactPair) -> bool:
    """Whether one source has both values in the same words, and so tells of two things.

    'Freed on Monday: …' and 'Freed on Friday: …' are headings of two lists.
    """
    left, right = held_values(dossier, pair, facts)
    listed = any(_in_a_list(dossier, held) for held in (left, right))
    if left[0].article == right[0].article:
        # A figure may be told twice, and once wrongly; what is told again and again is a log.
        often = sum(1 for _ in _told_alike(dossier, left)) >= _OFTEN
        return listed and (often or facts.left.kind is FactKind.DATE)
    return listed or any(
        dossier.compare(value, rival).same
        for held, rival in ((left, facts.right), (right, facts.left))
        for value in _told_alike(dossier, held)
    )


def _told_alike(dossier: Dossier, held: Held) -> Iterator[Fact]:
    """Values that the same source has elsewhere in the same words."""
    claim, fact = held
    return (
        value
        for also, value in dossier.facts_of(claim.article)
        if value.kind is fact.kind
        and value.start != fact.start
        and _frame(also, value) == _frame(claim, fact)
    )


def _frame(claim: Claim, fact: Fact) -> str:
    """The words of a claim around one of its values."""
    return claim.text.replace(fact.quote, "", 1)


def one_besides(dossier: Dossier, left: Held, right: Held) -> bool:
    """Whether only one of two values leaves out, or takes in, what is told of apart from it."""
    besides = (
        besides_others(dossier, left) != besides_others(dossier, right)
        or of_a_part_alone(left) != of_a_part_alone(right)
        or counted_together(left) != counted_together(right)
        or measured_as(dossier, left) != measured_as(dossier, right)
        or per_time(dossier, left) != per_time(dossier, right)
        or over_years(dossier, left) != over_years(dossier, right)
        or tells_whence(dossier, left) != tells_whence(dossier, right)
    )
    return besides or differ_by_culprit(dossier, left, right)


def _one_wished(dossier: Dossier, left: Claim, right: Claim) -> bool:
    """Whether only one claim tells what somebody wants: 9% is demanded, 6% agreed."""
    return (dossier.predicate(left) in WISHES) is not (dossier.predicate(right) in WISHES)


def _one_of_several(dossier: Dossier, left: Held, right: Held) -> bool:
    """Whether only one of two ages is that of several people: '12-year-old boys'."""
    return _of_several(dossier, left) != _of_several(dossier, right)


def _of_several(dossier: Dossier, held: Held) -> bool:
    claim, fact = held
    if fact.kind is not FactKind.AGE:
        return False
    after = dossier.article(claim.article).text[fact.end :].split(maxsplit=3)[:3]
    nouns = (word.strip(".,;:").casefold() for word in after)
    return fact.quote.endswith("olds") or any(
        n != fact.of and singular(n) == fact.of for n in nouns
    )


def _stands_alone(dossier: Dossier, held: Held) -> bool:
    """Whether a value means by itself what it seems to."""
    apart = spoken_date(held) or merely_compared(dossier, held) or _tells_which(held)
    apart = apart or _STAMP.match(held[1].quote) is not None
    some = _of_some(held) or _one_among(dossier, held)
    return not (apart or some or _no_location(held) or _merely_one(dossier, held))


def _no_location(held: Held) -> bool:
    """Whether a place is not where something is: alone in a line, or what does it itself."""
    claim, fact = held
    alone = not words(_frame(claim, fact))
    acts = words(fact.quote) == words(claim.subject or "")
    return fact.kind is FactKind.PLACE and (alone or acts)


def _tells_which(held: Held) -> bool:
    """Whether a rank only says which of several is spoken of: 'the first suspect is tall'."""
    claim, fact = held
    ranks = isinstance(fact.value, QuantityValue) and fact.value.ordinal
    return ranks and fact.quote.casefold() in words(claim.subject or "")


def _two_harms(facts: FactPair) -> bool:
    """Whether two counts are of people who came to different harm: some died, others were hurt."""
    harms = {harm_of(facts.left), harm_of(facts.right)}
    return len(harms - {None}) > 1


def _two_ballots(dossier: Dossier, pair: ClaimPair, left: Held, right: Held) -> bool:
    """Whether two results are of two ballots: one source tells of several, in other words."""
    if left[1].kind is not FactKind.SCORE or pair.similarity >= _ONE_BALLOT:
        return False
    return any(dossier.rivals(claim.article, fact) > 1 for claim, fact in (left, right))


def _both_have_a_part(dossier: Dossier, left: Held, right: Held) -> bool:
    """Whether one of two sources names both places, so that each has a part in the story.

    The storm that lashed Lund was on its way to Osten. Whoever mistakes a place does not know it.
    """
    if left[1].kind is not FactKind.PLACE or left[0].article == right[0].article:
        return False
    return any(
        _padded(other[1].quote) in _padded(dossier.article(one[0].article).text)
        for one, other in ((left, right), (right, left))
    )


@lru_cache(maxsize=_TEXTS)
def _padded(text: str) -> str:
    """The words of a text between spaces, to look for others among them."""
    return " ".join(("", *(word.removesuffix("'s") for word in words(text)), ""))


def _two_rows(facts: FactPair) -> bool:
    """Whether two ranks are in rows of different things: the sixth round, the 16th fight."""
    ordinal = all(
        isinstance(fact.value, QuantityValue) and fact.value.ordinal
        for fact in (facts.left, facts.right)
    )
    left, right = (singular((fact.of or "").casefold()) for fact in (facts.left, facts.right))
    return ordinal and bool(left and right) and left != right


def _two_people(dossier: Dossier, left: Held, right: Held) -> bool:
    """Whether two ages are of two people: of two names, or of nobody named where one tells both."""
    if not all(fact.kind is FactKind.AGE for _, fact in (left, right)):
        return False
    named = [fact.of or "" for _, fact in (left, right) if (fact.of or "")[:1].isupper()]
    if len(named) > 1:
        return unlike(*named)
    return not named and dossier.one_has_both(left, right)


def grown_older(dossier: Dossier, left: Held, right: Held) -> bool:
    """Whether two ages differ by no more than lies between the days the sources were published."""
    if not all(fact.kind is FactKind.AGE for _, fact in (left, right)):
        return False
    told = [
        (published, fact.value.low)
        for claim, fact in (left, right)
        if (published := dossier.article(claim.article).published) is not None
        and isinstance(fact.value, QuantityValue)
    ]
    if len(told) < 2:
        return False
    (earlier, young), (later, old) = sorted(told)
    between = (later - earlier) / _A_YEAR
    return between >= _LONG_ENOUGH and 0 < old - young <= math.ceil(between)


def _one_among(dossier: Dossier, held: Held) -> bool:
    """Whether 'one man' is one of those whom the source counts elsewhere: 'four men were shot'."""
    claim, fact = held
    value = fact.value
    single = fact.kind is FactKind.NUMBER and isinstance(value, QuantityValue) and value.high == 1
    return (single and fact.of is not None) and any(
        other.of == fact.of and isinstance(other.value, QuantityValue) and other.value.low > 1
        for _, other in dossier.facts_of(claim.article)
        if other.kind is FactKind.NUMBER
    )


def _in_a_list(dossier: Dossier, held: Held) -> bool:
    """Whether a few words hold one value here and another there: 'Arrested on Monday'."""
    claim, fact = held
    return len(words(_frame(claim, fact))) <= _LABEL and any(
        dossier.compare(value, fact).level is Level.DIFFERENT
        for value in _told_alike(dossier, held)
    )


def _merely_one(dossier: Dossier, held: Held) -> bool:
    """Whether a 'one' counts nothing: 'Lund is one stop on the way' says what Lund is."""
    claim, fact = held
    return fact.quote.casefold() == "one" and dossier.predicate(claim) == fact.of


def _of_some(held: Held) -> bool:
    """Whether a state is of some out of many: three soldiers may be dead and four in hospital."""
    claim, fact = held
    return fact.kind is FactKind.STATUS and any(
        other.kind is FactKind.NUMBER and other.quote in (fact.of or "") for other in claim.facts
    )


def _claims(dossier: Dossier, pair: ClaimPair) -> tuple[Claim, Claim]:
    return dossier.claim(pair.left), dossier.claim(pair.right)


def _times_apart(dossier: Dossier, left: Held, right: Held) -> bool:
    """Whether the claims are told of different times: both name one, and no two of them agree."""
    comparisons = [
        dossier.compare(a, b)
        for a in left[0].facts
        for b in right[0].facts
        if a.kind is b.kind is FactKind.DATE and a != left[1] and b != right[1]
    ]
    return bool(comparisons) and all(c.level is Level.DIFFERENT for c in comparisons)
