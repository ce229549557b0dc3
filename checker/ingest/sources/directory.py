"""A directory of wire copy, walked in a fixed order and never left."""

import os
from collections.abc import Iterator
from pathlib import Path

from checker.records.fault import Fault


def walk(root: Path) -> Iterator[Path | Fault]:
    """The files under a directory, sorted, folder by folder; a file is its own only one.

    Hidden files and folders are passed over. A link is followed to a file inside the directory,
    and never to a folder, so that no loop and no way out exists; a link that leads outside, and a
    folder that cannot be listed, are faults.
    """
    if not root.is_dir():
        yield root if root.exists() else Fault(path=str(root), reason="no such file or directory")
        return
    yield from _walk(root, root.resolve())


def _walk(folder: Path, root: Path) -> Iterator[Path | Fault]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield Fault(path=str(folder), reason=f"cannot be listed: {error.strerror or error}")
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            yield from _follow(path, root)
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(path, root)
        elif entry.is_file(follow_symlinks=False):
            yield path
        else:
            yield Fault(path=str(path), reason="is no regular file")


def _follow(link: Path, root: Path) -> Iterator[Path | Fault]:
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        yield Fault(path=str(link), reason="is a link that leads nowhere")
        return
    if not target.is_relative_to(root):
        yield Fault(path=str(link), reason="is a link that leads out of the directory")
    elif target.is_file():
        yield link
