"""What else is in conflict in a story counts for and against what a judge holds likely."""

import pytest

from checker.findings.company import in_company
from checker.findings.link import Link, fact_answer
from checker.records.fact import FactKind
from checker.records.finding import Category, Kind
from checker.settings import FindingSettings

BOATS, CARS = (FactKind.NUMBER, "boat"), (FactKind.NUMBER, "car")


def story_of(build):
    story = build()
    for source, boats, cars, again in (("a", "14", "30", "14"), ("b", "41", "33", "41")):
        story.say(source, f"{boats} boats sank.", {boats: BOATS})
        story.say(source, f"{cars} cars burned.", {cars: CARS})
        story.say(source, f"In all, {again} boats.", {again: BOATS})
    return story.dossier()


def link_of(dossier, line, confidence, **fields):
    left, right = (dossier.claim(f"{source}:{line}:0") for source in "ab")
    given = {
        "kind": Kind.CONFLICT,
        "category": Category.NUMBER,
        "confidence": confidence,
        "reasons": ("they differ",),
        "judged": True,
        **fields,
    }
    return Link(
        left=fact_answer(left, left.facts[0]), right=fact_answer(right, right.facts[0]), **given
    )


def weighed(build, *others, **fields):
    """The confidence of a conflict held at 0.7 by itself, with other links in the story."""
    dossier = story_of(build)
    own = link_of(dossier, 0, 0.7, **fields)
    rest = [link_of(dossier, line, sure, **more) for line, sure, more in others]
    return in_company(dossier, [own, *rest], FindingSettings())[0].confidence


def test_what_is_judged_counts_less_alone(build):
    assert weighed(build) == pytest.approx(0.389, abs=0.001)


def test_and_no_less_beside_a_sure_conflict(build):
    assert weighed(build, (1, 0.9, {})) == 0.7


@pytest.mark.parametrize(
    "other",
    [
        (1, 0.7, {}),
        (1, 0.9, {"kind": Kind.VARIANT}),
        (1, 0.9, {"category": Category.NAME, "judged": False}),
    ],
    ids=["unsure", "a variant", "a spelling"],
)
def test_what_is_no_company(build, other):
    assert weighed(build, other) < 0.5


def test_the_same_two_values_elsewhere_are_no_company(build):
    assert weighed(build, (2, 0.9, {})) < 0.5


@pytest.mark.parametrize("fields", [{"judged": False}, {"kind": Kind.AGREEMENT}])
def test_rules_and_agreements_stand_by_themselves(build, fields):
    assert weighed(build, **fields) == 0.7


@pytest.mark.parametrize(("alone", "shown"), [(0.84, False), (0.85, True)])
def test_the_bar_alone(build, alone, shown):
    dossier = story_of(build)
    (link,) = in_company(dossier, [link_of(dossier, 0, alone)], FindingSettings())
    assert (link.confidence >= FindingSettings().min_confidence) is shown
