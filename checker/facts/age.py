"""Ages: '36-year-old', 'aged 87', 'Rask, 58, said', '(71)', 'in his fifties', 'men of 29 and 34'."""

import re
from collections.abc import Iterator
from datetime import date

from checker.facts.counted import counted, singular
from checker.facts.label import MONTH
from checker.facts.numeral import Form, Numeral, scan
from checker.facts.quantity import Counted, quantity_fact
from checker.facts.quantity import compare as compare
from checker.records.fact import Fact, FactKind, Modifier
from checker.records.sentence import EntityLabel, Sentence
from checker.text.normalise import plain

_OLDEST = 122
"""The longest human life on record, in years."""
_YEAR_OLD = re.compile(r"[- ]years?(?:[- ]old\b| of age\b|-olds\b)(?:[- ](?P<noun>[a-z]+))?")
_PERSON = (
    r"man|men|woman|women|boy|boys|girl|girls|child|children|son|daughter|driver|student|pilot|victim|victims"
    r"|suspect|suspects|passenger|passengers|pensioner|teenager|mother|father|brother|sister|patients?|people"
)
_NO_HOLDER = re.compile(
    r"(?:ha[sd]|was|is|who|from|and|in|at|to|with|also|then|[a-z]+ed|told|said|won|took|left)$"
)
_AGED_BEFORE = re.compile(
    r"\b(?:aged?|at the age of|at age|ages|age of|age was|age:|turn(?:s|ed|ing)?|(?P<died>died at)"
    r"|(?:children|people|those|anyone|everyone|adults|both|all|women|men|girls|boys|patients|pupils) (?P<bound>under|over|below|above))"
    r"(?: (?:of|only|just|about|around|between|over|under|barely|nearly|almost))? $",
    re.IGNORECASE,
)
_OF_BEFORE = re.compile(
    rf"\b(?P<noun>{_PERSON}|(?:a|the) (?!(?:numb|ord|pow|tow|cent|pap|riv)er)[a-z]+(?:man|woman|ist|er|or)) of $",
    re.IGNORECASE,
)
_IS_BEFORE = re.compile(
    r"\b(?P<who>[Hh]e|[Ss]he|who|[A-Z]\w+) (?:is|was|turns|turned)(?: only| just| then| now| already)? $"
)
_ALONE = re.compile(
    r"(?: years old| and (?!\d)| then\b| now\b| when\b| at the\b| years of age|[,.;)]|$)"
)
_NAME = r"(?:[A-Z][\w'’.-]*|van|von|de|der|den|da|di|al|bin|ibn|el|la|le|du|y)"
_APPOSED_BEFORE = re.compile(rf"(?P<name>[A-Z][\w'.-]*(?: {_NAME})*), $")
_APPOSED_AFTER = re.compile(r"\s*(?:[,;)]|\.(?!\d)|$| and\b| from\b| of [A-Z]| \()")
_BRACKET_BEFORE = re.compile(
    rf"(?P<name>[A-Z][\w'.-]*(?: {_NAME})*) \((?:[A-Z][^()]*, )?$|\((?P<inside>[A-Z][^()\d]*), $"
)
_NOT_NAMES = re.compile(
    rf"^(?:{MONTH}|monday|tuesday|wednesday|thursday|friday|saturday|sunday|on|in|by|at|after|before|item|page|room|yes|no"
    r"|however|meanwhile|also|overall|total|still|then|but|and|the|votes?|route|stage|today|yesterday|against|for)\b.*$",
    re.IGNORECASE,
)
_DECADES = {
    "teens": 13, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
_DECADE = re.compile(
    rf"\bin (?:his|her|their)(?: (?P<part>early|mid|middle|late)[- ]?)? ?(?P<word>{'|'.join(_DECADES)}|[2-9]0'?s)\b",
    re.IGNORECASE,
)
_PARTS = {None: (0, 9), "early": (0, 3), "mid": (3, 6), "middle": (3, 6), "late": (6, 9)}
_BOUNDS = {
    "under": Modifier.LESS_THAN,
    "below": Modifier.LESS_THAN,
    "over": Modifier.MORE_THAN,
    "above": Modifier.MORE_THAN,
}


def read(sentence: Sentence, written: date | None) -> Iterator[Fact]:
    """The ages of a sentence, each ``of`` its holder: a name, or the noun; ``written`` is not needed."""
    del written
    text = plain(sentence.text)
    holder_of_last: str | None = None
    last_end = -1
    for numeral in scan(sentence.text):
        if numeral.form not in {Form.DIGITS, Form.WORDS} or not 0 <= numeral.low <= numeral.high:
            continue
        found = _year_old(sentence, text, numeral)
        if found is None and numeral.high <= _OLDEST and not numeral.low % 1:
            found = _aged(text, numeral) or _apposed(sentence, text, numeral)
            if (
                found is None
                and last_end >= 0
                and text[last_end : numeral.start] in {" and ", ", "}
            ):
                found = (holder_of_last, numeral.end, None)
        if found is None:
            continue
        holder, end, modifier = found
        holder_of_last, last_end = holder, end
        yield _fact(sentence, numeral.times(1, end), holder, modifier)
    for match in _DECADE.finditer(text):
        yield _decade(sentence, text, match)


_Found = tuple[str | None, int, Modifier | None]


def _fact(sentence: Sentence, age: Numeral, holder: str | None, modifier: Modifier | None) -> Fact:
    return quantity_fact(
        sentence, FactKind.AGE, age, unit="year", counted=Counted(of=holder), modifier=modifier
    )


def _year_old(sentence: Sentence, text: str, numeral: Numeral) -> _Found | None:
    """'36-year-old director Ines Vardal', '36 years old', 'the 160-year-old brewer'."""
    match = _YEAR_OLD.match(text, numeral.end)
    if match is None:
        return None
    noun = None if _NO_HOLDER.match(match["noun"] or "") else match["noun"]
    end = match.end() if match["noun"] is None else match.start("noun") - 1
    if noun is None:
        subject = _IS_BEFORE.search(text[: numeral.start])
        return (subject["who"] if subject else None), end, None
    name = re.match(rf"(?:[a-z-]+ ){{1,3}}(?P<name>[A-Z][\w'-]*(?: {_NAME})*)", text[end + 1 :])
    return (name["name"] if name else singular(noun)), end, None


def _aged(text: str, numeral: Numeral) -> _Found | None:
    """'Aged 87', 'both over 80', 'two men of 29', 'she is 36 and …'."""
    before = text[: numeral.start]
    aged = _AGED_BEFORE.search(before)
    if aged and not re.match(r"[- %]?(?:per ?cent|degrees|km|kilom|million)", text[numeral.end :]):
        bound = _BOUNDS.get((aged["bound"] or "").lower())
        if (bound or aged["died"]) and not _ALONE.match(text, numeral.end):
            return None
        return _name_before(before[: aged.start()]), numeral.end, bound
    of = _OF_BEFORE.search(before)
    if of and re.match(
        r"(?: and \w+)?\s*(?:[,.;)]|$| (?:was|were|has|have|who|from|in|with|died)\b)",
        text[numeral.end :],
    ):
        return singular(of["noun"].lower().split()[-1]), numeral.end, None
    subject = _IS_BEFORE.search(before)
    if subject and numeral.low >= 5 and _ALONE.match(text, numeral.end):
        return subject["who"], numeral.end, None
    return None


def _name_before(before: str) -> str | None:
    name = re.search(rf"(?P<name>[A-Z][\w'-]+(?: {_NAME})*),? (?:\w+,? ){{0,6}}$", before)
    return name["name"] if name and not _NOT_NAMES.match(name["name"]) else None


def _apposed(sentence: Sentence, text: str, numeral: Numeral) -> _Found | None:
    """', 58,' after a name, or '(71)'."""
    if (
        numeral.form is not Form.DIGITS
        or numeral.low < 1
        or "," in text[numeral.start : numeral.end]
    ):
        return None
    before = text[: numeral.start]
    bracket = _BRACKET_BEFORE.search(before)
    if bracket and text[numeral.end : numeral.end + 1] in {")", ","}:
        name = bracket["name"] or bracket["inside"]
        return (
            (name, numeral.end, None)
            if _is_person(sentence, name, numeral, in_brackets=True)
            else None
        )
    apposed = _APPOSED_BEFORE.search(before)
    if (
        apposed
        and _APPOSED_AFTER.match(text, numeral.end)
        and _is_person(sentence, apposed["name"], numeral, in_brackets=False)
    ):
        return apposed["name"], numeral.end, None
    return None


def _is_person(sentence: Sentence, name: str, numeral: Numeral, in_brackets: bool) -> bool:
    """Whether the words before an age are a person's: by the named mentions, else by their look."""
    if _NOT_NAMES.match(name) or numeral.low < 1:
        return False
    end = sentence.start + numeral.start
    labels = [
        t.entity for t in sentence.tokens if end - len(name) - 3 <= t.start < end and t.entity
    ]
    if labels:
        return labels[-1] is EntityLabel.PERSON
    return " " in name or not in_brackets


def _decade(sentence: Sentence, text: str, match: re.Match[str]) -> Fact:
    word = match["word"].lower()
    first = _DECADES.get(word) or int(word[:2])
    low, high = _PARTS[match["part"].lower() if match["part"] else None]
    if word == "teens":
        high = min(high, 6)
    age = Numeral(match.start(), match.end(), first + low, first + high, 1, Form.WORDS)
    holder = re.search(
        rf"\b(?P<noun>{_PERSON})\b[^,.;]{{0,12}}$", text[: match.start()], re.IGNORECASE
    )
    return _fact(sentence, age, singular(holder["noun"].lower()) if holder else None, None)
