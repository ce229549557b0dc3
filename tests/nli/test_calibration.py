import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import ModelDamaged
from checker.nli.calibration import Calibration, probabilities, read_calibration

logits = st.lists(st.lists(st.floats(-60, 60, width=32), min_size=3, max_size=3), min_size=1)


def test_without_a_file_nothing_is_changed(tmp_path):
    assert read_calibration(tmp_path).temperature == 1.0


def test_the_temperature_is_read(tmp_path):
    (tmp_path / "calibration.json").write_text('{"temperature": 1.7}')
    assert read_calibration(tmp_path).temperature == 1.7


@pytest.mark.parametrize(
    "content", ["", "{", '{"temperature": 0}', '{"temperature": -1}', '{"heat": 1}', "[1]"]
)
def test_a_file_that_makes_no_sense_is_an_error(tmp_path, content):
    (tmp_path / "calibration.json").write_text(content)
    with pytest.raises(ModelDamaged, match=r"calibration\.json"):
        read_calibration(tmp_path)


@given(logits, st.floats(0.1, 10))
def test_rows_are_probabilities_and_keep_their_order(rows, temperature):
    array = np.array(rows, dtype=np.float32)
    result = probabilities(array, Calibration(temperature=temperature))
    assert np.allclose(result.sum(axis=1), 1)
    assert (
        np.take_along_axis(result, array.argmax(axis=1)[:, None], 1)[:, 0] >= 1 / 3 - 1e-9
    ).all()


def test_heat_makes_less_sure():
    row = np.array([[3.0, 1.0, 0.0]], dtype=np.float32)
    cold, hot = (probabilities(row, Calibration(temperature=t))[0, 0] for t in (1, 3))
    assert hot < cold
