"""The pages' templates, and what all of them know."""

from functools import cache

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from checker.report import wording
from checker.review.user import Access


@cache
def environment() -> Environment:
    """Our templates, and behind them those of the report, whose cards we show."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("checker.review"), PackageLoader("checker.report")]),
        # Not select_autoescape(), which goes by the template's name and so may be evaded by it.
        autoescape=True,
        undefined=StrictUndefined,
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


def page(request: Request, template: str, status: int = 200, **shown: object) -> HTMLResponse:
    """A page made from a template, with who asks and his CSRF token."""
    access: Access = request.app.state.access
    content = environment().get_template(template).render(
        request=request, user=access.user(request), csrf=access.csrf_token(request), **shown
    )  # fmt: skip
    return HTMLResponse(wording.printable(content), status)
