from dataclasses import replace

import pytest

from checker.findings.dossier import Dossier
from checker.findings.people import People
from checker.findings.titles import title_links
from checker.records.article import BlockKind
from checker.records.claim import Modality
from checker.records.fact import FactKind, TitleValue
from checker.records.finding import Category, Kind
from checker.settings import FindingSettings

HOME = "minister of health"
FARM = "minister of farming"


def links(dossier):
    return list(title_links(dossier, People.of(dossier)))


def holds(title, person):
    return {title: (FactKind.TITLE, person), person: (FactKind.PERSON, None)}


def test_two_offices_for_one_person_conflict(build):
    story = build()
    story.say("a", f"Mira Dahl, the {HOME}, resigned.", holds(HOME, "Mira Dahl"))
    story.say("b", f"Mira Dahl, {FARM}, stepped down.", holds(FARM, "Mira Dahl"))
    (link,) = links(story.dossier())
    assert (link.kind, link.category) == (Kind.CONFLICT, Category.TITLE)
    assert {link.left.value, link.right.value} == {HOME, FARM}
    assert link.subject == "Mira Dahl"


@pytest.mark.parametrize(
    ("values", "sure"),
    [
        ((("chief", (), "Lund"), ("chief", (), "Ost")), False),
        ((("minister", ("health",), None), ("minister", ("farming",), None)), True),
        ((("chief", (), "Lund"), ("mayor", (), "Lund")), True),
    ],
)
def test_one_office_of_two_bodies_is_no_sure_conflict(build, values, sure):
    story = build()
    for source, title in (("a", HOME), ("b", FARM)):
        story.say(source, f"Mira Dahl, {title}, left.", holds(title, "Mira Dahl"))
    dossier = story.dossier()
    claims = tuple(
        claim.model_copy(
            update={
                "facts": tuple(
                    fact.model_copy(
                        update={"value": TitleValue(rank=rank, portfolio=fields, body=body)}
                    )
                    if fact.kind is FactKind.TITLE
                    else fact
                    for fact in claim.facts
                )
            }
        )
        for claim, (rank, fields, body) in zip(dossier.claims, values, strict=True)
    )
    (link,) = links(replace(dossier, claims=claims))
    assert link.kind is Kind.CONFLICT
    assert (link.confidence >= FindingSettings().min_confidence) is sure


def test_an_office_that_is_a_given_name_is_none(build):
    story = build()
    story.say("a", f"Dean Dahl, the {HOME}, resigned.", holds(HOME, "Dean Dahl"))
    story.say("b", "Dean Dahl resigned.", holds("Dean", "Dean Dahl"))
    assert links(story.dossier()) == []


def test_same_office_agrees(build):
    story = build()
    for source in "ab":
        story.say(source, f"Mira Dahl, the {HOME}, resigned.", holds(HOME, "Mira Dahl"))
    (link,) = links(story.dossier())
    assert link.kind is Kind.AGREEMENT


def test_offices_of_two_people_are_not_compared(build):
    story = build()
    story.say("a", f"Mira Dahl, the {HOME}, resigned.", holds(HOME, "Mira Dahl"))
    story.say("b", f"Olaf Brandt, {FARM}, stepped down.", holds(FARM, "Olaf Brandt"))
    assert links(story.dossier()) == []


def test_a_source_that_gives_both_offices_means_both(build):
    story = build()
    story.say("a", f"Mira Dahl, the {HOME}, resigned.", holds(HOME, "Mira Dahl"))
    story.say("b", f"Mira Dahl, {FARM}, stepped down.", holds(FARM, "Mira Dahl"))
    story.say("c", f"Mira Dahl is {HOME}.", holds(HOME, "Mira Dahl"))
    story.say("c", f"Mira Dahl is {FARM} too.", holds(FARM, "Mira Dahl"))
    assert Kind.CONFLICT not in {link.kind for link in links(story.dossier())}


def test_a_bare_rank_elsewhere_does_not_give_both_offices(build):
    story = build()
    story.say("a", f"Mira Dahl, the {HOME}, resigned.", holds(HOME, "Mira Dahl"))
    story.say("b", f"Mira Dahl, {FARM}, stepped down.", holds(FARM, "Mira Dahl"))
    story.say("c", "Mira Dahl is minister.", holds("minister", "Mira Dahl"))
    assert Kind.CONFLICT in {link.kind for link in links(story.dossier())}


def test_an_office_in_the_headline_that_nobody_holds(build):
    story = build()
    story.say("a", f"The {FARM} goes abroad", {FARM: (FactKind.TITLE, None)}, block=BlockKind.TITLE)
    story.say("a", f"Mira Dahl, the {HOME}, left today.", holds(HOME, "Mira Dahl"))
    (link,) = links(story.dossier())
    assert link.kind is Kind.CONFLICT
    assert link.left.source == link.right.source == "a"


def test_an_office_in_the_headline_that_another_holds_is_no_conflict(build):
    story = build()
    story.say("a", f"The {FARM} goes abroad", {FARM: (FactKind.TITLE, None)}, block=BlockKind.TITLE)
    story.say("a", f"Mira Dahl, the {HOME}, left today.", holds(HOME, "Mira Dahl"))
    story.say("b", f"Olaf Brandt, {FARM}, stayed.", holds(FARM, "Olaf Brandt"))
    assert links(story.dossier()) == []


def test_an_office_in_the_body_that_nobody_holds_is_left_alone(build):
    story = build()
    story.say("a", f"The {FARM} goes abroad.", {FARM: (FactKind.TITLE, None)})
    story.say("a", f"Mira Dahl, the {HOME}, left today.", holds(HOME, "Mira Dahl"))
    assert links(story.dossier()) == []


def test_a_misspelt_name_is_one_person(build):
    story = build()
    story.say("a", f"Jorun Haske, the {HOME}, resigned.", holds(HOME, "Jorun Haske"))
    story.say("b", f"Jorun Haaske, {FARM}, stepped down.", holds(FARM, "Jorun Haaske"))
    (link,) = links(story.dossier())
    assert link.kind is Kind.CONFLICT


@pytest.mark.parametrize(("predicate", "found"), [("become", 0), ("travel", 1)])
def test_an_office_to_come_is_not_held(build, monkeypatch, predicate, found):
    monkeypatch.setattr(Dossier, "predicate", lambda *_: predicate)
    story = build()
    story.say("a", f"Mira Dahl, the {HOME}, resigned.", holds(HOME, "Mira Dahl"))
    story.say(
        "b",
        f"Mira Dahl is to {predicate} {FARM}.",
        holds(FARM, "Mira Dahl"),
        modality=Modality.PLANNED,
    )
    assert len(links(story.dossier())) == found
