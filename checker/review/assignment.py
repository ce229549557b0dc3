"""Assigning: who is to judge a finding, or many of them."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from checker.review.choice import Posted
from checker.review.desk import found, store_of
from checker.review.steps import to_finding
from checker.review.user import Editor, User
from checker.store import Store

router = APIRouter()


def give(store: Store, findings: Sequence[str], to: str, by: User) -> str:
    """Assign findings to who may judge, or to nobody where no name is given.

    What to tell of it, by its name in `checker.review.words.TOLD`. A name that nobody who may
    judge has is told of, and all stays as it was: mistyped, it would hide the findings from who
    was meant.
    """
    name = to.strip().casefold()
    if name and name != by.name and name not in store.accounts.editors():
        return "nobody_of_that_name"
    for finding in findings:
        store.assignments.assign(finding, name, by.name)
    return "assigned" if name else "given_back"


@router.post("/findings/{finding}/assignment")
def assign(
    request: Request, finding: str, user: Editor, choice: Posted,
    to: Annotated[str, Form(max_length=100)] = "",
) -> Response:  # fmt: skip
    """Assign the finding to somebody; to nobody where no name is given."""
    store = store_of(request)
    found(store, finding)
    return to_finding(finding, choice, give(store, [finding], to, user))
