"""Signing in and out."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from checker.records.account import Act, Entry
from checker.review.access.faults import LOST
from checker.review.access.login import Refusal
from checker.review.access.oidc import Oidc
from checker.review.access.origin import inside_path
from checker.review.access.person import NotAdmitted, admitted
from checker.review.pages import page

if TYPE_CHECKING:
    from checker.review.access.desk import DeskAccess

router = APIRouter(include_in_schema=False)

_WRONG = "Name or password is wrong."
_TOO_OFTEN = "Too many attempts failed. Wait {} minutes, then try again."


@router.get("/login")
def login_page(request: Request, next: str = "/", lost: str = "") -> Response:  # noqa: A002 - its name in addresses
    """The form to sign in; it says so where something was sent after the session had ended."""
    target = inside_path(next)
    if request.state.visitor is not None:
        return RedirectResponse(target, HTTPStatus.SEE_OTHER)
    return _form(request, target, LOST if lost == "yes" else "")


@router.post("/login")
def login(
    request: Request,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",  # noqa: A002
) -> Response:
    """Sign in by name and password."""
    access = _access(request)
    if not access.settings.local_accounts:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    target = inside_path(next)
    found = access.passwords.try_password(name, password, _address(request))
    if found is Refusal.TOO_OFTEN:
        minutes = access.settings.attempt_minutes
        return _form(request, target, _TOO_OFTEN.format(minutes), HTTPStatus.TOO_MANY_REQUESTS)
    if isinstance(found, Refusal):
        return _form(request, target, _WRONG, HTTPStatus.UNAUTHORIZED)
    answer = RedirectResponse(target, HTTPStatus.SEE_OTHER)
    access.let_in(request, answer, found, Entry.PASSWORD)
    return answer


@router.get("/login/oidc")
async def oidc_start(request: Request, next: str = "/") -> Response:  # noqa: A002
    """Go to the identity provider."""
    try:
        return await _oidc(request).start(request, inside_path(next))
    except NotAdmitted as error:
        return await run_in_threadpool(_form, request, "/", str(error), HTTPStatus.BAD_GATEWAY)


@router.get("/login/oidc/callback")
async def oidc_finish(request: Request) -> Response:
    """Come back from the identity provider."""
    access = _access(request)
    try:
        person, target = await _oidc(request).finish(request)
        found = await run_in_threadpool(
            admitted, access.store, person, access.settings, _address(request)
        )
    except NotAdmitted as error:
        await run_in_threadpool(access.audit, request, Act.LOGIN_FAILED, detail=f"oidc: {error}")
        return await run_in_threadpool(_form, request, "/", str(error), HTTPStatus.FORBIDDEN)
    answer = RedirectResponse(inside_path(target), HTTPStatus.SEE_OTHER)
    await run_in_threadpool(access.let_in, request, answer, found, Entry.OIDC)
    access.cookies.clear(answer, request, "oidc")
    return answer


@router.post("/logout")
def logout(request: Request) -> Response:
    """Sign out here."""
    access = _access(request)
    access.sessions.end(request.state.visitor.key)
    access.audit(request, Act.LOGOUT)
    answer = RedirectResponse("/login", HTTPStatus.SEE_OTHER)
    access.cookies.clear(answer, request, "session")
    return answer


def _form(request: Request, target: str, fault: str = "", status: int = 200) -> Response:
    access = _access(request)
    visit = access.visit(request)
    answer = page(
        request, "access/login.html", status,
        target=target, fault=fault,
        local=access.settings.local_accounts, oidc=access.oidc is not None,
    )  # fmt: skip
    access.cookies.set(answer, request, "visit", visit)
    return answer


def _oidc(request: Request) -> Oidc:
    oidc = _access(request).oidc
    if oidc is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return oidc


def _access(request: Request) -> "DeskAccess":
    access: DeskAccess = request.app.state.access
    return access


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
