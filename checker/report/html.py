"""report.html: one self-contained page that fetches nothing and runs nothing but its own script."""

from base64 import b64encode
from functools import cache
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from checker.records.finding import Report
from checker.report import wording
from checker.report.page import page
from checker.resources import packaged


def render_html(report: Report) -> str:
    """The report as one HTML page, without anything to fetch.

    All text of the report is escaped. Characters that no page can hold (lone surrogates,
    controls) are shown as replacement characters.
    """
    return wording.printable(_environment().get_template("report.html").render(page=page(report)))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("checker.report"),
        # Not select_autoescape(), which goes by the template's name and so may be evaded by it.
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = _static("report.css"), _static("report.js")
    environment.globals.update(
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        policy=_policy(style, script),
        wording=wording,
    )
    environment.filters.update(
        clock=wording.clock,
        counted=wording.counted,
        percent=wording.percent,
        sureness=wording.sureness,
    )
    return environment


def _static(name: str) -> str:
    return packaged("checker.report", f"static/{name}")


def _policy(style: str, script: str) -> str:
    """The content security policy: our style and our script by their hashes, nothing else."""
    return "; ".join((
        "default-src 'none'",
        f"style-src '{_hash(style)}'",
        f"script-src '{_hash(script)}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ))  # fmt: skip


def _hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
