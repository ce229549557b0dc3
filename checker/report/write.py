"""Writing a report's files so that a reader never meets half of one."""

import os
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path
from types import MappingProxyType

from checker.errors import UsageError
from checker.records.finding import Report
from checker.report.csv import render_csv
from checker.report.html import render_html
from checker.report.json import render_json

# A spreadsheet takes a CSV file for UTF-8 only where it begins with a byte order mark.
_WRITERS: MappingProxyType[str, tuple[str, str, Callable[[Report], str]]] = MappingProxyType({
    "html": ("report.html", "utf-8", render_html),
    "json": ("report.json", "utf-8", render_json),
    "csv": ("findings.csv", "utf-8-sig", render_csv),
})  # fmt: skip

FORMATS = tuple(_WRITERS)
"""The formats a report can be written in."""


def write_report(report: Report, folder: Path, formats: Collection[str]) -> tuple[Path, ...]:
    """Write the report into ``folder``, which is made if need be, and return the files' paths.

    Each file appears whole or not at all; one of an earlier run is replaced.

    Raises:
        UsageError: a format is not one of ``FORMATS``; nothing is written then.
        OSError: the folder cannot be made, or a file cannot be written in it.

    """
    if unknown := sorted(set(formats) - set(FORMATS)):
        raise UsageError(f"unknown format {unknown[0]!r}; known formats: {', '.join(FORMATS)}")
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_write(report, folder, name) for name in FORMATS if name in formats)


def _write(report: Report, folder: Path, name: str) -> Path:
    file_name, encoding, render = _WRITERS[name]
    path = folder / file_name
    _replace(path, render(report).encode(encoding))
    return path


def _replace(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        # mkstemp lets only the owner read; a report is meant to be passed on.
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:  # an interrupt, too, must leave no half report; it goes on as it came
        Path(temporary).unlink(missing_ok=True)
        raise
