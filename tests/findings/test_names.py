import pytest

from checker.findings.names import name_links
from checker.findings.people import People
from checker.records.fact import FactKind
from checker.records.finding import Category, Kind

PERSON = FactKind.PERSON, None


def links(dossier):
    return list(name_links(dossier, People.of(dossier)))


def test_one_name_spelt_in_two_ways(build):
    story = build()
    story.say("a", "Jorun Haske won.", {"Jorun Haske": PERSON})
    story.say("b", "Jorun Haaske won.", {"Jorun Haaske": PERSON})
    (link,) = links(story.dossier())
    assert (link.kind, link.category) == (Kind.CONFLICT, Category.NAME)


def test_a_source_with_both_spellings_means_two_people(build):
    story = build()
    story.say("a", "Jorun Haske won.", {"Jorun Haske": PERSON})
    story.say(
        "b", "Jorun Haaske beat Jorun Haske.", {"Jorun Haaske": PERSON, "Jorun Haske": PERSON}
    )
    assert links(story.dossier()) == []


def test_other_names_are_other_people(build):
    story = build()
    story.say("a", "Jorun Haske won.", {"Jorun Haske": PERSON})
    story.say("b", "Petra Lindqvist won.", {"Petra Lindqvist": PERSON})
    assert links(story.dossier()) == []


def test_a_surname_is_no_misspelling(build):
    story = build()
    story.say("a", "Jorun Haske won.", {"Jorun Haske": PERSON})
    story.say("b", "Haske won.", {"Haske": PERSON})
    assert links(story.dossier()) == []


def test_a_surname_that_several_bear_is_the_slip_of_none(build):
    story = build()
    story.say("a", "Jorun Haske won.", {"Jorun Haske": PERSON})
    story.say(
        "b",
        "Ida Haaske and Olaf Haaske won, as Haaske said.",
        {"Ida Haaske": PERSON, "Olaf Haaske": PERSON},
    )
    story.say("b", "And Haaske left.", {"Haaske": PERSON})
    assert links(story.dossier()) == []


def test_given_names_that_begin_alike(build):
    story = build()
    story.say("a", "Margit Haske won.", {"Margit Haske": PERSON})
    story.say("b", "Marianne Haske won.", {"Marianne Haske": PERSON})
    (link,) = links(story.dossier())
    assert (link.kind, link.category) == (Kind.CONFLICT, Category.NAME)


def test_an_office_read_into_a_name_is_no_given_name(build):
    story = build()
    for source, field in (("a", "Health"), ("b", "Harvest")):
        name = f"National {field} Ann Lund"
        story.say(source, f"Director of {name} left.", {name: (FactKind.PERSON, None)})
    dossier = story.dossier()
    assert list(name_links(dossier, People.of(dossier))) == []


def test_a_family_is_no_slip(build):
    story = build()
    story.say("a", "Margit Haske won.", {"Margit Haske": PERSON})
    story.say(
        "b",
        "Marianne Haske beat Olaf Haske.",
        {"Marianne Haske": PERSON, "Olaf Haske": PERSON},
    )
    assert links(story.dossier()) == []


@pytest.mark.parametrize("other", ["Petra Haske", "Malachy Haske"], ids=["begins", "goes on"])
def test_given_names_that_go_otherwise_are_two_people(build, other):
    story = build()
    story.say("a", "Margit Haske won.", {"Margit Haske": PERSON})
    story.say("b", f"{other} won.", {other: PERSON})
    assert links(story.dossier()) == []


def test_a_headline_in_capitals_does_not_lead_a_name(build):
    story = build()
    story.say("a", "Jorun Haske won.", {"Jorun Haske": PERSON})
    story.say("b", "JORUN HASKE WINS", {"JORUN HASKE WINS": PERSON})
    story.say("c", "Jorun Haaske won.", {"Jorun Haaske": PERSON})
    assert {link.subject for link in links(story.dossier())} == {"Jorun Haaske"}
