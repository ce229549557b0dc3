"""What editors judged, taken out of the desk and back to the machine that learns from it."""

import json
import random

import pytest
from typer.testing import CliRunner

from checker.cli import app
from checker.evaluate.judgements import mapped
from checker.settings import load_settings
from checker.store.judgements import Entry

from .desk import client, fill, numbers, renumbered

STORIES, EACH = 6, 40


@pytest.fixture
def judged(store):
    """A store whose machine is too sure: of what it holds at p, readers confirm p less 0.3."""
    draw = random.Random(5)
    for place in range(STORIES):
        report = renumbered(numbers(EACH), f"story-{place}")
        sure = tuple(
            finding.model_copy(update={"confidence": round(draw.uniform(0.6, 0.98), 3)})
            for finding in report.findings
        )
        fill(store, report.model_copy(update={"findings": sure}))
    for one in store.findings.open():
        right = draw.random() < one.finding.confidence - 0.3
        told = ("conflict", None) if right else ("no_conflict", "wording")
        store.judgements.append(Entry(one.finding.id, 1, 0, "ann", *told))
    return store


def evaluate(given, out):
    run = CliRunner().invoke(app, ["evaluate", "--judgements", str(given), "--out", str(out)])
    return run.exit_code, run.output


def test_judgements_go_out_and_come_back_as_better_confidence(judged, url, tmp_path):
    exported = tmp_path / "labelled.jsonl"
    exported.write_bytes(client(judged, "vera:viewer").get("/labelled.jsonl").content)
    assert len(exported.read_bytes().splitlines()) == STORIES * EACH
    code, told = evaluate(exported, tmp_path / "file")
    assert code == 0, told
    scores = json.loads((tmp_path / "file" / "scores.json").read_text())
    assert scores["overall"]["all"] == STORIES * EACH
    fitted = scores["recalibration"]
    assert fitted["after"] < fitted["before"] / 2

    settings = load_settings(str(tmp_path / "file" / "recalibrated.toml")).findings
    now = mapped([0.9], settings.confidence_slope, settings.confidence_bias)[0]
    assert now == pytest.approx(0.6, abs=0.12)

    assert evaluate(url, tmp_path / "store")[0] == 0
    same = (tmp_path / "store" / "recalibrated.toml").read_text()
    assert same == (tmp_path / "file" / "recalibrated.toml").read_text()


def test_a_file_that_is_no_export_is_told(tmp_path):
    odd = tmp_path / "labelled.jsonl"
    odd.write_text('{"story": "s"}\n')
    code, _ = evaluate(odd, tmp_path)
    assert code == 1
