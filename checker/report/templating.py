"""The templates' environment, which the report, the index and the review desk share.

The macros of ``macros.html`` draw one finding's pieces (severity, confidence, badges, a quote with
its context, reasons) from the records of ``cards``; ``report.css`` styles them. A page of another
package takes both like this::

    environment = templates("checker.review")  # its own templates first, then ours
    environment.get_template("finding.html").render(card=card(1, finding, outlets(sources)))

and in the template ``{% import "macros.html" as show %}`` with ``{{ show.evidence(quote) }}``.
"""

from base64 import b64encode
from hashlib import sha256

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from checker.report import wording
from checker.resources import packaged


def templates(*packages: str) -> Environment:
    """An environment over the templates of ``packages``, and of the report behind them.

    Whatever a template prints is escaped, by whichever name it goes; an unknown name is an error.
    """
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(name) for name in (*packages, "checker.report")]),
        # Not select_autoescape(), which goes by the template's name and so may be evaded by it.
        autoescape=True,
        undefined=StrictUndefined,
        # A desk that is up while its files are replaced goes on with what it began with.
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(wording=wording)
    environment.filters.update(
        clock=wording.clock,
        counted=wording.counted,
        percent=wording.percent,
        sureness=wording.sureness,
    )
    return environment


def static(name: str) -> str:
    """A style sheet or script of the report: ``report.css``, ``report.js``, ``index.js``."""
    return packaged("checker.report", f"static/{name}")


def policy(style: str, script: str) -> str:
    """The content security policy of a page that runs ``style`` and ``script`` and nothing else."""
    return "; ".join((
        "default-src 'none'",
        f"style-src '{_hash(style)}'",
        f"script-src '{_hash(script)}'",
        "base-uri 'none'",
        "form-action 'none'",
    ))  # fmt: skip


def _hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
