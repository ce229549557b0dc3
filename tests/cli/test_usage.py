"""What goes wrong before any model is loaded, and with which exit status."""

import json

import pytest

from checker.version import __version__


def test_version(run):
    assert run("--version") == (0, f"checker {__version__}\n", "")


def test_help_names_every_command(run):
    status, out, _ = run("--help")
    assert status == 0
    assert all(command in out for command in ("report", "evaluate", "models"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("report",), "Missing argument"),
        (("report", "--nope", "x"), "No such option"),
        (("nope",), "No such command"),
        (("report", "x", "--format", "pdf"), "choose from html, json, csv"),
        (("report", "x", "--format", ""), "choose from html, json, csv"),
        (("report", "x", "--fail-on", "rain"), "Invalid value"),
        (("report", "x", "--config", "nope"), "no such settings file"),
        (("models", "verify", "--config", "nope"), "no such settings file"),
    ],
)
def test_wrong_usage_is_status_2(run, arguments, told):
    status, _, err = run(*arguments)
    assert status == 2
    assert told in err
    assert "Traceback" not in err


def test_a_bad_key_is_named_with_the_valid_ones(run, tmp_path):
    config = tmp_path / "mine.toml"
    config.write_text("[match]\nneighbors = 3\n")
    status, _, err = run("report", "x", "--config", config)
    assert status == 2
    assert "unknown key 'neighbors' in [match]" in err
    assert "neighbours" in err


def test_a_missing_story_is_status_1_and_named(run, tmp_path):
    status, out, err = run("report", tmp_path / "nothing")
    assert (status, out) == (1, "")
    assert "nothing: " in err


def test_a_bad_story_is_named_with_its_fault(run, tmp_path):
    (tmp_path / "bad.json").write_text("{")
    status, _, err = run("report", tmp_path / "bad.json")
    assert status == 1
    assert err.count("\n") == 1
    assert "bad.json" in err


def test_gold_that_is_none_is_status_1(run, tmp_path):
    status, _, err = run("evaluate", tmp_path)
    assert status == 1
    assert "no gold stories" in err


def test_a_missing_model_is_told_with_what_to_do(run, tmp_path):
    (tmp_path / "mine.toml").write_text('[nli]\nmodel = "path:/nowhere"\n')
    (tmp_path / "s.json").write_text(
        json.dumps({"story": "s", "sources": [{"id": "a", "text": "It rained."}]})
    )
    status, _, err = run("report", tmp_path / "s.json", "--config", tmp_path / "mine.toml")
    assert status == 1
    assert "/nowhere" in err


def test_models_are_listed(run):
    status, out, _ = run("models", "list")
    assert status == 0
    assert [line.split()[0] for line in out.splitlines()] == ["embedder", "nli", "parser"]
