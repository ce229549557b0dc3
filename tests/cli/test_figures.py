import pytest

from checker.cli.figures import tell_nli
from checker.evaluate.nli import NliReport
from checker.evaluate.nli_scores import NliFigures

FIGURES = NliFigures(
    pairs=2400,
    accuracy=0.123,
    contradiction_precision=0.234,
    contradiction_recall=0.345,
    calibration_error=0.456,
    precision_when_rare=0.567,
    precision_when_rare_and_sure=0.678,
)


@pytest.mark.parametrize("name", ["slots", "contrast/a-category-with-a-very-long-name"])
def test_figures_are_whole_on_a_narrow_screen_however_long_a_name_is(name, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    tell_nli(NliReport(model="tiny", threshold=0.5, sample=None, sets={name: FIGURES}))
    told = capsys.readouterr().out
    line = next(line for line in told.splitlines() if "2400" in line)
    assert line.split()[1:] == ["2400", "0.123", "0.234", "0.345", "0.456", "0.567", "0.678"]
    assert len(line) <= 80
