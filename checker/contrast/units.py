"""The same quantity in another unit or on another scale."""

import re
from collections.abc import Iterator

from checker.contrast.change import Change, looser, same
from checker.contrast.figure import Figure, spelled
from checker.records.fact import Fact, FactKind

_MONEY = re.compile(r"\$(?P<number>[\d.,]+) (?P<scale>million|billion|trillion)")
_SHORT = {"million": "m", "billion": "bn", "trillion": "tn"}
_SMALLER = {"billion": "million", "trillion": "billion"}
# Exact by the international yard and pound agreement of 1959; an acre is 0.40469 ha.
_METRIC = {
    "miles": (1.609344, "kilometers"), "mile": (1.609344, "kilometers"),
    "feet": (0.3048, "meters"), "pounds": (0.45359237, "kilograms"),
    "acres": (0.40468564, "hectares"), "inches": (2.54, "centimeters"),
    "gallons": (3.785411784, "liters"), "yards": (0.9144, "meters"),
    "kilometers": (0.621371, "miles"), "meters": (3.28084, "feet"),
    "kilograms": (2.20462, "pounds"),
}  # fmt: skip
_SPANS = {"weeks": (7, "days"), "years": (12, "months"), "days": (24, "hours"),
          "hours": (60, "minutes"), "decades": (10, "years")}  # fmt: skip
_LONGER = {"days": (7, "weeks"), "months": (12, "years"), "hours": (24, "days"),
           "minutes": (60, "hours")}  # fmt: skip


def rescaled(fact: Fact, written: Figure) -> Iterator[Change]:
    """The quantity of a fact said otherwise: as exact, or about."""
    if fact.kind is FactKind.MONEY:
        yield from _money(fact.quote)
    elif fact.kind is FactKind.PERCENT:
        yield from _percent(fact.quote, written)
    elif fact.kind is FactKind.DURATION:
        yield from _span(fact.quote, written)
    elif fact.kind is FactKind.NUMBER and fact.modifier is None:
        yield from _metric(fact.quote, written)


def _money(quote: str) -> Iterator[Change]:
    found = _MONEY.fullmatch(quote)
    if found is None:
        return
    number, scale = found["number"], found["scale"]
    yield same("unit", (quote, f"{number} {scale} dollars"))
    yield same("unit", (quote, f"${number}{_SHORT[scale]}"))
    value = float(number.replace(",", ""))
    if scale in _SMALLER and (value * 1000).is_integer():
        yield same("unit", (quote, f"${value * 1000:,.0f} {_SMALLER[scale]}"))
    if scale == "million" and (value * 1_000_000).is_integer():
        yield same("unit", (quote, f"${value * 1_000_000:,.0f}"))


def _percent(quote: str, written: Figure) -> Iterator[Change]:
    if quote == f"{written.text}%":
        yield same("unit", (quote, f"{written.text} percent"))
    elif quote == f"{written.text} percent" and not written.spelled:
        yield same("unit", (quote, f"{written.text}%"))
    words = {25: "a quarter", 50: "half", 75: "three quarters", 20: "a fifth", 10: "a tenth"}
    if written.value in words and quote.endswith(("%", "percent")):
        yield same("unit", (f"{quote} of", f"{words[int(written.value)]} of"))


def _span(quote: str, written: Figure) -> Iterator[Change]:
    unit = quote.rpartition(" ")[2]
    if quote != f"{written.text} {unit}" or written.decimals:
        return
    if unit in _SPANS and 2 <= written.value <= 5:
        by, smaller = _SPANS[unit]
        yield same("unit", (quote, f"{written.value * by:.0f} {smaller}"))
    if unit in _LONGER and written.value % _LONGER[unit][0] == 0:
        by, longer = _LONGER[unit]
        many = int(written.value // by)
        word = spelled(many) or str(many)
        yield same("unit", (quote, f"{word} {longer if many > 1 else longer[:-1]}"))


def _metric(quote: str, written: Figure) -> Iterator[Change]:
    unit = quote.rpartition(" ")[2]
    if unit not in _METRIC or quote != f"{written.text} {unit}":
        return
    by, metric = _METRIC[unit]
    value = written.value * by
    shown = f"{value:,.0f}" if value >= 20 else f"{value:.1f}".removesuffix(".0")
    if value >= 2:
        yield looser("unit", (quote, f"about {shown} {metric}"))
