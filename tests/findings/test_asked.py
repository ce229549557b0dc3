import pytest

from checker.findings.asked import worth_asking
from checker.records.claim import Modality
from checker.records.fact import FactKind, Level
from checker.settings import FindingSettings
from tests.findings.grammar import parse

SETTINGS = FindingSettings()


def worth(dossier):
    return worth_asking(dossier, SETTINGS)


def told(build, left, right, *, similarity=0.8, modality=("asserted", "asserted"), sources="ab"):
    """The one pair of two statements, if it is worth asking about."""
    story = build()
    ids = [
        story.say(source, line, modality=Modality(m))
        for source, line, m in zip(sources, (left, right), modality, strict=True)
    ]
    story.published = {"a": 8, "b": 12}
    story.pair(*ids, similarity=similarity)
    return worth(story.dossier())


def counted(build, level, **fields):
    story = build()
    left = story.say("a", "Some 14 boats sank.", {"14": (FactKind.NUMBER, "boat")})
    right = story.say("b", "Some 41 ships sank.", {"41": (FactKind.NUMBER, "ship")})
    return story.opposed(left, right, level=level, **fields)


def test_statements_much_alike_are_asked_about(build):
    assert told(build, "The bridge is shut.", "Cars cross the bridge.") == {
        ("a:0:0", "b:0:0"): None
    }


def test_statements_little_alike_are_not(build):
    assert not told(build, "The bridge is shut.", "Cars cross the bridge.", similarity=0.4)


def test_statements_little_alike_are_where_one_denies(build):
    assert told(build, "The bridge is not shut.", "Cars cross the bridge.", similarity=0.4)


@pytest.mark.parametrize("modality", ["conditional", "opinion", "question"])
def test_what_is_not_stated_is_not_asked_about(build, modality):
    assert not told(build, "The bridge is shut.", "Cars cross it.", modality=("asserted", modality))


def test_one_wording_needs_no_model(build):
    assert not told(build, "The bridge is shut.", "the bridge is shut")


def test_a_name_alone_is_not_set_against_a_statement(build):
    story = build()
    name = story.say(
        "a",
        "Mayor Ann Roe",
        {"Ann Roe": (FactKind.PERSON, None), "Mayor": (FactKind.TITLE, "Ann Roe")},
    )
    story.pair(name, story.say("b", "The bridge is shut."))
    assert not worth(story.dossier())


@pytest.mark.parametrize("level", [Level.DIFFERENT, Level.SAME])
def test_values_are_asked_about_however_little_alike_their_claims_are(build, level):
    assert worth(counted(build, level, similarity=0.3))


def test_values_that_differ_are_tested(build):
    dossier = counted(build, Level.DIFFERENT)
    assert list(worth(dossier).values()) == [dossier.pairs[0].facts[0]]


def test_values_that_agree_are_not_tested(build):
    assert list(worth(counted(build, Level.SAME)).values()) == [None]


def test_the_likest_of_several_is_tested(build):
    story = build()
    left = story.say("a", "Some 14 boats sank.", {"14": (FactKind.NUMBER, "boat")})
    right = story.say("b", "Some 41 ships sank.", {"41": (FactKind.NUMBER, "ship")})
    (first,) = story.opposed(left, right, likeness=0.2).pairs[0].facts
    likest = first.model_copy(update={"likeness": 0.9})
    story.pairs = [story.pairs[0].model_copy(update={"facts": (first, likest, first)})]
    assert list(worth(story.dossier()).values()) == [likest]


def differing(build, modality):
    """A plan and a deed, or two deeds, with dates that the judge does not weigh."""
    story = build()
    ids = [
        story.say(source, line, {day: (FactKind.QUOTE, None)}, modality=Modality(m))
        for source, line, day, m in (
            ("a", "Lund will sail on Monday.", "Monday", modality),
            ("b", "Lund sailed on Tuesday.", "Tuesday", "asserted"),
        )
    ]
    story.published = {"a": 8, "b": 12}
    dossier = story.opposed(*ids)
    parse(dossier, ids[1], "Lund sailed/VBD on Tuesday.")
    return dossier


def test_where_values_differ_only_a_plan_and_its_deed_are_told_of_as_a_whole(build):
    assert not worth(differing(build, "asserted"))
    assert worth(differing(build, "planned"))
