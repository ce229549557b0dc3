"""Questions, answers and reasons in words."""

import pytest

from checker.findings import wording
from checker.findings.link import Link, fact_answer
from checker.findings.slots import Slot
from checker.records.fact import FactKind, Modifier
from checker.records.finding import Category, Kind

CATEGORIES = {FactKind.NUMBER: Category.NUMBER, FactKind.DATE: Category.DATE}


def asked(build, line, value, kind, of=None):
    """The question of a conflict over a value of a line and another in its place."""
    story = build()
    for source, told in (("a", value), ("b", "99")):
        story.say(source, line.replace(value, told), {told: (kind, of)})
    dossier = story.dossier()
    sides = tuple((fact_answer(claim, claim.facts[0]),) for claim in dossier.claims)
    return wording.question(dossier, Slot(Kind.CONFLICT, CATEGORIES[kind], sides, ()))


@pytest.mark.parametrize(("line", "value", "kind", "question"), [
    ("The fair opens on Friday, 9 May 2031 in the old barn.", "Friday", FactKind.DATE,
     "When: “The fair opens on … in the old barn”?"),
    ("About 60 sheep of Ann Roe fled.", "60", FactKind.NUMBER,
     "How many: “… sheep of Ann Roe fled”?"),
    ("The day “of the fog", "fog", FactKind.DATE, "When: “The day of the …”?"),
])  # fmt: skip
def test_a_question_does_not_give_its_answer(build, line, value, kind, question):
    assert asked(build, line, value, kind) == question


@pytest.mark.parametrize(("of", "question"), [
    ("two of the boats", "What became of two of the boats?"),
    ("old boat", "What became of the old boat?"),
    ("six", "“six is open”?"),
    ("Nobody", "“Nobody is open”?"),
    ("Attempts to sail", "“Attempts to sail is open”?"),
])  # fmt: skip
def test_a_state_is_asked_of_whatever_can_be_named(build, of, question):
    told = question_of(build, Kind.AGREEMENT, f"{of} is {{}}.", ("open", "open"), of)
    assert told == question


@pytest.mark.parametrize(("of", "question"), [
    ("dead", "How many people died?"), ("person", "How many people died?"),
    ("cow", "How many cows died?"),
])  # fmt: skip
def test_a_toll_is_of_whoever_is_counted(build, of, question):
    story = build()
    for source, value in (("a", "14"), ("b", "20")):
        story.say(source, f"{value} were lost.", {value: (FactKind.NUMBER, of)})
    dossier = story.dossier()
    assert (
        wording.question(dossier, slot(dossier, Kind.VARIANT, Category.NUMBER, "dead")) == question
    )


@pytest.mark.parametrize(("kind", "question"), [
    (FactKind.PERSON, "How old is Corda?"), (FactKind.PLACE, "How old: “Corda is …”?"),
])  # fmt: skip
def test_no_place_is_asked_its_age(build, kind, question):
    facts = {"Corda": (kind, None), "40": (FactKind.AGE, "Corda")}
    story = build()
    for source in "ab":
        story.say(source, "Corda is 40.", facts)
    dossier = story.dossier()
    asked = slot(dossier, Kind.VARIANT, Category.NUMBER, "Corda", place=1)
    assert wording.question(dossier, asked) == question


def question_of(build, kind, line, states, of):
    story = build()
    for source, state in zip("ab", states, strict=True):
        story.say(source, line.format(state), {state: (FactKind.STATUS, of)})
    dossier = story.dossier()
    return wording.question(dossier, slot(dossier, kind, Category.STATUS, of))


def slot(dossier, kind, category, subject, place=0):
    """A slot of a side for each claim, with its fact at that place."""
    answers = [fact_answer(claim, claim.facts[place]) for claim in dossier.claims]
    link = Link(
        left=answers[0], right=answers[-1], kind=kind, category=category, confidence=1,
        reasons=(), subject=subject,
    )  # fmt: skip
    return Slot(kind, category, tuple((answer,) for answer in answers), (link,))


def test_days_that_read_alike_are_told_apart(build):
    story = build()
    for source in "ab":
        story.say(source, "The fair opens on Friday.", {"Friday": (FactKind.DATE, None)})
    sides = [[fact_answer(claim, claim.facts[0])] for claim in story.dossier().claims]
    assert wording.values(sides) == ["Friday", "Friday"]
    for side, day in zip(sides, ("2031-05-02", "2031-05-09"), strict=True):
        side[0] = side[0].model_copy(update={"normalized": day})
    assert wording.values(sides) == ["Friday (2 May 2031)", "Friday (9 May 2031)"]


@pytest.mark.parametrize(("sources", "told"), [
    ("ab", "The A, The B agree."), ("aa", "The A, more than once."),
])  # fmt: skip
def test_who_agrees(build, sources, told):
    story = build()
    for source in sources:
        story.say(source, "The boat is open.", {"open": (FactKind.STATUS, "boat")})
    dossier = story.dossier()
    agreed = slot(dossier, Kind.AGREEMENT, Category.STATUS, "boat")
    assert wording.summary(dossier, agreed) == told


def answer(build, modifier):
    story = build()
    story.say("a", "About 14 boats sank.", {"14": (FactKind.NUMBER, "boat")})
    claim = story.dossier().claims[0]
    return fact_answer(claim, claim.facts[0].model_copy(update={"modifier": modifier}))


@pytest.mark.parametrize(("modifier", "told"), [(Modifier.ABOUT, "about 14"), (None, "14")])
def test_an_answer_has_its_hedge(build, modifier, told):
    assert wording.hedged(answer(build, modifier)) == told


def test_reasons_that_say_the_same_of_the_same_are_told_once(build):
    one = answer(build, None)
    link = Link(
        left=one, right=one, kind=Kind.VARIANT, category=Category.NUMBER, confidence=1,
        reasons=("“two” fits “2”", "“2” fits “two”", "the same place"),
    )  # fmt: skip
    assert wording.reasons([link]) == ("“two” fits “2”.", "The same place.")
