"""The command line, run in this process."""

import sys

import pytest

from checker.cli import main


@pytest.fixture
def run(monkeypatch, capsys):
    """Run ``checker ARGUMENTS``; exit status, stdout and stderr."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["checker", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        told = capsys.readouterr()
        return stop.value.code or 0, told.out, told.err

    return run
