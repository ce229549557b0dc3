"""Forms of verbs by spelling: 365 verbs of news, with their past and their present participle."""

from pathlib import Path

import pytest

from checker.text.verbs import past, past_of, third_person, verb

_ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "cases/verbs.tsv").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(("base", "told", "telling"), _ROWS, ids=lambda form: form)
def test_forms_of_a_verb(base: str, told: str, telling: str) -> None:
    assert past_of(base) == told
    assert past(telling, base) == told
    assert verb(told) == verb(telling) == base


@pytest.mark.parametrize(
    ("form", "base"),
    [("stops", "stop"), ("chooses", "choose"), ("analyses", "analyse"), ("boycotts", "boycott"),
     ("denies", "deny"), ("dies", "die"), ("passes", "pass"), ("closes", "close")],
)  # fmt: skip
def test_third_person(form: str, base: str) -> None:
    assert third_person(form) == base


@pytest.mark.parametrize("lemma", ["enrol", "fulfil", "instil"])
def test_both_spellings_of_a_verb_are_one_verb(lemma: str) -> None:
    assert verb(f"{lemma}led") == verb(f"{lemma}ling") == lemma
