"""A directory of wire copy, walked in a fixed order and never left."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from checker.records.fault import Fault


class Listed(NamedTuple):
    """A file that is there, and what tells it from itself before it is changed."""

    path: str
    """As a string: a watch compares thousands, of which it opens one."""
    size: int
    """In bytes."""
    mtime: float
    """When it was last written, in seconds since 1970."""


def walk(root: Path) -> Iterator[Listed | Fault]:
    """The files under a directory, sorted, folder by folder; a file is its own only one.

    Hidden files and folders are passed over. A link is followed to a file inside the directory,
    and never to a folder, so that no loop and no way out exists; a link that leads outside, and a
    folder that cannot be listed, are faults.
    """
    if root.is_dir():
        yield from _walk(str(root), root.resolve())
    elif root.exists():
        yield from _listed(root)
    else:
        yield Fault(path=str(root), reason="no such file or directory")


def _walk(folder: str, root: Path) -> Iterator[Listed | Fault]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield Fault(path=str(Path(folder)), reason=f"cannot be listed: {error.strerror or error}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            yield from _follow(entry, root)
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, root)
        elif entry.is_file(follow_symlinks=False):
            yield from _listed(entry)
        else:
            yield Fault(path=str(Path(entry.path)), reason="is no regular file")


def _follow(link: os.DirEntry[str], root: Path) -> Iterator[Listed | Fault]:
    path = Path(link.path)
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        yield Fault(path=str(path), reason="is a link that leads nowhere")
        return
    if not target.is_relative_to(root):
        yield Fault(path=str(path), reason="is a link that leads out of the directory")
    elif target.is_file():
        yield from _listed(link)


def _listed(found: Path | os.DirEntry[str]) -> Iterator[Listed]:
    """The file, unless it is gone again."""
    try:
        told = found.stat()
    except OSError:
        return
    yield Listed(os.fspath(found), told.st_size, told.st_mtime)
