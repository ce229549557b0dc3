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

_OMISSIBLE = re.compile(r"</(?:li|t[dhr]|dt|dd|option)>")
_OUR_OWN = r"[\w-]+|#?[\w-]*\{\{ [\w.]*(?:anchor|kind|level|number|style) \}\}"
_QUOTED = re.compile(rf"=\"({_OUR_OWN})\"(?!/)|\{{[{{%].*?[%}}]\}}", re.DOTALL)
"""An attribute that needs no quotation marks, or code, in which all of them are needed."""
_BETWEEN_TAGS = re.compile(r"(?<=>)\s*\n\s*(?=<|\{[%#])|(?<=[%#]\})\s*\n\s*(?=<)")


class Tight(Extension):
    """Leaves out of templates what HTML lets one leave out.

    The line breaks between tags, of which a browser makes nodes; the end tags of items and cells;
    the quotation marks of attributes whose value is a word or a number of our own, or a place.
    What a report says is put in later and keeps its breaks and marks.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template, shorter."""
        shorter = _OMISSIBLE.sub("", _BETWEEN_TAGS.sub("", source))
        return _QUOTED.sub(lambda match: f"={match[1]}" if match[1] else match[0], shorter)


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
