"""A figure over time as a small chart: how a toll rose, as the sources published it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from checker.report.cards import Card
from checker.report.outlets import Outlet
from checker.report.wording import utc

WIDTH, HEIGHT = 640, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 24, 24, 30, 28
_FIGURE = re.compile(r"(?P<low>\d+(?:\.\d+)?)(?:\.\.(?P<high>\d+(?:\.\d+)?))?(?: (?P<unit>\S+))?")
_MOST = 40
"""More figures than this are not told apart in so small a chart; the time line lists them."""


@dataclass(frozen=True)
class Figure:
    """A figure that an outlet published: ``low`` and ``high`` differ for a range."""

    published: datetime
    low: float
    high: float
    unit: str
    value: str
    outlet: Outlet


@dataclass(frozen=True)
class Point:
    """A figure in its place on the chart; ``label`` is empty where it repeats the one before."""

    x: float
    y: float
    top: float
    label: str
    anchor: str


@dataclass(frozen=True)
class Chart:
    """The points in the order of publication, the line through them, and both in words."""

    points: tuple[Point, ...]
    line: str
    first: str
    last: str
    told: str


def chart(card: Card) -> Chart | None:
    """The card's figures over time; None where there are not two of one unit at two times."""
    figures = sorted(_figures(card), key=lambda figure: (figure.published, figure.low))
    moments = {figure.published for figure in figures}
    values = {(figure.low, figure.high) for figure in figures}
    units = {figure.unit for figure in figures}
    if min(len(moments), len(values)) < 2 or len(units) > 1 or len(figures) > _MOST:
        return None
    points = tuple(_points(figures))
    return Chart(
        points=points,
        line=_steps(points),
        first=figures[0].outlet.when,
        last=figures[-1].outlet.when,
        told="; ".join(f"{f.value}, {f.outlet.name}, {f.outlet.when}" for f in figures),
    )


def _figures(card: Card) -> Iterable[Figure]:
    for side in card.sides:
        match = _FIGURE.fullmatch(side.normalized)
        for outlet in side.outlets if match else ():
            if outlet.source.published and match:
                low = float(match["low"])
                yield Figure(
                    published=utc(outlet.source.published),
                    low=low,
                    high=float(match["high"] or low),
                    unit=match["unit"] or "",
                    value=side.value,
                    outlet=outlet,
                )


def _points(figures: list[Figure]) -> Iterable[Point]:
    start = figures[0].published
    span = (figures[-1].published - start).total_seconds()
    most = max(figure.high for figure in figures) or 1.0
    before = ""
    for figure in figures:
        along = (figure.published - start).total_seconds() / span
        yield Point(
            x=round(_LEFT + along * (WIDTH - _LEFT - _RIGHT), 1),
            y=_height(figure.low / most),
            top=_height(figure.high / most),
            label="" if figure.value == before else figure.value,
            anchor="start" if along < 0.1 else "end" if along > 0.9 else "middle",
        )
        before = figure.value


def _height(share: float) -> float:
    # From nought, so that a rise looks no steeper than it is.
    return round(HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM), 1)


def _steps(points: tuple[Point, ...]) -> str:
    """An SVG path: each figure stands until the next is published."""
    moves = (f"H{later.x:g}V{later.y:g}" for _, later in pairwise(points))
    return f"M{points[0].x:g} {points[0].y:g}{''.join(moves)}"
