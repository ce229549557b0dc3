"""Related pairs of a small invented story, on the shipped models."""

import pytest

from checker.contrast.related import related_pairs, to_story
from checker.pipeline import shared_models
from checker.settings import load_settings

TOLD = {
    "story": 17,
    "sources": [
        {
            "title": "Storm sinks boats",
            "text": "The storm sank {} boats in the old harbour of the town on Friday night.\n"
            "The mayor said that the harbour would stay closed for a week.",
        },
        {
            "title": "Harbour closed",
            "text": "On Friday night the storm sank 14 boats in the harbour of the town.\n"
            "The harbour will stay closed for a week, the mayor said.",
        },
    ],
}


def story(boats):
    first, second = TOLD["sources"]
    return to_story({**TOLD, "sources": [{**first, "text": first["text"].format(boats)}, second]})


@pytest.fixture(scope="module")
def found():
    settings = load_settings()
    return lambda boats: list(related_pairs(story(boats), settings, shared_models(settings)))


@pytest.mark.slow
def test_pairs_cross_sources_in_both_directions(found):
    pairs = found("14")
    asked = {(pair.premise, pair.hypothesis) for pair in pairs}
    assert asked == {(hypothesis, premise) for premise, hypothesis in asked}
    assert {pair.label for pair in pairs} == {"not_contradiction"}
    own = [source["text"].format("14") for source in TOLD["sources"]]
    assert not any(
        pair.premise in text and pair.hypothesis in text for pair in pairs for text in own
    )


@pytest.mark.slow
def test_values_that_may_conflict_are_left_out(found):
    assert any("14 boats" in pair.premise for pair in found("14"))
    assert not any(
        "41 boats" in pair.premise and "14 boats" in pair.hypothesis for pair in found("41")
    )


def test_a_story_is_read_by_number():
    read = story("14")
    assert read.id == "17"
    assert [article.title for article in read.articles] == ["Storm sinks boats", "Harbour closed"]
