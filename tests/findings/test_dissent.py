"""A day that one source has alone against one that several others share."""

from dataclasses import replace

import pytest

from checker.findings.dissent import dissent_links
from checker.findings.dossier import Dossier
from checker.records.claim import Modality
from checker.records.fact import FactKind
from checker.records.finding import Category, Kind

SHARED, OWN = "2026-05-02", "2026-05-01"


def told(build, own=OWN, similarity=0.4, **how):
    """Two sources with one day and a third with its own, all written on 4 May."""
    story = build()
    for source in "ab":
        story.say(source, f"The ferry ran aground on {SHARED}.", {SHARED: (FactKind.DATE, None)})
    last = story.say("c", f"It stuck fast on {own}.", {own: (FactKind.DATE, None)}, **how)
    for source in "ab":
        story.pair(f"{source}:0:0", last, similarity=similarity)
    story.published = {"a": 6, "b": 8, "c": 10}
    return story


def test_a_day_of_one_source_stands_against_that_of_the_others(build):
    links = list(dissent_links(told(build).dossier()))
    assert [(link.left.source, link.right.source) for link in links] == [("c", "a"), ("c", "b")]
    assert {(link.kind, link.category) for link in links} == {(Kind.CONFLICT, Category.DATE)}
    assert links[0].reasons[0] == f"{OWN} is not {SHARED}"


@pytest.mark.parametrize(
    "how",
    [
        {"own": "2026-04-20"},
        {"own": "2026-05-04"},
        {"own": "2026-05-06"},
        {"similarity": 0.2},
        {"modality": Modality.PLANNED},
    ],
    ids=["long before", "since then", "still to come", "of something else", "planned"],
)
def test_other_days_are_of_other_things(build, how):
    assert not list(dissent_links(told(build, **how).dossier()))


@pytest.mark.parametrize(("predicate", "links"), [("tell", 0), ("run", 2)])
def test_days_of_talking_to_the_press_are_those_of_the_reporting(
    build, monkeypatch, predicate, links
):
    dossier = told(build).dossier()
    monkeypatch.setattr(Dossier, "predicate", lambda *_: predicate)
    assert len(list(dissent_links(dossier))) == links


@pytest.mark.parametrize(("line", "links"), [("It has run aground since late on", 0), ("On", 2)])
def test_a_day_since_when_something_goes_on_is_not_when_it_happened(build, line, links):
    story = told(build)
    (_, facts) = story.lines["c"][0]
    story.lines["c"][0] = f"{line} {OWN} it stuck fast.", facts
    assert len(list(dissent_links(story.dossier()))) == links


def test_a_day_that_another_source_names_as_well_is_no_slip(build):
    story = told(build)
    story.say("b", f"It had left on {OWN}.", {OWN: (FactKind.DATE, None)})
    assert not list(dissent_links(story.dossier()))


def test_a_source_that_has_both_days_tells_of_two_things(build):
    story = told(build)
    story.say("c", f"It was towed off on {SHARED}.", {SHARED: (FactKind.DATE, None)})
    assert not list(dissent_links(story.dossier()))


def test_two_copies_of_one_text_are_one_witness(build):
    dossier = told(build).dossier()
    copies = {**dossier.origins, "b": dossier.origins["a"]}
    assert not list(dissent_links(replace(dossier, origins=copies)))


def test_only_the_opening_tells_the_news(build):
    story = told(build)
    story.lines["c"] = [("The harbour was quiet.", {})] * 5 + story.lines["c"]
    for index in range(6):
        story.kinds["c", index] = story.kinds["c", 0]
        story.modality[f"c:{index}:0"] = Modality.ASSERTED
    story.pairs.clear()
    for source in "ab":
        story.pair(f"{source}:0:0", "c:5:0", similarity=0.4)
    assert not list(dissent_links(story.dossier()))
