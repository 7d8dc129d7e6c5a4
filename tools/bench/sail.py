"""A Sail server of our own: Spark Connect from a Python package, in one process or with workers."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SAIL = str(Path(sys.executable).parent / "sail")
_SECONDS = 60.0


@contextmanager
def sail(workers: int = 0) -> Iterator[str]:
    """The address of a server that runs as long as the block does; with `workers`, they compute in processes of their own."""
    port = _free_port()
    cluster = {"SAIL_MODE": "local-cluster", "SAIL_CLUSTER__WORKER_MAX_COUNT": str(workers)} if workers else {}
    command = [SAIL, "spark", "server", "--ip", "127.0.0.1", "--port", str(port)]
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as said,
        subprocess.Popen(command, env={**os.environ, **cluster}, stdout=said, stderr=said) as server,
    ):
        try:
            _wait(server, port)
            yield f"sc://127.0.0.1:{port}"
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"Sail did not start to answer at port {port}.")
