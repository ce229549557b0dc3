"""`checker --help` starts at once: nothing heavy is imported before it is needed."""

import json
import resource
import subprocess
import sys
from statistics import median

RUNS = 5
HEAVY = ("torch", "transformers", "sentence_transformers", "spacy", "sklearn", "trafilatura")
LIMIT = 0.5
"""Seconds of computing in which help must be there."""
RATIO = 2.0
"""On a slow machine: how many times as long as the bare libraries of a command line."""


def run(code: str, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True, text=True, check=True, timeout=120,
    ).stdout  # fmt: skip


def seconds(code: str, *arguments: str) -> float:
    """What a run takes of a processor, which other work on the machine hardly changes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(code, *arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def test_help_takes_little_longer_than_its_libraries() -> None:
    command = "from checker.cli import main; main()"
    bare = "import typer, pydantic, rich.progress, structlog"
    seconds(command, "--help")  # compiles what is not compiled yet
    timed = [(seconds(command, "--help"), seconds(bare)) for _ in range(RUNS)]
    ours = median(pair[0] for pair in timed)
    assert ours < max(LIMIT, RATIO * median(pair[1] for pair in timed))


def test_importing_the_command_line_imports_no_model_library() -> None:
    code = "import checker.cli, json, sys; print(json.dumps(sorted(sys.modules)))"
    assert not set(HEAVY) & set(json.loads(run(code)))


def test_importing_the_package_imports_next_to_nothing() -> None:
    code = "import checker, json, sys; print(json.dumps(sorted(sys.modules)))"
    assert not {*HEAVY, "numpy", "pydantic"} & set(json.loads(run(code)))
