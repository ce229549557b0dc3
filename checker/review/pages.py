"""The pages' templates, and what all of them know."""

from functools import cache

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from checker.records.account import Role
from checker.report import templates, wording
from checker.review import words
from checker.review.user import Access


@cache
def environment() -> Environment:
    """Our templates, and behind them those of the report, whose cards we show."""
    environment = templates("checker.review")
    environment.globals.update(words=words)
    environment.filters.update(titled=titled)
    return environment


def titled(topic: str, story: str) -> str:
    """A story's topic, or the words of its id, by which the store calls it where it has none.

    >>> titled("harbour-fire", "harbour-fire")
    'Harbour fire'
    """
    return wording.topic("" if topic == story else topic, story)


def page(request: Request, template: str, status: int = 200, **shown: object) -> HTMLResponse:
    """A page made from a template, with who asks, whether he may judge, and his CSRF token."""
    access: Access = request.app.state.access
    user = access.user(request)
    may_judge = user is not None and user.role.covers(Role.EDITOR)
    content = environment().get_template(template).render(
        request=request, user=user, csrf=access.csrf_token(request), may_judge=may_judge, **shown
    )  # fmt: skip
    return HTMLResponse(wording.printable(content), status)
