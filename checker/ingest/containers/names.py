"""Names of members. Nothing is ever written to disk, but a hostile name tells a hostile archive."""

from pathlib import PurePosixPath, PureWindowsPath


def refusal(name: str) -> str:
    """Why a member of that name is not read; empty where it is.

    >>> refusal("../../etc/passwd"), refusal("2025/a.xml")
    ('has a name that leads out of the archive', '')
    """
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    if posix.is_absolute() or windows.drive or windows.root:
        return "has an absolute name"
    if ".." in posix.parts or ".." in windows.parts:
        return "has a name that leads out of the archive"
    return "" if name.strip() else "has no name"


def is_hidden(name: str) -> bool:
    """Whether the name is one of those that systems leave in archives beside the files."""
    if refusal(name):
        return False
    parts = PurePosixPath(name).parts
    return any(part[0] == "." or part == "__MACOSX" for part in parts)
