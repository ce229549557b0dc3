"""A throw-away PostgreSQL: one cluster on a socket of its own, gone when the tests are."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

# Nothing here has to outlive the machine.
_HASTY = (
    "listen_addresses=''", "fsync=off", "synchronous_commit=off", "full_page_writes=off",
    "shared_buffers=16MB", "max_connections=40", "autovacuum=off",
)  # fmt: skip


def binaries():
    """The folder of initdb and pg_ctl, which Debian keeps off the path; None without one."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return folders[-1] if folders else None


def _owner():
    """Whom a cluster may belong to: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    return None


@contextmanager
def cluster():
    """The URL of a running server; what is wrong, as ``None, reason``, where none can be had."""
    folder, owner = binaries(), _owner()
    if folder is None or owner is None:
        yield None, "PostgreSQL is not installed"
        return
    place = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        if owner:
            os.chown(place, owner["user"], owner["group"])
        data = str(place / "data")

        def run(*command):
            subprocess.run(
                [str(folder / command[0]), *command[1:]], check=True, cwd=place, timeout=60,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **owner,
            )  # fmt: skip

        run(
            "initdb",
            "-D",
            data,
            "-U",
            "checker",
            "-A",
            "trust",
            "--no-sync",
            "--no-locale",
            "-E",
            "UTF8",
        )
        options = " ".join(
            f"-c {option}" for option in (*_HASTY, f"unix_socket_directories={place}")
        )
        run("pg_ctl", "-D", data, "-w", "-l", str(place / "log"), "-o", options, "start")
        try:
            yield f"postgresql://checker@/postgres?host={place}", ""
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(place, ignore_errors=True)
