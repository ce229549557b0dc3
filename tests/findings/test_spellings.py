"""Places, streets and bodies spelt in two ways."""

import pytest

from checker.findings.spellings import spelling_links
from checker.records.fact import FactKind
from checker.records.finding import Category, Kind

PLACE, BODY = (FactKind.PLACE, None), (FactKind.ORGANISATION, None)
RIGHT, WRONG = "Whetsel Avenue", "Wetsel Avenue"


def told(build, left=RIGHT, right=WRONG, kinds=(PLACE, PLACE), sources="ab"):
    story = build()
    for source, name, kind in zip(sources, (left, right), kinds, strict=True):
        story.say(source, f"It stood in {name} then.", {name: kind})
    return story


@pytest.mark.parametrize("kind", [PLACE, BODY])
def test_a_name_spelt_in_two_ways(build, kind):
    (link,) = spelling_links(told(build, kinds=(kind, kind)).dossier())
    assert (link.kind, link.category, link.subject) == (Kind.CONFLICT, Category.NAME, RIGHT)
    assert (link.left.value, link.right.value) == (RIGHT, WRONG)


def test_a_source_that_uses_both_knows_of_two(build):
    story = told(build)
    story.say("b", f"It is not {RIGHT} at all.")
    assert not list(spelling_links(story.dossier()))


def test_a_place_is_no_body(build):
    assert not list(spelling_links(told(build, kinds=(PLACE, BODY)).dossier()))


def test_words_that_are_common_in_the_story_are_no_slips(build):
    story = told(build, "Health Ministry", "Health Minister", (BODY, BODY))
    assert list(spelling_links(story.dossier()))
    story.say("b", "The minister left.")
    assert not list(spelling_links(story.dossier()))


def test_a_source_may_repeat_itself(build):
    assert not list(spelling_links(told(build, sources="aa").dossier()))


def test_two_mentions_of_each_are_enough(build):
    story = told(build)
    for source, name in (("a", RIGHT), ("b", WRONG)):
        for _ in range(3):
            story.say(source, f"It stood in {name} then.", {name: PLACE})
    assert len(list(spelling_links(story.dossier()))) == 4
