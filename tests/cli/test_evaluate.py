"""checker evaluate: what runs where no command is named, and what the tables show."""

import gzip
import json

import pytest

from checker.cli import figures
from checker.evaluate.nli import NliReport
from checker.evaluate.nli_scores import Answer, figures_of
from checker.evaluate.parser import EntityFigures, ParserReport
from checker.records.pair import NliScores


@pytest.mark.parametrize(
    "arguments", [("GOLD",), ("stories", "GOLD"), ("--misses", "GOLD"), ("GOLD", "--baseline")]
)
def test_gold_stories_are_measured_unless_a_model_is_named(run, tmp_path, arguments):
    status, _, err = run("evaluate", *(tmp_path if a == "GOLD" else a for a in arguments))
    assert status == 1
    assert "no gold stories" in err


@pytest.mark.parametrize("model", ["nli", "parser"])
def test_a_folder_called_like_a_command_can_be_reached(run, tmp_path, monkeypatch, model):
    (tmp_path / model).mkdir()
    monkeypatch.chdir(tmp_path)
    status, _, err = run("evaluate", f"./{model}")
    assert status == 1
    assert f"{model}: no gold stories" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Missing argument 'GOLD'"),
        (("nli",), "Missing option '--data'"),
        (("nli", "--data", "x", "--sample", "0"), "Invalid value for '--sample'"),
        (("parser", "--data", "x", "--part", "train"), "Invalid value"),
    ],
)
def test_wrong_usage_is_told(run, arguments, told):
    status, _, err = run("evaluate", *arguments)
    assert status == 2
    assert told in err


def test_data_that_is_not_there_is_named(run, tmp_path):
    status, _, err = run("evaluate", "nli", "--data", tmp_path)
    assert status == 1
    assert "dev.jsonl.gz: cannot be read" in err


def test_a_line_that_is_no_pair_is_named(run, tmp_path):
    for folder in ("slots", "nli"):
        (tmp_path / folder).mkdir()
        line = json.dumps({"source": "s", "premise": "Rain fell.", "label": "neutral"})
        text = "" if folder == "slots" else line
        (tmp_path / folder / "dev.jsonl.gz").write_bytes(gzip.compress(text.encode()))
    status, _, err = run("evaluate", "nli", "--data", tmp_path)
    assert status == 1
    assert "line 1: hypothesis" in err


def test_the_table_of_pairs_fits_and_tells_what_is_unknown(capsys):
    answer = Answer("contradiction", NliScores(entailment=0.1, neutral=0.2, contradiction=0.7))
    measured = figures_of([answer], 0.8)
    figures.tell_nli(
        NliReport(model="m", threshold=0.8, sample=None, sets={"newproto_edit_premise": measured})
    )
    told = capsys.readouterr().out
    assert max(map(len, told.splitlines())) <= 80
    assert "newproto_edit_premise" in told
    assert " - " in told


def test_the_tables_of_the_parser_name_every_figure(capsys):
    found = EntityFigures(precision=0.5, recall=0.25, f1=0.333)
    figures.tell_parser(
        ParserReport(
            model="m", part="dev", sample=None, upos=0.91, tag=0.92, morphology=0.93, lemma=0.94,
            uas=0.95, las=0.96, las_with_marks=0.97, entities=found,
            entity_types={"PER": found}, words_per_second=4321.0,
        )
    )  # fmt: skip
    told = capsys.readouterr().out
    assert all(f"0.9{digit}0" in told for digit in range(1, 8))
    assert "PER" in told
    assert "4321 words a second" in told
