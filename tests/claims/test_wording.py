"""Words put in the place of others, so that a claim can be read alone."""

import pytest

from checker.claims.reference import found
from checker.claims.wording import changes
from checker.records.base import Span


def written(text, word, name, *, possessive=False):
    """The text with its first ``word`` named."""
    at = text.index(word)
    reference = found(
        Span(start=at, end=at + len(word)), name, name=True, possessive=possessive
    )  # fmt: skip
    for change in reversed(changes(text, [Span(start=0, end=len(text))], [reference], [])):
        text = text[: change.start] + change.words + text[change.end :]
    return text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("I am tired", "Ada Roe is tired"),
        ("I'm tired", "Ada Roe is tired"),
        ("I’ve won", "Ada Roe has won"),
        ("I have won", "Ada Roe has won"),
        ("I don't know", "Ada Roe doesn’t know"),
        ("I haven’t slept", "Ada Roe hasn’t slept"),
        ("I do", "Ada Roe does"),
        ("I amble home", "Ada Roe amble home"),
        ("I went home", "Ada Roe went home"),
        ("I think it is", "Ada Roe thinks it is"),
        ("I just want to go", "Ada Roe just wants to go"),
        ("I thought it was", "Ada Roe thought it was"),
        ("I needed it", "Ada Roe needed it"),
    ],
)
def test_the_verb_of_the_first_person_agrees_with_the_name(said, told):
    assert written(said, "I", "Ada Roe") == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The fire cost 40 people their homes", "The fire cost 40 people their homes"),
        ("The fire cost many their homes", "The fire cost many the 40 people's homes"),
    ],
)
def test_what_stands_in_the_claim_is_not_named_again(said, told):
    assert written(said, "their", "the 40 people", possessive=True) == told
