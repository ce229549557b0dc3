"""'Nobody was hurt' against one man who was."""

import pytest

from checker.findings.nobody import nobody_links
from checker.records.claim import Modality
from checker.records.fact import FactKind
from checker.records.finding import Category, Kind


def told(build, nobody, victim, *, harm="injured", of="Nobody", source="b", **fields):
    story = build()
    story.published = {"a": 8, "b": 9}
    story.say("a", nobody, {f"not {harm}": (FactKind.STATUS, of)}, **fields)
    story.say(source, victim, {harm: (FactKind.STATUS, "driver")})
    return story


def links(story):
    return list(nobody_links(story.dossier()))


def test_nobody_hurt_against_somebody_hurt(build):
    (link,) = links(told(build, "Nobody was not injured.", "The driver was injured."))
    assert (link.kind, link.category) == (Kind.CONFLICT, Category.STATUS)
    assert link.reasons == ("One says that nobody was hurt, the other that somebody was.",)


def test_whoever_died_may_have_died_since(build):
    story = told(build, "No one is not dead.", "The driver is dead.", harm="dead", of="No one")
    assert [link.kind for link in links(story)] == [Kind.DEVELOPMENT]
    story.published = {"a": 9, "b": 8}
    assert [link.kind for link in links(story)] == [Kind.CONFLICT]


@pytest.mark.parametrize(
    ("nobody", "of"),
    [
        ("The guard was not injured.", "guard"),
        ("Nobody in the audience was not injured.", "Nobody in the audience"),
        ("Nobody was not injured so far.", "Nobody"),
        ("Nobody was reported not injured.", "Nobody"),
        ("Nobody was seriously not injured.", "Nobody"),
    ],
)
def test_some_or_so_far_is_not_nobody(build, nobody, of):
    assert links(told(build, nobody, "The driver was injured.", of=of)) == []


def test_what_may_be_is_not_compared(build):
    story = told(
        build, "Nobody was not injured.", "A man was injured.", modality=Modality.CONDITIONAL
    )
    assert links(story) == []


def test_a_source_that_tells_of_victims_means_another_place(build):
    story = told(build, "Nobody was not injured.", "The driver was injured.")
    story.say("a", "A man was injured.", {"injured": (FactKind.STATUS, "man")})
    assert links(story) == []


def test_one_source_is_not_set_against_itself(build):
    assert (
        links(told(build, "Nobody was not injured.", "The driver was injured.", source="a")) == []
    )
