"""What moved on from older copy to newer, and what only differs."""

from dataclasses import replace

import pytest

from checker.findings.link import fact_answer
from checker.findings.timing import kind_of_change
from checker.records.claim import Modality
from checker.records.fact import FactKind, Modifier, StatusValue
from checker.records.finding import Kind

MISSING = StatusValue(state="missing", dimension="whereabouts", stage=0)
FOUND = StatusValue(state="found", dimension="whereabouts", stage=1)
TO_OPEN = StatusValue(state="open", dimension="running", ahead=True)
OPEN = StatusValue(state="open", dimension="running")
SHUT = StatusValue(state="closed", dimension="service", stage=3)


@pytest.mark.parametrize(
    ("older", "newer", "kind"),
    [
        (MISSING, FOUND, Kind.DEVELOPMENT),
        (FOUND, MISSING, Kind.CONFLICT),
        (TO_OPEN, OPEN, Kind.DEVELOPMENT),
        (OPEN, TO_OPEN, Kind.CONFLICT),
        (MISSING, SHUT, Kind.CONFLICT),
    ],
)
def test_states_move_on_by_their_stages(build, older, newer, kind):
    story = build()
    a = story.say("a", "It is so.", {"so": (FactKind.STATUS, "it")})
    b = story.say("b", "It is so.", {"so": (FactKind.STATUS, "it")})
    story.published = {"a": 6, "b": 18}
    dossier = story.dossier()
    answers = [
        fact_answer(claim, claim.facts[0].model_copy(update={"value": value}))
        for claim, value in ((dossier.claim(a), older), (dossier.claim(b), newer))
    ]
    assert kind_of_change(dossier, *answers) is kind
    assert kind_of_change(dossier, *reversed(answers)) is kind


@pytest.mark.parametrize(
    ("now", "planned", "published", "kind"),
    [
        ("closed", "open", {"a": 6, "b": 18}, Kind.DEVELOPMENT),
        ("open", "closed", {"a": 18, "b": 6}, Kind.CONFLICT),
        ("closed", "closed", {"a": 6, "b": 18}, Kind.CONFLICT),
    ],
)
def test_a_state_of_now_may_be_followed_by_one_to_come(build, now, planned, published, kind):
    story = build()
    a = story.say("a", f"The pool is {now}.", {now: (FactKind.STATUS, "pool")})
    line = f"The pool will be {planned} on Monday."
    b = story.say("b", line, {planned: (FactKind.STATUS, "pool")}, modality=Modality.PLANNED)
    story.published = published
    dossier = story.dossier()
    answers = [fact_answer(dossier.claim(c), dossier.claim(c).facts[0]) for c in (a, b)]
    assert kind_of_change(dossier, *answers) is kind


@pytest.mark.parametrize(("before", "kind"), [("6", Kind.CONFLICT), ("5", Kind.DEVELOPMENT)])
def test_a_toll_that_is_merely_hedged_later_has_not_moved_on(build, before, kind):
    story = build()
    a = story.say("a", f"It left {before} dead.", {before: (FactKind.NUMBER, "dead")})
    b = story.say("b", "It left 6 dead.", {"6": (FactKind.NUMBER, "dead")})
    story.published = {"a": 6, "b": 18}
    dossier = story.dossier()
    older, newer = (fact_answer(dossier.claim(c), dossier.claim(c).facts[0]) for c in (a, b))
    fact = newer.fact.model_copy(update={"modifier": Modifier.AT_LEAST})
    hedged = newer.model_copy(update={"fact": fact})
    assert kind_of_change(dossier, older, hedged) is kind


def test_without_times_nothing_moves_on(build):
    story = build()
    a = story.say("a", "It is so.", {"so": (FactKind.STATUS, "it")})
    b = story.say("b", "It is so.", {"so": (FactKind.STATUS, "it")})
    dossier = story.dossier()
    answers = [
        fact_answer(claim, claim.facts[0].model_copy(update={"value": value}))
        for claim, value in ((dossier.claim(a), MISSING), (dossier.claim(b), FOUND))
    ]
    assert kind_of_change(dossier, *answers) is Kind.CONFLICT


@pytest.mark.parametrize(
    ("quantity", "later", "kind"),
    [
        (FactKind.NUMBER, "The count rose to 19.", Kind.DEVELOPMENT),
        (FactKind.PERCENT, "The rate was raised to 19.", Kind.CONFLICT),
        (FactKind.PERCENT, "The rate was since put at 19.", Kind.DEVELOPMENT),
        (FactKind.NUMBER, "The count came to 19.", Kind.CONFLICT),
    ],
)
def test_a_tally_that_rises_moves_on_but_a_rate_that_is_raised_is_the_news(
    build, quantity, later, kind
):
    story = build()
    a = story.say("a", "It came to 12.", {"12": (quantity, "it")})
    b = story.say("b", later, {"19": (quantity, "it")})
    story.published = {"a": 6, "b": 18}
    dossier = story.dossier()
    answers = [fact_answer(c, c.facts[0]) for c in (dossier.claim(a), dossier.claim(b))]
    assert kind_of_change(dossier, *answers) is kind


@pytest.mark.parametrize(("day", "later"), [(4, None), (5, "b")])
def test_of_copy_that_tells_the_day_alone_no_order_within_the_day_is_known(build, day, later):
    story = build()
    story.say("a", "It is so.")
    story.say("b", "It was so.")
    story.published = {"a": 9}
    dossier = story.dossier()
    first, second = dossier.articles
    dated = second.model_copy(
        update={"published": first.published.replace(day=day, hour=0), "day_only": True}
    )
    assert replace(dossier, articles=(first, dated)).later("a", "b") == later
