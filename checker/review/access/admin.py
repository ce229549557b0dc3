"""Pages for admins: accounts and the audit log."""

import csv
import io
from collections.abc import Iterator
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, StreamingResponse
from starlette.responses import Response

from checker.errors import StoreError
from checker.records.account import Account, Act, AuditEntry, Role
from checker.report.csv import inert
from checker.review.access import passwords
from checker.review.access.login import canonical_name, is_login_name, tidy
from checker.review.pages import page
from checker.review.user import requires

if TYPE_CHECKING:
    from checker.review.access.desk import DeskAccess

router = APIRouter(
    prefix="/admin", include_in_schema=False, dependencies=[Depends(requires(Role.ADMIN))]
)

_LABEL = 80
"""Characters of the name that pages show."""
_ROWS = 100
"""Entries of the audit log on a page."""


@router.get("/users")
def users_page(request: Request) -> Response:
    """All accounts."""
    return _users(request)


@router.post("/users")
def add_user(
    request: Request,
    name: Annotated[str, Form()] = "",
    label: Annotated[str, Form()] = "",
    role: Annotated[Role, Form()] = Role.EDITOR,
) -> Response:
    """Add a local account, with a password that is shown this once and has to be changed."""
    access = _access(request)
    login_name = canonical_name(name)
    if not access.settings.local_accounts:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    if not is_login_name(login_name):
        fault = "A name is one word of letters and figures, such as ana.lima."
        return _users(request, fault=fault, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    password = passwords.temporary()
    try:
        access.store.accounts.add(
            login_name, tidy(label, _LABEL) or login_name, role,
            password_hash=passwords.hashed(password), must_change=True,
        )  # fmt: skip
    except StoreError as error:
        return _users(request, fault=str(error), status=HTTPStatus.CONFLICT)
    access.audit(request, Act.ACCOUNT_ADDED, subject=login_name, detail=role.value)
    return _users(request, made=(login_name, password))


@router.post("/users/{name}/role")
def set_role(request: Request, name: str, role: Annotated[Role, Form()]) -> Response:
    """Give an account another role; its sessions end."""
    access = _access(request)
    account = _named(access, name)
    try:
        access.store.accounts.set_role(account.name, role)
    except StoreError as error:
        return _users(request, fault=str(error), status=HTTPStatus.CONFLICT)
    access.audit(request, Act.ROLE_CHANGED, subject=account.name, detail=role.value)
    return _back()


@router.post("/users/{name}/disable")
def disable(request: Request, name: str) -> Response:
    """Shut an account out at once."""
    access = _access(request)
    account = _named(access, name)
    try:
        access.store.accounts.set_disabled(account.name, True)
    except StoreError as error:
        return _users(request, fault=str(error), status=HTTPStatus.CONFLICT)
    access.audit(request, Act.ACCOUNT_DISABLED, subject=account.name)
    return _back()


@router.post("/users/{name}/enable")
def enable(request: Request, name: str) -> Response:
    """Let an account in again."""
    access = _access(request)
    account = _named(access, name)
    access.store.accounts.set_disabled(account.name, False)
    access.audit(request, Act.ACCOUNT_ENABLED, subject=account.name)
    return _back()


@router.post("/users/{name}/password")
def reset_password(request: Request, name: str) -> Response:
    """Give an account a new password, which is shown this once and has to be changed."""
    access = _access(request)
    account = _named(access, name)
    if account.identity is not None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    password = passwords.temporary()
    access.store.accounts.set_password(account.name, passwords.hashed(password), must_change=True)
    access.audit(request, Act.PASSWORD_CHANGED, subject=account.name, detail="by an admin")
    return _users(request, made=(account.name, password))


@router.get("/audit")
def audit_page(
    request: Request, actor: str = "", act: str = "", before: int | None = None
) -> Response:
    """The audit log, the newest entry first."""
    shown = _access(request).store.audit.entries(
        actor=canonical_name(actor), act=Act(act) if act in set(Act) else None,
        before=before, limit=_ROWS,
    )  # fmt: skip
    return page(
        request, "access/audit.html",
        entries=shown, actor=actor, act=act, acts=list(Act),
        older=shown[-1].id if len(shown) == _ROWS else None,
    )  # fmt: skip


@router.get("/audit.csv")
def audit_csv(request: Request) -> Response:
    """The whole audit log, the newest entry first."""
    access = _access(request)
    access.audit(request, Act.EXPORT, subject="audit.csv")
    return StreamingResponse(
        _lines(access.store.audit.every()),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": 'attachment; filename="audit.csv"'},
    )


_COLUMNS = ("id", "time", "actor", "act", "subject", "address", "detail")


def _lines(entries: Iterator[AuditEntry]) -> Iterator[str]:
    yield _line(_COLUMNS)
    for entry in entries:
        cells = (entry.actor, entry.act.value, entry.subject, entry.address, entry.detail)
        yield _line((str(entry.id), entry.time.isoformat(), *map(inert, cells)))


def _line(cells: tuple[str, ...]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    return text.getvalue()


def _users(
    request: Request,
    *,
    made: tuple[str, str] | None = None,
    fault: str = "",
    status: int = HTTPStatus.OK,
) -> Response:
    access = _access(request)
    return page(
        request, "access/users.html", status,
        accounts=access.store.accounts.every(), roles=list(Role), made=made, fault=fault,
        local=access.settings.local_accounts,
    )  # fmt: skip


def _back() -> Response:
    return RedirectResponse("/admin/users", HTTPStatus.SEE_OTHER)


def _named(access: "DeskAccess", name: str) -> Account:
    account = access.store.accounts.named(canonical_name(name))
    if account is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, "There is no such account.")
    return account


def _access(request: Request) -> "DeskAccess":
    access: DeskAccess = request.app.state.access
    return access
