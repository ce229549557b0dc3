"""checker review add-user, passwd, set-role, disable, enable and users: the desk's accounts."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.options import Config
from checker.cli.terminal import output
from checker.errors import UsageError
from checker.records.account import Act, Role

if TYPE_CHECKING:
    from checker.store import Store

_Name = Annotated[str, typer.Argument(metavar="NAME", help="Login name.")]
_Role = Annotated[Role, typer.Option("--role", help="What the person may do.")]
StoreUrl = Annotated[
    str, typer.Option("--store", metavar="URL", help="SQLite file, or a postgresql:// URL.")
]
_CONSOLE = "console"
"""Who acts, to the audit log, where it is done by command."""


def add_user_command(
    name: _Name,
    role: _Role,
    label: Annotated[str, typer.Option("--label", help="Name that pages show.")] = "",
    store: StoreUrl = "checker.db",
    config: Config = "default",
) -> None:
    """Add an account; the password is asked for, or read from the first line of stdin."""
    from checker.review.access.login import canonical_name, is_login_name, tidy  # noqa: PLC0415

    login_name = canonical_name(name)
    if not is_login_name(login_name):
        raise UsageError(f"{name!r} is no login name; take one word, such as ana.lima")
    password_hash = _new_password(login_name, config)
    with _opened(store) as desk:
        shown = tidy(label, 80) or login_name
        desk.accounts.add(login_name, shown, role, password_hash=password_hash)
        _log(desk, Act.ACCOUNT_ADDED, login_name, role.value)
    output.print(f"{login_name} added as {role}", markup=False)


def passwd_command(name: _Name, store: StoreUrl = "checker.db", config: Config = "default") -> None:
    """Give an account a new password, asked for or read from stdin; its sessions end."""
    from checker.review.access.login import canonical_name  # noqa: PLC0415

    login_name = canonical_name(name)
    password_hash = _new_password(login_name, config)
    with _opened(store) as desk:
        desk.accounts.set_password(login_name, password_hash)
        _log(desk, Act.PASSWORD_CHANGED, login_name)
    output.print(f"{login_name} has a new password", markup=False)


def set_role_command(
    name: _Name,
    role: Annotated[Role, typer.Argument(help="What the person may do.")],
    store: StoreUrl = "checker.db",
) -> None:
    """Give an account another role; its sessions end."""
    with _opened(store) as desk:
        account = desk.accounts.set_role(name.lower(), role)
        _log(desk, Act.ROLE_CHANGED, account.name, role.value)
    output.print(f"{account.name} is {role} now", markup=False)


def disable_command(name: _Name, store: StoreUrl = "checker.db") -> None:
    """Shut an account out at once."""
    with _opened(store) as desk:
        account = desk.accounts.set_disabled(name.lower(), True)
        _log(desk, Act.ACCOUNT_DISABLED, account.name)
    output.print(f"{account.name} is disabled", markup=False)


def enable_command(name: _Name, store: StoreUrl = "checker.db") -> None:
    """Let an account in again."""
    with _opened(store) as desk:
        account = desk.accounts.set_disabled(name.lower(), False)
        _log(desk, Act.ACCOUNT_ENABLED, account.name)
    output.print(f"{account.name} is enabled", markup=False)


def users_command(store: StoreUrl = "checker.db") -> None:
    """List the accounts."""
    with _opened(store) as desk:
        for account in desk.accounts.every():
            came = f"{account.last_login:%Y-%m-%d %H:%M}" if account.last_login else "never"
            state = "disabled" if account.disabled else ""
            line = f"{account.name:24} {account.role:8} {came:16}  {account.label}  {state}"
            output.print(line.rstrip(), markup=False)


ACCOUNT_COMMANDS: dict[str, Callable[..., None]] = {
    "add-user": add_user_command,
    "passwd": passwd_command,
    "set-role": set_role_command,
    "disable": disable_command,
    "enable": enable_command,
    "users": users_command,
}


@contextmanager
def _opened(url: str) -> "Iterator[Store]":
    from checker.store import Store  # noqa: PLC0415 - heavy

    with Store.open(url) as store:
        yield store


def _log(store: "Store", act: Act, subject: str, detail: str = "") -> None:
    store.audit.append(act, _CONSOLE, subject=subject, detail=detail)


def _new_password(name: str, config: str) -> str:
    """The hash of a password that the terminal, or else stdin, gives.

    Never an argument: those stand in the shell's history and in the list of processes.
    """
    from checker.review.access import passwords  # noqa: PLC0415 - heavy
    from checker.settings import load_settings  # noqa: PLC0415

    minimum = load_settings(config).access.password_length
    if sys.stdin.isatty():
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    if fault := passwords.fault_of(password, name, minimum):
        raise UsageError(fault)
    return passwords.hashed(password)
