"""Writing a report's files so that a reader never meets half of one."""

import os
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from checker.errors import UsageError
from checker.records.finding import Report
from checker.report.csv import render_csv
from checker.report.docx import render_docx
from checker.report.html import render_html
from checker.report.json import render_json
from checker.report.jsonl import render_jsonl
from checker.report.jsonld import render_jsonld

_WRITERS: MappingProxyType[str, tuple[str, Callable[[Report], bytes]]] = MappingProxyType({
    "html": ("report.html", lambda report: render_html(report).encode()),
    "json": ("report.json", lambda report: render_json(report).encode()),
    # A spreadsheet takes a CSV file for UTF-8 only where it begins with a byte order mark.
    "csv": ("findings.csv", lambda report: render_csv(report).encode("utf-8-sig")),
    "jsonl": ("findings.jsonl", lambda report: render_jsonl(report).encode()),
    "jsonld": ("conflicts.jsonld", lambda report: render_jsonld(report).encode()),
    "docx": ("report.docx", render_docx),
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
        raise _unknown(unknown[0])
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_write(report, folder, name) for name in FORMATS if name in formats)


def render(report: Report, name: str) -> bytes:
    """The report as a file of the format ``name``.

    Raises:
        UsageError: ``name`` is not one of ``FORMATS``.

    """
    if name not in _WRITERS:
        raise _unknown(name)
    return _WRITERS[name][1](report)


def _unknown(name: str) -> UsageError:
    return UsageError(f"unknown format {name!r}; known formats: {', '.join(FORMATS)}")


def _write(report: Report, folder: Path, name: str) -> Path:
    path = folder / _WRITERS[name][0]
    replace(path, render(report, name))
    return path


def replace(path: Path, content: bytes) -> None:
    """Put ``content`` in the file's place, whole or not at all.

    Raises:
        OSError: the file cannot be written.

    """
    with replacing(path) as stream:
        stream.write(content)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file that takes the place of the one at ``path`` when it has been written.

    Raises:
        OSError: the file cannot be written.

    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        # mkstemp lets only the owner read; a report is meant to be passed on.
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    finally:  # gone where it took the file's place; an interrupt, too, leaves no half report
        Path(temporary).unlink(missing_ok=True)
