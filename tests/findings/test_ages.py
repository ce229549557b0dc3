"""How old somebody is, by each source that says it beside the name."""

import pytest

from checker.findings.ages import age_links
from checker.findings.people import People
from checker.records.fact import FactKind
from checker.records.finding import Category, Kind

IDA = "Ida Holm"
PERSON, AGE = (FactKind.PERSON, None), (FactKind.AGE, IDA)


def told(build, *lines, sources="ab", of=AGE):
    """Each line, which tells one age, by its source."""
    story = build()
    for source, line in zip(sources, lines, strict=True):
        age = next(word for word in line.replace(",", " ").split() if word.isdigit())
        story.say(source, line, {age: of} | ({IDA: PERSON} if IDA in line else {}))
    return story


def links(story):
    dossier = story.dossier()
    return list(age_links(dossier, People.of(dossier)))


def test_two_ages_of_one_person_conflict(build):
    (link,) = links(told(build, f"{IDA} , 41 , fell.", f"They buried the 43 year old {IDA}."))
    assert (link.kind, link.category, link.subject) == (Kind.CONFLICT, Category.NUMBER, IDA)
    assert link.reasons == ("41 is not 43", f"Both are told of {IDA}.")


@pytest.mark.parametrize(
    "line",
    [
        f"{IDA} , 41 , fell.",
        "The 43 year old fell.",
        f"{IDA} , now 43 , fell.",
        f"The firm of {IDA} is 160 years old.",
        f"The 43 year old, Tom and {IDA} fell.",
    ],
    ids=["same", "no name beside it", "of another time", "of no person", "somebody besides"],
)
def test_what_is_no_other_age(build, line):
    assert not links(told(build, f"{IDA} , 41 , fell.", line))


@pytest.mark.parametrize(
    "line",
    [
        f"{IDA}, a 43 year old sailor, fell.",
        f"{IDA} fell at the age of 43 there.",
        f"The 43 year old sailor {IDA} fell.",
    ],
)
def test_ways_to_tell_an_age(build, line):
    assert links(told(build, f"{IDA} , 41 , fell.", line))


def test_a_surname_may_be_the_subjects(build):
    story = told(build, f"{IDA} , 41 , fell.", "Holm , 43 , fell.", of=AGE)
    assert links(story)


def test_a_source_that_has_two_ages_tells_of_two_people(build):
    lines = f"{IDA} , 41 , fell.", f"{IDA} , 39 , fled.", f"{IDA} , 43 , fell."
    assert not links(told(build, *lines, sources="aab"))


def test_ages_of_nobody_known(build):
    story = told(build, "He , 41 , fell.", "He , 43 , fell.", of=(FactKind.AGE, "driver"))
    assert not links(story)
