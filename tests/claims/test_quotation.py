"""Quotation marks: which open, which close, and which are none."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claims.quotation import open_ended, quotations
from checker.records.base import Span
from checker.text.offsets import lines


def quoted(text: str) -> list[str]:
    return [span.cut(text) for span in quotations(text, _blocks(text))]


def _blocks(text: str) -> tuple[Span, ...]:
    return tuple(Span(start=a, end=b) for a, b in lines(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Yes," he said. "No."', ["Yes,", "No."]),
        ("“Yes,” he said.", ["Yes,"]),
        ("‘Yes,’ he said.", ["Yes,"]),
        ('His “old coat" – again – was a hit.', ["old coat"]),
        ('His "old coat” – again – was a hit.', ["old coat"]),
        ('His “old coat" was a hit. “I like it,” he said.', ["old coat", "I like it,"]),
        ('“He said "no" to us,” she said.', ['He said "no" to us,']),
        ("“He said „no“ to us,” she said.", ["He said „no“ to us,"]),
        ("'Yes,' he said.", ["Yes,"]),
        ("„Ja“, sagte er. «Oui», dit-il.", ["Ja", "Oui"]),
        ("“He said ‘no’ to us.”", ["He said ‘no’ to us."]),
        ("‘It’s the players’ fault,’ he said.", ["It’s the players’ fault,"]),
        ("He called it 'the firms' mess'.", ["the firms' mess"]),
        ("It's the workers' and the Lowes' house, isn't it?", []),
        ("The '90s were rock 'n' roll, 'twas said.", []),
        ('A 12" pipe, a 5\'10" man and a 6\'2" one.', []),
        ('A stray " mark.', []),
        ("“We are tired.\n“We go home,” she said.", ["We are tired.", "We go home,"]),
        ("“We are tired.\nShe left.", []),
        ('"" and “”', []),
    ],
)
def test_cases(text, expected):
    assert quoted(text) == expected


def test_a_quotation_that_runs_on_is_open_ended():
    text = "“We are tired.\n“We go home,” she said."
    assert [open_ended(text, span) for span in quotations(text, _blocks(text))] == [True, False]


@given(st.text(st.sampled_from("ab.s \n\"'“”‘’„«»,5"), max_size=60))
def test_spans_are_disjoint_in_order_and_inside_blocks(text):
    blocks = _blocks(text)
    spans = quotations(text, blocks)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(any(block.contains(span) for block in blocks) for span in spans)
    assert all(span.start < span.end for span in spans)


@pytest.mark.parametrize("unit", ['"', "“", "‘a ", "'a ", "a's ", '"a ', "« a"])
def test_a_long_line_takes_linear_time(unit):
    text = unit * (300_000 // len(unit))
    began = time.process_time()
    quotations(text, _blocks(text))
    assert time.process_time() - began < 5
