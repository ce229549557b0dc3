"""Slugs: which pieces of copy are of one text, and which only look alike."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.slugs import is_slug, parse_slug

CASES = json.loads((Path(__file__).parent / "cases" / "slugs.json").read_text("utf-8"))


def text(slug):
    """What tells texts apart."""
    return parse_slug(slug).base, parse_slug(slug).cycle


@pytest.mark.parametrize(("one", "other"), CASES["same"])
def test_pieces_of_one_text(one, other):
    assert text(one) == text(other)


@pytest.mark.parametrize(("one", "other"), CASES["other"])
def test_other_texts(one, other):
    assert text(one) != text(other)


@pytest.mark.parametrize(
    ("role", "slug"), [(role, slug) for role, slugs in CASES["roles"].items() for slug in slugs]
)
def test_roles(role, slug):
    assert parse_slug(slug).role == role


@pytest.mark.parametrize(
    ("slug", "number"),
    [
        ("Ferry--Fares", 0), ("Ferry--Fares, 1st Ld", 1), ("FERRY-FARES (UPDATE 2, PIX)", 2),
        ("Ulvik-fares-3rdlead", 3), ("Verkehr/Ulvik/ (2. Update)", 2), ("Ferry--Fares, 2nd Add", 2),
        ("Ferry--Fares,400", 0), ("Ferry--Fares, 11th Ld-Writethru", 11),
    ],
)  # fmt: skip
def test_numbers(slug, number):
    assert parse_slug(slug).number == number


@pytest.mark.parametrize("line", CASES["lines"])
def test_lines_that_are_slugs(line):
    assert is_slug(line)


@pytest.mark.parametrize("line", CASES["no_lines"])
def test_lines_that_are_none(line):
    assert not is_slug(line)


@pytest.mark.parametrize(
    ("slug", "telling"), [("Sport", False), ("URGENT", False), ("Ferry--Fares", True), ("", False)]
)
def test_a_subject_is_no_story(slug, telling):
    assert parse_slug(slug).is_telling is telling


@given(st.text(alphabet=st.sampled_from("ab AM-/,()1.é="), max_size=30) | st.text(max_size=40))
def test_the_base_of_a_base_is_itself(stated):
    base = parse_slug(stated).base
    assert parse_slug(base).base == base


@pytest.mark.parametrize("unit", ["a-", "1st ", "(", "BC-", "kill ", "a/", "lead "])
def test_long_lines_take_no_time(unit):
    parse_slug(unit * 20_000)
