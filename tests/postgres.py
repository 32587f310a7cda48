"""A PostgreSQL server of the test's own: its folder, a free local port, an unprivileged user."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_USER = "nmsdesk_test"


def programs() -> Path | None:
    """Where Debian, or the path, keeps the server's programs; None where it is not installed."""
    found = shutil.which("initdb")
    if found and shutil.which("pg_ctl"):
        return Path(found).parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    return versions[-1].parent if versions else None


def _version(path: Path) -> int:
    name = path.parents[1].name
    return int(name) if name.isdecimal() else 0


def why_not() -> str | None:
    """Why no server can be started here, as a sentence; None where one can."""
    if programs() is None:
        return "PostgreSQL is not installed here (Debian's package postgresql)"
    if os.name == "posix" and os.geteuid() == 0 and _nobody() is None:
        return "PostgreSQL refuses to run as root, and no unprivileged user was found"
    return None


def _nobody() -> str | None:
    """The user that Debian's package makes; else the one that owns nothing."""
    import pwd

    names = {each.pw_name for each in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


@contextmanager
def server() -> Iterator[str]:
    """Start a server; its address as SQLAlchemy writes it. It ends with the block, and its folder.

    Skips with the reason where it cannot be. Where `.ci/run` asks for it that is a failure.
    """
    if reason := why_not():
        if os.environ.get("NMSDESK_CI"):
            pytest.fail(f"{reason}; in CI these tests are never left out")
        pytest.skip(reason)
    bin_ = programs()
    assert bin_ is not None
    # Not below pytest's own folder: that one is closed to the user as whom the server runs.
    with tempfile.TemporaryDirectory(prefix="nmsdesk-postgres-") as made:
        folder, user = Path(made), None
        if os.geteuid() == 0:
            user = _nobody()
            shutil.chown(folder, user)
        data, port = folder / "data", _free_port()
        make = ("-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        _run(user, bin_ / "initdb", *make)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
        control = (bin_ / "pg_ctl", "-D", data, "-w", "-l", folder / "log")
        _run(user, *control, "-o", f"{options} -c fsync=off", "start")
        try:
            yield f"postgresql+psycopg://{_USER}@127.0.0.1:{port}/postgres"
        finally:
            _run(user, *control, "-m", "immediate", "stop")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _run(user: str | None, *command: object) -> None:
    words = [str(word) for word in command]
    more = {} if user is None else {"user": user, "group": _group(user), "extra_groups": []}
    done = subprocess.run(
        words, cwd="/", capture_output=True, text=True, check=False, timeout=60, **more
    )
    assert done.returncode == 0, f"{words[0]}: {done.stdout}{done.stderr}"


def _group(user: str) -> int:
    import pwd

    return pwd.getpwnam(user).pw_gid
