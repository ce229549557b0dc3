"""Ages in years: '36-year-old', 'aged 87', 'Toll, 58, said', 'in his fifties', 'retired at 65'."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from checker.facts import ageform, quantity
from checker.facts.numeral import Form, Numeral, before, scan, tidy
from checker.facts.office import office_at
from checker.facts.quantity import Counted, quantity_fact
from checker.facts.telling import said
from checker.records.fact import Comparison, Fact, FactKind, Level, Modifier, QuantityValue
from checker.records.sentence import EntityLabel, Sentence
from checker.text.normalise import plain
from checker.text.nouns import singular

__all__ = ["compare", "read"]

_OLDEST = 122
"""The longest human life on record, in years."""
_YOUNGEST_CALLED = 14
"""The youngest of whom an office or calling is told: 'the artist was just 22'."""
_YOUNGEST_SAID_BARE = 5
"""From here on 'she is 36' is an age; 'she is two' may go on."""
_MOST_CHILDREN = 15
"""Up to here 'a mother of five' counts children."""


def compare(a: Fact, b: Fact) -> Comparison:
    """Whether two ages agree; one told in months is compared with the years that are complete."""
    outcome = quantity.compare(a, b)
    if _told_in(a) == _told_in(b) or outcome.level is Level.INCOMPARABLE:
        return outcome
    left, right = sorted((a, b), key=repr)
    if outcome.level is Level.SAME:
        reason = f"{said(left)} is {said(right)}"
        return Comparison(level=Level.CONVERSION, reason=reason)
    if _completed(a, b) or _completed(b, a):
        reason = f"{said(left)} and {said(right)} agree in full years"
        return Comparison(level=Level.PRECISION, reason=reason)
    return outcome


def _told_in(fact: Fact) -> str:
    """The unit an age was told in: 'months', or '' for years."""
    return fact.normalized.partition(" ")[2]


def _completed(years: Fact, other: Fact) -> bool:
    """Whether an age in whole years, one at least, is another in months, rounded down."""
    x, y = years.value, other.value
    if not isinstance(x, QuantityValue) or not isinstance(y, QuantityValue) or _told_in(years):
        return False
    return x.low == x.high == math.floor(y.low) > 0


class _Age(NamedTuple):
    """An age as far as it is read: whose, up to where, and how bounded."""

    holder: str | None
    end: int
    modifier: Modifier | None = None
    years: float = 1.0
    """Years in the unit that it is told in."""
    unit: str | None = None
    """The name of that unit, if not years."""


def read(sentence: Sentence, written: date | None) -> Iterator[Fact]:
    """The ages of a sentence, each ``of`` its holder, a name or noun; ``written`` is not needed."""
    del written
    text = plain(sentence.text)
    last: _Age | None = None
    for numeral in (_spread(text, found) for found in scan(sentence.text)):
        if numeral.form is Form.ORDINAL and ageform.BIRTHDAY.match(text, numeral.end):
            yield _birthday(sentence, text, numeral)
        if numeral.form not in {Form.DIGITS, Form.WORDS} or numeral.low < 0:
            continue
        old = _year_old(text, numeral)
        age = _headed(sentence, old) if old else _lived(sentence, text, numeral)
        if age is None and last and text[last.end : numeral.start] in {" and ", ", "}:
            # 'Two women of 22 and 47'
            age = _Age(last.holder, numeral.end) if numeral.high <= _OLDEST else None
        if age:
            last = age
            yield _fact(
                sentence, numeral.times(age.years, age.end), age.holder, age.modifier, age.unit
            )
    yield from _rounded(sentence, text)


def _spread(text: str, numeral: Numeral) -> Numeral:
    """'Ranging in age from 46 to 73': both ends are one value."""
    upper = (
        ageform.TO_AGE.match(text, numeral.end)
        if before(ageform.SPREAD_BEFORE, text, numeral.start)
        else None
    )
    return replace(numeral, high=float(upper["high"]), end=upper.end()) if upper else numeral


def _fact(
    sentence: Sentence,
    age: Numeral,
    holder: str | None,
    modifier: Modifier | None,
    unit: str | None = None,
) -> Fact:
    fact = quantity_fact(
        sentence, FactKind.AGE, age, unit="year", counted=Counted(of=holder), modifier=modifier
    )
    factor = ageform.YEARS[unit[0]] if unit else 1.0
    ends = dict.fromkeys(f"{tidy(end / factor):.4g}" for end in (age.low, age.high))
    shown = "..".join(ends) + (f" {unit}" if unit else "")
    return fact.model_copy(update={"normalized": shown})


def _birthday(sentence: Sentence, text: str, numeral: Numeral) -> Fact:
    """'Her 60th birthday' makes her 60."""
    end = ageform.BIRTHDAY.match(text, numeral.end)
    age = replace(numeral, end=end.end() if end else numeral.end, form=Form.DIGITS)
    return _fact(sentence, age, None, None)


def _rounded(sentence: Sentence, text: str) -> Iterator[Fact]:
    """'In his fifties', 'an octogenarian', 'the over-65s'."""
    for match in ageform.DECADE.finditer(text):
        yield _decade(sentence, text, match)
    for match in ageform.ROUNDLY.finditer(text):
        first = ageform.ROUNDLY_OLD[(match["word"] or match["teens"]).lower()]
        last = first + (6 if first == ageform.DECADES["teens"] else 9)
        decade = Numeral(match.start(), match.end(), first, last, 1, Form.WORDS)
        yield _fact(sentence, decade, None, None)
    for match in ageform.OVERS.finditer(text):
        bound = replace(scan(match["age"])[0], start=match.start(), end=match.end())
        yield _fact(sentence, bound, None, ageform.BOUNDS[match["bound"].lower()])


def _year_old(text: str, numeral: Numeral) -> _Age | None:
    """'47-year-old conductor Rosa Quint', '36 years old', 'a nine-month-old'."""
    match = ageform.YEAR_OLD.match(text, numeral.end)
    if match is None:
        return None
    unit = match["unit"][0]
    bound = ageform.AFTER_BOUNDS[match["bound"].split()[-1]] if match["bound"] else None
    noun = match["noun"]
    end = match.start("bound") if bound else match.start("noun") - 1 if noun else match.end()
    age = _Age(None, end, bound, ageform.YEARS[unit], ageform.YOUNG.get(unit))
    if noun is None or match["old"].endswith("s") or ageform.NO_HOLDER.match(noun):
        subject = before(ageform.IS_BEFORE, text, numeral.start)
        name = ageform.NAME_NEXT.match(text, match.end()) if noun is None else None
        return age._replace(holder=name["name"] if name else subject["who"] if subject else None)
    name = ageform.NOUN_AND_NAME.match(text, end)
    return age._replace(holder=name["name"] if name else singular(noun))


def _headed(sentence: Sentence, age: _Age) -> _Age:
    """The age with the noun that its own hangs on: 'owner' of 'a 43-year-old drone owner'."""
    at = sentence.start + age.end + 1
    noun = next((token for token in sentence.tokens if token.start == at), None)
    if noun is None or noun.dep != "compound" or singular(noun.text.lower()) != age.holder:
        return age
    head = sentence.tokens[noun.head]
    known = head.pos == "NOUN" and head.start > noun.start and head.entity is None
    return age._replace(holder=singular(head.text.lower())) if known else age


def _lived(sentence: Sentence, text: str, numeral: Numeral) -> _Age | None:
    if numeral.high > _OLDEST or numeral.low % 1:
        return None
    return _aged(text, numeral) or _apposed(sentence, text, numeral)


def _aged(text: str, numeral: Numeral) -> _Age | None:
    """'Aged 87', 'both over 80', 'two men of 29', 'she is 36 and …'."""
    start, end = numeral.start, numeral.end
    aged = before(ageform.AGED_BEFORE, text, start)
    if aged and not ageform.NO_AGE_AFTER.match(text, end):
        return _bounded(text, numeral, aged)
    both = before(ageform.BOTH_BEFORE, text, start)
    if both and text[start:end].isdigit() and ageform.APPOSED_AFTER.match(text, end):
        return _Age(singular(both["noun"].lower()), end)
    were = before(ageform.BOTH_WERE, text, start)
    if were and (bound := ageform.AND_BOUND.match(text, end)):
        return _Age(singular(were["noun"].lower()), end, ageform.AFTER_BOUNDS[bound["word"]])
    if were and "both" in were[0].lower() and ageform.ALONE.match(text, end):
        return _Age(singular(were["noun"].lower()), end)
    of = before(ageform.OF_BEFORE, text, start)
    if of and not _is_parent(of["noun"], numeral) and ageform.OF_AFTER.match(text, end):
        return _Age(singular(of["noun"].lower().split()[-1]), end)
    if _at_in_life(text, numeral):
        return _Age(_first_name(text), end)
    called = _called(ageform.CALLED_WAS, text, numeral)
    if called and ageform.ALONE.match(text, end):
        return _Age(called["noun"], end)
    subject = before(ageform.IS_BEFORE, text, start)
    if subject and numeral.low >= _YOUNGEST_SAID_BARE and ageform.ALONE.match(text, end):
        who = before(ageform.WHO_BEFORE, text, start)
        return _Age(who["name"] if who else subject["who"], end)
    return None


def _bounded(text: str, numeral: Numeral, aged: re.Match[str]) -> _Age | None:
    """'Aged 65 and older', 'children under 12': an age with its bound, after a word that tells."""
    end = numeral.end
    if aged["bound"]:
        alone = ageform.ALONE.match(text, end)
        return _Age(None, end, ageform.BOUNDS[aged["bound"].lower()]) if alone else None
    holder = _holder_before(text, aged.start())
    if aged["past"]:
        return _Age(holder, end, ageform.BOUNDS[aged["past"].lower()])
    if smaller := ageform.SMALLER.match(text, end):
        unit = smaller["unit"][0]
        return _Age(holder, smaller.end(), None, ageform.YEARS[unit], ageform.YOUNG[unit])
    if aged["died"] and not ageform.ALONE.match(text, end):
        return None
    bound = ageform.AND_BOUND.match(text, end)
    modifier = ageform.AFTER_BOUNDS[bound["word"]] if bound else None
    return _Age(holder, end, modifier)


def _holder_before(text: str, end: int) -> str | None:
    """'Women aged 34' are of a noun, 'Toll, who died aged 91' of a name."""
    noun = before(ageform.NOUN_BEFORE, text, end)
    return singular(noun["noun"].lower()) if noun else _name_before(text, end)


def _is_parent(noun: str, numeral: Numeral) -> bool:
    """'A mother of five' has five children."""
    return noun.lower().split()[-1] in {"father", "mother"} and numeral.low <= _MOST_CHILDREN


def _at_in_life(text: str, numeral: Numeral) -> bool:
    """'She left school at 14': what is done once in a life, and no hour, price or place."""
    if not before(ageform.LIFE_BEFORE, text, numeral.start) or not ageform.LIFE_AFTER.match(
        text, numeral.end
    ):
        return False
    return numeral.low >= _YOUNGEST_SAID_BARE and not ageform.NOT_AT.search(text)


def _first_name(text: str) -> str | None:
    name = ageform.FIRST_NAME.search(text)
    return name["name"] if name and not ageform.NOT_NAMES.match(name["name"]) else None


def _name_before(text: str, end: int) -> str | None:
    match = before(ageform.NAME_AND_WORDS_BEFORE, text, end)
    if match is None or ageform.NOT_NAMES.match(match["name"]) or scan(match["name"]):
        return None
    return str(match["name"])


def _apposed(sentence: Sentence, text: str, numeral: Numeral) -> _Age | None:
    """', 58,' after a name, or '(71)'."""
    start, end = numeral.start, numeral.end
    if not text[start:end].isdigit() or numeral.low < 1:
        return None
    kin = before(ageform.KIN_BEFORE, text, start) or _called(ageform.CALLED_BEFORE, text, numeral)
    if kin and ageform.APPOSED_AFTER.match(text, end):
        return _Age(singular(kin["noun"].lower().split()[-1]), end)
    bracket = before(ageform.BRACKET_BEFORE, text, start)
    if (
        bracket
        and not bracket["inside"]
        and " " not in bracket["name"]
        and ageform.GOALS.search(text)
    ):
        return None
    if bracket and text[end : end + 1] in {")", ","}:
        name = bracket["name"] or bracket["inside"]
        sure = " " in name
    else:
        apposed = before(ageform.APPOSED_BEFORE, text, start)
        if apposed is None or not ageform.APPOSED_AFTER.match(text, end):
            return None
        name, sure = apposed["name"], True
    return _Age(name, end) if _is_person(sentence, name, start, sure) else None


def _called(pattern: re.Pattern[str], text: str, numeral: Numeral) -> re.Match[str] | None:
    """The words before an age, if they call somebody by an office or what he or she does."""
    match = before(pattern, text, numeral.start)
    if match is None or not _YOUNGEST_CALLED <= numeral.low <= _OLDEST:
        return None
    words = [*match["more"].split(), match["noun"]]
    called = any(
        found and found[1] == len(words) - at
        for at in range(len(words))
        if (found := office_at(words, at))
    )
    return match if called else None


def _is_person(sentence: Sentence, name: str, end: int, sure: bool) -> bool:
    """Whether the words up to ``end`` name a person: by the named mentions, else by ``sure``."""
    if ageform.NOT_NAMES.match(name):
        return False
    end += sentence.start
    start = end - len(name) - len(" (,")
    labels = [t.entity for t in sentence.tokens if start <= t.start < end and t.entity]
    if not labels:
        return sure
    # The recogniser takes long names for firms now and then; it seldom takes a place for one.
    long = sure and len(name.split()) > 1
    return labels[-1] is EntityLabel.PERSON or (long and labels[-1] is not EntityLabel.PLACE)


def _decade(sentence: Sentence, text: str, match: re.Match[str]) -> Fact:
    word = match["word"].lower()
    first = ageform.DECADES.get(word) or int(word[:2])
    low, high = ageform.PARTS[match["part"].lower() if match["part"] else None]
    last = first + (min(high, 6) if word == "teens" else high)
    age = Numeral(match.start(), match.end(), first + low, last, 1, Form.WORDS)
    holder = before(ageform.PERSON_BEFORE, text, match.start())
    return _fact(sentence, age, singular(holder["noun"].lower()) if holder else None, None)
