from dataclasses import replace

import pytest

from checker.findings.compared import judged_values
from checker.findings.judge import Judge
from checker.findings.values import value_links
from checker.records.claim import Modality
from checker.records.fact import Comparison, FactKind, Level
from checker.records.finding import Category, Kind

SURE = Judge(**{key: {"intercept": 3.0} for key in ("slot", "alike", "story", "statement")})
UNSURE = Judge(**{key: {"intercept": -3.0} for key in ("slot", "alike", "story", "statement")})
BOATS = FactKind.NUMBER, "boat"


def story_of(build, left, right, *, level, sources="ab", of=(BOATS, BOATS), likeness=0.9, **say):
    """Two claims with one value each, compared as ``level``."""
    story = build()
    numbers = [next(w for w in line.split() if w.isdigit()) for line in (left, right)]
    ids = [
        story.say(source, line, {number: kind}, **say)
        for source, line, number, kind in zip(sources, (left, right), numbers, of, strict=True)
    ]
    return story.opposed(*ids, level=level, reason="as compared", likeness=likeness)


def test_different_values_of_one_slot_conflict(build):
    dossier = story_of(build, "14 boats sank.", "41 boats sank.", level=Level.DIFFERENT)
    (link,) = value_links(dossier, SURE)
    assert (link.kind, link.category) == (Kind.CONFLICT, Category.NUMBER)
    assert link.subject == "boat"
    assert link.reasons[0] == "as compared"
    assert list(judged_values(dossier))


def test_different_values_of_two_slots_do_not(build):
    dossier = story_of(build, "14 boats sank.", "41 boats sank.", level=Level.DIFFERENT)
    assert list(value_links(dossier, UNSURE)) == []


def test_a_condition_is_compared_with_nothing(build):
    dossier = story_of(
        build,
        "14 boats may sink.",
        "41 boats may sink.",
        level=Level.DIFFERENT,
        modality=Modality.CONDITIONAL,
    )
    assert list(value_links(dossier, SURE)) == []


def test_a_count_of_others_differs_from_no_count_of_all(build):
    of_all, of_others = "There 4 boats sank.", "Then 3 other boats sank."
    assert not list(judged_values(story_of(build, of_all, of_others, level=Level.DIFFERENT)))
    both = of_others, "Then 5 other boats sank."
    assert list(judged_values(story_of(build, *both, level=Level.DIFFERENT)))


@pytest.mark.parametrize(
    ("level", "kind"),
    [
        (Level.SAME, Kind.AGREEMENT),
        (Level.ROUNDING, Kind.VARIANT),
        (Level.CONVERSION, Kind.VARIANT),
        (Level.MODIFIER, Kind.AGREEMENT),
    ],
)
def test_compatible_values(build, level, kind):
    dossier = story_of(build, "14 boats sank.", "14 boats went down.", level=level)
    compared = Comparison(level=level, reason="as compared")
    links = list(value_links(replace(dossier, compare=lambda *_: compared), SURE))
    assert {(link.kind, link.reasons) for link in links} == {(kind, ("as compared",))}


@pytest.mark.parametrize(("likeness", "judge", "found"), [(0.2, UNSURE, 0), (0.2, SURE, 1)])
def test_compatible_values_of_things_unlike_are_left_to_the_judge(build, likeness, judge, found):
    lines = "14 boats sank.", "14 cranes fell."
    dossier = story_of(build, *lines, level=Level.SAME, likeness=likeness)
    assert len(list(value_links(dossier, judge))) == found


def test_compatible_values_of_one_thing_need_no_judge(build):
    dossier = story_of(build, "14 boats sank.", "14 boats went down.", level=Level.SAME)
    assert [link.kind for link in value_links(dossier, UNSURE)] == [Kind.AGREEMENT]


def test_one_source_does_not_agree_with_itself(build):
    dossier = story_of(build, "14 boats sank.", "14 boats sank.", level=Level.SAME, sources="aa")
    assert list(value_links(dossier, SURE)) == []


@pytest.mark.parametrize(("judge", "found"), [(SURE, 1), (UNSURE, 0)])
def test_places_are_left_to_the_judge(build, judge, found):
    dossier = story_of(
        build,
        "It burned in 14 last night.",
        "It burned in 41 last night.",
        level=Level.DIFFERENT,
        of=((FactKind.PLACE, None), (FactKind.PLACE, None)),
    )
    assert len(list(value_links(dossier, judge))) == found


@pytest.mark.parametrize(
    ("lines", "likeness", "found"),
    [
        (("The guide was 14 then.", "The guide was 41 then."), 0.9, 1),
        (("The guide was 14 then.", "A porter was 41 then."), 0.4, 0),
    ],
)
def test_states_conflict_where_they_are_of_one_thing(build, lines, likeness, found):
    state = (FactKind.STATUS, "guide"), (FactKind.STATUS, "guide")
    dossier = story_of(build, *lines, level=Level.DIFFERENT, of=state, likeness=likeness)
    assert len(list(value_links(dossier, SURE))) == found


@pytest.mark.parametrize(
    ("number", "found"), [("58000", True), ("1250", True), ("2", False), ("3000", False)]
)
def test_a_value_much_its_own_agrees_whatever_it_is_of(build, number, found):
    story = build()
    story.say("a", f"{number} savers lost money.", {number: (FactKind.NUMBER, "saver")})
    story.say("b", f"In all {number} were hit.", {number: (FactKind.NUMBER, None)})
    assert bool(list(value_links(story.dossier(), UNSURE))) is found
