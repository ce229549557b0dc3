import pytest

from checker.errors import GoldError
from checker.evaluate.atoms import Cut, likeness, read_texts, score_atoms
from checker.evaluate.tally import Tally
from checker.records.base import Span
from checker.records.claim import Claim

CUT = Cut(
    "Roe built the pier and sold it in 1902.",
    ("Roe built the pier.", "Roe sold the pier.", "The sale was in 1902."),
)


def claims(*texts):
    return [
        Claim(id=f"a:0:{n}", article="a", sentence=0, spans=(Span(start=0, end=1),), text=text)
        for n, text in enumerate(texts)
    ]


def test_claims_beside_the_sentence_as_it_stands():
    tally = Tally()
    score_atoms(tally, CUT, claims("Roe built the pier.", "Roe sold the pier in 1902."))
    figures = tally.figures()
    assert figures["claims.precision"] == 1.0
    assert figures["claims.recall"] == pytest.approx(2 / 3)
    assert figures["sentences.recall"] < figures["claims.recall"]
    assert tally.misses["claims.recall"] == [f"'The sale was in 1902.', in {CUT.sentence!r}"]


def test_a_claim_stands_for_one_atomic_fact_only():
    tally = Tally()
    twice = Cut("Roe built it.", ("Roe built it.", "Roe built it then."))
    score_atoms(tally, twice, claims("Roe built it."))
    assert tally.counts()["claims.recall"] == (1, 2)


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [
        ("The pier's lamps", "pier lamps", 1.0),
        ("the women 's pier", "The women's pier", 1.0),
        ("a pier", "a lamp", 0.0),
        ("", "", 0.0),
    ],
)
def test_likeness_is_of_words_that_count(left, right, share):
    assert likeness(left, right) == share


def test_sentences_of_one_topic_are_one_text(tmp_path, pack_lines):
    rows = [
        {"topic": topic, "sentence": f"{topic} rowed.", "atomic_facts": [f"{topic} rowed."]}
        for topic in ("Ann", "Ann", "Bo")
    ]
    texts = list(read_texts(pack_lines(tmp_path / "x.jsonl.gz", rows)))
    assert [len(text) for text in texts] == [2, 1]


def test_minimal_propositions_are_cut_and_joined_to_their_marks(tmp_path, pack_lines):
    line = {
        "split": "test",
        "complex": "Ann 's boat sank , and Bo swam .",
        "simple": "Ann 's boat sank . Bo swam ..",
    }
    (text,) = read_texts(pack_lines(tmp_path / "x.jsonl.gz", [line]))
    assert text == (Cut("Ann's boat sank, and Bo swam.", ("Ann 's boat sank", "Bo swam")),)


def test_a_line_that_pairs_strangers_is_left_out(tmp_path, pack_lines):
    line = {"split": "test", "complex": "Ann rowed home.", "simple": "The frost killed pears ."}
    assert not list(read_texts(pack_lines(tmp_path / "x.jsonl.gz", [line])))


def test_a_line_of_neither_kind_is_named(tmp_path, pack_lines):
    with pytest.raises(GoldError, match="line 1"):
        list(read_texts(pack_lines(tmp_path / "x.jsonl.gz", [{"sentence": "Ann rowed."}])))
