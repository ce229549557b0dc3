"""report.json: the contract for programs, schema version 1."""

import json

from checker.records.finding import Report, ReportSource
from checker.report.wording import encodable, utc


def render_json(report: Report) -> str:
    """The report as indented JSON that can always be written as UTF-8.

    Lone surrogates, which UTF-8 cannot hold, stay as JSON escapes: offsets keep their meaning.
    """
    in_utc = report.model_copy(update={"sources": tuple(map(_in_utc, report.sources))})
    written = json.dumps(in_utc.model_dump(mode="json"), ensure_ascii=False, indent=1)
    return encodable(written) + "\n"


def _in_utc(source: ReportSource) -> ReportSource:
    if source.published is None:
        return source
    return source.model_copy(update={"published": utc(source.published)})
