"""The command ``checker batch``, as an operator meets it; its work is tested with the pipeline."""

import json

import pytest

from checker.pipeline import batch
from tests.pipeline.batch.fake import Load, told, write
from tests.pipeline.batch.serving import feed


@pytest.fixture
def desk(run, tmp_path, monkeypatch):
    """Run a batch in this process with one worker, which has stand-ins for models."""
    order, config = batch.Order, tmp_path / "mine.toml"
    monkeypatch.setattr(batch, "Order", lambda **given: order(**given, load=Load()))

    def desk(*inputs, settings="", options=()):
        config.write_text(f"[batch]\nworkers = 1\n{settings}")
        given = ["--store", tmp_path / "s.db", "--out", tmp_path / "out", "--config", config]
        return run("batch", *inputs, *given, *options)

    return desk


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("batch",), "Missing argument"),
        (("batch", "wire"), "Missing option '--store'"),
        (("batch", "wire", "--store", "s.db", "--engine", "steam"), "Invalid value"),
        (("batch", "wire", "--store", "s.db", "--fail-on", "rain"), "Invalid value"),
        (("batch", "wire", "--store", "s.db", "--config", "nope"), "no such settings file"),
    ],
)
def test_wrong_usage_is_status_2(run, arguments, told):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert told in err
    assert "Traceback" not in err


def test_a_store_that_cannot_be_had_is_one_line(run, tmp_path):
    status, _, err = run("batch", tmp_path, "--store", tmp_path / "no" / "folder" / "s.db")
    assert (status, err.count("\n")) == (1, 1)


def test_webhooks_without_a_secret_are_told_before_any_work(desk, tmp_path, monkeypatch):
    monkeypatch.delenv("CHECKER_WEBHOOK_SECRET", raising=False)
    settings = '[alerts]\nwebhooks = ["http://127.0.0.1:9/"]\n'
    status, _, err = desk(tmp_path, settings=settings)
    assert status == 2
    assert "CHECKER_WEBHOOK_SECRET" in err
    assert not (tmp_path / "s.db").exists()


def test_metrics_that_cannot_be_written_are_told_as_such(desk, tmp_path):
    status, _, err = desk(tmp_path, settings=f'metrics_file = "{tmp_path}/no/x.prom"\n')
    assert (status, err.count("\n")) == (1, 1)
    assert "x.prom: cannot write metrics" in err


def test_an_input_that_is_not_there_is_status_1_and_the_others_run(desk, tmp_path):
    status, out, err = desk(tmp_path / "nope", tmp_path / "neither")
    assert (status, out.split("\n")[0]) == (1, "2 left out")
    assert [line for line in err.splitlines() if "no such file" in line] == err.splitlines()
    assert "nope" in err


@pytest.mark.slow
def test_what_it_says_at_its_end(desk, tmp_path):
    write(tmp_path / "wire", "one", told("storm", 14, "Mail"), told("storm", 41, "Gazette"))
    for number in range(22):
        (tmp_path / "wire" / f"bad{number:02}.jsonl").write_text(f'{{"{number}\n')
    status, out, err = desk(tmp_path / "wire", options=["--fail-on", "quarantine"])
    assert status == 3
    assert out.startswith("23 files, 2 new articles, 1 story checked, ")
    assert "1 of them a conflict, 22 left out" in out
    assert str(tmp_path / "out" / "index.html") in out
    lines = err.splitlines()
    assert len(lines) == 21
    assert lines[0].startswith(f"checker: left out {tmp_path}/wire/bad00.jsonl")
    assert lines[-1] == "checker: … and 2 more"
    assert desk(tmp_path / "wire")[:2] == (0, f"nothing new\n  {tmp_path}/out/index.html\n")


def test_what_is_held_back_is_said(desk, tmp_path):
    article = {
        "uri": "urn:mail:1", "type": "text", "version": "1", "headline": "Later",
        "versioncreated": "2031-03-04T10:00:00Z", "body_text": "It will be told that it rained.",
        "pubstatus": "usable", "embargoed": "2131-03-05T10:00:00Z",
    }  # fmt: skip
    held = article | {"uri": "urn:mail:2", "pubstatus": "withheld", "embargoed": ""}
    for number, told_of in enumerate((article, held)):
        path = tmp_path / "wire" / f"{number}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({name: value for name, value in told_of.items() if value}))
    status, out, _ = desk(tmp_path / "wire")
    assert status == 0
    assert "held back: 1 under embargo, the next until 2131-03-05 10:00 UTC; 1 on hold\n" in out


@pytest.mark.slow
def test_feeds_and_files_are_one_run(desk, tmp_path):
    write(tmp_path / "wire", "one", told("storm", 14, "Mail"))
    with feed(told("storm", 41, "Gazette")) as served:
        status, out, _ = desk(tmp_path / "wire", served.url, options=["--fail-on", "conflict"])
    assert status == 3
    assert out.startswith("1 file, 2 new articles, 1 story checked, ")
