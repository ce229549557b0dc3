"""Pairs of whole articles, by the shipped parser where it is there."""

import gzip
from random import Random

import pytest

from checker.claims import Parser
from checker.contrast import contrast_pairs
from checker.contrast.__main__ import write
from checker.contrast.change import apart, conflicting, looser, same
from checker.contrast.generate import Generator, changed_pairs, restyled
from checker.contrast.negatives import Raw
from checker.contrast.rewrite import Wording
from checker.contrast.split import held_out
from checker.errors import CheckerError
from checker.records.labelled import LabelledPair
from checker.resources import shipped

TEXT = """The council of Marlow voted on Tuesday to close two of its nine schools, officials said.

Mayor Ann Keller said that the plan would save $12 million a year and that 340 pupils would move.

Parents gathered outside the town hall in the evening and demanded a new vote before June 14.

"The plan is strong," said John Burke, who leads the school board and wrote most of the report.
"""
WORDINGS = (
    Wording("The fire killed 12 people on Monday."),
    Wording("The fire killed 12 people.", frozenset({"on Monday"})),
    Wording("On Monday, the fire killed 12 people."),
)


def article(number):
    url = f"https://paper.example/{number}"
    return {"url": url, "title": "", "published": "2024-06-01", "text": TEXT}


@pytest.fixture(scope="module")
def parser():
    try:
        folder = shipped("models") / "parser"
    except CheckerError:
        pytest.skip("models/parser is not in this checkout")
    if not (folder / "config.cfg").is_file():
        pytest.skip("models/parser is not in this checkout")
    return Parser.load(folder, batch_size=8)


def labels(change):
    return {
        pair.label for seed in range(20) for pair in changed_pairs(change, WORDINGS, Random(seed))
    }


def test_both_directions_of_a_change_are_labelled():
    assert labels(conflicting("number", ("12", "15"))) >= {"contradiction", "entailment"}
    assert labels(looser("rounding", ("12", "about 10"))) == {"entailment", "neutral"}
    assert labels(apart("other_period", ("12", "15"))) == {"neutral"}


@pytest.mark.parametrize("seed", range(20))
def test_what_follows_says_no_more(seed):
    for pair in changed_pairs(looser("rounding", ("12", "about 10")), WORDINGS, Random(seed)):
        if pair.label == "entailment":
            assert "Monday" in pair.premise or "Monday" not in pair.hypothesis


@pytest.mark.parametrize("seed", range(20))
def test_with_a_value_kept_nothing_conflicts(seed):
    for pair in changed_pairs(conflicting("number", ("12", "15")), WORDINGS, Random(seed)):
        kept = ("12" in pair.premise) == ("12" in pair.hypothesis)
        assert (pair.label != "contradiction") is kept


def test_restyling_keeps_the_label():
    pair = Raw("number", "It took 12 days.", "It took 15 days.", "contradiction")
    spelled = same("spelling", ("12", "twelve"))
    found = {restyled(pair, [spelled], Random(seed)) for seed in range(9)}
    assert {p.label for p in found} == {"contradiction"}
    assert "It took twelve days." in {p.premise for p in found}


def test_articles_are_held_out_by_their_address_alone():
    share = sum(held_out(article(number)["url"]) for number in range(2_000)) / 2_000
    assert 0.07 < share < 0.13


@pytest.mark.slow
def test_pairs_are_the_same_for_the_same_seed(parser):
    once, again, other = (
        list(contrast_pairs(map(article, range(4)), parser, seed)) for seed in (1, 1, 2)
    )
    assert once == again != other
    assert {pair.label for pair in once} == {"entailment", "neutral", "contradiction"}
    assert all(pair.source.startswith("contrast/") for pair in once)
    assert all(pair.premise != pair.hypothesis for pair in once)


@pytest.mark.slow
def test_what_is_written_can_be_read_and_shares_no_article(parser, tmp_path):
    articles = [article(number) for number in range(12)]
    write(iter(articles), tmp_path, Generator(parser, 1), len(articles))
    kept = {}
    for part in ("train", "heldout"):
        with gzip.open(tmp_path / f"{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
            kept[part] = [LabelledPair.model_validate_json(line) for line in lines]
    assert kept["train"]
    assert bool(kept["heldout"]) is any(held_out(one["url"]) for one in articles)
