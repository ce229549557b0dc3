"""Directions: 'the north bank', 'south-west of the capital', 'from the east', 'the left wing'.

A side that is mistaken for its opposite is a slip that no gazetteer shows.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from checker.facts.telling import both
from checker.records.fact import Comparison, DirectionValue, Fact, FactKind, Level
from checker.records.sentence import Sentence
from checker.resources import packaged_table
from checker.text.normalise import plain, words

_TABLE: Final = packaged_table("checker.facts", "directions.toml")
_POINTS: Final[dict[str, int]] = _TABLE["compass"]["points"]
_NEIGHBOURS = 45.0
"""Degrees between directions that may both be said of one side: north and north-east."""

_POINT = r"(?:(?:north|south)[- ]?(?:north|south)?[- ]?(?:east|west)|north|south|east|west)"
_COMPASS = rf"(?P<point>{_POINT})(?:ern)?"
_PART = re.compile(
    rf"(?<![\w-]){_COMPASS} (?P<part>{'|'.join(_TABLE['compass']['parts'].split())})(?![\w-])"
)
"""'The northern shore'. Capitals make a name of it: 'South Bank', 'West End'."""
_ENDS: Final = {
    axis: re.compile(
        rf"(?<![\w-])(?P<end>{'|'.join(row['ends'])})[ -]"
        rf"(?P<part>{'|'.join(row['parts'].split())})(?![\w-])"
    )
    for axis, row in _TABLE["opposites"].items()
}
_MARKS = "|".join(_TABLE["marks"].split())
_LETTERS = {"NE": 45, "SE": 135, "SW": 225, "NW": 315, "N": 0, "E": 90, "S": 180, "W": 270}
_BEARING = re.compile(
    rf"(?<![\w-])(?:(?:to )?the )?(?:(?P<point>{_POINT})|(?P<letters>NE|NW|SE|SW|[NESW]))"
    rf" of (?:the (?:[a-z]+ )?(?:{_MARKS}) of )?(?P<where>(?:(?:the|its|their) )?"
    rf"(?:(?:[A-Z][\w'-]*\s)*[A-Z][\w'-]*|{_MARKS}))(?![\w-])"
)
"""'40 kilometres north-east of the capital', '12 km NE of Lund'."""
_AWAY = re.compile(
    rf"(?<=[a-z] )(?:away )?to the (?P<point>{_POINT})(?=[.,;:)]|$| (?:when|where|and|but|as)\b)"
)
_ROADS: Final = frozenset(_TABLE["roads"].split())
_LENGTH = re.compile(r"\b(?:km|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|yards|feet) $")
"""'Eight miles to the east': the place it is counted from is told elsewhere."""
_COURSE = re.compile(
    rf"(?<![\w-])(?P<way>from|towards?|heading|headed|moving|travelling|drifting)"
    rf" (?:(?:towards?|to) )?(?:the )?(?P<point>{_POINT})(?:wards?)?(?![\w-]| (?:of|[A-Z]))"
)
"""'Came from the south-west', 'heading north': a course has one beginning."""


def read(sentence: Sentence, written: date | None) -> Iterator[Fact]:
    """The directions of a sentence. ``written`` is not needed."""
    del written
    text = plain(sentence.text)
    for match in _PART.finditer(text):
        yield _fact(sentence, match, _point(match), match["part"])
    for axis, ends in _ENDS.items():
        for match in ends.finditer(text):
            first = match["end"] == _TABLE["opposites"][axis]["ends"][0]
            value = DirectionValue(axis=axis, degrees=0.0 if first else 180.0)
            yield _fact(sentence, match, value, match["part"])
    for match in _BEARING.finditer(text):
        where = match["where"].removesuffix("'s")
        yield _fact(sentence, match, _point(match), f"direction from {where}")
    for match in _AWAY.finditer(text):
        if _LENGTH.search(text, 0, match.start()):
            yield _fact(sentence, match, _point(match), "direction from there")
    for match in _COURSE.finditer(text):
        value = _point(match)
        if match["way"] != "from":
            value = DirectionValue(axis=value.axis, degrees=(value.degrees + 180) % 360)
        yield _fact(sentence, match, value, "course")


def _point(match: re.Match[str]) -> DirectionValue:
    told = match.groupdict()
    if told.get("letters"):
        return DirectionValue(axis="compass", degrees=_LETTERS[told["letters"]])
    return DirectionValue(axis="compass", degrees=bearing(told["point"]))


def bearing(point: str) -> float:
    """The degrees of a point of the compass.

    >>> bearing("north"), bearing("south-west"), bearing("north-northwest")
    (0.0, 225.0, 337.5)
    """
    named = re.findall("north|south|east|west", point)
    degrees = float(_POINTS[named[-1]])
    for name in reversed(named[:-1]):
        degrees = (degrees + _turn(degrees, _POINTS[name]) / 2) % 360
    return degrees


def _turn(start: float, end: float) -> float:
    """Degrees from one bearing to another by the shorter way, anticlockwise below nought."""
    return (end - start + 180) % 360 - 180


def _fact(sentence: Sentence, match: re.Match[str], value: DirectionValue, of: str) -> Fact:
    start, end = match.span()
    return Fact(
        start=sentence.start + start,
        end=sentence.start + end,
        kind=FactKind.DIRECTION,
        quote=sentence.text[start:end],
        value=value,
        normalized=f"{value.axis} {value.degrees:g}°",
        of=of,
    )


def compare(a: Fact, b: Fact) -> Comparison:
    """Compare two directions of one sort of part; those of two sorts are not comparable."""
    left, right = a.value, b.value
    if not isinstance(left, DirectionValue) or not isinstance(right, DirectionValue):
        return Comparison(level=Level.INCOMPARABLE, reason="not both directions")
    sides = both(a, b)
    if left.axis != right.axis or not _of_one(a.of or "", b.of or ""):
        return Comparison(level=Level.INCOMPARABLE, reason=f"of two things: {sides}")
    apart = abs(_turn(left.degrees, right.degrees))
    if apart == 0:
        return Comparison(level=Level.SAME, reason="the same direction")
    if apart <= _NEIGHBOURS:
        return Comparison(level=Level.PRECISION, reason=f"neighbouring directions: {sides}")
    return Comparison(level=Level.DIFFERENT, reason=f"different directions: {sides}")


def _of_one(left: str, right: str) -> bool:
    """Whether two directions may be of one thing; 'its capital' may have any name."""
    bearings = [of.removeprefix("direction from ") for of in (left, right)]
    if left != bearings[0] and right != bearings[1]:
        named = [of for of in bearings if of[:1].isupper()]
        if len(named) == 1:
            # 'The city' may be any town, and no road.
            return _ROADS.isdisjoint(words(named[0]))
        return not named or named[0] == named[1]
    return left == right
