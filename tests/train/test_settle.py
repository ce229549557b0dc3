import gzip

import pytest

from checker.evaluate.pairs import read_pairs
from checker.records.labelled import LabelledPair
from checker.records.pair import NliScores
from checker.train.settle import main, settled


class Reader:
    """Holds pairs to be what it was told, and remembers what it was asked."""

    def __init__(self, **scores):
        self.scores = {
            hypothesis: NliScores(entailment=e, neutral=n, contradiction=c)
            for hypothesis, (e, n, c) in scores.items()
        }
        self.asked = []

    def score(self, pairs):
        self.asked += pairs
        return [self.scores[hypothesis] for _, hypothesis in pairs]


def labelled(hypothesis, label="not_contradiction"):
    return LabelledPair(source="related", premise="It rained.", hypothesis=hypothesis, label=label)


@pytest.mark.parametrize(
    ("scores", "source", "label"),
    [
        ((0.05, 0.9, 0.05), "related", "neutral"),
        ((0.9, 0.05, 0.05), "related", "not_contradiction"),
        ((0.1, 0.2, 0.7), "related/hard", "neutral"),
        ((0.4, 0.2, 0.4), "related/hard", "not_contradiction"),
        ((0.3, 0.5, 0.2), "related/hard", "not_contradiction"),
    ],
)
def test_an_open_label_is_settled_by_what_the_model_reads(scores, source, label):
    (pair,) = settled([labelled("wet")], Reader(wet=scores))
    assert (pair.source, pair.label) == (source, label)


def test_labels_that_people_gave_stay_and_are_not_asked_about():
    known = [labelled("dry", "contradiction"), labelled("wet"), labelled("soaked", "entailment")]
    reader = Reader(wet=(0.0, 1.0, 0.0))
    found = list(settled(known, reader))
    assert [pair.hypothesis for pair in found] == ["dry", "wet", "soaked"]
    assert [pair.label for pair in found] == ["contradiction", "neutral", "entailment"]
    assert reader.asked == [("It rained.", "wet")]


def test_files_are_settled_into_one(tiny_nli, tmp_path):
    paths = [tmp_path / f"{name}.jsonl.gz" for name in ("one", "two")]
    for path in paths:
        path.write_bytes(gzip.compress(labelled("people said").model_dump_json().encode()))
    out = tmp_path / "settled.jsonl.gz"
    main([str(tiny_nli()), str(out), *map(str, paths)])
    assert [pair.hypothesis for pair in read_pairs(out)] == ["people said"] * 2
