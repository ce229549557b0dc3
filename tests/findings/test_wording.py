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
])  # fmt: skip
def test_a_question_does_not_give_its_answer(build, line, value, kind, question):
    assert asked(build, line, value, kind) == question


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
