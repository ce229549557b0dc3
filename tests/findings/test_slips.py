"""Figures told in another order."""

import pytest

from checker.findings.slips import figures_swapped, slip_links
from checker.records.fact import FactKind
from checker.records.finding import Category, Kind

LOSS, CREW, PEOPLE = (FactKind.MONEY, None), (FactKind.NUMBER, "sailor"), (FactKind.NUMBER, "guest")


def told(build, left, right, of=(LOSS, LOSS), sources="ab"):
    story = build()
    for source, value, kind in zip(sources, (left, right), of, strict=True):
        story.say(source, f"In all it was {value} then.", {value: kind})
    return story


def test_a_sum_with_its_figures_swapped_conflicts_in_any_words(build):
    (link,) = slip_links(told(build, "2.6bn", "6.2bn").dossier())
    assert (link.kind, link.category) == (Kind.CONFLICT, Category.NUMBER)
    assert link.reasons[1] == "They have the same figures in another order."
    left, right = link.left.fact, link.right.fact
    assert left is not None
    assert right is not None
    assert figures_swapped(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("26", "26"), ("26", "65"), ("22", "22"), ("620", "26"), ("20", "02")],
    ids=["same", "other figures", "one figure", "more places", "noughts"],
)
def test_no_slip(build, left, right):
    assert not list(slip_links(told(build, left, right).dossier()))


@pytest.mark.parametrize(
    ("of", "links"),
    [((CREW, CREW), 1), ((CREW, PEOPLE), 0), ((CREW, (FactKind.NUMBER, None)), 0)],
    ids=["of one thing", "of two", "of what is not known"],
)
def test_counts_must_be_of_one_thing(build, of, links):
    assert len(list(slip_links(told(build, "26", "62", of).dossier()))) == links


def test_counts_of_one_harm_are_of_one_thing(build):
    of = (FactKind.NUMBER, "injured"), (FactKind.NUMBER, "casualty")
    assert list(slip_links(told(build, "31", "13", of).dossier()))


def test_a_source_that_has_both_tells_of_two_things(build):
    story = told(build, "2.6bn", "6.2bn")
    story.say("b", "It had been 2.6bn before.", {"2.6bn": LOSS})
    assert not list(slip_links(story.dossier()))


def test_a_source_is_not_set_against_itself(build):
    assert not list(slip_links(told(build, "2.6bn", "6.2bn", sources="aa").dossier()))


def test_a_tally_that_rose_is_no_slip(build):
    story = told(build, "13", "31", ((FactKind.NUMBER, "injured"),) * 2)
    story.published = {"a": 8, "b": 12}
    assert not list(slip_links(story.dossier()))
    story.published = {"a": 12, "b": 8}
    assert list(slip_links(story.dossier()))
