"""Tolls: the count of each harm that a source opens with."""

import pytest

from checker.findings.tolls import harm_of, toll_links, toll_question, tolls
from checker.records.fact import FactKind, QuantityValue
from checker.records.finding import Category, Kind

DEATHS = FactKind.NUMBER, "fatality"
HURT = FactKind.NUMBER, "injured"
MISSING = FactKind.NUMBER, "missing"


def two_sources(build, left, right, *, of=(DEATHS, DEATHS), hours=(6, 18)):
    """A dossier of two sources, each with a line that holds one number."""
    story = build()
    for source, line, kind in zip("ab", (left, right), of, strict=True):
        number = next(word for word in line.split() if word.isdigit())
        story.say(source, line, {number: kind})
    if hours:
        story.published = dict(zip("ab", hours, strict=True))
    return story.dossier()


@pytest.mark.parametrize(
    ("of", "hours", "numbers", "kind"),
    [
        (DEATHS, (6, 18), (12, 15), Kind.DEVELOPMENT),
        (DEATHS, (18, 6), (12, 15), Kind.CONFLICT),
        (DEATHS, None, (12, 15), Kind.CONFLICT),
        (DEATHS, (6, 18), (12, 12), Kind.AGREEMENT),
        (MISSING, (6, 18), (9, 4), Kind.DEVELOPMENT),
        (MISSING, (6, 18), (4, 9), Kind.CONFLICT),
    ],
)
def test_tolls_of_two_sources(build, of, hours, numbers, kind):
    left, right = (f"The mine collapse left {n} of us so." for n in numbers)
    dossier = two_sources(build, left, right, of=(of, of), hours=hours)
    (link,) = toll_links(dossier)
    assert (link.kind, link.category) == (kind, Category.NUMBER)
    assert toll_question(link.left.fact, link.subject).startswith("How many people")


def test_counts_of_other_harms_do_not_meet(build):
    dossier = two_sources(build, "There were 12 dead.", "There were 30 hurt.", of=(DEATHS, HURT))
    assert list(toll_links(dossier)) == []


def test_a_part_of_the_people_is_no_toll(build):
    children = FactKind.NUMBER, "dead child"
    dossier = two_sources(build, "It left 12 dead.", "It left 3 so.", of=(DEATHS, children))
    assert list(toll_links(dossier)) == []


@pytest.mark.parametrize(
    ("line", "links"),
    [
        ("Shots left 7 so, including 4 on a porch.", 0),
        ("Shots left 7 so, among them 4 on a porch.", 0),
        ("Shots left 7 so, and 4 lay on a porch.", 1),
    ],
)
def test_who_counts_only_a_part_has_no_other_toll(build, line, links):
    story = build()
    told = (word.strip(",") for word in line.split())
    story.say("a", line, {number: HURT for number in told if number.isdigit()})
    story.say("b", "Shots left 4 so.", {"4": HURT})
    assert len(list(toll_links(story.dossier()))) == links


@pytest.mark.parametrize(
    ("source", "of", "links"),
    [
        ("a", (FactKind.NUMBER, "people"), 0),
        ("a", HURT, 0),
        ("a", DEATHS, 1),
        ("a", (FactKind.NUMBER, "boat"), 1),
        ("b", HURT, 1),
    ],
    ids=["people", "hurt", "dead", "boats", "the later source"],
)
def test_a_count_the_earlier_source_had_too_has_not_moved(build, source, of, links):
    """A caption tells of three who were hurt, and the text below of eight who were shot."""
    story = build()
    story.published = {"a": 8, "b": 12}
    told = {"a": ["A caption: 3 so."], "b": ["In all 8 so."]}
    told[source].append("There 8 ran." if source == "a" else "There 3 ran.")
    for who, lines in told.items():
        story.say(who, lines[0], {"3" if who == "a" else "8": HURT})
        for line in lines[1:]:
            story.say(who, line, {"8" if who == "a" else "3": of})
    assert len(list(toll_links(story.dossier()))) == links


