import pytest

from checker.facts.direction import bearing, read
from checker.facts.extract import compare
from tests.facts.tagged import cases, sentence_of


@pytest.mark.parametrize("case", cases("direction"), ids=lambda case: case["text"])
def test_read(case):
    sentence = sentence_of(case["text"], start=7)
    found = list(read(sentence, None))
    assert [[f.quote, f.normalized, f.of] for f in found] == case["facts"]
    assert all(f.quote == f.cut(" " * 7 + case["text"]) for f in found)


@pytest.mark.parametrize(
    "case", cases("direction_compare"), ids=lambda case: f"{case['left']} / {case['right']}"
)
def test_compare(case):
    (left,), (right,) = (
        list(read(sentence_of(f"It was {case[side]}."), None)) for side in ("left", "right")
    )
    assert compare(left, right).level == case["level"]
    assert compare(right, left).level == case["level"]


@pytest.mark.parametrize(
    ("point", "degrees"),
    [
        ("north", 0),
        ("west", 270),
        ("northwest", 315),
        ("south-west", 225),
        ("north-northeast", 22.5),
    ],
)
def test_bearing(point, degrees):
    assert bearing(point) == degrees
