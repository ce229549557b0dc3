"""Tokens by which programs use the API in an account's name."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from checker.records.account import ApiToken, Role
from checker.store.accounts import ACCOUNT_COLUMNS, account_of
from checker.store.database import Database
from checker.store.tables.access import account_table, token_table

_OWN = [
    token_table.c[field] for field in ("id", "label", "role", "created", "expires", "last_used")
]
_RESOLUTION = timedelta(minutes=1)
"""A use nearer than this to the last one is not noted, to spare the store a write."""


class Tokens:
    """The shelf of tokens, known by their hashes."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    def add(
        self, account: int, label: str, role: Role, key: str, lasts: tuple[datetime, datetime]
    ) -> None:
        """Add a token of that hash, which lasts from one time to another."""
        created, expires = lasts
        values = {
            "account": account, "label": label, "role": role.value, "key": key,
            "created": created, "expires": expires,
        }  # fmt: skip
        with self._database.transaction() as connection:
            connection.execute(insert(token_table).values(values))

    def used(self, key: str, now: datetime) -> ApiToken | None:
        """The token of that hash if it still lasts; it is noted that it was used."""
        with self._database.snapshot() as connection:
            row = connection.execute(_joined().where(token_table.c.key == key)).one_or_none()
        token = _token_of(row) if row else None
        if token is None or token.expires <= now:
            return None
        if token.last_used is None or now - token.last_used >= _RESOLUTION:
            used = update(token_table).where(token_table.c.id == token.id).values(last_used=now)
            with self._database.transaction() as connection:
                connection.execute(used)
        return token

    def of(self, account: int) -> list[ApiToken]:
        """The tokens of an account, the newest first."""
        wanted = _joined().where(token_table.c.account == account)
        with self._database.snapshot() as connection:
            rows = connection.execute(wanted.order_by(token_table.c.id.desc()))
            return [_token_of(row) for row in rows]

    def revoke(self, account: int, number: int) -> bool:
        """Remove a token of an account; False if it has none of that number."""
        own = (token_table.c.account == account, token_table.c.id == number)
        with self._database.transaction() as connection:
            return connection.execute(delete(token_table).where(*own)).rowcount == 1


def _joined() -> Any:  # noqa: ANN401 - SQLAlchemy's select of many columns
    return select(*_OWN, *ACCOUNT_COLUMNS).join(
        account_table, account_table.c.id == token_table.c.account
    )


def _token_of(row: Row[Any]) -> ApiToken:
    own = {column.name: getattr(row, column.name) for column in _OWN}
    return ApiToken(account=account_of(row), **own)
