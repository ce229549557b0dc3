"""findings.jsonl: one finding a line, with its story, for streams and for data tools."""

import json
from collections.abc import Iterator

from checker.records.finding import Finding, Report
from checker.report.wording import encodable, utc


def render_jsonl(report: Report) -> str:
    """The findings, one JSON object a line, in the report's order."""
    return "".join(f"{line}\n" for line in finding_lines(report))


def finding_lines(report: Report) -> Iterator[str]:
    """One line for each finding: its keys as in report.json, its story, and its sources.

    ``sources`` tells of each source that the finding quotes its name, time and origin, so that a
    line is whole without the others. Lone surrogates stay as JSON escapes.
    """
    sources = {
        source.id: {
            "id": source.id,
            "name": source.name,
            "published": utc(source.published).isoformat() if source.published else None,
            "day_only": source.day_only,
            "origin": source.origin,
        }
        for source in report.sources
    }
    story = report.story.model_dump(mode="json")
    for finding in report.findings:
        line = {
            "story": story,
            **finding.model_dump(mode="json"),
            "sources": [sources[source] for source in _quoted(finding)],
        }
        yield encodable(json.dumps(line, ensure_ascii=False, separators=(",", ":")))


def _quoted(finding: Finding) -> tuple[str, ...]:
    quoted = (evidence.source for side in finding.sides for evidence in side.evidence)
    return tuple(dict.fromkeys(quoted))
