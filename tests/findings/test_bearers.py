"""Whose states are whose, over all sources."""

import pytest

from checker.findings.bearers import dies, states_by_bearer
from checker.findings.people import People
from checker.records.fact import FactKind

IDA = "Ida Koss"


def bearers(story):
    dossier = story.dossier()
    told = states_by_bearer(dossier, People.of(dossier))
    return {bearer: [fact.quote for _, fact in held] for bearer, held in told.items()}


def tell(story, source, state, of, *others):
    facts = {state: (FactKind.STATUS, of)}
    facts |= {name: (FactKind.PERSON, None) for name in (of, *others) if name[0].isupper()}
    story.say(source, f"{of} is {state}, {' and '.join(others)}.", facts)


def test_a_name_joins_its_short_forms(build):
    story = build()
    tell(story, "a", "in hospital", IDA)
    tell(story, "b", "dead", "Koss")
    assert bearers(story) == {IDA: ["in hospital", "dead"]}


def test_two_names_are_two_persons(build):
    story = build()
    tell(story, "a", "in hospital", IDA)
    tell(story, "a", "dead", "Olaf Brandt")
    assert bearers(story) == {IDA: ["in hospital"], "Olaf Brandt": ["dead"]}


@pytest.mark.parametrize(
    ("description", "noun"),
    [
        ("driver of the tram", "driver"),
        ("young driver", "driver"),
        ("man of 40", None),
        ("drivers", None),
        ("two pilots", None),
    ],
)
def test_a_description_is_told_by_its_noun(build, description, noun):
    story = build()
    tell(story, "a", "dead", description)
    assert list(bearers(story)) == ([noun] if noun else [])


def test_things_and_states_of_things_are_left_out(build):
    story = build()
    tell(story, "a", "closed", "bridge")
    assert bearers(story) == {}


def test_death_is_for_good(build):
    story = build()
    tell(story, "a", "dead at home", IDA)
    tell(story, "a", "in hospital", IDA)
    dossier = story.dossier()
    told = states_by_bearer(dossier, People.of(dossier))[IDA]
    assert [dies(held) for held in told] == [True, False]


@pytest.mark.parametrize(("of", "kept"), [(IDA, True), ("cyclist", False)])
def test_only_the_named_died_long_ago(build, of, kept):
    story = build()
    story.published = {"a": 8}
    facts = {"dead": (FactKind.STATUS, of), "2020": (FactKind.DATE, None)}
    if of == IDA:
        facts[IDA] = (FactKind.PERSON, None)
    story.say("a", f"{of} is dead since 2020.", facts)
    assert bool(bearers(story)) is kept
