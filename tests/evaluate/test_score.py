import json

import pytest

from checker.errors import GoldError
from checker.evaluate.gold import GoldStory, read_gold
from checker.evaluate.score import Score, score_story
from checker.records.finding import (
    Category,
    Evidence,
    Finding,
    Kind,
    Severity,
    Side,
)

TEXTS = {"a": "Six boats sank. All crews are safe.", "b": "Nine boats sank. The crews live."}


def item(kind, *quotes, category="number", severity="high"):
    return {
        "id": f"{kind}-{quotes[0][1]}",
        "kind": kind,
        "category": category,
        "severity": severity,
        "note": "a note",
        "sides": [
            {"value": quote, "evidence": [{"source": source, "quote": quote}]}
            for source, quote in quotes
        ],
    }


def gold(*items):
    return GoldStory.model_validate(
        {
            "story": "boats",
            "sources": [{"id": key, "text": text} for key, text in TEXTS.items()],
            "gold": list(items),
        }
    )


def finding(*quotes, kind=Kind.CONFLICT, category=Category.NUMBER):
    sides = []
    for source, quote in quotes:
        start = TEXTS[source].index(quote)
        evidence = Evidence(source=source, start=start, end=start + len(quote), quote=quote)
        sides.append(Side(value=quote, evidence=(evidence,)))
    return Finding(
        id="f",
        kind=kind,
        category=category,
        severity=Severity.HIGH,
        confidence=0.9,
        question="?",
        summary="",
        reasons=(),
        sides=tuple(sides),
    )


CONFLICT = item("conflict", ("a", "Six boats sank"), ("b", "Nine boats sank"))
AGREEMENT = item("agreement", ("a", "All crews are safe"), ("b", "The crews live"))


def test_a_conflict_found():
    score = score_story(gold(CONFLICT), [finding(("a", "Six"), ("b", "Nine"))])
    assert score.figures()["conflict_precision"] == score.figures()["conflict_recall"] == 1.0
    assert score.figures()["category_right"] == score.figures()["high_severity_recall"] == 1.0
    assert score.misses == []


def test_a_conflict_missed_is_listed():
    score = score_story(gold(CONFLICT), ())
    assert score.figures()["conflict_recall"] == 0.0
    assert score.figures()["conflict_precision"] is None
    assert score.misses == ["boats: missed (number, high): a note"]


def test_a_false_alarm_that_hits_an_agreement_is_a_trap():
    alarm = finding(("a", "crews are safe"), ("b", "crews live"))
    score = score_story(
        gold(CONFLICT, item("variant", ("a", "All crews"), ("b", "The crews"))), [alarm]
    )
    assert score.counts["wrong"] == score.counts["trapped"] == 1


def test_evidence_on_one_side_only_is_not_enough():
    score = score_story(gold(CONFLICT), [finding(("a", "Six"), ("b", "The crews"))])
    assert score.counts["right"] == 0


def test_an_agreement_may_have_a_single_side():
    told = finding(("a", "crews are safe"), kind=Kind.AGREEMENT)
    other = finding(("b", "crews live"), kind=Kind.AGREEMENT)
    joined = told.model_copy(
        update={
            "sides": (Side(value="x", evidence=told.sides[0].evidence + other.sides[0].evidence),)
        }
    )
    score = score_story(gold(AGREEMENT), [joined])
    assert score.figures()["agreement_recall"] == 1.0
    assert score_story(gold(AGREEMENT), [told]).figures()["agreement_recall"] == 0.0


def test_a_conflict_counts_once_however_often_it_is_reported():
    twice = [finding(("a", "Six"), ("b", "Nine")), finding(("a", "Six boats"), ("b", "Nine boats"))]
    score = score_story(gold(CONFLICT), [*twice])
    assert (score.counts["right"], score.counts["found"]) == (2, 1)


def test_evidence_that_is_not_the_text_is_an_error():
    wrong = finding(("a", "Six"))
    evidence = wrong.sides[0].evidence[0].model_copy(update={"quote": "Ten"})
    bad = wrong.model_copy(update={"sides": (Side(value="x", evidence=(evidence,)),)})
    with pytest.raises(GoldError, match="not the text"):
        score_story(gold(CONFLICT), [bad])


def test_an_unknown_source_is_an_error():
    wrong = finding(("a", "Six"))
    evidence = wrong.sides[0].evidence[0].model_copy(update={"source": "z"})
    bad = wrong.model_copy(update={"sides": (Side(value="x", evidence=(evidence,)),)})
    with pytest.raises(GoldError, match="unknown source"):
        score_story(gold(CONFLICT), [bad])


def test_scores_add_up():
    total = Score()
    for _ in range(2):
        total.add(score_story(gold(CONFLICT), ()))
    assert (total.stories, total.counts["gold"], len(total.misses)) == (2, 2, 2)


def test_gold_is_read_in_order(tmp_path):
    for name in ("b", "a"):
        story = {"story": name, "sources": [], "gold": []}
        (tmp_path / f"{name}.json").write_text(json.dumps(story))
    assert [story.story for _, story in read_gold(tmp_path)] == ["a", "b"]


def test_a_folder_without_gold(tmp_path):
    with pytest.raises(GoldError, match="no gold stories"):
        read_gold(tmp_path)


@pytest.mark.parametrize("content", ["", "[]", '{"story": "x"}', "\x00"])
def test_bad_gold_names_file_and_fault(tmp_path, content):
    (tmp_path / "x.json").write_text(content)
    with pytest.raises(GoldError, match=r"x\.json"):
        read_gold(tmp_path)
