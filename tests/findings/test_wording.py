"""Answers, reasons and summaries in words."""

import pytest

from checker.findings import wording
from checker.findings.link import Link, fact_answer
from checker.records.fact import FactKind, Modifier
from checker.records.finding import Category, Kind
from tests.findings.asked import slot


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
