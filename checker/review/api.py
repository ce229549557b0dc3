"""The API of the desk, version 1: stories, findings and judgements as JSON.

Its description is at /api/v1/openapi.json.
"""

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import Field

from checker.records.base import Record
from checker.records.finding import Finding
from checker.records.judgement import Dismissal, Judgement, Verdict
from checker.report import render
from checker.review.case import case_of
from checker.review.choice import Asked, Choice
from checker.review.desk import found, settings_of, store_of, wanted
from checker.review.judging import LONGEST_NOTE, Answer, Seen, checked, judge_seen, take_back
from checker.review.stories import report_of
from checker.review.user import Editor, User, Viewer
from checker.store import Store
from checker.store.judgements import StaleJudgement
from checker.store.queue import Line, Progress, StoryLine
from checker.store.standing import State

router = APIRouter(prefix="/api/v1", tags=["desk"])
_JSON = "application/json"
_MOST = 500
_HIGHEST = 2**31 - 1
"""The highest number that every database keeps as an integer."""

Count = Annotated[int, Query(ge=1, le=_MOST)]
Skip = Annotated[int, Query(ge=0, le=1_000_000)]
Number = Annotated[int, Path(ge=1, le=_HIGHEST)]


class StoryState(Progress):
    """A story, and how far its conflicts are judged."""

    id: str
    topic: str


class FindingState(Record):
    """A finding and how it stands, as far as who asks may see it."""

    story: str
    revision: int
    state: State
    last: int
    """The newest entry of its history, to be sent along with a judgement; 0 for none."""
    verdict: Verdict | None
    dismissal: Dismissal | None
    assigned: str
    finding: Finding


class NewJudgement(Record):
    """A judgement to append, and what its author had seen."""

    revision: int = Field(ge=0, le=_HIGHEST)
    last: int = Field(ge=0, le=_HIGHEST)
    verdict: Verdict
    dismissal: Dismissal | None = None
    """Why it is no conflict; with 'no_conflict', and only there."""
    note: str = Field(default="", max_length=LONGEST_NOTE)


class Clash(Record):
    """Nothing was written: what was seen is no longer so."""

    detail: str
    other: Judgement | None
    """What came in between, unless it must not be seen before judging."""
    revision: int
    last: int


@router.get("/stories")
def stories(request: Request, user: Viewer, limit: Count = 100) -> tuple[StoryLine, ...]:
    """Stories with open findings, the most urgent first."""
    return store_of(request).queue.stories(wanted(Choice(state="", kind=""), user), limit)


@router.get("/stories/{story}")
def story(request: Request, story: str, user: Viewer) -> StoryState:
    """One story."""
    store = store_of(request)
    report_of(store, story)
    done = store.queue.progress(story)
    return StoryState(id=story, topic=store.queue.topic(story), done=done.done, total=done.total)


@router.get("/stories/{story}/report", response_class=Response)
def report(request: Request, story: str, user: Viewer) -> Response:
    """The story's newest report, as report.json has it."""
    return Response(render(report_of(store_of(request), story), "json"), media_type=_JSON)


@router.get("/findings")
def findings(
    request: Request, user: Viewer, choice: Asked, limit: Count = 100, skip: Skip = 0
) -> tuple[Line, ...]:
    """Findings by urgency, chosen by state, kind, category, severity, outlet, story, mine.

    Without 'state' they are those you may judge now, without 'kind' conflicts; empty means all.
    """
    lines = store_of(request).queue.lines(wanted(choice, user), limit, skip)
    return tuple(line if line.may_be_seen_by(user.name) else _covered(line) for line in lines)


@router.get("/findings/{finding}")
def finding(request: Request, finding: str, user: Viewer) -> FindingState:
    """One finding, with its evidence."""
    store = store_of(request)
    case = case_of(store, found(store, finding), user)
    told = not case.waits_for_user
    return FindingState(
        story=case.stored.story,
        revision=case.stored.revision,
        state=case.state,
        last=case.standing.last,
        verdict=case.standing.verdict if told else None,
        dismissal=case.standing.dismissal if told else None,
        assigned=store.assignments.of(finding),
        finding=case.stored.finding,
    )


@router.get("/findings/{finding}/judgements")
def history(request: Request, finding: str, user: Viewer) -> tuple[Judgement, ...]:
    """The finding's history; nothing yet to whom may be its second reader."""
    store = store_of(request)
    case = case_of(store, found(store, finding), user)
    return () if case.waits_for_user else case.history


@router.post(
    "/findings/{finding}/judgements",
    status_code=201,
    response_model=Judgement,
    responses={409: {"model": Clash}},
)
def judge(
    request: Request, finding: str, user: Editor, given: NewJudgement
) -> Judgement | Response:
    """Append a judgement; 409 where the finding is no longer what you have seen."""
    store, seen = store_of(request), Seen(finding, given.revision, given.last)
    answer = checked(Answer(given.verdict, given.dismissal, given.note))
    try:
        return judge_seen(store, settings_of(request), user, seen, answer)
    except StaleJudgement as error:
        return _clash(store, user, finding, error)


@router.delete(
    "/findings/{finding}/judgements/{number}",
    response_model=Judgement,
    responses={409: {"model": Clash}},
)
def undo(request: Request, finding: str, number: Number, user: Editor) -> Judgement | Response:
    """Take one of your judgements back; that is an entry, too."""
    store = store_of(request)
    history = store.judgements.history(finding)
    undone = {entry.undoes for entry in history}
    entry = next((one for one in history if one.id == number and one.user == user.name), None)
    if entry is None or entry.verdict is None or entry.id in undone:
        raise HTTPException(404, "You have no such judgement to take back.")
    try:
        return take_back(store, user, entry)
    except StaleJudgement as error:
        return _clash(store, user, finding, error)


@router.get("/judgements")
def judgements(
    request: Request,
    user: Viewer,
    after: Annotated[int, Query(ge=0, le=_HIGHEST)] = 0,
    limit: Count = 100,
) -> tuple[Judgement, ...]:
    """All histories in one, by id; ask again with the last id as 'after' until none come."""
    return tuple(islice(store_of(request).judgements.entries(after, reader=user.name), limit))


def _clash(store: Store, user: User, finding: str, error: StaleJudgement) -> Response:
    case = case_of(store, found(store, finding), user)
    clash = Clash(
        detail=error.told,
        other=None if case.waits_for_user else error.other,
        revision=case.stored.revision,
        last=case.standing.last,
    )
    return JSONResponse(clash.model_dump(mode="json"), 409)


def _covered(line: Line) -> Line:
    return line.model_copy(update={"verdict": None, "dismissal": None, "readers": ()})
