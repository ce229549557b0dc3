"""What tests of the desk share: an access that believes a cookie, and a store with findings."""

from functools import cache

from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from checker.records.account import Act
from checker.review import create_app
from checker.review.user import Role, User
from checker.settings import load_settings
from checker.store.ledger import own_id
from tests.report.synthetic import many, story

FIRST = own_id("ferry", "ferry-f00")
"""The first finding of the ferry's report, as the store calls it."""


class Named:
    """Everyone is who his cookie says, 'ann' or 'ann:viewer'."""

    def install(self, app: FastAPI) -> None:
        pass

    async def check(self, request: Request) -> None:
        pass

    def audit(self, request: Request, act: Act, subject: str = "", detail: str = "") -> None:
        pass

    def user(self, request: Request) -> User | None:
        name, _, role = request.cookies.get("user", "").partition(":")
        return User(name=name, role=Role(role or "editor")) if name else None

    def csrf_token(self, request: Request) -> str:
        return "token"


def settings_with(**desk):
    settings = load_settings()
    return settings.model_copy(update={"desk": settings.desk.model_copy(update=desk)})


def client(store, user="ann", **desk):
    """A client of the desk over a store, signed in as ``user``."""
    app = application(store, **desk)
    return TestClient(app, cookies={"user": user} if user else {})


@cache
def application(store, **desk):
    """The desk over a store, made once."""
    return create_app(store, settings_with(**desk), Named())


def renumbered(report, name):
    """The report with a story and finding ids of its own."""
    return report.model_copy(
        update={
            "story": report.story.model_copy(update={"id": name}),
            "findings": tuple(
                finding.model_copy(update={"id": f"{name}-{finding.id}"})
                for finding in report.findings
            ),
        }
    )


def fill(store, *reports):
    """Record reports, each as its story's."""
    for report in reports:
        store.findings.record(report.story.id, report, 1)


def ferry():
    return renumbered(story("ferry"), "ferry")


def numbers(count=20, sources=4):
    return renumbered(many(count, sources), "many")
