"""Changes of one sentence: what is conflicting conflicts by the checker's own comparison."""

from dataclasses import replace
from random import Random

import pytest

from checker.contrast.calendar import date_changes, other_period
from checker.contrast.details import broader_changes, detail_changes
from checker.contrast.names import name_changes
from checker.contrast.pool import Pool
from checker.contrast.quantities import other_quantity, quantity_changes
from checker.contrast.statements import statement_changes
from checker.facts import compare, extract_facts
from checker.records.article import Article
from checker.records.fact import FactKind, Level
from checker.records.sentence import Sentence
from tests.claims.parses import sentence
from tests.contrast.made import passage

BEGINNINGS = ("Gov.", "The storm", "In 2014", "Susan", "The agency", "She has")
VALUES = {FactKind.DATE, FactKind.NUMBER, FactKind.MONEY, FactKind.DURATION, FactKind.PERCENT}


def values(text):
    """The dates and quantities of a sentence without a parse."""
    bare = Sentence(
        start=0, end=len(text), article="a", index=0, text=text, block="body", paragraph=0
    )
    article = Article(id="a", name="Paper", text=text)
    return [f for f in extract_facts(article, (bare,)) if f.kind in VALUES]


def levels(one, other):
    """What comparing the values of two sentences says, value by value in order."""
    left, right = values(one), values(other)
    assert len(left) == len(right), (one, other)
    return {compare(a, b).level for a, b in zip(left, right, strict=True)}


def typed(begins, seed):
    given = passage(begins)
    return given, [*quantity_changes(given, Random(seed)), *date_changes(given, Random(seed))]


@pytest.mark.parametrize("begins", BEGINNINGS)
@pytest.mark.parametrize("seed", range(6))
def test_a_conflicting_value_is_different(begins, seed):
    given, changes = typed(begins, seed)
    for change in changes:
        changed = change.made(given.text)
        if change.forward == "contradiction" and changed and change.category != "vague":
            assert Level.DIFFERENT in levels(given.text, changed), (change, changed)


@pytest.mark.parametrize("begins", BEGINNINGS)
@pytest.mark.parametrize("seed", range(6))
def test_a_value_that_follows_is_compatible(begins, seed):
    given, changes = typed(begins, seed)
    for change in changes:
        changed = change.made(given.text)
        if change.forward == "entailment" and changed:
            assert Level.DIFFERENT not in levels(given.text, changed), (change, changed)


def made(changes, text, category):
    return {c.made(text) for c in changes if c.category == category} - {None}


def test_a_day_is_said_less_precisely():
    given, changes = typed("The storm", 1)
    assert any("in March 2015" in text for text in made(changes, given.text, "precision"))


def test_units_are_converted():
    given, changes = typed("Susan", 1)
    assert any("about 32 kilometers" in text for text in made(changes, given.text, "unit"))
    given, changes = typed("Gov.", 1)
    assert any("$12,000,000" in text for text in made(changes, given.text, "unit"))


def test_a_period_is_what_heads_or_ends_the_sentence():
    assert other_period("In 2014, it closed.", Random(1))[0] == "2014"
    assert other_period("It closed in May.", Random(1))[0] == "May"
    assert other_period("More than in 2014, it lost.", Random(1)) is None
    assert other_period("It is the best since 2014.", Random(1)) is None


def test_offices_and_their_holders_are_exchanged():
    given = passage("Gov.")
    changes = list(name_changes(given, Pool(), Random(3)))
    assert all("Ann Keller" in text for text in made(changes, given.text, "title"))
    assert made(changes, given.text, "title")
    people = [c for c in changes if c.category == "person"]
    assert people
    assert all(c.anchor == "Gov." for c in people), "without the office, it is another person"


def test_the_scene_is_moved_to_a_place_that_does_not_hold_it():
    given = passage("Gov.")
    changes = list(name_changes(given, Pool(), Random(3)))
    assert "Colorado" not in " ".join(made(changes, given.text, "place"))
    assert any("in Colorado" in text for text in made(changes, given.text, "less_specific"))


def test_letters_stand_for_a_name():
    given = passage("She has")
    texts = made(name_changes(given, Pool(), Random(1)), given.text, "alias")
    assert any("Federal Bureau of Investigation" in text for text in texts)


def test_statements_are_denied_and_turned():
    given = passage("Police said")
    changes = list(statement_changes(given, Pool(), Random(1)))
    negated = made(changes, given.text, "negation")
    assert "Police said that two suspects were not arrested near the harbor." in negated
    assert "Police denied that two suspects were arrested near the harbor." in negated
    given = passage("Lawmakers")
    changes = list(statement_changes(given, Pool(), Random(1)))
    assert "Lawmakers approved 60 new buses." in made(changes, given.text, "negation")


@pytest.mark.parametrize(
    ("past", "lemma", "denied"),
    [
        ("confirmed", "confirm", "did not confirm the"),
        ("moved", "move", "did not move the"),
        ("fell", "fall", "did not fall the"),
        ("confirmed", "confirme", ""),
        ("stopped", "stopp", ""),
        ("boycotted", "boycott", "did not boycott the"),
    ],
)
def test_a_past_is_denied_where_its_lemma_is_sure(past, lemma, denied):
    given = passage("Lawmakers")
    words = ["The|the|DET|DT|det|1|", "court|court|NOUN|NN|nsubj|2|"]
    words += [
        f"{past}|{lemma}|VERB|VBD|root|2|",
        "the|the|DET|DT|det|4|",
        "vote|vote|NOUN|NN|obj|2|",
    ]
    read = sentence(f"The court {past} the vote", words)
    changes = statement_changes(replace(given, sentence=read), Pool(), Random(1))
    told = [new for c in changes if c.category == "negation" for _, new in c.swaps]
    assert [new for new in told if "did not" in new] == ([denied] if denied else [])


def test_what_will_be_has_not_been():
    given = passage("The agency")
    changes = [c for c in statement_changes(given, Pool(), Random(1)) if c.category == "planned"]
    assert {c.backward for c in changes} == {"neutral"}
    assert any("opened" in text for text in made(changes, given.text, "planned"))


def test_words_inside_a_quotation_are_turned():
    given = passage("“The plan")
    changes = list(statement_changes(given, Pool(), Random(1)))
    assert any("weak" in text for text in made(changes, given.text, "quote"))
    assert made(changes, given.text, "attribution")


def test_details_do_not_follow():
    given = passage("The storm")
    changes = list(detail_changes(given, Random(1)))
    assert changes
    assert {(c.forward, c.backward) for c in changes} == {("neutral", "entailment")}


def test_the_article_fits_the_detail():
    given = passage("A truck")
    seen = {c.made(given.text) for n in range(40) for c in detail_changes(given, Random(n))}
    assert "An early truck hit the house door." in seen
    assert "A new truck hit the house door." in seen


def test_wider_words_follow():
    assert list(broader_changes(passage("Crews"))) == []
    given = passage("A truck")
    (change,) = broader_changes(given)
    assert change.made(given.text) == "A vehicle hit the house door."
    assert (change.forward, change.backward) == ("entailment", "neutral")


def test_a_nought_is_left_alone():
    (nought,) = values("Prices rose 0 percent in the year.")
    assert other_quantity(nought, Random(1)) is None
