from random import Random

import pytest

from checker.contrast.edit import apply
from checker.contrast.passage import usable
from checker.contrast.rewrite import rewrites, wordings
from tests.contrast.made import passage


def texts(begins):
    given = passage(begins)
    return {apply(given.text, r.edits) for r in rewrites(given.sentence, given.facts)}


def test_the_source_is_moved_and_dropped():
    assert texts("Police said") >= {
        "Two suspects were arrested near the harbor.",
        "Two suspects were arrested near the harbor, police said.",
        "According to police, two suspects were arrested near the harbor.",
    }
    assert texts("The bridge") >= {
        "The bridge was closed after the flood.",
        "Officials said Monday that the bridge was closed after the flood.",
    }


def test_asides_are_dropped():
    short = "The storm killed 34 people in Ohio on March 28, 2015."
    assert short in texts("The storm")


def test_times_are_dropped_and_moved():
    found = texts("Gov.")
    assert "Gov. Ann Keller opened a $12 million clinic in Denver." in found
    assert "On Tuesday, Gov. Ann Keller opened a $12 million clinic in Denver." in found


def test_the_active_becomes_the_passive():
    assert "The road was cleared by crews." in texts("Crews")


def test_nothing_is_dropped_from_what_is_denied():
    given = passage("Lawmakers")
    assert not any(r.drops for r in rewrites(given.sentence, given.facts))


@pytest.mark.parametrize("begins", ["Gov.", "The storm", "The bridge", "“The plan", "Susan"])
def test_wordings_are_the_same_for_the_same_seed(begins):
    given = passage(begins)
    once, again = (wordings(given, Random(4)) for _ in range(2))
    assert once == again
    assert once[0].text == given.text
    assert all(once[0].entails(wording) for wording in once)


def test_what_was_left_out_does_not_follow():
    found = wordings(passage("The storm"), Random(4))
    short = next(wording for wording in found if wording.dropped)
    assert not short.entails(found[0])


@pytest.mark.parametrize(
    "text",
    [
        "Short one here.",
        "We went to the harbor with the crews and saw the ships leave it.",
        "The ships left the harbor and the crews went home without a word",
        "The ships (left the harbor and the crews went home without a word.",
        "Click on the link below and the ships will leave the harbor again.",
    ],
)
def test_unclean_sentences_are_left(text):
    assert not usable(text)


def test_a_plain_sentence_is_used():
    assert usable("The ships left the harbor and the crews went home without a word.")
