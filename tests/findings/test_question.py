"""Questions in words."""

from dataclasses import replace

import pytest

from checker.findings.link import fact_answer
from checker.findings.question import question
from checker.findings.slots import Slot
from checker.records.fact import Comparison, FactKind, Level
from checker.records.finding import Category, Kind
from tests.findings.asked import slot

CATEGORIES = {FactKind.NUMBER: Category.NUMBER, FactKind.DATE: Category.DATE}


def of_value(build, line, value, kind, of=None):
    """The question of a conflict over a value of a line and another in its place."""
    story = build()
    for source, told in (("a", value), ("b", "99")):
        story.say(source, line.replace(value, told), {told: (kind, of)})
    dossier = story.dossier()
    sides = tuple((fact_answer(claim, claim.facts[0]),) for claim in dossier.claims)
    return question(dossier, Slot(Kind.CONFLICT, CATEGORIES[kind], sides, ()))


@pytest.mark.parametrize(("line", "value", "kind", "told"), [
    ("The fair opens on Friday, 9 May 2031 in the old barn.", "Friday", FactKind.DATE,
     "When: “The fair opens on … in the old barn”?"),
    ("About 60 sheep of Ann Roe fled.", "60", FactKind.NUMBER,
     "How many: “… sheep of Ann Roe fled”?"),
    ("The day “of the fog", "fog", FactKind.DATE, "When: “The day of the …”?"),
])  # fmt: skip
def test_a_question_does_not_give_its_answer(build, line, value, kind, told):
    assert of_value(build, line, value, kind) == told


@pytest.mark.parametrize(("names", "asked"), [
    (("Erik Lund", "Eric Lund"), "How is the name spelt: Erik Lund or Eric Lund?"),
    (("Erik Lund", "Mara Voss"), "Which name is it: Erik Lund or Mara Voss?"),
])  # fmt: skip
def test_another_name_is_no_other_spelling(build, names, asked):
    story = build()
    for source, name in zip("ab", names, strict=True):
        story.say(source, f"{name} rowed.", {name: (FactKind.PERSON, None)})
    dossier = story.dossier()
    sides = tuple((fact_answer(claim, claim.facts[0]),) for claim in dossier.claims)
    assert question(dossier, Slot(Kind.CONFLICT, Category.NAME, sides, ())) == asked


@pytest.mark.parametrize(("of", "asked"), [
    ("two of the boats", "What became of two of the boats?"),
    ("old boat", "What became of the old boat?"),
    ("six", "“six is open”?"),
    ("Nobody", "“Nobody is open”?"),
    ("Attempts to sail", "“Attempts to sail is open”?"),
])  # fmt: skip
def test_a_state_is_asked_of_whatever_can_be_named(build, of, asked):
    story = build()
    for source in "ab":
        story.say(source, f"{of} is open.", {"open": (FactKind.STATUS, of)})
    dossier = story.dossier()
    assert question(dossier, slot(dossier, Kind.AGREEMENT, Category.STATUS, of)) == asked


@pytest.mark.parametrize(("of", "asked"), [
    ("dead", "How many people died?"), ("person", "How many people died?"),
    ("cow", "How many cows died?"),
])  # fmt: skip
def test_a_toll_is_of_whoever_is_counted(build, of, asked):
    story = build()
    for source, value in (("a", "14"), ("b", "20")):
        story.say(source, f"{value} were lost.", {value: (FactKind.NUMBER, of)})
    dossier = story.dossier()
    assert question(dossier, slot(dossier, Kind.VARIANT, Category.NUMBER, "dead")) == asked


@pytest.mark.parametrize(("kind", "told"), [
    (FactKind.PERSON, "How old is Corda?"), (FactKind.PLACE, "How old: “Corda is …”?"),
])  # fmt: skip
def test_no_place_is_asked_its_age(build, kind, told):
    facts = {"Corda": (kind, None), "40": (FactKind.AGE, "Corda")}
    story = build()
    for source in "ab":
        story.say(source, "Corda is 40.", facts)
    dossier = story.dossier()
    asked = slot(dossier, Kind.VARIANT, Category.NUMBER, "Corda", place=1)
    assert question(dossier, asked) == told


@pytest.mark.parametrize(("kind", "level", "asked"), [
    (Kind.VARIANT, Level.PRECISION, "Where exactly: “It sank off …”?"),
    (Kind.VARIANT, Level.ALIAS, "Where: “It sank off …”?"),
    (Kind.CONFLICT, Level.DIFFERENT, "Where: “It sank off …”?"),
])  # fmt: skip
def test_of_a_place_and_one_around_it_the_exact_place_is_asked(build, kind, level, asked):
    story = build()
    for source, place in (("a", "Vell Head"), ("b", "Vellinia")):
        story.say(source, f"It sank off {place}.", {place: (FactKind.PLACE, None)})
    compared = Comparison(level=level, reason="as compared")
    dossier = replace(story.dossier(), compare=lambda *_: compared)
    sides = tuple((fact_answer(claim, claim.facts[0]),) for claim in dossier.claims)
    assert question(dossier, Slot(kind, Category.PLACE, sides, ())) == asked
