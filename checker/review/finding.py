"""One finding at a time: its page, its neighbours in the queue, its news, its full texts."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from checker.review import words
from checker.review.case import case_of, case_page, texts_of
from checker.review.choice import Asked, Posted
from checker.review.desk import found, store_of, wanted
from checker.review.pages import page
from checker.review.steps import to, to_finding, to_next
from checker.review.user import Editor, Viewer

router = APIRouter()


@router.get("/next")
def first(request: Request, user: Viewer, choice: Asked) -> Response:
    """To the most urgent finding of the queue."""
    finding = store_of(request).queue.first(wanted(choice, user))
    return to_finding(finding, choice) if finding else to("/", choice, "all_done")


@router.get("/findings/{finding}")
def show(
    request: Request, finding: str, user: Viewer, choice: Asked, told: str = ""
) -> HTMLResponse:
    """The finding's page."""
    stored = found(store_of(request), finding)
    return case_page(request, user, stored, choice, told=words.TOLD.get(told, ""))


@router.get("/findings/{finding}/next")
def following(request: Request, finding: str, user: Viewer, choice: Asked) -> Response:
    """To the finding after this one in the queue."""
    return to_next(store_of(request), user, choice, finding)


@router.get("/findings/{finding}/previous")
def preceding(request: Request, finding: str, user: Viewer, choice: Asked) -> Response:
    """To the finding before this one, which stays where it is the first."""
    sought = wanted(choice, user)
    before = store_of(request).queue.before(sought, finding)
    return to_finding(before, choice) if before else to_finding(finding, choice, "first")


@router.get("/findings/{finding}/news")
def news(
    request: Request, finding: str, user: Viewer, choice: Asked, revision: int, last: int
) -> HTMLResponse:
    """What has happened to the finding since its page was made: a piece of a page."""
    store = store_of(request)
    case = case_of(store, found(store, finding), user)
    return page(
        request,
        "news.html",
        case=case,
        choice=choice,
        revised=case.stored.revision != revision,
        judged=case.standing.last != last,
    )


@router.get("/findings/{finding}/texts")
def texts(request: Request, finding: str, user: Viewer) -> HTMLResponse:
    """The full texts of the finding's sources, its quotes marked: a piece of a page."""
    store = store_of(request)
    return page(request, "fulltexts.html", texts=texts_of(store, found(store, finding)))


@router.post("/findings/{finding}/second-reader")
def second_reader(request: Request, finding: str, user: Editor, choice: Posted) -> Response:
    """Ask for a second reader, or no longer."""
    store = store_of(request)
    found(store, finding)
    asked = not store.judgements.standing(finding).two
    store.judgements.ask_second(finding, asked)
    return to_finding(finding, choice, "second_asked" if asked else "second_not_asked")


@router.post("/findings/{finding}/notes")
def add_note(
    request: Request, finding: str, user: Editor, choice: Posted,
    text: Annotated[str, Form(min_length=1, max_length=4000)],
) -> Response:  # fmt: skip
    """Leave a note for others."""
    store = store_of(request)
    found(store, finding)
    store.notes.add(finding, user.name, text.strip())
    return to_finding(finding, choice, "noted")


@router.post("/notes/{note}/resolve")
def resolve_note(request: Request, note: int, user: Editor, choice: Posted) -> Response:
    """Say that a note is dealt with."""
    finding = store_of(request).notes.resolve(note, user.name)
    return to_finding(finding, choice, "resolved") if finding else to("/", choice)
