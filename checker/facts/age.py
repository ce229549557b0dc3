"""Ages: '36-year-old', 'aged 87', 'Toll, 58, said', 'in his fifties', 'men of 29 and 34'."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from checker.facts.label import MONTH
from checker.facts.numeral import Form, Numeral, before, scan
from checker.facts.quantity import Counted, compare, quantity_fact
from checker.records.fact import Fact, FactKind, Modifier
from checker.records.sentence import EntityLabel, Sentence
from checker.text.normalise import plain
from checker.text.nouns import singular

__all__ = ["compare", "read"]

_OLDEST = 122
"""The longest human life on record, in years."""
_YOUNGEST_SAID_BARE = 5
"""From here on 'she is 36' is an age; 'she is two' may go on."""
_YEAR_OLD = re.compile(r"[- ]years?(?:[- ]old\b| of age\b|-olds\b)(?:[- ](?P<noun>[a-z]+))?")
_PERSON = (
    r"man|men|woman|women|boys?|girls?|child|children|son|daughter|driver|student|pilot|victims?"
    r"|suspects?|passengers?|pensioner|teenager|mother|father|brother|sister|patients?|people"
)
_NO_HOLDER = re.compile(
    r"(?:ha[sd]|was|is|who|from|and|in|at|to|with|also|then|[a-z]+ed|told|said|won|took|left)$"
)
_AGED_BEFORE = re.compile(
    r"\b(?:aged?|at the age of|at age|ages|age of|age was|age:|turn(?:s|ed|ing)?|(?P<died>died at)"
    r"|(?:children|people|those|anyone|everyone|adults|both|all|women|men|girls|boys|patients"
    r"|pupils) (?P<bound>under|over|below|above))"
    r"(?: (?:of|only|just|about|around|between|over|under|barely|nearly|almost))? $",
    re.IGNORECASE,
)
_OF_BEFORE = re.compile(
    rf"\b(?P<noun>{_PERSON}"
    r"|(?:a|the) (?!(?:numb|ord|pow|tow|cent|pap|riv)er)[a-z]+(?:man|woman|ist|er|or)) of $",
    re.IGNORECASE,
)
_IS_BEFORE = re.compile(
    r"\b(?P<who>[Hh]e|[Ss]he|who|[A-Z]\w+) (?:is|was|turns|turned)"
    r"(?: only| just| then| now| already)? $"
)
_ALONE = re.compile(
    r"(?: years old| and (?!\d)| then\b| now\b| when\b| at the\b| years of age|[,.;)]|$)"
)
_NAME = r"(?:[A-Z][\w'’.-]*|van|von|de|der|den|da|di|al|bin|ibn|el|la|le|du|y)"
_FULL_NAME = rf"[A-Z][\w'.-]*(?: {_NAME}){{0,5}}"
_APPOSED_BEFORE = re.compile(rf"(?P<name>{_FULL_NAME}), $")
_APPOSED_AFTER = re.compile(r"\s*(?:[,;)]|\.(?!\d)|$| and\b| from\b| of [A-Z]| \()")
_BRACKET_BEFORE = re.compile(
    rf"(?P<name>{_FULL_NAME}) \((?:[A-Z][^()]*, )?$|\((?P<inside>[A-Z][^()\d]*), $"
)
_NOT_NAMES = re.compile(
    rf"(?:{MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|on|in|by|at|after|before|item|page"
    r"|room|yes|no|however|meanwhile|also|overall|total|still|then|but|and|the|votes?|route|stage"
    r"|today|yesterday|against|for)\b",
    re.IGNORECASE,
)
_DECADES = {
    "teens": 13, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
_DECADE = re.compile(
    r"\bin (?:his|her|their)(?: (?P<part>early|mid|middle|late)[- ]?)? ?"
    rf"(?P<word>{'|'.join(_DECADES)}|[2-9]0'?s)\b",
    re.IGNORECASE,
)
_PARTS = {None: (0, 9), "early": (0, 3), "mid": (3, 6), "middle": (3, 6), "late": (6, 9)}
_BOUNDS = {
    "under": Modifier.LESS_THAN,
    "below": Modifier.LESS_THAN,
    "over": Modifier.MORE_THAN,
    "above": Modifier.MORE_THAN,
}


_NOUN_AND_NAME = re.compile(rf" (?:[a-z-]+ ){{1,3}}(?P<name>{_FULL_NAME})")
_NO_AGE_AFTER = re.compile(r"[- %]?(?:per ?cent|degrees|km|kilom|million)")
_OF_AFTER = re.compile(
    r"(?: and \w+)?\s*(?:[,.;)]|$| (?:was|were|has|have|who|from|in|with|died)\b)"
)
_NAME_AND_WORDS_BEFORE = re.compile(
    rf"(?P<name>[A-Z][\w'-]+(?: {_NAME}){{0,5}}),? (?:\w+,? ){{0,6}}$"
)
_PERSON_BEFORE = re.compile(rf"\b(?P<noun>{_PERSON})\b[^,.;]{{0,12}}$", re.IGNORECASE)


class _Age(NamedTuple):
    """An age as far as it is read: whose, up to where, and how bounded."""

    holder: str | None
    end: int
    modifier: Modifier | None = None


def read(sentence: Sentence, written: date | None) -> Iterator[Fact]:
    """The ages of a sentence, each ``of`` its holder, a name or noun; ``written`` is not needed."""
    del written
    text = plain(sentence.text)
    last: _Age | None = None
    for numeral in scan(sentence.text):
        if numeral.form not in {Form.DIGITS, Form.WORDS} or numeral.low < 0:
            continue
        age = _year_old(text, numeral) or _lived(sentence, text, numeral)
        if age is None and last and text[last.end : numeral.start] in {" and ", ", "}:
            # 'Two men of 29 and 34'
            age = _Age(last.holder, numeral.end) if numeral.high <= _OLDEST else None
        if age:
            last = age
            yield _fact(sentence, numeral.times(1, age.end), age.holder, age.modifier)
    for match in _DECADE.finditer(text):
        yield _decade(sentence, text, match)


def _fact(sentence: Sentence, age: Numeral, holder: str | None, modifier: Modifier | None) -> Fact:
    return quantity_fact(
        sentence, FactKind.AGE, age, unit="year", counted=Counted(of=holder), modifier=modifier
    )


def _year_old(text: str, numeral: Numeral) -> _Age | None:
    """'36-year-old director Ines Vale', '36 years old', 'the 160-year-old brewer'."""
    match = _YEAR_OLD.match(text, numeral.end)
    if match is None:
        return None
    noun = match["noun"]
    end = match.start("noun") - 1 if noun else match.end()
    if noun is None or _NO_HOLDER.match(noun):
        subject = before(_IS_BEFORE, text, numeral.start)
        return _Age(subject["who"] if subject else None, end)
    name = _NOUN_AND_NAME.match(text, end)
    return _Age(name["name"] if name else singular(noun), end)


def _lived(sentence: Sentence, text: str, numeral: Numeral) -> _Age | None:
    if numeral.high > _OLDEST or numeral.low % 1:
        return None
    return _aged(text, numeral) or _apposed(sentence, text, numeral)


def _aged(text: str, numeral: Numeral) -> _Age | None:
    """'Aged 87', 'both over 80', 'two men of 29', 'she is 36 and …'."""
    start, end = numeral.start, numeral.end
    aged = before(_AGED_BEFORE, text, start)
    if aged and not _NO_AGE_AFTER.match(text, end):
        bound = _BOUNDS.get((aged["bound"] or "").lower())
        if (bound or aged["died"]) and not _ALONE.match(text, end):
            return None
        return _Age(_name_before(text, aged.start()), end, bound)
    of = before(_OF_BEFORE, text, start)
    if of and _OF_AFTER.match(text, end):
        return _Age(singular(of["noun"].lower().split()[-1]), end)
    subject = before(_IS_BEFORE, text, start)
    if subject and numeral.low >= _YOUNGEST_SAID_BARE and _ALONE.match(text, end):
        return _Age(subject["who"], end)
    return None


def _name_before(text: str, end: int) -> str | None:
    match = before(_NAME_AND_WORDS_BEFORE, text, end)
    if match is None or _NOT_NAMES.match(match["name"]) or scan(match["name"]):
        return None
    return str(match["name"])


def _apposed(sentence: Sentence, text: str, numeral: Numeral) -> _Age | None:
    """', 58,' after a name, or '(71)'."""
    start, end = numeral.start, numeral.end
    if not text[start:end].isdigit() or numeral.low < 1:
        return None
    bracket = before(_BRACKET_BEFORE, text, start)
    if bracket and text[end : end + 1] in {")", ","}:
        name = bracket["name"] or bracket["inside"]
        sure = " " in name
    else:
        apposed = before(_APPOSED_BEFORE, text, start)
        if apposed is None or not _APPOSED_AFTER.match(text, end):
            return None
        name, sure = apposed["name"], True
    return _Age(name, end) if _is_person(sentence, name, start, sure) else None


def _is_person(sentence: Sentence, name: str, end: int, sure: bool) -> bool:
    """Whether the words up to ``end`` name a person: by the named mentions, else by ``sure``."""
    if _NOT_NAMES.match(name):
        return False
    end += sentence.start
    start = end - len(name) - len(" (,")
    labels = [t.entity for t in sentence.tokens if start <= t.start < end and t.entity]
    return labels[-1] is EntityLabel.PERSON if labels else sure


def _decade(sentence: Sentence, text: str, match: re.Match[str]) -> Fact:
    word = match["word"].lower()
    first = _DECADES.get(word) or int(word[:2])
    low, high = _PARTS[match["part"].lower() if match["part"] else None]
    last = first + (min(high, 6) if word == "teens" else high)
    age = Numeral(match.start(), match.end(), first + low, last, 1, Form.WORDS)
    holder = before(_PERSON_BEFORE, text, match.start())
    return _fact(sentence, age, singular(holder["noun"].lower()) if holder else None, None)
