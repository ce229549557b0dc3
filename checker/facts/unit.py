"""Units of measure: their names in news text, and conversion to one base unit of each dimension.

Factors: NIST Special Publication 811 (2008), appendix B; SI brochure (9th edition), tables 4 to 8.
A 'ton' is taken as a tonne: short, long and metric tons differ by less than news figures are
rounded to. A gallon is that of the United States unless called imperial.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.facts.numeral import Numeral, before, tidy
from checker.text.normalise import plain


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: ``value * factor + offset`` is the same in the base unit."""

    name: str
    """As shown to editors: 'km/h', 'hectare'."""
    base: str
    factor: float
    offset: float = 0.0


# Symbols are read in their own case, words in any. A plural is added to the first word, and
# 'metre' and 'litre' stand for their American spellings too.
_TABLE: tuple[tuple[Unit, str, str], ...] = (
    (Unit("mm", "m", 1e-3), "mm", "millimetre"),
    (Unit("cm", "m", 1e-2), "cm", "centimetre"),
    (Unit("m", "m", 1), "m", "metre"),
    (Unit("km", "m", 1e3), "km kms", "kilometre"),
    (Unit("mile", "m", 1609.344), "mi", "mile"),
    (Unit("nautical mile", "m", 1852), "nm", "nautical mile"),
    (Unit("foot", "m", 0.3048), "ft", "foot|feet"),
    (Unit("inch", "m", 0.0254), "", "inch|inches"),
    (Unit("yard", "m", 0.9144), "yd", "yard"),
    (Unit("hectare", "m2", 1e4), "ha", "hectare"),
    (Unit("acre", "m2", 4046.8564224), "", "acre"),
    (Unit("m2", "m2", 1), "m2 m²", "square metre|sq m"),
    (Unit("km2", "m2", 1e6), "km2 km²", "square kilometre|sq km"),
    (Unit("square mile", "m2", 2589988.110336), "", "square mile|sq mile|sq mi"),
    (Unit("square foot", "m2", 0.09290304), "", "square foot|square feet|sq ft"),
    (Unit("ml", "m3", 1e-6), "ml", "millilitre"),
    (Unit("litre", "m3", 1e-3), "", "litre"),
    (Unit("m3", "m3", 1), "m3 m³", "cubic metre"),
    (Unit("km3", "m3", 1e9), "km3 km³", "cubic kilometre"),
    (Unit("cubic foot", "m3", 0.028316846592), "", "cubic foot|cubic feet"),
    (Unit("gallon", "m3", 3.785411784e-3), "", "gallon"),
    (Unit("imperial gallon", "m3", 4.54609e-3), "", "imperial gallon"),
    (Unit("barrel", "m3", 0.158987294928), "", "barrel"),
    (Unit("mg", "kg", 1e-6), "mg", "milligram"),
    (Unit("g", "kg", 1e-3), "g", "gram|gramme"),
    (Unit("kg", "kg", 1), "kg", "kilogram|kilogramme|kilo"),
    (Unit("tonne", "kg", 1e3), "t", "tonne|ton|metric ton"),
    (Unit("lb", "kg", 0.45359237), "lb lbs", ""),
    (Unit("ounce", "kg", 0.028349523125), "oz", "ounce"),
    (Unit("m/s", "m/s", 1), "m/s", "metre per second|metre a second"),
    (
        Unit("km/h", "m/s", 1 / 3.6),
        "km/h kmh kph km/hr",
        "kilometre per hour|kilometre an hour|km per hour|km an hour",
    ),
    (Unit("mph", "m/s", 0.44704), "mph mi/h", "mile per hour|mile an hour"),
    (Unit("knot", "m/s", 1852 / 3600), "kt kts", "knot"),
    (Unit("W", "W", 1), "W", "watt"),
    (Unit("kW", "W", 1e3), "kW", "kilowatt"),
    (Unit("MW", "W", 1e6), "MW", "megawatt"),
    (Unit("GW", "W", 1e9), "GW", "gigawatt"),
    (Unit("horsepower", "W", 745.69987), "hp", "horsepower"),
    (Unit("kWh", "J", 3.6e6), "kWh", "kilowatt hour"),
    (Unit("MWh", "J", 3.6e9), "MWh", "megawatt hour"),
    (Unit("GWh", "J", 3.6e12), "GWh", "gigawatt hour"),
    (Unit("TWh", "J", 3.6e15), "TWh", "terawatt hour"),
    (Unit("hPa", "Pa", 1e2), "hPa mbar", "hectopascal|millibar"),
    (Unit("kB", "byte", 1e3), "kB KB", "kilobyte"),
    (Unit("MB", "byte", 1e6), "MB", "megabyte"),
    (Unit("GB", "byte", 1e9), "GB", "gigabyte"),
    (Unit("TB", "byte", 1e12), "TB", "terabyte"),
    (Unit("°C", "celsius", 1), "°C ºC C", "° C|degree celsius|degree centigrade|degree C|celsius"),
    (
        Unit("°F", "celsius", 5 / 9, -160 / 9),
        "°F ºF F",
        "° F|degree fahrenheit|degree F|fahrenheit",
    ),
    (Unit("degree", "degree", 1), "° º", "degree"),
)


def _spellings(words: str) -> Iterator[str]:
    for phrase in filter(None, words.lower().split("|")):
        first, _, rest = phrase.partition(" ")
        # The plural is at the noun: 'miles an hour', but 'square miles', 'kilowatt hours'.
        heads = {phrase, f"{phrase}s", f"{first}s {rest}".strip()}
        for spelt in heads:
            for form in {spelt, spelt.replace("metre", "meter").replace("litre", "liter")}:
                yield form
                yield form.replace(" ", "-")


_BY_SYMBOL = {symbol: unit for unit, symbols, _ in _TABLE for symbol in symbols.split()}
_BY_WORD = {spelt: unit for unit, _, words in _TABLE for spelt in _spellings(words)}


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
    r"(?: degrees?)?(?: (?:Celsius|Fahrenheit))? below(?: zero| freezing)?\b", re.IGNORECASE
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
