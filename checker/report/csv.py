"""findings.csv: one row for each piece of evidence, for spreadsheets."""

import csv
import io
import re

from checker.records.finding import Evidence, Finding, Report, ReportSource, Side
from checker.report.wording import iso, printable

COLUMNS = (
    "finding", "kind", "category", "severity", "confidence", "question", "summary", "reasons",
    "side", "value", "normalized",
    "source", "outlet", "published", "origin", "start", "end", "quote",
)  # fmt: skip

# What spreadsheets take for a formula, after white space that some of them skip: OWASP, 'CSV
# Injection'. The last four are the full-width forms that Excel reads like the first.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


def render_csv(report: Report) -> str:
    """The findings as CSV with a header row; no cell is a formula to a spreadsheet."""
    sources = {source.id: source for source in report.sources}
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for finding in report.findings:
        for number, side in enumerate(finding.sides, 1):
            for evidence in side.evidence:
                writer.writerow(_row(finding, number, side, evidence, sources[evidence.source]))
    return table.getvalue()


def _row(
    finding: Finding, number: int, side: Side, evidence: Evidence, source: ReportSource
) -> list[str | int | float]:
    return [
        *map(inert, (finding.id, finding.kind, finding.category, finding.severity)),
        round(finding.confidence, 3),
        *map(inert, (finding.question, finding.summary, " ".join(finding.reasons))),
        number,
        *map(inert, (side.value, side.normalized or "", source.id, source.name)),
        iso(source),
        inert(source.origin),
        evidence.start,
        evidence.end,
        inert(evidence.quote),
    ]


def inert(cell: str) -> str:
    """The cell's text, behind an apostrophe where a spreadsheet would compute it.

    >>> inert("=1+1"), inert("1 = 1")
    ("'=1+1", '1 = 1')
    """
    text = printable(cell)
    return f"'{text}" if _FORMULA.match(text) else text
