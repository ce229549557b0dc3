"""Sentences by their words: copies of each other, and lines of a list."""

import pytest

from checker.findings.lines import Line, of_a_list, replaced

COAT = "Wanted is a tall man of {} in a dark coat."


def lines(build, *told):
    story = build()
    for line in told:
        story.say("a", line)
    return [Line.of(sentence) for sentence in story.dossier().sentences["a"]]


def test_words_that_stand_where_others_stand(build):
    left, right = lines(build, COAT.format(30), COAT.format(40))
    ((mine, other),) = replaced(left, right)
    assert (left.words[mine], right.words[other]) == (("30",), ("40",))


@pytest.mark.parametrize(
    "other",
    [COAT.format(30), "Wanted is a man.", "Police counted 41 cars at the new stadium last night."],
    ids=["the same", "too short", "another sentence"],
)
def test_nothing_is_replaced_outside_copies(build, other):
    assert replaced(*lines(build, COAT.format(30), other)) == ()


@pytest.mark.parametrize(("ages", "listed"), [((30, 40), set()), ((30, 40, 50), {0, 1, 2})])
def test_three_alike_make_a_list(build, ages, listed):
    told = [*map(COAT.format, ages), "He was last seen in the old harbour on Friday night."]
    assert of_a_list(lines(build, *told)) == listed
