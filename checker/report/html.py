"""report.html: one self-contained page that fetches nothing and runs nothing but its own script."""

import re
from functools import cache

from jinja2 import Environment
from jinja2.ext import Extension
from markupsafe import Markup

from checker.records.finding import Report
from checker.report.chart import chart
from checker.report.page import page
from checker.report.templating import policy, static, templates
from checker.report.wording import printable

_BETWEEN_TAGS = re.compile(r"(?<=>)\s*\n\s*(?=<|\{[%#])|(?<=[%#]\})\s*\n\s*(?=<)")


class Tight(Extension):
    """Leaves out the line breaks that templates have between tags.

    A browser makes a node of each: without them the page of a large report has far fewer. What
    a report says is put in later and keeps its breaks.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template without line breaks between its tags."""
        return _BETWEEN_TAGS.sub("", source)


def render_html(report: Report) -> str:
    """The report as one HTML page, without anything to fetch.

    All text of the report is escaped. Characters that no page can hold (lone surrogates,
    controls) are shown as replacement characters.
    """
    return printable(_environment().get_template("report.html").render(page=page(report)))


@cache
def _environment() -> Environment:
    environment = templates()
    environment.add_extension(Tight)
    style, script = static("report.css"), static("report.js")
    environment.globals.update(
        chart=chart,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        policy=policy(style, script),
    )
    return environment
