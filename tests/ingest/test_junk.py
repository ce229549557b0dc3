"""Lines and ends of lines that are junk by their own words, and those that are not."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.ingest.junk import cut_ends, junk_reason

CASES = Path(__file__).parent / "cases"
JUNK = json.loads((CASES / "junk.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("reason", "line"), [(reason, line) for reason, lines in JUNK.items() for line in lines]
)
def test_marks_page_junk_and_says_why(reason, line):
    cut = cut_ends(line)
    found = junk_reason(line) or (cut.reason if cut.start == cut.end else None)
    assert found == reason


@pytest.mark.parametrize("line", json.loads((CASES / "no_junk.json").read_text("utf-8")))
def test_leaves_sentences_headlines_and_list_lines(line):
    assert junk_reason(line) is None
    assert cut_ends(line) == (0, len(line), "")


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Her uncle has sold the boat. With agency material.", "Her uncle has sold the boat."),
        ("It rained. Like this story? Get more in your inbox every day.", "It rained."),
        ("Schools stay closed. (Photo: archive)", "Schools stay closed."),
        ("Bo Dee has more. (Published Monday, March 3, 2025)", "Bo Dee has more."),
        ("The quay is shut. — Ann Roe (@annroe) March 3, 2025", "The quay is shut."),
        ("He has no plans. Accept cookies to hear the podcast.", "He has no plans."),
        ("Subscribe now! Five people were hurt on Monday.", "Five people were hurt on Monday."),
        ("Reporting by Jane Roe. Send us your pictures!", ""),
        ("He left. Subscribe now! She stayed.", "He left. Subscribe now! She stayed."),
    ],
)
def test_cuts_junk_off_the_ends(line, kept):
    cut = cut_ends(line)
    assert line[cut.start : cut.end].strip() == kept


@given(st.text(max_size=400))
def test_cuts_lie_in_the_line(line):
    cut = cut_ends(line)
    assert 0 <= cut.start <= cut.end <= len(line)


@pytest.mark.xfail(strict=True, reason="junk in the middle of a paragraph is not looked for")
def test_junk_between_sentences():
    cut = cut_ends("He left. Subscribe now! She stayed.")
    assert cut.reason
