import pytest

from checker.findings.value_features import value_features
from checker.records.fact import FactKind
from checker.records.pair import NliScores

BOATS = FactKind.NUMBER, "boat"


def features(build, left="14", right="41", extra=(), **pair):
    """Features of a value in source a and one in b; ``extra`` are further (source, number)s."""
    story = build()
    a = story.say("a", f"{left} boats sank.", {left: BOATS})
    b = story.say("b", f"{right} boats sank.", {right: BOATS})
    for source, number in extra:
        story.say(source, f"{number} ships sailed.", {number: BOATS})
    dossier = story.opposed(a, b, **pair)
    (opposed,) = dossier.pairs
    return value_features(dossier, opposed, opposed.facts[0])


@pytest.mark.parametrize(
    ("right", "alike", "swapped", "as_many"),
    [("41", 0.5, 1.0, 1.0), ("15", 0.5, 0.0, 1.0), ("140", 0.8, 0.0, 0.0), ("7", 0.0, 0.0, 0.0)],
)
def test_how_alike_figures_look(build, right, alike, swapped, as_many):
    found = features(build, right=right)
    assert found["figures_alike"] == pytest.approx(alike)
    assert (found["figures_swapped"], found["as_many_figures"]) == (swapped, as_many)


def test_what_has_no_figures_has_none_swapped(build):
    story = build()
    a = story.say("a", "It fell at Upper Lund.", {"Upper Lund": (FactKind.PLACE, None)})
    b = story.say("b", "It fell at Lower Lund.", {"Lower Lund": (FactKind.PLACE, None)})
    dossier = story.opposed(a, b)
    (opposed,) = dossier.pairs
    assert value_features(dossier, opposed, opposed.facts[0])["figures_swapped"] == 0.0


def test_the_odd_one_out_is_carried_by_few(build):
    found = features(build, extra=[("c", "14"), ("d", "14")])
    assert found["carried_by_many"] == 0.75
    assert found["carried_by_few"] == 0.25


def test_values_without_rivals_belong_together(build):
    assert features(build)["few_rivals"] == 1.0
    assert features(build, extra=[("a", "9"), ("a", "8"), ("b", "7")])["few_rivals"] < 0.5


def test_openness_counts_as_log_odds(build):
    near = NliScores(entailment=0.1, neutral=0.1, contradiction=0.8)
    far = NliScores(entailment=0.04, neutral=0.95, contradiction=0.01)
    found = features(build, forward=near, backward=far)
    assert found["open_least"] < 0 < found["open_most"]
