"""The last step: a report as one self-contained page, as a Word document, and as data.

The review desk draws findings as the page does: ``card(number, finding, outlets(sources))``
arranges one for the macros that ``templates`` finds; see ``templating``.
"""

from checker.report.cards import Card, card
from checker.report.csv import render_csv
from checker.report.docx import render_docx
from checker.report.html import render_html
from checker.report.index import IndexRow, index_row, render_index, story_line
from checker.report.json import render_json
from checker.report.jsonl import finding_lines, render_jsonl
from checker.report.jsonld import render_jsonld
from checker.report.outlets import Outlet, outlets
from checker.report.templating import policy, static, templates
from checker.report.write import FORMATS, render, write_report

__all__ = [
    "FORMATS",
    "Card",
    "IndexRow",
    "Outlet",
    "card",
    "finding_lines",
    "index_row",
    "outlets",
    "policy",
    "render",
    "render_csv",
    "render_docx",
    "render_html",
    "render_index",
    "render_json",
    "render_jsonl",
    "render_jsonld",
    "static",
    "story_line",
    "templates",
    "write_report",
]
