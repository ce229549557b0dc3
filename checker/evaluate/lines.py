"""Gold and judgements kept as JSON lines, one record a line, gzipped or plain."""

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from checker.errors import GoldError

_Line = TypeVar("_Line")


def read_lines(path: Path, kind: TypeAdapter[_Line]) -> Iterator[_Line]:
    """The records of a JSON-lines file; one whose name ends in ``.gz`` is gzipped.

    Raises:
        GoldError: the file cannot be read, or a line is no such record.

    """
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield kind.validate_python(json.loads(line))
                except ValueError as error:
                    raise GoldError(f"{path}: line {number}: {_fault(error)}") from error
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read: {error}") from error


def sources_in(line: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The articles that a line tells: its ``sources``, or else itself; none without a text.

    The day of the line stands for that of a source that states none; its hour, which the sources
    would share, would tell them from all others.
    """
    day = str(line.get("date") or "")[:10]
    for source in line.get("sources") or ([] if "sources" in line else [line]):
        told = {name: value for name, value in ({"published": day} | source).items() if value}
        if told.get("text"):
            yield told


def _fault(error: ValueError) -> str:
    if isinstance(error, ValidationError):
        fault = error.errors()[0]
        return f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"
    return str(error)
