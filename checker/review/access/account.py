"""The page on which people keep their own account: password, sessions, tokens."""

from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, NamedTuple

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from checker.records.account import Account, Act, Entry, Role, Session
from checker.review.access import passwords
from checker.review.access.browsers import browser_name
from checker.review.access.keys import digest, new_api_key
from checker.review.access.login import Refusal, tidy
from checker.review.access.sessions import utc_now
from checker.review.access.visitor import Visitor
from checker.review.pages import page

if TYPE_CHECKING:
    from checker.review.access.desk import DeskAccess

router = APIRouter(prefix="/account", include_in_schema=False)

_LABEL = 60
"""Characters of a token's name."""
_DAYS = 366
"""Days that a token lasts at most."""


class Own(NamedTuple):
    """Somebody at a browser, and the access that knows him."""

    access: "DeskAccess"
    account: Account
    session: Session


def own(request: Request) -> Own:
    """Who keeps an account here; a token does not get so far."""
    visitor: Visitor | None = request.state.visitor
    if visitor is None or visitor.session is None:
        raise HTTPException(HTTPStatus.UNAUTHORIZED)
    return Own(request.app.state.access, visitor.account, visitor.session)


Mine = Annotated[Own, Depends(own)]


@router.get("")
def account_page(request: Request, mine: Mine) -> Response:
    """The account, its sessions and its tokens."""
    return _page(request, mine)


@router.get("/password")
def password_page(request: Request, mine: Mine) -> Response:
    """The form to change the password."""
    return _password_form(request, mine)


@router.post("/password")
def change_password(
    request: Request,
    mine: Mine,
    current: Annotated[str, Form()] = "",
    new: Annotated[str, Form()] = "",
    again: Annotated[str, Form()] = "",
) -> Response:
    """Change the password, and end every session but a new one here."""
    access, account = mine.access, mine.account
    if account.identity is not None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    fault = passwords.fault_of(new, account.name, access.settings.password_length)
    if new != again:
        fault = "The two new passwords differ."
    if new == current:
        fault = "The new password is the old one."
    if fault:
        return _password_form(request, mine, fault, HTTPStatus.UNPROCESSABLE_ENTITY)
    found = access.passwords.try_password(account.name, current, _address(request))
    if found is Refusal.TOO_OFTEN:
        fault = f"Too many attempts failed. Wait {access.settings.attempt_minutes} minutes."
        return _password_form(request, mine, fault, HTTPStatus.TOO_MANY_REQUESTS)
    if isinstance(found, Refusal):
        fault = "The current password is wrong."
        return _password_form(request, mine, fault, HTTPStatus.FORBIDDEN)
    access.store.accounts.set_password(account.name, passwords.hashed(new))
    access.audit(request, Act.PASSWORD_CHANGED, subject=account.name)
    answer = RedirectResponse("/account", HTTPStatus.SEE_OTHER)
    access.let_in(request, answer, found, Entry.PASSWORD)
    return answer


@router.post("/sessions/end")
def end_sessions(request: Request, mine: Mine) -> Response:
    """Sign out everywhere, here too."""
    mine.access.store.sessions.end_all(mine.account.id)
    mine.access.audit(request, Act.SESSIONS_ENDED, subject=mine.account.name)
    answer = RedirectResponse("/login", HTTPStatus.SEE_OTHER)
    mine.access.cookies.clear(answer, request, "session")
    return answer


@router.post("/tokens")
def make_token(
    request: Request,
    mine: Mine,
    label: Annotated[str, Form()],
    role: Annotated[Role, Form()],
    days: Annotated[int, Form(ge=1, le=_DAYS)],
) -> Response:
    """Make a token for the API; it is shown this once."""
    if not mine.account.role.covers(role):
        raise HTTPException(HTTPStatus.FORBIDDEN)
    key, now = new_api_key(), utc_now()
    name = tidy(label, _LABEL) or "token"
    mine.access.store.tokens.add(
        mine.account.id, name, role, digest(key), (now, now + timedelta(days=days))
    )
    mine.access.audit(request, Act.TOKEN_MADE, subject=name, detail=f"{role}, {days} days")
    return _page(request, mine, made=key)


@router.post("/tokens/{number}/revoke")
def revoke_token(request: Request, mine: Mine, number: int) -> Response:
    """Make one of one's own tokens worthless."""
    if not mine.access.store.tokens.revoke(mine.account.id, number):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    mine.access.audit(request, Act.TOKEN_REVOKED, subject=str(number))
    return RedirectResponse("/account", HTTPStatus.SEE_OTHER)


def _page(request: Request, mine: Own, made: str = "") -> Response:
    store = mine.access.store
    return page(
        request, "access/account.html",
        account=mine.account, current=mine.session,
        sessions=store.sessions.of(mine.account.id), tokens=store.tokens.of(mine.account.id),
        roles=[role for role in Role if mine.account.role.covers(role)],
        browser_name=browser_name, made=made, now=utc_now(),
    )  # fmt: skip


def _password_form(request: Request, mine: Own, fault: str = "", status: int = 200) -> Response:
    if mine.account.identity is not None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    minimum = mine.access.settings.password_length
    return page(
        request, "access/password.html", status,
        account=mine.account, fault=fault, minimum=minimum,
    )  # fmt: skip


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
