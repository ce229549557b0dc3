"""report.html: one self-contained page that fetches nothing and runs nothing but its own script."""

from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from checker.records.finding import Report
from checker.report.chart import chart
from checker.report.page import page
from checker.report.templating import policy, static, templates
from checker.report.wording import printable


def render_html(report: Report) -> str:
    """The report as one HTML page, without anything to fetch.

    All text of the report is escaped. Characters that no page can hold (lone surrogates,
    controls) are shown as replacement characters.
    """
    return printable(_environment().get_template("report.html").render(page=page(report)))


@cache
def _environment() -> Environment:
    environment = templates()
    style, script = static("report.css"), static("report.js")
    environment.globals.update(
        chart=chart,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        policy=policy(style, script),
    )
    return environment