@pytest.mark.parametrize(
    "line",
    [
        "The first 3 of them were found.",
        "And 3 victims are still being treated.",
        "In all 3 were arrested today and another man on Monday.",
        "The civil war that has killed 3 people goes on.",
        "And 3 of whom had fled.",
        "It killed 3 people at the scene.",
        "It killed 3 outright.",
        "There were 3 hurt in a violent weekend in Lund.",
        "There were 3 hurt this year.",
        "In another it killed 3 people.",
        "In four separate shootings 3 people died.",
        "In Lund alone 3 people died.",
        "It kills 3 people a day.",
        "It is averaging 3 deaths.",
        "It brought 3 new daily deaths.",
    ],
)
def test_some_of_them_are_no_toll(build, line):
    story = build()
    story.say("a", line, {"3": DEATHS})
    assert tolls(story.dossier(), "a") == {}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("It hurt 2 of them badly, and 4 others.", False),
        ("Of 6, 2 of those shot were badly hurt and 4 slightly so.", False),
        ("It hurt 4 people, 2 of them badly.", True),
    ],
)
def test_the_rest_of_those_some_of_whom_are_told_of_are_no_toll(build, line, told):
    story = build()
    story.say("a", line, {"2": HURT, "4": HURT})
    found = tolls(story.dossier(), "a")
    assert [toll.fact.quote for toll in found.values()] == ["4"] * told


@pytest.mark.parametrize("when", ["this week", "last month", "in a crash this week"])
def test_an_accident_of_some_time_has_a_toll(build, when):
    story = build()
    story.say("a", f"There were 3 hurt {when}.", {"3": HURT})
    assert [toll.fact.quote for toll in tolls(story.dossier(), "a").values()] == ["3"]


def test_others_beside_somebody_told_of_are_no_toll(build):
    dossier = two_sources(build, "It left 4 dead.", "It killed Ann and 3 others.")
    assert list(toll_links(dossier)) == []


def test_only_the_opening_tells_the_toll(build):
    story = build()
    for number in range(5):
        story.say("a", f"Line {number} of the opening.")
    story.say("a", "An earlier flood took 44 lives.", {"44": DEATHS})
    assert tolls(story.dossier(), "a") == {}


def test_a_toll_is_shown_at_every_place_that_gives_it(build):
    story = build()
    story.say("a", "Blast kills 12 so far.", {"12": DEATHS})
    story.say("a", "At the mill 12 died.", {"12": DEATHS})
    story.say("a", "Of the crew 3 died.", {"3": DEATHS})
    toll = tolls(story.dossier(), "a")["dead"]
    assert [fact.quote for _, fact in toll.places] == ["12", "12"]


def test_what_is_no_count_of_people_has_no_harm(build):
    story = build()
    story.say("a", "It cost 12 and 5.", {"12": (FactKind.MONEY, "life"), "5": DEATHS})
    money, deaths = story.dossier().claims[0].facts
    assert (harm_of(money), harm_of(deaths)) == (None, "dead")
    nobody = deaths.model_copy(update={"value": QuantityValue(low=0, high=0)})
    assert (harm_of(nobody), toll_question(nobody, "")) == (None, toll_question(deaths, ""))
    assert toll_question(money, "boat") is None


@pytest.mark.parametrize(
    ("line", "told"), [("The court heard 3 cases.", {}), ("The outbreak has 3 cases.", {"ill"})]
)
def test_cases_are_of_illness_only_where_there_is_one(build, line, told):
    story = build()
    story.say("a", line, {"3": (FactKind.NUMBER, "case")})
    assert set(tolls(story.dossier(), "a")) == set(told)


def test_one_of_the_worst_is_an_event_of_its_own(build):
    story = build()
    story.say("a", "In one of the worst fires 3 people died.", {"3": DEATHS})
    assert set(tolls(story.dossier(), "a")) == {"dead"}
