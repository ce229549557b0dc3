"""Where a form leads: every change ends in a page that can be loaded again."""

from urllib.parse import quote

from fastapi.responses import RedirectResponse

from checker.review.choice import Choice
from checker.review.desk import wanted
from checker.review.user import User
from checker.store import Store


def to(path: str, choice: Choice | None = None, told: str = "") -> RedirectResponse:
    """To a page, with the filter and the name of what it is to tell."""
    parts = [choice.query() if choice else "", f"told={told}" if told else ""]
    query = "&".join(part for part in parts if part)
    return RedirectResponse(f"{path}?{query}" if query else path, 303)


def to_finding(finding: str, choice: Choice, told: str = "") -> RedirectResponse:
    """To the page of a finding."""
    return to(f"/findings/{quote(finding, safe='')}", choice, told)


def to_next(
    store: Store, user: User, choice: Choice, finding: str, told: str = ""
) -> RedirectResponse:
    """To the finding after this one; after the last to the first that is left, then the queue."""
    sought = wanted(choice, user)
    with store.snapshot():
        follower = store.queue.after(sought, finding) or store.queue.first(sought)
    if follower is None:
        return to("/", choice, told or "all_done")
    return to_finding(follower, choice, told)
