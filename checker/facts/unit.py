"""Units of measure: their names in news text, and conversion to one base unit of each dimension.

The table lies in units.tsv beside this module. It is our own and not pint's: importing pint and
reading its registry takes longer than all the rest of the checker's start, and half of what
newspapers write ('sq km', 'miles an hour', 'bpd', '20 below') is unknown to it.

A 'ton' is taken as a tonne: short, long and metric tons differ by less than news figures are
rounded to. A gallon is that of the United States unless called imperial.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from checker.facts.numeral import Numeral, before, tidy
from checker.resources import packaged_lines
from checker.text.normalise import plain


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: ``value * factor + offset`` is the same in the base unit."""

    name: str
    """As shown to editors: 'km/h', 'ha', 'miles'."""
    base: str
    factor: float
    offset: float = 0.0


def _table() -> Iterator[tuple[Unit, list[str], list[str]]]:
    """The units with their symbols and their names in words."""
    for row in packaged_lines("checker.facts", "units.tsv"):
        name, base, factor, offset, symbols, words = row.split("\t")
        unit = Unit(name, base, float(Fraction(factor)), float(Fraction(offset)))
        yield unit, symbols.strip("-").split(), words.strip("-").lower().split(", ")


def _spellings(words: Iterable[str]) -> Iterator[str]:
    for phrase in filter(None, words):
        first, _, rest = phrase.partition(" ")
        # The plural is at the noun: 'miles an hour', but 'square miles', 'kilowatt hours'.
        heads = {phrase, f"{phrase}s", f"{first}s {rest}".strip()}
        for spelt in heads:
            for form in {spelt, spelt.replace("metre", "meter").replace("litre", "liter")}:
                yield form
                yield form.replace(" ", "-")


_UNITS = tuple(_table())
_BY_SYMBOL = {symbol: unit for unit, symbols, _ in _UNITS for symbol in symbols}
CELSIUS = _BY_SYMBOL["°C"]
_BY_WORD = {spelt: unit for unit, _, words in _UNITS for spelt in _spellings(words)}
INCHES = _BY_WORD["inch"]


def _alternatives(names: dict[str, Unit]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


_UNIT = re.compile(
    rf"[ -]?(?:(?P<word>(?i:{_alternatives(_BY_WORD)}))"
    rf"|(?P<symbol>{_alternatives(_BY_SYMBOL)}))(?![\w²³])"
)
# Pounds are money, unless they hang on the number by a hyphen, are pounds of something, or weigh.
_POUND = re.compile(
    r"(?:-pound(?! (?:note|fine|coin|bill))| pounds?(?= (?:of|in weight|heavier|lighter)\b))\b"
)
_WEIGH = re.compile(r"\bweigh(?:s|ed|ing)? [^.]{0,24}$", re.IGNORECASE)
_POUNDS = re.compile(r" pounds?\b")
_BELOW_ZERO = re.compile(
    r"(?: degrees?)?(?: (?:Celsius|Fahrenheit))? below"
    r"(?: zero| freezing|(?=[,.;:!?]|$| (?:in|at|on|outside|overnight)\b))",
    re.IGNORECASE,
)


def unit_at(text: str, numeral: Numeral) -> tuple[Unit, int] | None:
    """The unit that stands after a numeral of ``text``, and where it ends; None if there is none.

    >>> from checker.facts.numeral import scan
    >>> unit_at("130 kilometres an hour", scan("130 kilometres an hour")[0])
    (Unit(name='km/h', base='m/s', factor=0.2777777777777778, offset=0.0), 22)
    """
    flat = plain(text)
    pound = _POUND.match(flat, numeral.end) or (
        before(_WEIGH, flat, numeral.start) and _POUNDS.match(flat, numeral.end)
    )
    if pound:
        return _BY_SYMBOL["lb"], pound.end()
    match = _UNIT.match(flat, numeral.end)
    if match is None:
        return None
    symbol = match["symbol"]
    if symbol and len(symbol) == 1 and not flat[numeral.end - 1].isdigit():
        return None
    unit = _BY_WORD[match["word"].lower()] if match["word"] else _BY_SYMBOL[symbol]
    return unit, match.end()


def below_zero(text: str, end: int) -> int | None:
    """The end of 'degrees below zero' at ``end``, with which a number is one of frost."""
    match = _BELOW_ZERO.match(text, end)
    return match.end() if match else None


def in_base(numeral: Numeral, unit: Unit, end: int) -> Numeral:
    """The numeral, given in ``unit`` and ending there at ``end``, in the base unit."""
    scaled = numeral.times(unit.factor, end)
    if not unit.offset:
        return scaled
    # A millionth of a degree is noise.
    low, high = (round(value + unit.offset, 6) for value in (scaled.low, scaled.high))
    return replace(scaled, low=low, high=high)


def from_base(value: float, unit: Unit) -> float:
    """A value in the base unit, in ``unit``."""
    return tidy((value - unit.offset) / unit.factor)
