"""Figures as people wrote them in claim gold: '12', '40..60 cm', '3 EUR', '0.8 pp', '2:19:47'."""

import re

from checker.facts.duration import SECONDS
from checker.facts.numeral import Form, Numeral
from checker.facts.unit import in_base, unit_at
from checker.records.fact import FactKind, QuantityValue, ScoreValue

_NEAR = 1e-3
"""Two figures are one if they differ by no more than this share: conversion leaves noise."""
_FIGURE = r"-?\d+(?:\.\d+)?"
_QUANTITY = re.compile(rf"(?P<low>{_FIGURE})(?:\.\.(?P<high>{_FIGURE}))?(?: (?P<unit>.+))?")
_FRACTION = re.compile(r"(\d+)/(\d+)")
_SCORE = re.compile(r"\d+-\d+(?: \d+-\d+)*")
_RACE = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d\d)(?:\.\d+)?")


def same_quantity(gold: str, value: QuantityValue, kind: FactKind) -> bool:
    """Whether a quantity of some kind is the gold one, in base units."""
    low, high, unit = _quantity(gold, kind)
    if is_share(gold) and value.unit == "%":
        low, high = low * 100, high * 100
    if unit is not None and (value.unit or "") != unit:
        return False
    return _near(low, value.low) and _near(high, value.high)


def is_share(gold: str) -> bool:
    """Whether a figure is a share of a whole, '2/3', which the checker reads as a percentage."""
    return _FRACTION.fullmatch(gold) is not None


def _quantity(gold: str, kind: FactKind) -> tuple[float, float, str | None]:
    """Low, high and the unit, in base units: '' for none, None where any will do."""
    if race := _RACE.fullmatch(gold):
        hours, minutes, seconds = (int(part or 0) for part in race.groups())
        total = hours * 3600.0 + minutes * 60 + seconds
        return total, total, "s"
    if fraction := _FRACTION.fullmatch(gold):
        share = int(fraction[1]) / int(fraction[2])
        return share, share, None
    match = _QUANTITY.fullmatch(gold)
    if match is None:
        return float("nan"), float("nan"), None
    low, high = float(match["low"]), float(match["high"] or match["low"])
    return _converted(low, high, match["unit"], kind)


def _converted(
    low: float, high: float, unit: str | None, kind: FactKind
) -> tuple[float, float, str | None]:
    if kind is FactKind.PERCENT:
        return low, high, unit or "%"
    if unit is None:
        return low, high, "year" if kind is FactKind.AGE else ""
    if kind is FactKind.MONEY:
        return low, high, unit
    if kind is FactKind.DURATION:
        size = SECONDS.get(unit.removesuffix("s"), float("nan"))
        return low * size, high * size, "s"
    found = unit_at(f" {unit}", Numeral(0, 0, low, high, 1.0, Form.DIGITS))
    if found is None or found[1] != len(unit) + 1:
        return low, high, None
    scaled = in_base(Numeral(0, 0, low, high, 1.0, Form.DIGITS), found[0], 0)
    return scaled.low, scaled.high, found[0].base


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= _NEAR * max(abs(a), abs(b))


def same_score(gold: str, value: ScoreValue) -> bool:
    """Whether a vote or a result, '46-31' or '4-6 7-6', is the gold one."""
    if not _SCORE.fullmatch(gold):
        return False
    return tuple(tuple(map(float, part.split("-"))) for part in gold.split()) == value.parts
