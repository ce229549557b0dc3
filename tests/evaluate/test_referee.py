"""Our scores are those of the referee tool."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from checker import evaluate_gold

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SHARED.is_dir(), reason="../shared with the referee tool is absent"),
]


def test_figures_equal_the_referees(tmp_path):
    gold = tmp_path / "gold"
    gold.mkdir()
    for path in sorted((SHARED / "gold" / "train").glob("*.json"))[:3]:
        (gold / path.name).write_bytes(path.read_bytes())
    figures = evaluate_gold(gold, out=tmp_path / "reports").figures()
    tool = SHARED / "tools" / "score_reports.py"
    told = subprocess.run(
        [sys.executable, tool, gold, tmp_path / "reports", "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    referee = json.loads(told.stdout)
    assert figures == {name: referee[name] for name in figures}
