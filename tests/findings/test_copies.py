from dataclasses import replace

import pytest

from checker.findings.copies import copied_sentences, copy_links
from checker.records.fact import FactKind
from checker.records.finding import Category, Kind

NUMBER = FactKind.NUMBER, "boat"
PLACE = FactKind.PLACE, None


def test_a_number_changed_in_a_copy(build):
    story = build()
    story.say("a", "The storm sank 14 boats in the old harbour on Friday.", {"14": NUMBER})
    story.say("b", "The storm sank 41 boats in the old harbour on Friday.", {"41": NUMBER})
    (link,) = copy_links(story.dossier())
    assert (link.kind, link.category) == (Kind.CONFLICT, Category.NUMBER)


def test_a_place_changed_in_a_copy_need_not_be_comparable(build):
    story = build()
    story.say("a", "The storm sank many boats in Nordhavn early on Friday.", {"Nordhavn": PLACE})
    story.say("b", "The storm sank many boats in Sorhavn early on Friday.", {"Sorhavn": PLACE})
    (link,) = copy_links(story.dossier())
    assert link.category is Category.PLACE


def test_a_dropped_negation(build):
    story = build()
    story.say("a", "I will not lead this party into another election.")
    story.say("b", "I will lead this party into another election.")
    (link,) = copy_links(story.dossier())
    assert link.kind is Kind.CONFLICT
    assert link.reasons[1] == "One negates what the other says."


def test_a_negation_of_what_the_copy_says_nothing_of(build):
    story = build()
    story.say("a", "She could speak with no officer due to her state at the hotel on Friday.")
    story.say(
        "b",
        "She was not held and could speak with no officer due to her state at the hotel Friday.",
    )
    assert list(copy_links(story.dossier())) == []


def test_what_is_unclear_is_not_known(build):
    story = build()
    story.say("a", "It was not known if the pilot had left the old harbour.")
    story.say("b", "It was unclear if the pilot had left the old harbour.")
    assert list(copy_links(story.dossier())) == []


@pytest.mark.parametrize("word", ["nonlethal", "non-lethal"])
def test_what_is_nonlethal_is_not_lethal(build, word):
    story = build()
    story.say(
        "a", "The pilots of both boats came to the harbour with injuries that are not lethal."
    )
    story.say("b", f"The pilots of both boats came to the harbour with {word} injuries.")
    assert list(copy_links(story.dossier())) == []


def test_a_negation_that_has_only_moved(build):
    story = build()
    story.say("a", "All of the boats in the harbour could not leave on Friday, the pilots said.")
    story.say("b", "None of the boats in the harbour could leave on Friday, the pilots said.")
    dossier = story.dossier()
    assert len(list(copied_sentences(dossier))) == 1
    assert list(copy_links(dossier)) == []


@pytest.mark.parametrize(("age", "told"), [("22", 1), ("17", 0)])
def test_one_form_of_words_for_two_people(build, age, told):
    story = build()
    for source, name, years in (("a", "Ann Roe", "22"), ("b", "Karl Voss", age)):
        story.say(
            source,
            f"Police have charged {name} , {years} , with the theft of the old boat.",
            {name: (FactKind.PERSON, None), years: (FactKind.AGE, name)},
        )
    assert len(list(copy_links(story.dossier()))) == told


@pytest.mark.parametrize(("other", "told"), [("Ann Roe", 1), ("Karl Voss", 0)])
def test_a_negation_about_somebody_else(build, other, told):
    story = build()
    story.say("a", "He is being held in the county jail with no bail set.")
    story.say("b", "He is being held in the county jail with bail set.")
    dossier = story.dossier()
    claims = tuple(
        claim.model_copy(update={"subject": name, "entities": (name,)})
        for claim, name in zip(dossier.claims, ("Ann Roe", other), strict=True)
    )
    assert len(list(copy_links(replace(dossier, claims=claims)))) == told


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The storm sank 14 boats.", "The storm sank 41 boats."),
        (
            "The storm sank 14 boats in the old harbour on Friday.",
            "Police counted 41 cars at the new stadium last night.",
        ),
        (
            "The storm sank 14 boats in the old harbour on Friday.",
            "The storm sank 14 boats in the old harbour on Friday.",
        ),
    ],
    ids=["too short", "another sentence", "nothing changed"],
)
def test_no_copy(build, left, right):
    story = build()
    story.say("a", left)
    story.say("b", right)
    assert list(copied_sentences(story.dossier())) == []


def test_lines_of_a_list_that_both_carry(build):
    story = build()
    for source in "ab":
        story.say(source, "Second place: 14 boats of the old harbour club.", {"14": NUMBER})
        story.say(source, "Third place: 41 boats of the old harbour club.", {"41": NUMBER})
    assert list(copied_sentences(story.dossier())) == []


def test_a_tally_taken_further_is_a_development(build):
    story = build()
    story.published = {"a": 8, "b": 12}
    dead = FactKind.NUMBER, "dead"
    story.say("a", "The flood in the valley left 6 dead on Friday night.", {"6": dead})
    story.say("b", "The flood in the valley left 8 dead on Friday night.", {"8": dead})
    (link,) = copy_links(story.dossier())
    assert link.kind is Kind.DEVELOPMENT


def test_a_tally_that_shrinks_is_a_conflict(build):
    story = build()
    story.published = {"a": 8, "b": 12}
    dead = FactKind.NUMBER, "dead"
    story.say("a", "The flood in the valley left 8 dead on Friday night.", {"8": dead})
    story.say("b", "The flood in the valley left 6 dead on Friday night.", {"6": dead})
    (link,) = copy_links(story.dossier())
    assert link.kind is Kind.CONFLICT


def test_a_source_that_gives_both_values_quotes_an_older_text(build):
    story = build()
    story.say("a", "The storm sank 14 boats in the old harbour on Friday.", {"14": NUMBER})
    story.say("b", "The storm sank 41 boats in the old harbour on Friday.", {"41": NUMBER})
    story.say("b", "At first 14 boats were known to have sunk.", {"14": NUMBER})
    assert list(copy_links(story.dossier())) == []


@pytest.mark.parametrize(("ages", "apart"), [(("30", "40", "60"), False), (("30", "40"), True)])
def test_lines_of_a_list_in_one_source_tell_of_several(build, ages, apart):
    story = build()
    for age in ages:
        line = f"Wanted is a tall man of {age} in a dark coat."
        story.say("a", line, {age: (FactKind.AGE, "man")})
    story.say("b", "Wanted is a tall man of 50 in a dark coat.", {"50": (FactKind.AGE, "man")})
    assert bool(list(copy_links(story.dossier()))) is apart
