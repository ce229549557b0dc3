"""Judging: one finding, many at once, and taking back."""

import re
from typing import Annotated, Literal, NamedTuple

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from checker.records.finding import Severity
from checker.records.judgement import Dismissal, Judgement, Verdict
from checker.review.assignment import give
from checker.review.case import case_page
from checker.review.choice import Asked, Posted
from checker.review.desk import found, settings_of, store_of
from checker.review.steps import to, to_finding, to_next
from checker.review.user import Editor, User, Viewer
from checker.settings import Settings
from checker.store import Store
from checker.store.findings import StoredFinding
from checker.store.judgements import Entry, StaleJudgement

router = APIRouter()
AT_ONCE = 500
"""How many findings are judged at once at most."""
LONGEST_NOTE = 2000
_SEEN = re.compile(r"(.+):(\d{1,18}):(\d{1,18})", re.ASCII | re.DOTALL)
"""A line of the list, as its box sends it: the finding, its revision, its newest entry."""


class Seen(NamedTuple):
    """What an editor had before him when he judged."""

    finding: str
    revision: int
    last: int
    """The newest entry of its history, 0 for none."""


class Answer(NamedTuple):
    """What he made of it."""

    verdict: Verdict
    dismissal: Dismissal | None = None
    note: str = ""


class JudgeForm(BaseModel):
    """The form of one finding's page."""

    answer: str = Field(max_length=60)
    revision: int
    last: int
    note: str = Field(default="", max_length=LONGEST_NOTE)


class BulkForm(BaseModel):
    """The form of the list."""

    finding: list[str] = Field(default=[], max_length=AT_ONCE)
    do: Literal["judge", "assign"] = "judge"
    answer: str = Field(default="", max_length=60)
    note: str = Field(default="", max_length=LONGEST_NOTE)
    to: str = Field(default="", max_length=100)


def answer_of(answer: str, note: str = "") -> Answer:
    """The answer that a button sends: 'conflict', 'no_conflict:wording'.

    Raises:
        HTTPException: 422, it sends no such thing.

    """
    verdict, _, dismissal = answer.partition(":")
    try:
        given = Answer(Verdict(verdict), Dismissal(dismissal) if dismissal else None, note.strip())
    except ValueError as error:
        raise HTTPException(422, f"{answer!r} is no answer to a finding.") from error
    return checked(given)


def checked(answer: Answer) -> Answer:
    """The answer, if it gives a reason where there is no conflict, and nowhere else.

    Raises:
        HTTPException: 422.

    """
    if (answer.verdict is Verdict.NO_CONFLICT) != (answer.dismissal is not None):
        raise HTTPException(422, "Say why it is no conflict; other answers take no such reason.")
    return answer


def needs_two(settings: Settings, stored: StoredFinding) -> bool:
    """Whether the settings ask for a second reader of such a finding."""
    floor = settings.desk.second_reader
    order = list(Severity)
    return floor != "none" and order.index(stored.finding.severity) <= order.index(Severity(floor))


def judge_seen(
    store: Store, settings: Settings, user: User, seen: Seen, answer: Answer
) -> Judgement:
    """Append a user's judgement of what he has seen.

    Raises:
        StaleJudgement: the finding has changed since, or somebody else has judged it.
        HTTPException: 404, there is no such finding.

    """
    two = needs_two(settings, found(store, seen.finding))
    return store.judgements.append(Entry(*seen, user.name, *answer), two=two)


@router.post("/findings/{finding}/judgements")
def judge(
    request: Request, finding: str, user: Editor, choice: Posted, form: Annotated[JudgeForm, Form()]
) -> Response:
    """Judge a finding and go on to the next; 409 if it is no longer what was seen."""
    store, seen = store_of(request), Seen(finding, form.revision, form.last)
    try:
        judge_seen(store, settings_of(request), user, seen, answer_of(form.answer, form.note))
    except StaleJudgement as clash:
        return case_page(request, user, found(store, finding), choice, clash=clash)
    return to_next(store, user, choice, finding)


@router.get("/findings/{finding}/judgements")
def after_refusal(finding: str, user: Viewer, choice: Asked) -> Response:
    """Where a reload of a refused judgement leads: to the finding as it is now."""
    return to_finding(finding, choice)


@router.post("/findings/bulk")
def bulk(
    request: Request, user: Editor, choice: Posted, form: Annotated[BulkForm, Form()]
) -> Response:
    """Judge or assign all that were chosen in the list; what is no longer as seen is left."""
    store, settings = store_of(request), settings_of(request)
    seen = [_seen(line) for line in form.finding]
    if not seen:
        return to("/findings", choice, "none_chosen")
    if form.do == "assign":
        told = give(store, [one.finding for one in seen], form.to, user)
        return to("/findings", choice, told)
    answer, stale = answer_of(form.answer, form.note), 0
    for one in seen:
        try:
            judge_seen(store, settings, user, one, answer)
        except StaleJudgement:
            stale += 1
    return to("/findings", choice, "some_stale" if stale else "all_judged")


@router.post("/undo")
def undo(request: Request, user: Editor, choice: Posted) -> Response:
    """Take back the user's newest judgement, and return to its finding."""
    store = store_of(request)
    newest = store.judgements.newest_of(user.name)
    if newest is None:
        return to("/", choice, "nothing_to_undo")
    try:
        take_back(store, user, newest)
    except StaleJudgement as clash:
        return case_page(request, user, found(store, newest.finding), choice, clash=clash)
    return to_finding(newest.finding, choice, "undone")


@router.get("/undo")
def after_refused_undo(user: Viewer) -> Response:
    """Where a reload of a refused undo leads."""
    return to("/")


def take_back(store: Store, user: User, entry: Judgement) -> Judgement:
    """Append that the user takes his entry back.

    Raises:
        StaleJudgement: somebody has judged the finding at this very moment.

    """
    last = store.judgements.standing(entry.finding).last
    return store.judgements.append(
        Entry(entry.finding, entry.revision, last, user.name, undoes=entry.id)
    )


def _seen(line: str) -> Seen:
    if seen := _SEEN.fullmatch(line):
        return Seen(seen[1], int(seen[2]), int(seen[3]))
    raise HTTPException(422, "One of the chosen lines names no finding.")
