"""Pages and answers of things gone wrong: what to do next, and nothing of the inside."""

from http import HTTPStatus

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from sqlalchemy.exc import DataError
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import Response

from checker.errors import StoreError
from checker.review.access.headers import set_security_headers
from checker.review.pages import page
from checker.review.trace import trace

_SENTENCES = {
    HTTPStatus.BAD_REQUEST: "The desk does not understand this request.",
    HTTPStatus.UNAUTHORIZED: "Sign in first.",
    HTTPStatus.FORBIDDEN: "Your role does not allow this.",
    HTTPStatus.NOT_FOUND: "There is nothing at this address. It may have been removed.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address does not take such a request.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "This is larger than the desk takes.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "The form is not filled in as expected.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many attempts. Wait a quarter of an hour.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The desk cannot reach its store. Try again in a minute.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong on our side. It has been logged.",
}
LOST = "Your session has ended, and what you sent last was not saved."


def refusal(request: Request, status: int, sentence: str) -> Response:
    """An answer that says what is wrong: a page to a browser, JSON to a program."""
    if _wants_json(request):
        return JSONResponse({"detail": sentence}, status)
    title = HTTPStatus(status).phrase
    return page(request, "access/fault.html", status, title=title, sentence=sentence)


def install_faults(app: FastAPI, *, https: bool) -> None:
    """Answer every error by ``refusal``."""

    async def on_http(request: Request, error: Exception) -> Response:
        status, detail, headers = _http_parts(error)
        if status in {HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED}:
            return Response(status_code=status, headers=headers)
        # The framework's own texts are the bare phrases; ours say what to do.
        known = _SENTENCES.get(HTTPStatus(status), HTTPStatus(status).phrase)
        sentence = known if detail == HTTPStatus(status).phrase else detail
        answer = refusal(request, status, sentence)
        answer.headers.update(headers)
        return answer

    async def on_invalid(request: Request, error: Exception) -> Response:
        sentence = _SENTENCES[HTTPStatus.UNPROCESSABLE_ENTITY]
        if not (_wants_json(request) and isinstance(error, RequestValidationError)):
            return refusal(request, HTTPStatus.UNPROCESSABLE_ENTITY, sentence)
        # Without what was sent, which may be a password.
        faults = [{key: fault[key] for key in ("loc", "msg", "type")} for fault in error.errors()]
        return JSONResponse({"detail": faults}, HTTPStatus.UNPROCESSABLE_ENTITY)

    async def on_bug(request: Request, error: Exception) -> Response:
        structlog.get_logger().error("request_failed", path=request.url.path, error=trace(error))
        status = HTTPStatus.INTERNAL_SERVER_ERROR
        if _wants_json(request):
            answer: Response = JSONResponse({"detail": _SENTENCES[status]}, status)
        else:
            answer = HTMLResponse(_BARE.format(_SENTENCES[status]), status)
        # This answer is made outside of the middleware that sets them.
        secure = https or request.url.scheme == "https"
        headers = MutableHeaders(raw=answer.raw_headers)
        set_security_headers(headers, path=request.url.path, secure=secure)
        return answer

    async def on_unfit(request: Request, error: Exception) -> Response:
        # A number too large, or a character that no text of the database can hold.
        structlog.get_logger().warning("unfit for the store", path=request.url.path)
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return refusal(request, status, _SENTENCES[status])

    async def on_store(request: Request, error: Exception) -> Response:
        structlog.get_logger().error("the store fails", path=request.url.path, error=str(error))
        status = HTTPStatus.SERVICE_UNAVAILABLE
        return refusal(request, status, _SENTENCES[status])

    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(OverflowError, on_unfit)
    app.add_exception_handler(DataError, on_unfit)
    app.add_exception_handler(StoreError, on_store)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(Exception, on_bug)


# Without the template, which may be what failed.
_BARE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Error</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<link rel="stylesheet" href="/static/report/report.css">'
    '<link rel="stylesheet" href="/static/desk.css"></head>'
    '<body><main><h1>Error</h1><p>{}</p><p><a href="/">Back to the desk</a></p></main></body>'
    "</html>"
)


def _http_parts(error: Exception) -> tuple[int, str, dict[str, str]]:
    if not isinstance(error, HTTPException):
        raise error
    return error.status_code, str(error.detail), dict(error.headers or {})


def _wants_json(request: Request) -> bool:
    if request.url.path.startswith("/api/"):
        return True
    accepted = request.headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted
