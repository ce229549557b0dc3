"""Quantities: facts whose value is a number in a unit, and how two of them compare.

A figure is compared for what its words allow: 'at least six' allows eight, 'about 340' allows
338. The tolerances are conventions, wide where words are loose: see the constants.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from checker.facts.currency import DOLLARS, is_bare_dollar
from checker.facts.modifier import modifier_at
from checker.facts.numeral import Form, Numeral, scan, tidy
from checker.facts.telling import said
from checker.facts.unit import Unit, from_base, unit_at
from checker.records.fact import Comparison, Fact, FactKind, Level, Modifier, QuantityValue
from checker.records.sentence import Sentence
from checker.text.normalise import plain

_STRETCH = 2.0
"""'At least 12' is not said of more than 24, nor 'up to 24' of fewer than 12."""
_LOOSE = 0.05
"""'About' allows this share of the value, half of its last digit or one of a count if more …"""
_LOOSEST = 0.15
"""… but never more than this share."""
_PLAIN_COUNT, _PLAIN_MEASURE = 0.03, 0.05
"""How far an unhedged round figure may be from the one it rounds."""
_SHARE_SLACK = 2.0
"""How many percentage points a share in words, 'half' or 'a third', may be off."""
_ROUND = 100.0
"""Plain counts and sums in tens, such as 340, are taken for exact; from hundreds on for round."""

_FINEST_SHARE = 1000
"""Shares in words are no finer than 'one in a thousand'."""

_MILLION, _TINY = 1e6, 1e-4
_ENUMERATED = {None, "%", "pp", "year"}
_LOWER = {Modifier.AT_LEAST, Modifier.MORE_THAN}
_UPPER = {Modifier.UP_TO, Modifier.LESS_THAN}


@dataclass(frozen=True, slots=True)
class Counted:
    """What a quantity counts, and the predicate that governs it."""

    of: str | None = None
    role: str | None = None


def quantity_fact(
    sentence: Sentence,
    kind: FactKind,
    numeral: Numeral,
    *,
    unit: Unit | str | None = None,
    counted: Counted | None = None,
    modifier: Modifier | None = None,
) -> Fact:
    """The fact that a numeral, its end moved past its unit, states in a sentence.

    A numeral of a physical ``unit`` is given in its base. ``modifier`` is read from the words
    about the numeral where it is not given.
    """
    value = QuantityValue(
        low=numeral.low,
        high=numeral.high,
        unit=unit.base if isinstance(unit, Unit) else unit,
        granularity=numeral.granularity,
        ordinal=numeral.form is Form.ORDINAL,
        vague=numeral.form is Form.VAGUE,
    )
    counted = counted or Counted()
    return Fact(
        start=sentence.start + numeral.start,
        end=sentence.start + numeral.end,
        kind=kind,
        quote=sentence.text[numeral.start : numeral.end],
        value=value,
        normalized=_shown(numeral, value, unit),
        modifier=modifier or _hedge(sentence, numeral),
        of=counted.of,
        role=counted.role,
    )


def _hedge(sentence: Sentence, numeral: Numeral) -> Modifier | None:
    found = modifier_at(plain(sentence.text), numeral.start, numeral.end)
    return None if found is Modifier.ABOUT and _topic(sentence, numeral) else found


def _topic(sentence: Sentence, numeral: Numeral) -> bool:
    """Whether 'about' leads to what is spoken of: 'a play about four brothers'."""
    if not sentence.text[: numeral.start].rstrip().lower().endswith("about"):
        return False
    start = sentence.start + numeral.start
    last = next((t for t in reversed(sentence.tokens) if t.end <= start), None)
    # 'A statement about 23-year-old Ann Lund' leaves nothing open; 'about a 23-year-old' might.
    attribute = sentence.text[numeral.start : numeral.end].endswith("-old")
    return attribute or (last is not None and last.dep == "case")


def _shown(numeral: Numeral, value: QuantityValue, unit: Unit | str | None) -> str:
    """One form for equal values, in the unit as written; a share in words as a fraction."""
    if numeral.form is Form.FRACTION and unit == "%":
        return str(Fraction(value.low / 100).limit_denominator(_FINEST_SHARE))
    if not isinstance(unit, Unit):
        return normalized(value)
    ends = {"low": from_base(value.low, unit), "high": from_base(value.high, unit)}
    return normalized(value.model_copy(update={**ends, "unit": unit.name}))


def normalized(value: QuantityValue) -> str:
    """'338', '40..60 cm', '3400000 EUR', '0.25 pp'; percent, ranks and ages are plain numbers.

    >>> normalized(QuantityValue(low=3.4e6, high=3.4e6, unit="EUR"))
    '3400000 EUR'
    """
    ends = _figure(value.low)
    if value.high != value.low:
        ends += f"..{_figure(value.high)}"
    return ends if value.unit in _ENUMERATED - {"pp"} else f"{ends} {value.unit}"


def _figure(number: float) -> str:
    if number == int(number):
        return str(int(number))
    if abs(number) >= _MILLION:
        return f"{number:.12g}"
    return f"{number:.6g}" if abs(number) >= _TINY else f"{number:.6f}"


def in_order(a: Fact, b: Fact) -> tuple[Fact, Fact]:
    """Two facts in an order that does not hang on which came first."""
    one, other = ((str(fact.start), str(fact.end)) for fact in (a, b))
    # Only where places say nothing: writing a fact out takes longer than comparing two.
    swapped = one > other or (one == other and repr(a) > repr(b))
    return (b, a) if swapped else (a, b)


def compare(a: Fact, b: Fact) -> Comparison:
    """Whether two quantities agree: as they stand, by rounding, hedging, or conversion.

    The same either way round. A bare number and a sum of money, or degrees of an unnamed scale
    and of a named one, agree where the figures do and cannot be compared where they do not.
    """
    left, right = in_order(a, b)
    x, y = left.value, right.value
    if not isinstance(x, QuantityValue) or not isinstance(y, QuantityValue):
        return _apart(left, right, "one of them is no quantity")
    if x.ordinal != y.ordinal:
        return _apart(left, right, "one is a rank and the other an amount")
    if x.unit == y.unit:
        return _compared(left, right, x, y)
    if not _may_share_unit(left, right, x.unit, y.unit):
        return _apart(left, right, f"{_unit_name(x)} against {_unit_name(y)}")
    outcome = _compared(left, right, x, y)
    if outcome.compatible:
        return outcome
    return _apart(left, right, "the unit is not stated in both")


def _apart(left: Fact, right: Fact, why: str) -> Comparison:
    reason = f"{said(left)} and {said(right)} cannot be compared: {why}"
    return Comparison(level=Level.INCOMPARABLE, reason=reason)


def _unit_name(value: QuantityValue) -> str:
    return value.unit or "a plain number"


def _is_money(unit: str | None) -> bool:
    return (
        unit is not None
        and bool(re.fullmatch(r"[A-Z]{3}|[a-z]{3,}", unit))
        and unit not in _NOT_MONEY
    )


_PENCE = re.compile(r"\b(?:cents?|pence|penny)$|\dp$", re.IGNORECASE)
_NOT_MONEY = {"celsius", "degree", "byte", "year"}


def _may_share_unit(left: Fact, right: Fact, x: str | None, y: str | None) -> bool:
    """Whether the difference of two units may only be one of how fully they were stated."""
    if {x, y} == {"degree", "celsius"}:
        return True
    if not (_is_money(x) or x is None) or not (_is_money(y) or y is None):
        return False
    # Two ISO codes are two currencies, but a bare '$' was only taken for one of many, and
    # 'crowns' may be any country's.
    stated = {unit for unit in (x, y) if unit and unit.isupper()}
    bare = any(is_bare_dollar(fact.quote) for fact in (left, right))
    return len(stated) < 2 or (bare and stated <= DOLLARS)


def _compared(left: Fact, right: Fact, x: QuantityValue, y: QuantityValue) -> Comparison:
    said_left, said_right = said(left), said(right)
    converted = _written_unit(left) != _written_unit(right)
    if (x.low, x.high) == (y.low, y.high):
        if left.modifier is not right.modifier:
            return _reasoned(
                Level.MODIFIER,
                f"{said_left} and {said_right} are the same figure, hedged differently",
            )
        if converted:
            return _reasoned(Level.CONVERSION, f"{said_left} is {said_right}")
        if said_left.casefold() == said_right.casefold():
            return _reasoned(Level.SAME, f"{said_left} in both")
        return _reasoned(Level.SAME, f"{said_left} and {said_right} are the same value")
    if not _fit(left, right, x, y, converted):
        return _reasoned(Level.DIFFERENT, f"{said_left} does not fit {said_right}")
    if {left.modifier, right.modifier} & (_LOWER | _UPPER):
        return _reasoned(Level.MODIFIER, f"{said_left} fits {said_right}")
    if x.low < x.high or y.low < y.high:
        return _reasoned(
            Level.PRECISION,
            f"{said_left} and {said_right} can be the same: one is given less exactly",
        )
    if converted and not (left.modifier or right.modifier):
        return _reasoned(Level.CONVERSION, f"{said_left} is {said_right}, rounded")
    fine, coarse = (
        (said_left, said_right) if x.granularity <= y.granularity else (said_right, said_left)
    )
    return _reasoned(Level.ROUNDING, f"{fine} rounds to {coarse}")


def _reasoned(level: Level, reason: str) -> Comparison:
    return Comparison(level=level, reason=reason)


def _written_unit(fact: Fact) -> str | None:
    """The unit that the words of a fact name, before conversion; of money, whether pence."""
    if not isinstance(fact.value, QuantityValue) or fact.value.unit in {None, "%", "year"}:
        return None
    if _is_money(fact.value.unit):
        return "penny" if _PENCE.search(fact.quote) else None
    numerals = scan(fact.quote)
    unit = unit_at(fact.quote, numerals[-1]) if numerals else None
    if unit:
        return unit[0].name
    return "basis point" if "basis" in fact.quote.lower() or "bp" in fact.quote else None


def _fit(left: Fact, right: Fact, x: QuantityValue, y: QuantityValue, converted: bool) -> bool:
    """Whether some value is allowed by both phrases."""
    if x.ordinal:
        return False
    if _is_range(left, x) and _is_range(right, y):
        return (x.low <= y.low and y.high <= x.high) or (y.low <= x.low and x.high <= y.high)
    (low_x, high_x), (low_y, high_y) = _allowed(left, x), _allowed(right, y)
    gap = tidy(max(0.0, low_x - high_y, low_y - high_x))
    slack_x, slack_y = _slack(left, x), _slack(right, y)
    if converted:
        return gap <= slack_x + slack_y + _PLAIN_MEASURE / 2 * min(abs(x.low), abs(y.low))
    if left.modifier or right.modifier:
        return gap <= max(slack_x if left.modifier else 0.0, slack_y if right.modifier else 0.0)
    # Of two plain figures only the rounder can be a rounding of the other.
    if x.granularity == y.granularity:
        return gap == 0
    return gap <= (slack_x if x.granularity > y.granularity else slack_y)


def _is_range(fact: Fact, value: QuantityValue) -> bool:
    return value.low < value.high and not value.vague and fact.modifier is None


def _allowed(fact: Fact, value: QuantityValue) -> tuple[float, float]:
    """The values that a phrase allows, without the slack of 'about' and of rounding."""
    if value.high < 0:
        mirrored = value.model_copy(update={"low": -value.high, "high": -value.low})
        low, high = _allowed(fact, mirrored)
        return -high, -low
    low, high = value.low, value.high
    if fact.modifier in _LOWER:
        return low, high * _STRETCH
    if fact.modifier in _UPPER:
        return low / _STRETCH, high
    if fact.modifier is Modifier.NEARLY:
        return low - _loosely(value), high
    return low, high


def _loosely(value: QuantityValue) -> float:
    size = abs(value.low)
    if value.unit == "%" and value.granularity > 1:
        return tidy(min(2 * _SHARE_SLACK, 2 * _LOOSE * size))
    least = 1.0 if value.unit is None else 0.0
    return tidy(min(max(value.granularity / 2, _LOOSE * size, least), _LOOSEST * size))


def _slack(fact: Fact, value: QuantityValue) -> float:
    """How far beyond what a phrase allows another figure may lie and still be meant by it."""
    if fact.modifier is Modifier.ABOUT:
        return _loosely(value)
    if fact.modifier or value.vague:
        return 0.0
    if value.unit == "%" and value.granularity > 1:
        return tidy(min(_SHARE_SLACK, 2 * _PLAIN_MEASURE * abs(value.low)))
    exact = value.unit in _ENUMERATED or _is_money(value.unit)
    granularity = value.granularity
    if exact and granularity < _ROUND:
        granularity = min(granularity, 1.0)
    share = _PLAIN_COUNT if value.unit is None else _PLAIN_MEASURE
    return tidy(min(granularity / 2, share * abs(value.low)))
