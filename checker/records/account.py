"""Accounts of the review desk: who may do what, and what was done."""

from datetime import datetime
from enum import StrEnum

from checker.records.base import Record


class Role(StrEnum):
    """What a person may do; each role may do all that those before it may."""

    VIEWER = "viewer"
    """Reads and downloads."""
    EDITOR = "editor"
    """Judges, notes, assigns and brings in stories."""
    ADMIN = "admin"
    """Keeps the accounts and reads the audit log."""

    def covers(self, needed: "Role") -> bool:
        """Whether this role is at least ``needed``."""
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(needed)


class Account(Record):
    """A person who may sign in."""

    id: int
    name: str
    """The login name, in lower case; judgements carry it."""
    label: str
    """The name that pages show."""
    role: Role
    identity: str | None = None
    """Who the person is to an identity provider or proxy; None for a local account."""
    disabled: bool = False
    must_change: bool = False
    """The password was given by an admin and has to be changed first of all."""
    created: datetime
    last_login: datetime | None = None


class Entry(StrEnum):
    """The way by which a session was begun."""

    PASSWORD = "password"  # noqa: S105 - the name of a way in
    OIDC = "oidc"
    PROXY = "proxy"


class Session(Record):
    """A person at a browser."""

    key: str
    """Hash of the identifier that the browser holds."""
    account: Account
    entry: Entry
    started: datetime
    seen: datetime
    address: str
    agent: str


class ApiToken(Record):
    """A key to the API, good for what its role may do and no more than its owner may."""

    id: int
    account: Account
    label: str
    role: Role
    created: datetime
    expires: datetime
    last_used: datetime | None = None


class Act(StrEnum):
    """What the audit log tells apart."""

    LOGIN = "login"
    LOGIN_FAILED = "login failed"
    LOGIN_SLOWED = "login slowed"
    LOGOUT = "logout"
    SESSIONS_ENDED = "sessions ended"
    PASSWORD_CHANGED = "password changed"  # noqa: S105 - the name of an act
    ACCOUNT_ADDED = "account added"
    ACCOUNT_DISABLED = "account disabled"
    ACCOUNT_ENABLED = "account enabled"
    ROLE_CHANGED = "role changed"
    TOKEN_MADE = "token made"  # noqa: S105 - the name of an act
    TOKEN_REVOKED = "token revoked"  # noqa: S105 - the name of an act
    REFUSED = "refused"
    """A request that was forged, or came from where it must not."""
    UPLOAD = "upload"
    EXPORT = "export"
    ADMINISTRATION = "administration"
    """Any other act that touches what others did or see."""


class AuditEntry(Record):
    """One line of the audit log."""

    id: int
    time: datetime
    actor: str
    """The account's name, the name that was tried, or '' where there is none."""
    act: Act
    subject: str = ""
    """What was acted on: an account, a story, a file."""
    address: str = ""
    detail: str = ""
