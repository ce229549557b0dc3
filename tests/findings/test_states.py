"""States of persons: dead in one source, in hospital in another."""

import pytest

from checker.findings.people import People
from checker.findings.question import question
from checker.findings.slots import gather
from checker.findings.states import state_links
from checker.records.claim import Modality
from checker.records.fact import FactKind
from checker.records.finding import Category, Kind
from checker.settings import FindingSettings

IDA = "Ida Koss"


def links(story):
    dossier = story.dossier()
    return list(state_links(dossier, People.of(dossier)))


def tell(story, source, state, of=IDA, *, line="", **fields):
    """Have a source tell somebody's state, by name or as a description stands in the line."""
    line = line or f"{of} is {state}."
    facts = {state: (FactKind.STATUS, of)}
    if of == IDA:
        facts[IDA] = (FactKind.PERSON, None)
    return story.say(source, line, facts, **fields)


def at(story, **hours):
    story.published.update(hours)
    return story


def test_one_person_in_two_states_conflicts(build):
    story = at(build(), a=9, b=8)
    tell(story, "a", "in hospital")
    tell(story, "b", "dead")
    (link,) = links(story)
    assert (link.kind, link.category) == (Kind.CONFLICT, Category.STATUS)
    assert link.subject == IDA
    assert {link.left.value, link.right.value} == {"in hospital", "dead"}


def test_the_claims_need_not_be_paired(build):
    story = at(build(), a=9, b=8)
    tell(story, "a", "in hospital", line=f"{IDA} spent a week in hospital after the crash.")
    tell(story, "b", "dead", line=f"Four were hurt, and {IDA} is dead.")
    assert [link.kind for link in links(story)] == [Kind.CONFLICT]


@pytest.mark.parametrize(
    ("earlier", "later", "kind"),
    [
        ("in hospital", "dead", Kind.DEVELOPMENT),
        ("dead", "in hospital", Kind.CONFLICT),
        ("in custody", "free", Kind.DEVELOPMENT),
        ("free", "in custody", Kind.CONFLICT),
        ("resigned", "dismissed", Kind.CONFLICT),
        ("unhurt", "dead", Kind.DEVELOPMENT),
    ],
)
def test_a_later_state_in_later_copy_is_a_development(build, earlier, later, kind):
    story = at(build(), a=8, b=9)
    tell(story, "a", earlier)
    tell(story, "b", later)
    assert [link.kind for link in links(story)] == [kind]


def test_where_somebody_died_is_a_place(build):
    story = build()
    tell(story, "a", "dead at home")
    tell(story, "b", "dead in hospital")
    (link,) = links(story)
    assert (link.kind, link.category) == (Kind.CONFLICT, Category.PLACE)


def test_copy_in_between_makes_it_a_conflict(build):
    story = at(build(), a=8, b=9, c=10)
    tell(story, "a", "in hospital")
    tell(story, "b", "dead")
    tell(story, "c", "in hospital")
    kinds = [link.kind for link in links(story)]
    assert kinds.count(Kind.CONFLICT) == 2
    assert Kind.DEVELOPMENT not in kinds


def test_copy_without_a_time_tells_no_order(build):
    story = build()
    tell(story, "a", "in hospital")
    tell(story, "b", "dead")
    assert links(story) == []


def test_what_cannot_follow_needs_no_order(build):
    story = build()
    tell(story, "a", "resigned")
    tell(story, "b", "dismissed")
    assert [link.kind for link in links(story)] == [Kind.CONFLICT]


def test_a_source_that_tells_both_has_seen_one_follow_the_other(build):
    story = build()
    tell(story, "a", "in hospital")
    tell(story, "b", "in hospital")
    tell(story, "b", "dead")
    assert links(story) == []


def test_who_tells_one_state_more_stands_with_the_others(build):
    story = at(build(), a=8, b=7, c=9)
    tell(story, "a", "in hospital")
    tell(story, "b", "dead")
    tell(story, "c", "in hospital")
    (agreed,) = [link for link in links(story) if link.kind is Kind.AGREEMENT]
    assert {agreed.left.source, agreed.right.source} == {"a", "c"}


