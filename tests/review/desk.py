"""What tests of the desk share: an access that believes a header, and an app over a store."""

from fastapi import FastAPI, Request

from checker.records.account import Act
from checker.review.user import Role, User


class Named:
    """Everyone is who the header X-User says, with the role that X-Role says."""

    def install(self, app: FastAPI) -> None:
        pass

    def user(self, request: Request) -> User | None:
        name = request.headers.get("x-user") or request.cookies.get("user")
        role = request.headers.get("x-role") or request.cookies.get("role") or "editor"
        return User(name=name, role=Role(role)) if name else None

    def csrf_token(self, request: Request) -> str:
        return "token"

    async def check(self, request: Request) -> None:
        pass

    def audit(self, request: Request, act: Act, subject: str = "", detail: str = "") -> None:
        pass
