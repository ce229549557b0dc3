import json
from pathlib import Path

import pytest

from checker.review.access.browsers import browser_name

CASES = json.loads((Path(__file__).parent / "cases/browsers.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("agent", "name"), CASES)
def test_browsers_are_named_in_short(agent, name):
    assert browser_name(agent) == name
