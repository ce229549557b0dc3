"""Houses and blocks of one street, by two sources."""

import pytest

from checker.findings.addresses import address_links
from checker.records.finding import Category, Kind


def told(build, *lines, sources="ab"):
    story = build()
    for source, line in zip(sources, lines, strict=True):
        story.say(source, line)
    return story.dossier()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It was in the 2300 block of Osten Street.", "It was near 2500 W. Osten St. then."),
        ("She lives at 1249 Bells Ferry Road.", "She lives at 1240 Bell’s Ferry Road."),
        ("It was in the 800 block of 5th Avenue.", "It was in the 500 block of 5th Ave."),
    ],
)
def test_two_numbers_on_one_street_conflict(build, left, right):
    (link,) = address_links(told(build, left, right))
    assert (link.kind, link.category) == (Kind.CONFLICT, Category.PLACE)
    assert link.left.focus.cut(left).startswith(link.left.value.split()[0])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It was at 2317 Osten Street.", "It was in the 2300 block of Osten Street."),
        ("It was at 12536 Osten Circle.", "It was in the 12000 block of Osten Circle."),
        ("It was at 2317 Osten Street.", "It was at 2317 N. Osten St. then."),
        ("It was at 2317 Osten Street.", "It was at 2400 Lunden Street."),
        ("It was at 2317 Osten Street.", "It has 2400 people in Osten."),
        ("It was at 2317 Osten Street.", "It was at 2400 Osten Street, not 2317."),
        ("It was at 2317 Osten Street.", "It was on Osten Street on May 24."),
    ],
    ids=["in the block", "in thousands", "same", "another street", "people", "has both", "a date"],
)
def test_numbers_that_may_both_be_right(build, left, right):
    assert not list(address_links(told(build, left, right)))


def test_a_source_with_two_numbers_on_a_street_tells_of_two_places(build):
    lines = "At 2317 Osten Street.", "And at 2410 Osten Street.", "At 2599 Osten Street."
    assert not list(address_links(told(build, *lines, sources="aab")))


def test_one_address_has_one_form(build):
    lines = "At 1249 Bells Ferry Road.", "At 1240 Bells Ferry Road.", "At 1249 Bell’s Ferry Road."
    links = list(address_links(told(build, *lines, sources="abc")))
    assert {link.left.value for link in links} | {link.right.value for link in links} == {
        "1249 Bells Ferry Road",
        "1240 Bells Ferry Road",
    }
