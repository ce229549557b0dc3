import json

import pytest

from checker.train.stories import story_pairs


def evidence(source, quote):
    return {"source": source, "quote": quote}


def item(number, kind, *sides):
    answers = [{"value": str(n), "evidence": list(side)} for n, side in enumerate(sides)]
    return {
        "id": f"g{number}", "kind": kind, "category": "number", "severity": "low", "sides": answers,
    }  # fmt: skip


STORY = {
    "story": "boats",
    "sources": [
        {"id": "a", "text": "Six boats sank. Ann Roe, the mayor, spoke."},
        {"id": "b", "text": "Nine boats sank. Half a dozen boats sank. Mayor Roe spoke."},
    ],
    "gold": [
        item(
            1, "conflict",
            [evidence("a", "Six boats sank"), evidence("b", "Half a dozen boats sank")],
            [evidence("b", "Nine boats sank")],
        ),
        item(2, "variant", [evidence("a", "Ann Roe, the mayor")], [evidence("b", "Mayor Roe")]),
    ],
}  # fmt: skip


@pytest.fixture
def pairs(tmp_path):
    (tmp_path / "boats.json").write_text(json.dumps(STORY))
    return list(story_pairs(tmp_path))


def test_sides_of_a_conflict_contradict_both_ways(pairs):
    apart = {(p.premise, p.hypothesis) for p in pairs if p.label == "contradiction"}
    nine = "Nine boats sank"
    assert apart == {
        pair
        for one in ("Six boats sank", "Half a dozen boats sank")
        for pair in ((one, nine), (nine, one))
    }


def test_one_side_and_other_matters_do_not(pairs):
    calm = {(p.source, p.premise, p.hypothesis) for p in pairs if p.label == "not_contradiction"}
    assert ("stories/conflict", "Six boats sank", "Half a dozen boats sank") in calm
    assert ("stories/variant", "Mayor Roe", "Ann Roe, the mayor") in calm
    assert ("stories/other", "Six boats sank", "Mayor Roe") in calm
    assert not any("Ann Roe" in one and other == "Six boats sank" for _, one, other in calm)
