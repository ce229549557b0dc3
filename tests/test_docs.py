"""What the documents say is what the code does.

`CHECKER_REGENERATE_DOCS=1 pytest tests/test_docs.py` rewrites the help texts in docs/commands.md.
"""

import ast
import inspect
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import typer
from pydantic import BaseModel
from typer.testing import CliRunner

import checker
from checker import errors
from checker.cli import app
from checker.records import finding
from checker.settings import Settings, load_settings, preset_names

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = ROOT / "docs" / "commands.md"
REGENERATE = "CHECKER_REGENERATE_DOCS"
# Fixes the width of help texts and keeps colour out of them.
TERMINAL = {"COLUMNS": "80", "TERMINAL_WIDTH": "80", "NO_COLOR": "1", "TERM": "dumb"}

ROW = re.compile(r"^\| `(?P<key>[a-z_.]+)` \|[^|]*\| (?P<default>[^|]*) \|", re.MULTILINE)
HELP = re.compile(
    r"(?<=<!-- help: )(?P<command>[a-z -]+) -->\n```text\n(?P<text>.*?)```\n<!-- end -->", re.DOTALL
)
LINK = re.compile(r"\]\((?P<target>[^)#\s]+)[^)]*\)")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def settings_keys(table: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in table.model_fields.items():
        if inspect.isclass(field.annotation) and issubclass(field.annotation, BaseModel):
            yield from settings_keys(field.annotation, f"{prefix}{name}.")
        else:
            yield prefix + name


def setting(key: str) -> Any:
    value: Any = load_settings()
    for name in key.split("."):
        value = getattr(value, name)
    return value


def commands(command: Any, path: tuple[str, ...] = ("checker",)) -> Iterator[tuple[str, Any]]:
    """Every command with the words that call it, groups before their commands."""
    yield " ".join(path), command
    for name, child in getattr(command, "commands", {}).items():
        yield from commands(child, (*path, name))


COMMAND_TREE = dict(commands(typer.main.get_command(app)))


def help_text(command: str) -> str:
    words = command.split()[1:]
    run = CliRunner().invoke(app, [*words, "--help"], prog_name="checker", env=TERMINAL)
    assert run.exit_code == 0
    return "\n".join(line.rstrip() for line in run.output.strip().splitlines()) + "\n"


def error_classes() -> dict[str, type[Exception]]:
    return {
        name: found
        for name, found in vars(errors).items()
        if inspect.isclass(found) and issubclass(found, errors.CheckerError)
    }


def drawn_tree() -> dict[str, str | None]:
    """Parent of each error in the tree that errors.py draws, by the depth it is drawn at."""
    parents: dict[str, str | None] = {}
    path: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        drawn = re.match(r"(?P<indent>[│├└─ ]*)(?P<name>[A-Z]\w+)  ", line + "  ")
        if drawn and (path or drawn["name"] == "CheckerError"):
            depth = len(drawn["indent"]) // 4
            path[depth:] = [drawn["name"]]
            parents[drawn["name"]] = path[depth - 1] if depth else None
    return parents


def test_settings_are_documented_and_no_others() -> None:
    documented = [row["key"] for row in ROW.finditer(read("docs/configuration.md"))]
    keys = [key for key in documented if key not in preset_names()]
    assert sorted(keys) == sorted(settings_keys(Settings))


@pytest.mark.parametrize("key", list(settings_keys(Settings)))
def test_documented_defaults_hold(key: str) -> None:
    told = {row["key"]: row["default"] for row in ROW.finditer(read("docs/configuration.md"))}
    value = setting(key)
    expected = "none" if value is None else f"`{json.dumps(value)}`"
    assert told[key] == expected


@pytest.mark.parametrize("name", preset_names())
def test_presets_load_and_are_documented(name: str) -> None:
    assert isinstance(load_settings(name), Settings)
    assert f"| `{name}` |" in read("docs/configuration.md")
    assert f"`{name}`" in read("README.md")


def test_help_texts_are_current() -> None:
    page = COMMANDS.read_text(encoding="utf-8")
    if os.environ.get(REGENERATE):
        page = HELP.sub(lambda found: block(found["command"]), page)
        COMMANDS.write_text(page, encoding="utf-8")
    shown = {found["command"]: found["text"] for found in HELP.finditer(page)}
    assert shown == {name: help_text(name) for name in COMMAND_TREE}, f"set {REGENERATE}=1"


def block(command: str) -> str:
    return f"{command} -->\n```text\n{help_text(command)}```\n<!-- end -->"


@pytest.mark.parametrize("name", COMMAND_TREE)
def test_commands_and_options_are_documented(name: str) -> None:
    page = COMMANDS.read_text(encoding="utf-8")
    section = page.partition(f"<!-- help: {name} -->")[2].partition("<!-- end -->")[0]
    options = [flag for given in COMMAND_TREE[name].params for flag in given.opts if flag[0] == "-"]
    assert section
    assert not [flag for flag in options if flag not in section]


def test_readme_calls_commands_and_options_that_exist() -> None:
    calls = [line for line in fenced("README.md", "sh").splitlines() if line.startswith("checker ")]
    assert calls
    for call in calls:
        name = max((n for n in COMMAND_TREE if f"{call} ".startswith(f"{n} ")), key=len)
        defaults = (f"{name} {child}" for child in ("stories", "serve"))
        called = COMMAND_TREE[next((n for n in defaults if n in COMMAND_TREE), name)]
        known = {flag for given in called.params for flag in given.opts}
        assert name != "checker"
        assert set(re.findall(r"--[a-z-]+", call)) <= known


def test_readme_shows_stories_that_are_there() -> None:
    shown = set(re.findall(r"seeds/[\w-]+", fenced("README.md", "sh")))
    assert shown
    assert all((ROOT / story).is_dir() for story in shown)


def test_readme_uses_the_verbs_of_the_package() -> None:
    page = read("README.md")
    used = set(re.findall(r"checker\.([a-z_]+)\(", page))
    assert used == set(checker.__all__)


@pytest.mark.parametrize("page", ["README.md", "docs/report-json.md"])
def test_python_examples_parse(page: str) -> None:
    assert ast.parse(fenced(page, "python")).body


def fenced(page: str, language: str) -> str:
    return "\n".join(
        re.findall(rf"^```{language}\n(.*?)^```", read(page), re.DOTALL | re.MULTILINE)
    )


@pytest.mark.parametrize(
    "page", ["README.md", "seeds/README.md", "models/README.md", *sorted(
        str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md")
    )],
)  # fmt: skip
def test_links_lead_somewhere(page: str) -> None:
    targets = [found["target"] for found in LINK.finditer(read(page)) if "://" not in found[0]]
    assert not [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()]


def test_the_error_tree_is_drawn_as_it_is() -> None:
    grown = {
        name: None if name == "CheckerError" else error.__bases__[0].__name__
        for name, error in error_classes().items()
    }
    assert drawn_tree() == grown


@pytest.mark.parametrize(
    "record",
    [
        finding.Report, finding.ReportStory, finding.ReportSource, finding.MarkedBlock,
        finding.NotCompared, finding.Finding, finding.Side, finding.Evidence, finding.Run,
        finding.Changes,
    ],
)  # fmt: skip
def test_keys_of_report_json_are_documented(record: type[BaseModel]) -> None:
    page = read("docs/report-json.md")
    assert not [key for key in record.model_fields if f"`{key}`" not in page]


@pytest.mark.parametrize("values", [finding.Kind, finding.Category, finding.Severity])
def test_values_of_report_json_are_documented(values: Any) -> None:
    page = read("docs/report-json.md")
    assert not [value for value in values if f"`{value}`" not in page]
    version = get_args(finding.Report.model_fields["schema_version"].annotation)
    assert f'schema version "{version[0]}"' in page


def test_the_version_is_in_the_changelog() -> None:
    assert f"## [{checker.__version__}]" in read("CHANGELOG.md")
