import pytest

from checker.errors import GoldError
from checker.evaluate import nli
from checker.evaluate.nli import evaluate_nli, sampled
from checker.records.labelled import LabelledPair
from checker.records.pair import NliScores

CLUSTER = {
    "category": "number",
    "groups": [["Nine fell ill.", "Nine people became ill."], ["Ten fell ill."]],
    "neutral": ["Rain fell."],
}
PAIRS = [
    {"source": "two_way", "premise": "Rain fell.", "hypothesis": "It rained.", "label": label}
    for label in ("entailment", "not_entailment")
]
CONTRAST = {
    "source": "contrast/date", "premise": "It is on May 3.", "hypothesis": "It is on May 4.",
    "label": "contradiction",
}  # fmt: skip


class AlwaysContradiction:
    """Holds every pair to be a contradiction, and tells how far it is."""

    def score(self, pairs, on_progress):
        on_progress(len(set(pairs)))
        return [NliScores(entailment=0.1, neutral=0.1, contradiction=0.8)] * len(pairs)


@pytest.fixture
def folder(tmp_path, pack_lines, monkeypatch):
    pack_lines(tmp_path / "slots" / "dev.jsonl.gz", [CLUSTER])
    pack_lines(tmp_path / "nli" / "dev.jsonl.gz", PAIRS)
    monkeypatch.setattr(nli, "locate", lambda *_, **__: tmp_path)
    monkeypatch.setattr(nli, "load_nli", lambda *_: AlwaysContradiction())
    return tmp_path


def test_every_set_is_measured_and_all_together(folder, settings_with, pack_lines):
    contrast = pack_lines(folder / "contrast.jsonl.gz", [CONTRAST])
    told = []
    report = evaluate_nli(
        folder, settings_with("nli", folder), contrast=contrast,
        progress=lambda stage, done, total: told.append((stage, done, total)),
    )  # fmt: skip
    names = ["slots", "contrast", "slots/number", "contrast/date", "two_way", "all"]
    assert list(report.sets) == names
    assert [report.sets[name].pairs for name in names] == [12, 1, 12, 1, 2, 15]
    # Of 12 ordered pairs, two groups of 2 and 1 sentences contradict each other in 4.
    assert report.sets["slots"].accuracy == pytest.approx(4 / 12)
    assert report.sets["two_way"].accuracy == 0.5
    assert report.sets["contrast"].contradiction_recall == 1.0
    assert told == [("nli", 0, 14), ("nli", 14, 14)]
    assert report.figures()["two_way.accuracy"] == 0.5
    assert report.figures()["two_way.contradiction_recall"] is None


def test_a_sample_is_taken_of_each_set(folder, settings_with):
    report = evaluate_nli(folder, settings_with("nli", folder), sample=1)
    assert {name: figures.pairs for name, figures in report.sets.items()} == {
        "slots": 1, "slots/number": 1, "two_way": 1, "all": 2,
    }  # fmt: skip


def test_a_sample_does_not_hang_on_the_order():
    pairs = [
        LabelledPair(source=source, premise=f"{n}", hypothesis="h", label="neutral")
        for n in range(30)
        for source in ("one", "two")
    ]
    taken = sampled(pairs, 5)
    assert len(taken) == 10
    assert set(taken) == set(sampled(pairs[::-1], 5))
    assert set(taken) < set(sampled(pairs, 9))
    assert sampled(pairs, None) != []


def test_nothing_to_measure_is_an_error(folder, settings_with, pack_lines):
    for name in ("slots", "nli"):
        pack_lines(folder / name / "dev.jsonl.gz", [])
    with pytest.raises(GoldError, match="no labelled pairs"):
        evaluate_nli(folder, settings_with("nli", folder))
