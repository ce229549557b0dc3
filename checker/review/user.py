"""Who asks, and what he may do: the one place where pages meet access."""

from collections.abc import Callable
from typing import Annotated, Protocol

from fastapi import Depends, FastAPI, HTTPException, Request

from checker.records.account import Act, Role
from checker.records.base import Record


class User(Record):
    """Someone who has signed in."""

    name: str
    role: Role


class Access(Protocol):
    """How users prove who they are. ``review.access`` has the real one; tests bring their own."""

    def install(self, app: FastAPI) -> None:
        """Add routes (sign in, sign out) and middleware, once, when the app is made."""

    def user(self, request: Request) -> User | None:
        """Who asks; None where nobody has signed in."""

    def csrf_token(self, request: Request) -> str:
        """What forms of this session send along as ``csrf``, and scripts as X-CSRF-Token."""

    async def check(self, request: Request) -> None:
        """Refuse an unsafe request that does not bring that token; every route asks for this.

        Raises:
            HTTPException: 403.

        """

    def audit(self, request: Request, act: Act, subject: str = "", detail: str = "") -> None:
        """Write to the audit log what who asks has done."""


async def checked(request: Request) -> None:
    """Refuse a request that another site may have forged.

    Raises:
        HTTPException: 403.

    """
    access: Access = request.app.state.access
    await access.check(request)


def log(request: Request, act: Act, subject: str = "", detail: str = "") -> None:
    """Write to the audit log what who asks has done."""
    access: Access = request.app.state.access
    access.audit(request, act, subject, detail)


def current_user(request: Request) -> User:
    """Who asks.

    Raises:
        HTTPException: 401, nobody has signed in.

    """
    access: Access = request.app.state.access
    if user := access.user(request):
        return user
    raise HTTPException(401, "Sign in first.")


def requires(role: Role) -> Callable[[User], User]:
    """A dependency that lets only users of that role, or of one above it, pass."""

    def check(user: Annotated[User, Depends(current_user)]) -> User:
        if not user.role.covers(role):
            raise HTTPException(403, f"This needs the role {role}; yours is {user.role}.")
        return user

    return check


Viewer = Annotated[User, Depends(requires(Role.VIEWER))]
Editor = Annotated[User, Depends(requires(Role.EDITOR))]
Admin = Annotated[User, Depends(requires(Role.ADMIN))]
