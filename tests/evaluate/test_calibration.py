import json

import numpy as np
import pytest

from checker.errors import GoldError
from checker.evaluate import calibration
from checker.evaluate.calibration import ENOUGH, calibrate, fit, fit_temperature
from checker.nli.calibration import read_calibration
from checker.records.labelled import LabelledPair


def drawn(temperature, bias=(0.0, 0.0, 0.0), size=4000):
    """Logits that are too sure by a factor, and labels as likely as they should have said."""
    lots = np.random.default_rng(3)
    honest = lots.normal(0, 1.5, (size, 3))
    shares = np.exp(honest + np.array(bias))
    shares /= shares.sum(axis=1, keepdims=True)
    labels = (lots.random((size, 1)) > shares.cumsum(axis=1)).sum(axis=1).clip(max=2)
    return (honest * temperature).astype(np.float32), labels


@pytest.mark.parametrize("temperature", [0.4, 1.0, 3.0])
def test_the_temperature_is_found(temperature):
    found = fit_temperature(*drawn(temperature))
    assert found.temperature == pytest.approx(temperature, rel=0.1)
    assert found.bias == (0.0, 0.0, 0.0)


def test_one_temperature_is_all_where_it_is_enough():
    found = fit(*drawn(3.0))
    assert found.before > ENOUGH >= found.after
    assert found.calibration.bias == (0.0, 0.0, 0.0)


def test_a_leaning_to_one_label_is_taken_out_where_it_must_be(monkeypatch):
    monkeypatch.setattr(calibration, "ENOUGH", 0.0)
    found = fit(*drawn(2.0, bias=(1.5, 0.0, -1.5)))
    assert found.after < 0.02 < found.before
    assert found.calibration.bias == pytest.approx((1.5, 0.0, -1.5), abs=0.2)
    assert found.calibration.temperature == pytest.approx(2.0, rel=0.1)


PAIRS = [
    LabelledPair(source="s", premise="talks began", hypothesis=hypothesis, label=label)
    for hypothesis, label in (
        ("the talks began", "entailment"),
        ("the mayor was killed", "neutral"),
        ("talks not began", "contradiction"),
        ("a minister", "not_entailment"),
    )
]


def test_it_is_written_beside_the_weights(tiny_nli):
    folder = tiny_nli()
    found = calibrate(folder, PAIRS)
    assert read_calibration(folder) == found.calibration
    kept = json.loads((folder / "calibration.json").read_text())
    assert set(kept) <= {"temperature", "bias"}
    # What was fitted before has no part in what is fitted now.
    assert calibrate(folder, PAIRS) == found


def test_every_label_is_needed(tiny_nli):
    with pytest.raises(GoldError, match="lack the label contradiction"):
        calibrate(tiny_nli(), PAIRS[:2])
