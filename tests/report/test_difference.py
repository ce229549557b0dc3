import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report.difference import differing_words

CASES = json.loads((Path(__file__).parent / "cases/differences.json").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["quote"])
def test_marks_the_words_that_differ(case):
    quote = case["quote"]
    marked = [quote[start:end] for start, end in differing_words(quote, case["others"])]
    assert marked == case["marked"]


@given(st.text(), st.lists(st.text(), max_size=3))
def test_spans_are_in_order_and_inside(quote, others):
    edges = [edge for span in differing_words(quote, others) for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(quote) for edge in edges)
