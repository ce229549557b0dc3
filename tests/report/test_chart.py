import pytest

from checker.report.chart import HEIGHT, WIDTH, chart
from checker.report.page import page

from .synthetic import story


def development(*values, apart=True):
    """The ferry's count of the hurt, its two sides with these comparable values."""
    report = story("ferry")
    number = next(n for n, f in enumerate(report.findings) if f.kind == "development")
    finding = report.findings[number]
    sides = tuple(
        side.model_copy(update={"normalized": value})
        for side, value in zip(finding.sides, values, strict=True)
    )
    changed = finding.model_copy(update={"sides": sides})
    findings = (*report.findings[:number], changed, *report.findings[number + 1 :])
    sources = report.sources
    if not apart:
        moment = sources[0].published
        sources = tuple(s.model_copy(update={"published": moment}) for s in sources)
    report = report.model_copy(update={"findings": findings, "sources": sources})
    return page(report).of_kind("development")[0]


def test_a_toll_rises_as_it_was_published():
    drawn = chart(development("14", "9"))
    assert [point.label for point in drawn.points] == ["at least 9", "14", "", ""]
    assert [point.x for point in drawn.points] == sorted(point.x for point in drawn.points)
    assert drawn.points[0].y > drawn.points[1].y == drawn.points[3].y
    assert drawn.line.startswith(f"M{drawn.points[0].x:g} {drawn.points[0].y:g}H")
    assert drawn.first == "11 Feb 2031, 06:40 UTC"


def test_it_is_told_in_words_with_outlet_and_time():
    told = chart(development("14", "9")).told.split("; ")
    assert told[0] == "at least 9, Coast Wire, 11 Feb 2031, 06:40 UTC"
    assert len(told) == 4


def test_it_starts_from_nought_and_stays_inside():
    drawn = chart(development("14", "0"))
    assert {point.y for point in drawn.points} == {HEIGHT - 28, 30}
    assert all(0 <= point.x <= WIDTH and 0 <= point.top <= point.y for point in drawn.points)


def test_a_range_has_two_ends():
    drawn = chart(development("12..14", "9"))
    assert drawn.points[1].top < drawn.points[1].y


@pytest.mark.parametrize(
    "values",
    [("14", "14"), ("14 EUR", "9"), ("soon", "later"), ("2031-02-11", "2031-02-12"), ("", "")],
)
def test_no_chart_where_there_is_no_figure_that_moves(values):
    assert chart(development(*values)) is None


def test_no_chart_of_one_moment():
    assert chart(development("14", "9", apart=False)) is None
