"""The dates by which a source tells what has happened."""

import pytest

from checker.findings.days import the_day, told_dates
from checker.findings.dossier import Dossier
from checker.records.claim import Modality
from checker.records.fact import FactKind

DAY = "2026-05-02"


def dated(build, line, **how):
    story = build()
    story.published = {"a": 8}
    story.say("a", line, {DAY: (FactKind.DATE, None)}, **how)
    return story.dossier()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"The ferry ran aground on {DAY}.", 1),
        (f"The ferry from the south ran aground on {DAY}.", 1),
        (f"It has lain there since early on {DAY}.", 0),
        (f"It had not moved as of {DAY}.", 0),
        (f"The line is shut from early on {DAY}.", 0),
        (f"It lay there until {DAY}.", 0),
        (f"More people came than on {DAY}.", 0),
    ],
)
def test_bounds_and_comparisons_date_nothing(build, line, told):
    assert len(list(told_dates(dated(build, line), "a"))) == told


@pytest.mark.parametrize(
    ("modality", "told"), [(Modality.REPORTED, 1), (Modality.PLANNED, 0), (Modality.CONDITIONAL, 0)]
)
def test_what_is_to_come_has_not_happened(build, modality, told):
    dossier = dated(build, f"It leaves on {DAY}.", modality=modality)
    assert len(list(told_dates(dossier, "a"))) == told


def test_days_of_talking_are_those_of_the_reporting(build, monkeypatch):
    dossier = dated(build, f"He said so on {DAY}.")
    monkeypatch.setattr(Dossier, "predicate", lambda *_: "say")
    assert not list(told_dates(dossier, "a"))


def test_the_day_of_a_date_is_one_that_was_written(build):
    story = build()
    story.say(
        "a",
        f"On {DAY} in 2026 at 05:40.",
        dict.fromkeys((DAY, "2026", "05:40"), (FactKind.DATE, None)),
    )
    told = {fact.quote: the_day(fact) for _, fact in story.dossier().facts_of("a")}
    assert str(told[DAY]) == DAY
    assert told["2026"] is told["05:40"] is None
