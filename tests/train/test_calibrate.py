import gzip
import json

from checker.nli.calibration import read_calibration
from checker.records.labelled import LabelledPair
from checker.train.calibrate import main

CLUSTER = {
    "category": "status",
    "groups": [["talks began", "the talks began on monday"], ["talks not began"]],
    "neutral": ["a minister was killed"],
}
CONTRASTS = [
    LabelledPair(source="contrast/number", premise=premise, hypothesis=hypothesis, label=label)
    for premise, hypothesis, label in (
        ("twelve people said", "fifteen people said", "contradiction"),
        ("twelve people said", "people said", "entailment"),
    )
]


def test_the_calibration_is_fitted_to_clusters_and_contrasts(tiny_nli, tmp_path, capsys):
    folder = tiny_nli()
    contrast = tmp_path / "heldout.jsonl.gz"
    clusters = tmp_path / "corpora" / "slots" / "dev.jsonl.gz"
    clusters.parent.mkdir(parents=True)
    contrast.write_bytes(
        gzip.compress("\n".join(pair.model_dump_json() for pair in CONTRASTS).encode())
    )
    clusters.write_bytes(gzip.compress(json.dumps(CLUSTER).encode()))
    main([str(folder), str(tmp_path / "corpora"), str(contrast), "5"])
    told = json.loads(capsys.readouterr().out)
    assert told["after"] <= told["before"]
    assert read_calibration(folder).temperature == told["calibration"]["temperature"]
