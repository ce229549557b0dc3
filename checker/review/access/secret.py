"""Secrets: from the environment, or from a file that nobody else can read."""

import os
import secrets
from pathlib import Path

import structlog

from checker.errors import SettingsError

SESSION_SECRET = "CHECKER_REVIEW_SECRET"  # noqa: S105 - the name of a variable
OIDC_SECRET = "CHECKER_OIDC_SECRET"  # noqa: S105 - the name of a variable
_SHORTEST = 32
"""Characters under which a secret could be guessed."""
_OTHERS = 0o077
"""The mode bits of a file that let others in."""


def session_secret(file: str) -> bytes:
    """The secret that signs forms: CHECKER_REVIEW_SECRET, else ``file``, made if it is missing.

    Without a file named it is ``checker/review.secret`` in the user's state folder.

    Raises:
        SettingsError: too short, readable by others, or neither to be read nor made.

    """
    given = os.environ.get(SESSION_SECRET)
    if given is None:
        path = Path(file).expanduser() if file else _state_folder() / "checker" / "review.secret"
        given = _kept(path) if path.exists() else _made(path)
        source = str(path)
    else:
        source = SESSION_SECRET
    if len(given) < _SHORTEST:
        raise SettingsError(f"{source}: a secret needs at least {_SHORTEST} characters")
    return given.encode()


def oidc_secret(file: str) -> str | None:
    """The client's secret at the identity provider, if it has one.

    Raises:
        SettingsError: the file is missing or readable by others.

    """
    given = os.environ.get(OIDC_SECRET)
    return given if given is not None or not file else _kept(Path(file).expanduser())


def _state_folder() -> Path:
    given = os.environ.get("XDG_STATE_HOME")
    return Path(given) if given else Path.home() / ".local" / "state"


def _kept(path: Path) -> str:
    try:
        if path.stat().st_mode & _OTHERS:
            raise SettingsError(f"{path}: others may read this secret; do 'chmod 600 {path}'")
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: the secret cannot be read: {error}") from error


def _made(path: Path) -> str:
    """Write a new secret beside the file, then link it there: no other process sees half of it."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        number = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(48) + "\n")
        try:
            path.hardlink_to(draft)
            structlog.get_logger().warning("a new secret was made", file=str(path))
        except FileExistsError:
            pass  # by a process that started beside this one
        finally:
            draft.unlink()
    except OSError as error:
        raise SettingsError(f"{path}: the secret cannot be written: {error}") from error
    return _kept(path)
