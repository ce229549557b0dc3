"""What heads a line: list numbers and the times of live entries, and what only looks so."""

import pytest

from checker.claims.heads import read_head
from tests.claims.parses import cases


def _marked(case):
    marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
    return pytest.param(case, id=case["line"], marks=marks)


@pytest.mark.parametrize("case", [_marked(case) for case in cases("heads.json")])
def test_cases(case):
    line = case["line"]
    head = read_head(line, 0, len(line))
    assert (head.stamp and head.stamp.cut(line), line[head.end :]) == (case["stamp"], case["rest"])