@pytest.mark.parametrize(("respect", "told"), [("", 1), (" over grief", 0)])
def test_a_state_denied_in_one_respect_is_not_denied(build, respect, told):
    story = at(build(), a=9, b=8)
    tell(story, "a", "unhurt")
    tell(story, "b", "not injured", line=f"{IDA} is not injured{respect}.")
    assert len(links(story)) == told


def test_states_that_nobody_contests_are_no_links(build):
    story = build()
    tell(story, "a", "in hospital")
    tell(story, "b", "in hospital")
    assert links(story) == []


def test_two_persons_are_told_apart(build):
    story = at(build(), a=9, b=8)
    tell(story, "a", "in hospital")
    facts = {"dead": (FactKind.STATUS, "Olaf Brandt"), "Olaf Brandt": (FactKind.PERSON, None)}
    story.say("b", "Olaf Brandt is dead.", facts)
    assert links(story) == []


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("the young driver of the tram", "The driver", True),
        ("driver", "guide", False),
        ("man", "man", False),
        ("The 16-year-old", "The 15-year-old", False),
        ("another teen", "a teen", False),
        ("drivers", "drivers", False),
        ("second driver", "driver", False),
    ],
)
def test_a_description_joins_by_its_noun(build, left, right, one):
    story = at(build(), a=9, b=8)
    tell(story, "a", "in hospital", left)
    tell(story, "b", "dead", right)
    assert [link.kind for link in links(story)] == ([Kind.CONFLICT] if one else [])


def test_an_office_tells_who_is_meant(build):
    story = at(build(), a=9, b=8)
    story.say("a", f"{IDA} is a pilot.", {"pilot": (FactKind.TITLE, IDA)})
    tell(story, "a", "in hospital")
    tell(story, "b", "dead", "pilot")
    (link,) = links(story)
    assert link.subject == IDA


def test_an_office_that_two_hold_tells_nobody(build):
    story = at(build(), a=9, b=8)
    for person in (IDA, "Olaf Brandt"):
        facts = {"pilot": (FactKind.TITLE, person), person: (FactKind.PERSON, None)}
        story.say("a", f"{person} is a pilot.", facts)
    tell(story, "a", "in hospital")
    tell(story, "b", "dead", "pilot")
    assert links(story) == []


@pytest.mark.parametrize("modality", [Modality.PLANNED, Modality.CONDITIONAL, Modality.QUESTION])
def test_what_may_come_is_no_state(build, modality):
    story = build()
    tell(story, "a", "in custody", modality=modality)
    tell(story, "b", "free")
    assert links(story) == []


def test_a_road_is_no_person(build):
    story = build()
    tell(story, "a", "closed")
    tell(story, "b", "open")
    assert links(story) == []


def test_one_source_does_not_conflict_with_itself(build):
    story = build()
    tell(story, "a", "in hospital")
    tell(story, "a", "dead")
    assert links(story) == []


def test_sides_and_reasons_tell_the_states_by_their_names(build):
    story = build()
    tell(story, "a", "resigned", line=f"{IDA} resigned on Monday.")
    tell(story, "b", "dismissed", line=f"The board dismissed {IDA}.")
    (link,) = links(story)
    assert link.reasons == (f"One source has {IDA} resigned, another dismissed.",)


@pytest.mark.parametrize(
    ("of", "states", "asked"),
    [
        (IDA, ("dead at home", "dead in hospital"), f"Where did {IDA} die?"),
        ("driver", ("resigned", "dismissed"), "“Driver is resigned”, or “Driver is dismissed”?"),
    ],
)
def test_the_question_fits_what_is_told(build, of, states, asked):
    story = build()
    for source, state in zip("ab", states, strict=True):
        tell(story, source, state, of, line=f"{of.capitalize() if of != IDA else of} is {state}.")
    dossier = story.dossier()
    (slot,) = gather(dossier, links(story), FindingSettings())
    assert question(dossier, slot) == asked
