"""Scores: votes ('63 votes to 55', '51-49'), matches ('3-1'), sets ('6-4 7-5'), 214 for 8."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from checker.facts.counted import counted
from checker.facts.numeral import Form, Numeral, scan
from checker.records.fact import Comparison, Fact, FactKind, Level, ScoreValue
from checker.records.sentence import Sentence
from checker.text.normalise import plain

_CUE = (
    r"vot(?:e|es|ed|ing)|ballots?|rul(?:ed|ing)|split|decision|majority|margin|pass(?:ed|es|ing)"
    r"|reject(?:ed|s|ing)?|approv(?:ed|es|ing)|adopt(?:ed|s)?|back(?:ed|s)?|w[io]ns?|winning|beat(?:en|ing|s)?"
    r"|defeat(?:ed|s)?|los[est]+|losing|drew|drawn?|draws|victory|victories|lead(?:ing|s)?|led|trail(?:ed|s|ing)?"
    r"|scor(?:e|es|ed|ing)|goals?|match|final|half-time|full-time|extra time|penalt(?:y|ies)|shoot-?out|aggregate"
    r"|sets?|tie-?break|thrash(?:ed|ing)|hammered|crushed|result|equalis\w+|ahead|behind|scoreline|made it|carried"
)
_BEFORE = re.compile(rf"\b(?:{_CUE})\b(?:[^.!?;]| [A-Z]\.){{0,60}}$", re.IGNORECASE)
_AFTER = re.compile(rf"^[ -](?:[a-z-]+ ){{0,2}}?(?:{_CUE}|home|away|loss)\b", re.IGNORECASE)
_DASHED = re.compile(
    r"(?<![\w.,:/$€£#+-])(\d{1,3})-(\d{1,3})(?:\s?\(\d{1,2}(?:-\d{1,2})?\))?(?![\w%$€£/:-]|[.,]\d)"
)
_SETS_GAP = re.compile(r"(?:,? |, and | and )$")
_COUNTED_AFTER = re.compile(
    r"[ -](?:(?:per ?cent|years?|days?|hours?|minutes?|weeks?|months?|km|kg|cm|mm|miles?|metres?|meters?"
    r"|kilomet\w+|people|men|women|children|dollars?|euros?|pounds?|million|billion|tonnes?|degrees?|pages?)\b|year-olds?)"
)
_LABEL_BEFORE = re.compile(
    r"(?:\b(?:pages?|pp?\.|aged?|ages|chapters?|articles?|rooms?|numbers?|nos?\.|lines?|boeing|airbus|flight|route|between|from"
    r"|tel\.?|phone|call|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|model|type|open|days)\.?:? ?|©\s?)$",
    re.IGNORECASE,
)
_MONTH_AFTER = re.compile(
    r" (?:of )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_VOTES = re.compile(
    r"(?P<votes> votes?)?(?: in favou?r| for)? to (?P<none>none|nil)?$|(?P<voted> votes?) (?:against|for and) $"
)
_WICKETS = re.compile(
    r"(?<![\w$€£.,-])(\d{2,3}) for (\d|10|one|two|three|four|five|six|seven|eight|nine)\b(?=[,.;)]|$| in\b| off\b| after\b| declared\b| from\b| at\b)"
)
_ONE_WORD = re.compile(r" to (?:none|nil|zero)\b")
_LARGEST = 999


def read(sentence: Sentence, written: date | None) -> Iterator[Fact]:
    """The scores of a sentence; ``written`` is not needed.

    Two numbers joined by a hyphen are a score where a word of voting or playing stands near, or
    where the greater comes first and no unit, month or label makes them something else.
    """
    del written
    text = plain(sentence.text)
    yield from _dashed(sentence, text)
    yield from _spoken(sentence, text)
    for match in _WICKETS.finditer(text):
        wickets = scan(match[2])[0].low
        yield _fact(sentence, *match.span(), ((float(match[1]), wickets),))


def _dashed(sentence: Sentence, text: str) -> Iterator[Fact]:
    run: list[re.Match[str]] = []
    for match in _DASHED.finditer(text):
        if run and not _SETS_GAP.fullmatch(text[run[-1].end() : match.start()]):
            yield from _run(sentence, text, run)
            run = []
        run.append(match)
    if run:
        yield from _run(sentence, text, run)


def _run(sentence: Sentence, text: str, run: list[re.Match[str]]) -> Iterator[Fact]:
    start, end = run[0].start(), run[-1].end()
    parts = tuple((float(m[1]), float(m[2])) for m in run)
    if _is_score(text, start, end, parts):
        yield _fact(sentence, start, end, parts)


def _is_score(text: str, start: int, end: int, parts: tuple[tuple[float, ...], ...]) -> bool:
    before, after = text[:start], text[end:]
    if _LABEL_BEFORE.search(before) or _MONTH_AFTER.match(after) or _COUNTED_AFTER.match(after):
        return False
    if _BEFORE.search(before) or _AFTER.match(after):
        return True
    if len(parts) > 1:
        return True
    first, second = parts[0]
    plain_end = not re.match(r"[ -][a-z]+(?:s|ly)?\b", after) or bool(
        re.match(r" (?:to|in|on|at|against|over|for|with|after|and|by|but|as|from|thanks)\b", after)
    )
    return first > second and plain_end and (first, second) not in {(24.0, 7.0), (50.0, 50.0)}


def _spoken(sentence: Sentence, text: str) -> Iterator[Fact]:
    """'63 votes to 55', 'voted 51 to 49', 'seven votes to none'."""
    numerals = [n for n in scan(sentence.text) if n.form in {Form.DIGITS, Form.WORDS}]
    for first, second in zip_longest(numerals, numerals[1:]):
        none = re.match(r" votes? to (?:none|nil|zero)\b", text[first.end :])
        if none:
            yield _fact(sentence, first.start, first.end + none.end(), ((first.low, 0.0),))
        elif first.low < first.high and _is_ascending(text, first):
            yield _fact(sentence, first.start, first.end, ((first.low, first.high),))
        elif second is not None and _is_pair(text, first, second):
            yield _fact(sentence, first.start, second.end, ((first.low, second.low),))


def _is_ascending(text: str, numeral: Numeral) -> bool:
    written = text[numeral.start : numeral.end]
    voted = re.search(r"\b(?:vot(?:e|ed) |by )$", text[: numeral.start])
    return " to " in written and bool(voted) and not re.match(r"[ -][a-z%]", text[numeral.end :])


def _is_pair(text: str, first: Numeral, second: Numeral) -> bool:
    if max(first.low, second.low) > _LARGEST or first.low < first.high or second.low < second.high:
        return False
    gap = text[first.end : second.start]
    if re.fullmatch(r" votes?(?: in favou?r| for)? to ", gap):
        return True
    if re.fullmatch(r" votes? (?:for|in favou?r),? (?:and |to )?", gap) and re.match(
        r" against\b", text[second.end :]
    ):
        return True
    if gap != " to " or re.match(
        r"[ -](?!vot|against|in favour|on\b|in\b|for\b|to\b|at\b|and\b|with\b|by\b|after\b|when\b|but\b)[a-z%]",
        text[second.end :],
    ):
        return False
    return bool(
        re.search(rf"\b(?:{_CUE}|by)\b[^.!?;]{{0,40}}$", text[: first.start], re.IGNORECASE)
    ) and not text[: first.start].endswith("from ")


def _fact(sentence: Sentence, start: int, end: int, parts: tuple[tuple[float, ...], ...]) -> Fact:
    return Fact(
        start=sentence.start + start,
        end=sentence.start + end,
        kind=FactKind.SCORE,
        quote=sentence.text[start:end],
        value=ScoreValue(parts=parts),
        normalized=" ".join("-".join(f"{n:g}" for n in part) for part in parts),
        role=counted(sentence, start, end).role,
    )


def compare(a: Fact, b: Fact) -> Comparison:
    """Whether two scores are the same; which side is named first does not matter."""
    left, right = sorted((a, b), key=repr)
    x, y = left.value, right.value
    if not isinstance(x, ScoreValue) or not isinstance(y, ScoreValue):
        level, why = Level.INCOMPARABLE, "cannot be compared: one of them is no score"
    elif x.parts == y.parts:
        level, why = Level.SAME, "are the same score"
    elif tuple(part[::-1] for part in x.parts) == y.parts:
        level, why = Level.ALIAS, "are the same score, seen from either side"
    elif len(x.parts) != len(y.parts):
        level, why = Level.INCOMPARABLE, "cannot be compared: one counts more rounds"
    else:
        level, why = Level.DIFFERENT, "are different scores"
    return Comparison(level=level, reason=f"'{left.quote}' and '{right.quote}' {why}")
