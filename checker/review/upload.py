"""New stories: files and pasted text in, a job that checks them, its progress."""

import json

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from checker.records.account import Act
from checker.review.desk import settings_of, store_of
from checker.review.pages import page
from checker.review.steps import to
from checker.review.user import Editor, Viewer, log
from checker.settings import DeskSettings
from checker.store.jobs import JobSource

router = APIRouter()
_SHOWN = 10
_LONGEST_TOPIC = 200


class Unfit(Exception):
    """What was brought in is no story; the message says why."""


@router.get("/upload")
def form(request: Request, user: Editor) -> HTMLResponse:
    """The form, and the stories brought in lately."""
    return _page(request)


@router.post("/upload")
async def bring_in(request: Request, user: Editor) -> Response:
    """Take the sources of a story and have them checked; 422 if they are unfit."""
    limits = settings_of(request).desk
    sent = await request.form(
        max_files=limits.max_upload_sources + 1, max_part_size=limits.max_upload_bytes
    )
    topic = str(sent.get("topic", "")).strip()[:_LONGEST_TOPIC]
    try:
        if not topic:
            raise Unfit("Say what the story is about.")
        sources = [*await _files(sent, limits), *_pasted(sent)]
        _check(sources, limits)
    except Unfit as fault:
        return await run_in_threadpool(_page, request, fault=str(fault), topic=topic)
    job = await run_in_threadpool(store_of(request).jobs.add, user.name, topic, sources)
    await run_in_threadpool(log, request, Act.UPLOAD, topic, f"job {job.id}")
    return to(f"/jobs/{job.id}")


@router.get("/jobs/{number}")
def progress(request: Request, number: int, user: Viewer) -> HTMLResponse:
    """How far a job is."""
    found = store_of(request).jobs.job(number)
    if found is None:
        raise HTTPException(404, "There is no such job.")
    return page(request, "job.html", job=found)


async def _files(sent: FormData, limits: DeskSettings) -> list[JobSource]:
    files = [file for file in sent.getlist("files") if isinstance(file, UploadFile)]
    if sum(file.size or 0 for file in files) > limits.max_upload_bytes:
        raise Unfit(_too_large(limits))
    return [JobSource(file.filename, await file.read()) for file in files if file.filename]


def _pasted(sent: FormData) -> list[JobSource]:
    """Each pasted text as a file that says its outlet, too."""
    sources: list[JobSource] = []
    for outlet, text in zip(sent.getlist("outlet"), sent.getlist("text"), strict=False):
        if isinstance(outlet, str) and isinstance(text, str) and text.strip():
            number = len(sources) + 1
            article = {"name": outlet.strip() or f"Outlet {number}", "text": text}
            name = f"pasted-{number}.json"
            sources.append(JobSource(name, json.dumps(article, ensure_ascii=False).encode()))
    return sources


def _check(sources: list[JobSource], limits: DeskSettings) -> None:
    if not sources:
        raise Unfit("Choose files, or paste the text of at least one outlet.")
    if len(sources) > limits.max_upload_sources:
        raise Unfit(f"At most {limits.max_upload_sources} sources; these are {len(sources)}.")
    if sum(len(source.content) for source in sources) > limits.max_upload_bytes:
        raise Unfit(_too_large(limits))


def _too_large(limits: DeskSettings) -> str:
    return f"At most {limits.max_upload_bytes / 1e6:.0f} MB together; this is more."


def _page(request: Request, *, fault: str = "", topic: str = "") -> HTMLResponse:
    return page(
        request, "upload.html", 422 if fault else 200,
        fault=fault, topic=topic, limits=settings_of(request).desk,
        jobs=store_of(request).jobs.newest(_SHOWN),
    )  # fmt: skip
