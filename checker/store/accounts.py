"""Accounts: who may sign in, and by which password."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from checker.errors import StoreError
from checker.records.account import Account, Role
from checker.store.database import Database
from checker.store.tables.access import account_table, session_table


class Accounts:
    """The shelf of accounts, which are known by their names. None is ever removed."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    def add(
        self,
        name: str,
        label: str,
        role: Role,
        *,
        password_hash: str | None = None,
        identity: str | None = None,
        must_change: bool = False,
    ) -> Account:
        """Add an account.

        Raises:
            StoreError: there is one of that name or identity.

        """
        values = {
            "name": name, "label": label, "role": role.value, "password_hash": password_hash,
            "identity": identity, "must_change": must_change, "disabled": False,
            "created": datetime.now(UTC),
        }  # fmt: skip
        try:
            with self._database.transaction() as connection:
                connection.execute(insert(account_table).values(values))
                return _named(connection, name)
        except IntegrityError as error:
            raise StoreError(f"an account {name!r} exists already") from error

    def named(self, name: str) -> Account | None:
        """The account of that name."""
        return self._one(account_table.c.name == name)

    def identified(self, identity: str) -> Account | None:
        """The account of a person whom another service vouches for."""
        return self._one(account_table.c.identity == identity)

    def every(self) -> list[Account]:
        """All accounts by name."""
        with self._database.snapshot() as connection:
            rows = connection.execute(select(*ACCOUNT_COLUMNS).order_by(account_table.c.name))
            return [account_of(row) for row in rows]

    def editors(self) -> tuple[str, ...]:
        """The names of those who may judge."""
        judging = [role.value for role in Role if role.covers(Role.EDITOR)]
        wanted = select(account_table.c.name).where(
            account_table.c.role.in_(judging), ~account_table.c.disabled
        )
        with self._database.snapshot() as connection:
            return tuple(connection.scalars(wanted.order_by(account_table.c.name)))

    def password_hash(self, name: str) -> str | None:
        """The hash of an account's password; None without such an account or a password."""
        wanted = select(account_table.c.password_hash).where(account_table.c.name == name)
        with self._database.snapshot() as connection:
            found: str | None = connection.scalar(wanted)
            return found

    def rehash(self, name: str, password_hash: str) -> None:
        """Keep the same password under a stronger hash."""
        self._change(name, {"password_hash": password_hash}, ends_sessions=False)

    def set_password(self, name: str, password_hash: str, *, must_change: bool = False) -> Account:
        """Give an account another password; its sessions end.

        Raises:
            StoreError: there is no such account.

        """
        return self._change(name, {"password_hash": password_hash, "must_change": must_change})

    def set_role(self, name: str, role: Role) -> Account:
        """Give an account another role; its sessions end.

        Raises:
            StoreError: there is no such account, or nobody would be left to keep the others.

        """
        return self._change(name, {"role": role.value})

    def set_disabled(self, name: str, disabled: bool) -> Account:
        """Shut an account out, whose sessions end, or let it in again.

        Raises:
            StoreError: there is no such account, or nobody would be left to keep the others.

        """
        return self._change(name, {"disabled": disabled})

    def logged_in(self, name: str) -> None:
        """Note that the account's owner has just signed in."""
        self._change(name, {"last_login": datetime.now(UTC)}, ends_sessions=False)

    def _one(self, condition: Any) -> Account | None:  # noqa: ANN401 - SQLAlchemy's expression
        with self._database.snapshot() as connection:
            row = connection.execute(select(*ACCOUNT_COLUMNS).where(condition)).one_or_none()
            return account_of(row) if row else None

    def _change(self, name: str, values: dict[str, Any], *, ends_sessions: bool = True) -> Account:
        with self._database.transaction() as connection:
            before = _admins(connection)
            connection.execute(
                update(account_table).where(account_table.c.name == name).values(values)
            )
            if before and not _admins(connection):
                raise StoreError(f"{name} is the last admin; make another one first")
            account = _named(connection, name)
            if ends_sessions:
                connection.execute(
                    delete(session_table).where(session_table.c.account == account.id)
                )
            return account


ACCOUNT_COLUMNS = [
    account_table.c[field].label(f"account_{field}") for field in Account.model_fields
]
"""What a query takes along that tells of accounts beside other things."""


def account_of(row: Row[Any]) -> Account:
    """The account that the columns ``ACCOUNT_COLUMNS`` of a row tell of."""
    return Account.model_validate(
        {field: getattr(row, f"account_{field}") for field in Account.model_fields}
    )


def _named(connection: Connection, name: str) -> Account:
    row = connection.execute(
        select(*ACCOUNT_COLUMNS).where(account_table.c.name == name)
    ).one_or_none()
    if row is None:
        raise StoreError(f"there is no account {name!r}")
    return account_of(row)


def _admins(connection: Connection) -> int:
    wanted = select(func.count()).where(
        account_table.c.role == Role.ADMIN.value, account_table.c.disabled.is_(False)
    )
    return connection.scalar(wanted) or 0
