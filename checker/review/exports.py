"""Judgements to take along: as a spreadsheet, as JSON lines, and as labelled findings."""

import csv
import io
from collections.abc import Iterable, Iterator

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse

from checker.records.account import Act
from checker.records.base import Record
from checker.records.judgement import Judgement
from checker.report.csv import inert
from checker.review.desk import store_of
from checker.review.user import Viewer, log

router = APIRouter()
COLUMNS = tuple(Judgement.model_fields)
_JSON_LINES = "application/jsonl; charset=utf-8"
_BYTE_ORDER_MARK = "\ufeff"
"""A spreadsheet takes a CSV file for UTF-8 only where it begins with one."""


@router.get("/judgements.csv")
def as_csv(request: Request, user: Viewer) -> StreamingResponse:
    """Every entry of every history, for spreadsheets; no cell is a formula to one."""
    entries = store_of(request).judgements.entries(reader=user.name)
    log(request, Act.EXPORT, "judgements.csv")
    return _file(_rows(entries), "text/csv; charset=utf-8", "judgements.csv")


@router.get("/judgements.jsonl")
def as_lines(request: Request, user: Viewer) -> StreamingResponse:
    """Every entry of every history, one JSON object a line."""
    entries = store_of(request).judgements.entries(reader=user.name)
    log(request, Act.EXPORT, "judgements.jsonl")
    return _file(_lines(entries), _JSON_LINES, "judgements.jsonl")


@router.get("/labelled.jsonl")
def as_labelled(request: Request, user: Viewer) -> StreamingResponse:
    """The findings that readers have settled, with their verdict: to calibrate and train by."""
    log(request, Act.EXPORT, "labelled.jsonl")
    return _file(_lines(store_of(request).judgements.settled()), _JSON_LINES, "labelled.jsonl")


def _file(parts: Iterator[str], media: str, name: str) -> StreamingResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(parts, media_type=media, headers=headers)


def _lines(records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        yield record.model_dump_json() + "\n"


def _rows(entries: Iterable[Judgement]) -> Iterator[str]:
    yield _BYTE_ORDER_MARK + _row(COLUMNS)
    for entry in entries:
        told = entry.model_dump(mode="json")
        cells = ("" if told[name] is None else told[name] for name in COLUMNS)
        yield _row(inert(cell) if isinstance(cell, str) else cell for cell in cells)


def _row(cells: Iterable[object]) -> str:
    row = io.StringIO(newline="")
    csv.writer(row).writerow(cells)
    return row.getvalue()
