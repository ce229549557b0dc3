"""Stories: their progress, their sources, their reports to read and to take along."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from checker.ingest import folder_name
from checker.records.account import Act
from checker.records.finding import Report
from checker.report import FORMATS, render
from checker.report.outlets import outlets
from checker.review.choice import Choice
from checker.review.desk import store_of, wanted
from checker.review.pages import page
from checker.review.user import Viewer, log
from checker.store import Store

router = APIRouter()
_STORIES = 500
_SHOWN = 100
"""Conflicts that the page of a story lists; the list of findings has all."""
_MEDIA = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
    "jsonld": "application/ld+json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@router.get("/stories")
def stories(request: Request, user: Viewer) -> HTMLResponse:
    """All stories with open conflicts or judged ones, the most urgent first."""
    lines = store_of(request).queue.stories(wanted(Choice(state=""), user), _STORIES)
    return page(request, "stories.html", stories=lines)


@router.get("/stories/{story}")
def story(request: Request, story: str, user: Viewer) -> HTMLResponse:
    """One story: how far it is judged, its sources, its report."""
    store = store_of(request)
    report, of_story = report_of(store, story), Choice(story=story)
    return page(
        request,
        "story.html",
        story=story,
        topic=store.queue.topic(story),
        lines=store.queue.lines(wanted(of_story.with_state(""), user), _SHOWN),
        progress=store.queue.progress(story),
        choice=of_story,
        outlets=tuple(outlets(report.sources).values()),
        skipped=report.skipped,
    )


@router.get("/stories/{story}/report")
def open_report(request: Request, story: str, user: Viewer) -> Response:
    """The report's page. It brings its own policy, which allows its own style and script."""
    answer = _file(report_of(store_of(request), story), "html")
    answer.headers["Content-Security-Policy"] = "frame-ancestors 'none'"
    return answer


@router.get("/stories/{story}/report.{form}")
def download(request: Request, story: str, form: str, user: Viewer) -> Response:
    """The report as a file."""
    report = report_of(store_of(request), story)
    if form not in FORMATS:
        raise HTTPException(404, f"There is no such form of a report: choose {', '.join(FORMATS)}.")
    log(request, Act.EXPORT, f"{story}.{form}")
    answer = _file(report, form)
    # Quoted names of files hold ASCII only.
    name = folder_name(story).encode("ascii", "ignore").decode() or "story"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer


def report_of(store: Store, story: str) -> Report:
    """The newest report of a story.

    Raises:
        HTTPException: 404, there is no such story.

    """
    if report := store.findings.report(story):
        return report
    raise HTTPException(404, "There is no such story.")


def _file(report: Report, form: str) -> Response:
    return Response(render(report, form), media_type=_MEDIA.get(form, "application/octet-stream"))
