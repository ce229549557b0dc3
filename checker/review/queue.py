"""The queue and the list: which findings wait, over all stories, by urgency."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

from checker.records.finding import Kind
from checker.records.judgement import Verdict
from checker.review import words
from checker.review.choice import Asked, Choice, from_query
from checker.review.desk import keys_of, store_of, wanted
from checker.review.pages import page
from checker.review.steps import to
from checker.review.user import Editor, Viewer
from checker.store.standing import State

router = APIRouter()
PAGE = 50
"""Findings on one page of the list."""
_STORIES = 30
"""Stories shown in the queue, the most urgent first."""
_COUNTED = (words.TODO, "held", "disputed", "changed")
_ANSWERS = (
    (Verdict.CONFLICT.value, words.VERDICT[Verdict.CONFLICT]),
    *((f"no_conflict:{reason.value}", f"Not a conflict: {name.lower()}")
      for reason, name in words.DISMISSAL.items()),
    (Verdict.HOLD.value, "Hold"),
    (Verdict.NOT_ENOUGH.value, words.VERDICT[Verdict.NOT_ENOUGH]),
)  # fmt: skip


@router.get("/")
def queue(request: Request, user: Viewer, choice: Asked, told: str = "") -> HTMLResponse:
    """What waits, story by story, and the filters to choose from."""
    store = store_of(request)
    sought = wanted(choice, user)
    states = [(name, Choice(state=name, kind=Kind.CONFLICT)) for name in _COUNTED]
    with store.snapshot():
        count, *others = store.queue.counts([sought, *(wanted(one, user) for _, one in states)])
        return page(
            request,
            "queue.html",
            choice=choice,
            choices=store.queue.choices(),
            count=count,
            counts=[
                (one, words.WAITING[name].lower(), number)
                for (name, one), number in zip(states, others, strict=True)
            ],
            stories=store.queue.stories(sought, _STORIES),
            filters=store.filters.of(user.name),
            keys=keys_of(store.preferences.of(user.name)),
            told=words.TOLD.get(told, ""),
        )


@router.get("/findings")
def listed(
    request: Request,
    user: Viewer,
    choice: Asked,
    told: str = "",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """The findings as a list, to judge or assign many at once."""
    store = store_of(request)
    sought = wanted(choice, user)
    with store.snapshot():
        lines = store.queue.lines(sought, PAGE + 1, (number - 1) * PAGE)
        disputed = [line.id for line in lines if line.state is State.DISPUTED]
        return page(
            request,
            "list.html",
            choice=choice,
            choices=store.queue.choices(),
            count=store.queue.count(sought),
            lines=lines[:PAGE],
            more=len(lines) > PAGE,
            number=number,
            readings=store.judgements.readings(disputed),
            answers=_ANSWERS,
            blind=store.preferences.of(user.name).blind,
            people=store.accounts.editors(),
            told=words.TOLD.get(told, ""),
        )


@router.post("/filters")
def save_filter(
    request: Request,
    user: Editor,
    name: Annotated[str, Form(min_length=1, max_length=80)],
    query: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Keep a filter under a name; one of that name is replaced."""
    choice = from_query(query)
    store_of(request).filters.save(user.name, name.strip(), choice.query())
    return to("/", choice, "saved")


@router.post("/filters/{number}/delete")
def delete_filter(request: Request, user: Editor, number: int) -> Response:
    """Delete one of the user's own filters."""
    store_of(request).filters.delete(user.name, number)
    return to("/")
