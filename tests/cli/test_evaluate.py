"""checker evaluate: what runs where no command is named, and what the tables show."""

import gzip
import json

import pytest

from checker.cli import figures
from checker.evaluate.batch_figures import BatchFigures, SizeFigures
from checker.evaluate.grouping import GroupingFigures, GroupingReport
from checker.evaluate.nli import NliReport
from checker.evaluate.nli_scores import Answer, figures_of
from checker.evaluate.parser import EntityFigures, ParserReport
from checker.evaluate.processes import Cost
from checker.evaluate.reading import ReadingReport
from checker.evaluate.tally import Tally
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
        ((), "name a directory of GOLD stories"),
        (("nli",), "Missing option '--data'"),
        (("nli", "--data", "x", "--sample", "0"), "Invalid value for '--sample'"),
        (("parser", "--data", "x", "--part", "train"), "Invalid value"),
        (("claims",), "Missing argument 'PASSAGES'"),
        (("claims", "x", "--part", "half"), "Invalid value"),
        (("coverage",), "Missing argument 'GOLD'"),
        (("atoms", "x", "--sample", "0"), "Invalid value for '--sample'"),
        (("incidents",), "Missing argument 'FILE'"),
        (("planted",), "Missing argument 'SOURCES'"),
        (("planted", "x", "--each", "0"), "Invalid value for '--each'"),
        (("reading",), "Missing argument 'FILE'"),
        (("grouping",), "Missing argument 'SOURCE'"),
        (("batch",), "Missing argument 'SOURCES'"),
        (("batch", "x", "--size", "0"), "Invalid value for '--size'"),
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


@pytest.mark.parametrize("what", ["claims", "atoms", "incidents", "reading", "grouping", "batch"])
def test_a_file_that_is_not_there_is_named(run, tmp_path, what):
    status, _, err = run("evaluate", what, tmp_path / "x.jsonl.gz")
    assert status == 1
    assert "x.jsonl.gz: cannot be read" in err


def test_the_tables_of_batch_runs_fit(capsys):
    cost = Cost(seconds=1.75, cpu_seconds=1.25)
    sizes = [
        SizeFigures(
            articles=n, seconds=3000.0, cpu_seconds=4.0 * n, peak_mb=3456.0, store_mb=1234.0,
            stages={"loading": 1.0 * n, "reading": 3.0 * n}, stories=n, findings=3,
            one_more=(cost,),
        )
        for n in (1000, 10_000)
    ]  # fmt: skip
    measured = BatchFigures(config="c", seed=0, sizes=tuple(sizes), one_more_cold=(cost,))
    figures.tell_batch(measured)
    told = capsys.readouterr().out
    assert max(map(len, told.splitlines())) <= 80
    assert "to the power of 1.000" in told
    assert "1.25 / 1.75 s" in told
    assert ["10000", "10000", "40000", "4.00", "3.33", "3456"] in [
        line.split()[:6] for line in told.splitlines()
    ]
    assert ["reading", "30000.0", "1.000", "1.000"] in [line.split() for line in told.splitlines()]


def test_nothing_of_batch_runs_is_known_yet(capsys):
    figures.tell_batch(BatchFigures(config="c", seed=0))
    assert "the power of -" in capsys.readouterr().out


@pytest.fixture
def tally():
    """A tally with a thing measured in two ways, one in one way, and a share by itself."""
    tally = Tally()
    for figure, right in (
        ("claims.recall", [True, False]), ("claims.precision", [True]), ("date.value", [True]),
        ("named speaker", [False]),
    ):  # fmt: skip
        for one in right:
            tally.note(figure, one, f"{figure} of a pier")
    return tally


def test_a_tally_is_a_line_for_each_thing(capsys, tally):
    figures.tell_tally(tally)
    told = capsys.readouterr().out
    rows = {line.split("  ")[0]: line.split() for line in told.splitlines() if "." in line}
    assert rows["claims"] == ["claims", "0.500", "1.000", "0.667", "-", "-", "2"]
    assert rows["date"] == ["date", "-", "-", "-", "1.000", "-", "0"]
    assert rows["named speaker"][2:] == ["-", "-", "-", "-", "0.000", "1"]
    assert max(map(len, told.splitlines())) <= 80
    assert "of a pier" not in told


@pytest.mark.parametrize(
    ("of", "listed"),
    [((), ["claims.recall", "named speaker"]), (("claims",), ["claims.recall"]), (("date",), [])],
)
def test_misses_are_listed_by_figure(capsys, tally, of, listed):
    figures.tell_tally(tally, misses=of)
    told = capsys.readouterr().out
    shown = ["claims.recall", "named speaker"]
    assert [figure for figure in shown if f"  {figure} of a pier" in told] == listed


def test_the_yield_of_reading_is_told(capsys):
    figures.tell_reading(
        ReadingReport(
            articles=3, sentences=40, claims=81, facts=102, sentences_per_second=55.0,
            without_parser=210.4, peak_mb=512.2, growth_mb=3.9,
        )
    )  # fmt: skip
    told = capsys.readouterr().out
    assert "81" in told
    assert "55 sentences a second; 210 without the parser" in told
    assert "512 MB; it grew by 4 MB" in told


def test_ways_of_grouping_are_a_line_each(capsys):
    row = GroupingFigures(
        true=374, found=1563, precision=0.99, recall=0.76, f1=0.86, conll=0.79,
        pair_precision=0.98, pair_recall=0.57,
    )  # fmt: skip
    rows = {"stories": row, "stories, peer": row}
    figures.tell_grouping(GroupingReport(articles=987, rows=rows, milliseconds=1.84))
    told = capsys.readouterr().out
    row_told = next(line for line in told.splitlines() if "stories, peer" in line)
    assert row_told.split()[2:] == "374 1563 0.990 0.760 0.860 0.790 0.980 0.570".split()
    assert "987 articles; 1.8 ms to assign one" in told
    assert max(map(len, told.splitlines())) <= 80
