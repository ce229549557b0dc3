"""Numbers that count, measure or rank: '27 pieces', 'some 200', '130 km/h', 'the third ballot'.

Numerals that name or date ('Route 17') and those of other kinds of fact are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from checker.facts.counted import counted
from checker.facts.counting import worded
from checker.facts.label import MONTH, is_label
from checker.facts.money import sum_at
from checker.facts.numeral import Form, Numeral, before, scan
from checker.facts.quantity import compare, quantity_fact
from checker.facts.unit import CELSIUS, INCHES, Unit, below_zero, in_base, unit_at
from checker.records.fact import Fact, FactKind
from checker.records.sentence import Sentence
from checker.text.normalise import plain

__all__ = ["compare", "read"]

_OTHER_KIND_AFTER = re.compile(
    r"[ -]?(?:%|per[ -]?cent|percentage|pct\b|basis[ -]points?"
    r"|(?:(?:calendar|working|consecutive|more|full) )?(?:second|minute|hour|day|night|week"
    r"|weekend|fortnight|month|year|decade|century|centurie)s?\b(?! place)|secs?\b|mins?\b|hrs?\b)",
    re.IGNORECASE,
)
_HYPHEN_RANGE_COUNTS = re.compile(r"[ -][a-z]")
_PRONOUN_AFTER = re.compile(
    r"(?:[ -](?:of|another|who|that|which|by|day|or|and|in|to|at|for|on|with|from|as|is|was|has"
    r"|had|does|did|can|could|may|might|must|should|will|would|after|before|such|thing|way|side"
    r"|more|time|hand|last|since|month|morning|night|evening|afternoon|the|he|she|it|they|we|you"
    r"|if|when|where|not|cannot|a|an|too|even|only|step|sided|offs?|way|up|eye|knows?|says?|said)\b"
    r"|\s*(?:[.,;:!?)'\"]|$))",
    re.IGNORECASE,
)
_PRONOUN_BEFORE = re.compile(
    r"\b(?:no|any|every|some|each|this|that|the|which|another|square|a|good|new|big|little|loved"
    r"|young|wrong|right|day|first|second|third|last)[ -]$",
    re.IGNORECASE,
)
_NO_RANK_AFTER = re.compile(
    r"[ -](?:of all|names?|lady|minister|aid|half|quarter|hand|class|rate|thing|sight|glance"
    r"|person|instance|world war|years?|months?|weeks?|days?|hours?|since"
    r"|centur(?:y|ies)|thoughts?|nature|division|tier|string"
    r"|home|chance|cousin|degree|part(?:y|ies)|street|avenue|precinct"
    r"|regiment|battalion|squadron|infantry|amendment|circuit|parallel|later|after|ago|and foremost"
    rf"|to|(?:of )?(?:{MONTH}))\b|-hand|s\b",
    re.IGNORECASE,
)
# 'All but one', 'lost by one', 'one was hurt' count after all.
_COUNTS_BEFORE = re.compile(
    r"\b(?:but|except|save|bar|by|(?:cut|down|fell|dropped|reduced|narrowed|limited|rose|up) to) $",
    re.IGNORECASE,
)
_COUNTS_AFTER = re.compile(
    r" (?:of whom )?(?:(?:was|is|has been|had been|remains)(?: also| still| now| later)?"
    r" (?:[a-z]+ed|dead|missing|shot|hurt)|(?:has|had)(?: also| since| now| later)? (?:died|drowned"
    r"|survived|recovered|escaped|resigned|fled|pleaded|vanished|perished|surrendered|returned"
    r"|retired|quit|gone))\b"
)
# 'Nine people, one of them a child': one of those just counted.
_OF_COUNTED = re.compile(r" of (?:them|whom|which)\b")
_COUNTED_BEFORE = re.compile(
    r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen|[a-z]+ty|dozen"
    r"|hundred|thousand)\b[^.;:]*,\s$",
    re.IGNORECASE,
)
_AT_ONE_POINT = re.compile(r"\bat one (?:point|stage)\b", re.IGNORECASE)
_GLUED_M = re.compile(r"m\b(?! (?:of|away|deep|high|long|wide|tall)\b)")
_NUMBER_OF = re.compile(
    r"\b(?:number|numbers|population|people|users|subscribers|members|voters|customers)\b[^.;]*$",
    re.IGNORECASE,
)
_TIME_AFTER = re.compile(r"[ -](?:ever )?time\b")
_A_SECOND = re.compile(r"\b(?:a|split|every|each) seconds?(?=[,.;:!?]|$)", re.IGNORECASE)
_IN_THE_FIRST_PLACE = re.compile(r"\bin the first place\b", re.IGNORECASE)
_INCHES_AFTER = re.compile(r"' ?(?P<inches>\d|0\d|1[01])(?: ?(?:\"|''))?(?!\d)")
_FEET_BEFORE = re.compile(r"(?<!\d)[3-8]' ?$")
"""A height: 5'11\"."""
_CAPITAL_AFTER = re.compile(r" [A-Z]")
_NO_RANK_BEFORE = re.compile(rf"(?:\b(?:at|split|per|(?:{MONTH})\.?) |,\s|^)$", re.IGNORECASE)


def read(sentence: Sentence, written: date | None) -> Iterator[Fact]:
    """The numbers of a sentence that count, measure or rank, with what they count.

    ``written`` is not needed: every kind of fact is read by the same signature.
    """
    del written
    text = plain(sentence.text)
    numerals = scan(sentence.text)
    for numeral, following in zip_longest(numerals, numerals[1:]):
        if numeral.form is Form.ORDINAL:
            if _is_rank(sentence, text, numeral):
                yield _count(sentence, numeral)
        elif numeral.form is not Form.FRACTION and not _is_of_other_kind(text, numeral):
            yield from _amount(sentence, text, numeral, following)
    yield from worded(sentence, text)


