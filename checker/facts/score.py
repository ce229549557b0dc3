"""Scores: votes ('72 votes to 44', '51-49'), matches ('3-1'), sets ('6-4 7-5'), '214 for 8'."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from checker.facts.counted import counted
from checker.facts.label import MONTH
from checker.facts.numeral import Form, Numeral, before, scan
from checker.facts.quantity import in_order
from checker.facts.telling import said
from checker.records.fact import Comparison, Fact, FactKind, Level, ScoreValue
from checker.records.sentence import Sentence
from checker.text.normalise import plain

_CUE = (
    r"vot(?:e|es|ed|ing)|ballots?|rul(?:ed|ing)|split|decision|majority|margin|pass(?:ed|es|ing)"
    r"|reject(?:ed|s|ing)?|approv(?:ed|es|ing)|adopt(?:ed|s)?|back(?:ed|s)?|carried|results?"
    r"|wins?|won|winning|beat(?:en|ing|s)?|defeat(?:ed|s)?|loses?|lost|losing|drew|draws?|drawn"
    r"|victory|victories|lead(?:ing|s)?|led|trail(?:ed|s|ing)?|ahead|behind|scor(?:e|es|ed|ing)"
    r"|goals?|match|final|half-time|full-time|extra time|penalt(?:y|ies)|shoot-?out|aggregate"
    r"|sets?|tie-?break|thrash(?:ed|ing)|hammered|crushed|equalis\w+|scoreline|made it"
    r"|goalless|level|finish(?:ed|es)?|ended|went|took the|series|frames?|stood at"
)
_WORDS = "nil|one|two|three|four|five|six|seven|eight|nine|ten|all"
_CUE_BEFORE = re.compile(rf"\b(?:{_CUE})\b(?:[^.!?;]| [A-Z]\.){{0,60}}$", re.IGNORECASE)
_CUE_OR_BY_BEFORE = re.compile(rf"\b(?:{_CUE}|by)\b[^.!?;]{{0,40}}(?<!from )$", re.IGNORECASE)
_CUE_AFTER = re.compile(
    rf"[ -](?:[a-z-]+ ){{0,2}}?(?:{_CUE}|home|away|loss)\b| (?:up|down)\b", re.IGNORECASE
)
# 'Rovers 2-2 United': a result as tables and headlines give it.
_SIDE_BEFORE, _SIDE_AFTER = re.compile(r"(?:^|[:;,.] )[A-Z][\w'. ]+ $"), re.compile(r" [A-Z]\w+")
_WORDED = re.compile(rf"\b({_WORDS})-({_WORDS})\b(?!-)", re.IGNORECASE)
_BOWLED = re.compile(
    r"(?<=\b(?:took|with) )(\d|10) for (\d{1,3})\b|(?<=\bfigures of )(\d|10) for (\d{1,3})\b"
)
_DASHED = re.compile(
    r"(?<![\w.,:/$€£#+-])(\d{1,3})-(\d{1,3})(?:\s?\(\d{1,2}(?:-\d{1,2})?\))?(?![\w%$€£/:-]|[.,]\d)"
)
_SETS_GAP = re.compile(r"(?:,? |, and | and )$")
_COUNTED_AFTER = re.compile(
    r"[ -](?:per ?cent|year-olds?|years?|days?|hours?|minutes?|weeks?|months?|km|kg|cm|mm|miles?"
    r"|met(?:re|er)s?|kilomet\w+|people|men|women|children|dollars?|euros?|pounds?|million"
    r"|billion|tonnes?|degrees?|pages?)\b"
)
_LABEL_BEFORE = re.compile(
    r"(?:\b(?:pages?|pp?\.|aged?|ages|chapters?|articles?|rooms?|numbers?|nos?\.|lines?|boeing"
    rf"|airbus|flight|route|between|from|tel\.?|phone|call|model|type|open|days|{MONTH})"
    r"\.?:? ?|©\s?)$",
    re.IGNORECASE,
)
_MONTH_AFTER = re.compile(rf" (?:of )?(?:{MONTH})\b", re.IGNORECASE)
_CONTINUES = re.compile(r"[ -](?!(?:to|in|on|at|against|over|for|with|after|and|by|but|as)\b)[a-z]")
_NO_SCORES = {(24.0, 7.0), (50.0, 50.0)}
_WICKETS = re.compile(
    r"(?<![\w$€£.,-])(\d{2,3}) for (\d|10|one|two|three|four|five|six|seven|eight|nine)\b"
    r"(?=[,.;)]|$| (?:in|off|after|declared|from|at|before)\b)"
)
_TO_NONE = re.compile(r" votes? to (?:none|nil|zero)\b")
_VOTES_TO = re.compile(r" votes?(?: in favou?r| for)? to ")
_COUNTS_TO = re.compile(r" (?:points?|goals?|games?|sets?|frames?|tries|matches|rounds?) to ")
_VOTES_FOR = re.compile(r" votes? (?:for|in favou?r),? (?:and |to )?")
_AGAINST = re.compile(r" against\b")
_COUNTS_ON = re.compile(
    r"[ -](?!(?:vot\w+|against|in|on|for|to|at|and|with|by|after|when|but)\b)[a-z%]"
)
_VOTED_BEFORE = re.compile(r"\b(?:voted?|by) $")
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
    for match in _BOWLED.finditer(text):
        wickets, runs = filter(None, match.groups())
        yield _fact(sentence, *match.span(), ((float(wickets), float(runs)),))
    yield from _worded(sentence, text)


def _worded(sentence: Sentence, text: str) -> Iterator[Fact]:
    """'Two-nil', 'one-all', behind a word of playing."""
    for match in _WORDED.finditer(text):
        if before(_CUE_BEFORE, text, match.start()) and match[1].lower() != "all":
            first = _count(match[1])
            second = first if match[2].lower() == "all" else _count(match[2])
            yield _fact(sentence, *match.span(), ((first, second),))


def _count(word: str) -> float:
    return 0.0 if word.lower() == "nil" else scan(word)[0].low


def _dashed(sentence: Sentence, text: str) -> Iterator[Fact]:
    run: list[re.Match[str]] = []
    for match in _DASHED.finditer(text):
        if run and not _SETS_GAP.fullmatch(text, run[-1].end(), match.start()):
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


def _is_score(text: str, start: int, end: int, parts: tuple[tuple[float, float], ...]) -> bool:
    if before(_LABEL_BEFORE, text, start):
        return False
    if _MONTH_AFTER.match(text, end) or _COUNTED_AFTER.match(text, end):
        return False
    if parts[0] in _NO_SCORES:
        return False
    if before(_SIDE_BEFORE, text, start) and _SIDE_AFTER.match(text, end):
        return True
    if len(parts) > 1 or before(_CUE_BEFORE, text, start) or _CUE_AFTER.match(text, end):
        return True
    first, second = parts[0]
    return first > second and not _CONTINUES.match(text, end)


def _spoken(sentence: Sentence, text: str) -> Iterator[Fact]:
    """'72 votes to 44', 'voted 51 to 49', 'six votes to nil'."""
    numerals = [n for n in scan(sentence.text) if n.form in {Form.DIGITS, Form.WORDS}]
    for first, second in zip_longest(numerals, numerals[1:]):
        none = _TO_NONE.match(text, first.end)
        if none:
            yield _fact(sentence, first.start, none.end(), ((first.low, 0.0),))
        elif first.low < first.high and _is_ascending(text, first):
            yield _fact(sentence, first.start, first.end, ((first.low, first.high),))
        elif second is not None and _is_pair(text, first, second):
            yield _fact(sentence, first.start, second.end, ((first.low, second.low),))


def _is_ascending(text: str, numeral: Numeral) -> bool:
    """Whether what reads as a range is the score of a vote that was lost: 'voted 49 to 51'."""
    return (
        " to " in text[numeral.start : numeral.end]
        and before(_VOTED_BEFORE, text, numeral.start) is not None
        and not _COUNTS_ON.match(text, numeral.end)
    )


def _is_pair(text: str, first: Numeral, second: Numeral) -> bool:
    if max(first.low, second.low) > _LARGEST or first.low < first.high or second.low < second.high:
        return False
    if _VOTES_TO.fullmatch(text, first.end, second.start):
        return True
    if _COUNTS_TO.fullmatch(text, first.end, second.start):
        return not _COUNTS_ON.match(text, second.end)
    if _VOTES_FOR.fullmatch(text, first.end, second.start):
        return _AGAINST.match(text, second.end) is not None
    if text[first.end : second.start] != " to " or _COUNTS_ON.match(text, second.end):
        return False
    return before(_CUE_OR_BY_BEFORE, text, first.start) is not None


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
    left, right = in_order(a, b)
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
    return Comparison(level=level, reason=f"{said(left)} and {said(right)} {why}")
