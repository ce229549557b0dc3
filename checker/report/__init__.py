"""The last step: a report as one self-contained page, as JSON, and as CSV."""

from checker.report.csv import render_csv
from checker.report.html import render_html
from checker.report.json import render_json
from checker.report.write import FORMATS, write_report

__all__ = ["FORMATS", "render_csv", "render_html", "render_json", "write_report"]
