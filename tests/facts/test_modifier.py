import pytest

from checker.facts.modifier import modifier_at
from checker.records.fact import Modifier


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about 12", Modifier.ABOUT),
        ("Some 12", Modifier.ABOUT),
        ("an estimated 12", Modifier.ABOUT),
        ("12 or so", Modifier.ABOUT),
        ("12-odd", Modifier.ABOUT),
        ("nearly 12", Modifier.NEARLY),
        ("just under 12", Modifier.NEARLY),
        ("a little less than 12", Modifier.NEARLY),
        ("at least 12", Modifier.AT_LEAST),
        ("No fewer than 12", Modifier.AT_LEAST),
        ("not less than 12", Modifier.AT_LEAST),
        ("12 or more", Modifier.AT_LEAST),
        ("12+", Modifier.AT_LEAST),
        ("more than 12", Modifier.MORE_THAN),
        ("just over 12", Modifier.MORE_THAN),
        ("up to 12", Modifier.UP_TO),
        ("no more than 12", Modifier.UP_TO),
        ("as many as 12", Modifier.UP_TO),
        ("12 or fewer", Modifier.UP_TO),
        ("fewer than 12", Modifier.LESS_THAN),
        ("under 12", Modifier.LESS_THAN),
        ("only 12", None),
        ("handsome 12", None),
        ("12 plush toys", None),
        ("more than the 12", None),
    ],
)
def test_modifiers(text, expected):
    start = text.index("12")
    assert modifier_at(text, start, start + 2) is expected