def _count(sentence: Sentence, numeral: Numeral) -> Fact:
    of = counted(sentence, numeral.start, numeral.end)
    return quantity_fact(sentence, FactKind.NUMBER, numeral, counted=of)


def _is_rank(sentence: Sentence, text: str, numeral: Numeral) -> bool:
    """'The third ballot', not 'Third Avenue', 'at first', 'a second later', 'the 3rd of June'."""
    start, end = numeral.start, numeral.end
    if text[start].isupper() and (start > 0 or _CAPITAL_AFTER.match(text, end)):
        return False
    if _IN_THE_FIRST_PLACE.match(text, max(0, start - len("in the "))):
        return False
    if any(
        m.end() == end for m in _A_SECOND.finditer(text, max(0, start - len("every ")), end + 1)
    ):
        return False
    # 'For the first time' tells no count, 'for the third time' does.
    if numeral.low == 1 and _TIME_AFTER.match(text, end):
        return False
    if start == 0 and text.startswith(",", end):
        return False
    if _NO_RANK_AFTER.match(text, end) or _has_pos(sentence, numeral, "ADV"):
        return False
    # 'Maria Lund, first woman to climb it': by its grammar no 'first, …'.
    if start == 0 or _ranks_noun(sentence, numeral):
        return True
    return not before(_NO_RANK_BEFORE, text, start)


def _ranks_noun(sentence: Sentence, numeral: Numeral) -> bool:
    """Whether the grammar, where there is one, hangs an ordinal on a noun behind it."""
    at = sentence.start + numeral.start
    return any(
        token.start == at and token.dep == "amod" and sentence.tokens[token.head].start > at
        for token in sentence.tokens
    )


def _is_of_other_kind(text: str, numeral: Numeral) -> bool:
    return bool(_OTHER_KIND_AFTER.match(text, numeral.end) or sum_at(text, numeral))


def _amount(
    sentence: Sentence, text: str, numeral: Numeral, following: Numeral | None
) -> Iterator[Fact]:
    """The fact of a count, or of a measure in its base unit; none for labels and pronouns."""
    frost = below_zero(text, numeral.end)
    height = _INCHES_AFTER.match(text, numeral.end)
    if before(_FEET_BEFORE, text, numeral.start):
        return
    if height and before(_FEET_BEFORE, f"{text[: numeral.end]}'", numeral.end + 1):
        inches = numeral.low * 12 + int(height["inches"])
        tall = replace(numeral, low=inches, high=inches)
        measure = in_base(tall, INCHES, height.end())
        yield quantity_fact(sentence, FactKind.NUMBER, measure, unit=INCHES)
    elif frost:
        cold = replace(numeral, low=-numeral.high, high=-numeral.low, end=frost)
        yield quantity_fact(sentence, FactKind.NUMBER, cold, unit=CELSIUS)
    elif _tells_millions(text, numeral):
        yield _count(sentence, numeral.times(1e6, numeral.end + 1))
    elif found := unit_at(text, numeral) or _shared_unit(text, numeral, following):
        unit, end = found
        measure = in_base(numeral, unit, end)
        of = counted(sentence, numeral.start, end, is_measure=True)
        yield quantity_fact(sentence, FactKind.NUMBER, measure, unit=unit, counted=of)
    elif not is_label(text, numeral) and not _is_pronoun(sentence, text, numeral):
        yield _count(sentence, numeral)


def _tells_millions(text: str, numeral: Numeral) -> bool:
    """'The number of refugees rose to 70m', not '70m away'."""
    if not _GLUED_M.match(text, numeral.end):
        return False
    return before(_NUMBER_OF, text, numeral.start) is not None


def _shared_unit(text: str, numeral: Numeral, following: Numeral | None) -> tuple[Unit, int] | None:
    """'From 18 to 12 degrees': the first figure leaves its unit to the second."""
    if following is None or text[numeral.end : following.start] != " to ":
        return None
    found = unit_at(text, following) if text.endswith("from ", 0, numeral.start) else None
    return (found[0], numeral.end) if found else None


def _is_pronoun(sentence: Sentence, text: str, numeral: Numeral) -> bool:
    """The 'one' of 'one of them', 'no one', 'the new one'; hyphenated digits that are a score."""
    if "-" in text[numeral.start : numeral.end] and numeral.low < numeral.high:
        return not _HYPHEN_RANGE_COUNTS.match(text, numeral.end)
    if text[numeral.start : numeral.end].lower() != "one" or text.endswith(": ", 0, numeral.start):
        return False
    if _AT_ONE_POINT.match(text, max(0, numeral.start - len("at "))):
        return True
    if _is_bare_one(text, numeral):
        return False
    if before(_PRONOUN_BEFORE, text, numeral.start) or _PRONOUN_AFTER.match(text, numeral.end):
        return True
    return _has_pos(sentence, numeral, "PRON")


def _is_bare_one(text: str, numeral: Numeral) -> bool:
    if before(_PRONOUN_BEFORE, text, numeral.start):
        return False
    if _COUNTS_AFTER.match(text, numeral.end):
        return True
    if _OF_COUNTED.match(text, numeral.end) and before(_COUNTED_BEFORE, text, numeral.start):
        return True
    ends = not text[numeral.end :].strip(" .!?:;,)'\"") or text[numeral.end] in ".;:"
    return ends and before(_COUNTS_BEFORE, text, numeral.start) is not None


def _has_pos(sentence: Sentence, numeral: Numeral, pos: str) -> bool:
    """Whether the grammar, where there is one, calls the numeral's first word a ``pos``."""
    at = sentence.start + numeral.start
    return any(token.start == at and token.pos == pos for token in sentence.tokens)
