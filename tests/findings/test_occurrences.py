"""When one event happened, by each source that tells of it."""

import pytest

from checker.findings.occurrences import occurrence_links
from checker.records.claim import Modality
from checker.records.fact import FactKind
from checker.records.finding import Category, Kind
from tests.findings.grammar import relate

FRIDAY, SATURDAY, LONG_AGO = "2026-05-01", "2026-05-02", "2026-04-11"
PORT = {"Lund": (FactKind.PLACE, None)}


def named(day, noun="twister"):
    """The clean-up after an event, whose name its day hangs on."""
    return (
        f"They cleared up after the {noun} of {day}",
        [
            ("cleared", "clear", "root", "cleared", "VERB"),
            (noun, noun, "obl", "cleared", "NOUN"),
            (day, day, "nmod", noun, "NUM"),
        ],
    )


def happened(day, noun="tornado", verb="crossed", lemma="cross"):
    """An event does what it does on a day."""
    return (
        f"A {noun} {verb} the parish on {day}",
        [
            (noun, noun, "nsubj", verb, "NOUN"),
            (verb, lemma, "root", verb, "VERB"),
            (day, day, "obl", verb, "NUM"),
        ],
    )


def done(day, verb="launched", lemma="launch", where="Lund"):
    """A deed of nobody's name, in a place."""
    return (
        f"They {verb} it at {where} on {day}",
        [(verb, lemma, "root", verb, "VERB"), (day, day, "obl", verb, "NUM")],
    )


def told(build, *lines, similarity=None, hours=(10, 12), **how):
    """Two sources, of which each tells its lines; all but the last line are the first's."""
    story = build()
    story.published = dict(zip("ab", hours, strict=True))
    ids = []
    for place, (line, _) in enumerate(lines):
        facts = {day: (FactKind.DATE, None) for day in line.split() if day[:1].isdigit()}
        source = "b" if place == len(lines) - 1 else "a"
        ids.append(story.say(source, line, facts | (PORT if "Lund" in line else {}), **how))
    if similarity is not None:
        story.pair(ids[0], ids[-1], similarity=similarity)
    dossier = story.dossier()
    for claim, (_, roles) in zip(ids, lines, strict=True):
        relate(dossier, claim, *roles)
    return dossier


def test_an_event_by_its_name_has_one_day_in_any_words(build):
    (link,) = occurrence_links(told(build, named(SATURDAY), happened(FRIDAY)))
    assert (link.kind, link.category) == (Kind.CONFLICT, Category.DATE)
    assert (link.left.value, link.right.value) == (SATURDAY, FRIDAY)
    assert link.reasons[0] == f"{SATURDAY} is not {FRIDAY}"


@pytest.mark.parametrize(
    "right",
    [
        happened(SATURDAY),
        happened(FRIDAY, noun="blaze"),
        happened(FRIDAY, noun="procession"),
        happened(FRIDAY, verb="inspired", lemma="inspire"),
        happened(LONG_AGO),
    ],
    ids=["same day", "another event", "no event", "no happening", "weeks apart"],
)
def test_what_is_not_one_event_on_two_days(build, right):
    assert not list(occurrence_links(told(build, named(SATURDAY), right)))


def test_a_source_with_two_days_for_an_event_tells_of_two(build):
    lines = named(SATURDAY), happened("2026-04-30"), happened(FRIDAY)
    assert not list(occurrence_links(told(build, *lines)))


@pytest.mark.parametrize(
    ("similarity", "links"), [(0.7, 1), (0.4, 0), (None, 0)], ids=["alike", "unlike", "unpaired"]
)
def test_deeds_are_one_where_their_claims_are_alike(build, similarity, links):
    lines = done(SATURDAY), done(FRIDAY, verb="blasted", lemma="blast")
    dossier = told(build, *lines, similarity=similarity)
    assert len(list(occurrence_links(dossier))) == links


@pytest.mark.parametrize(
    "right",
    [done(FRIDAY, where="Osten"), done(FRIDAY, verb="sold", lemma="sell")],
    ids=["of nobody in common", "another deed"],
)
def test_deeds_of_others(build, right):
    assert not list(occurrence_links(told(build, done(SATURDAY), right, similarity=0.9)))


@pytest.mark.parametrize(("clock", "links"), [("02:05", 1), ("04:20", 0), ("04:05", 0)])
def test_times_of_day_are_apart_by_more_than_half_an_hour(build, clock, links):
    dossier = told(build, happened("04:05"), happened(clock))
    assert len(list(occurrence_links(dossier))) == links


def test_what_is_planned_has_not_happened(build):
    planned = told(build, named(SATURDAY), happened(FRIDAY), modality=Modality.PLANNED)
    assert not list(occurrence_links(planned))
    ahead = told(build, named(SATURDAY), happened("2026-05-06"))
    assert not list(occurrence_links(ahead))


def test_an_event_that_more_is_told_of(build):
    """'Under the deal, reached on 1 May, …'"""
    line = f"Under the deal reached on {FRIDAY} it stopped"
    roles = [
        ("deal", "deal", "obl", "stopped", "NOUN"),
        ("reached", "reach", "acl", "deal", "VERB"),
        (FRIDAY, FRIDAY, "obl", "reached", "NUM"),
        ("stopped", "stop", "root", "stopped", "VERB"),
    ]
    assert list(occurrence_links(told(build, named(SATURDAY, noun="truce"), (line, roles))))
