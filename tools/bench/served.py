"""`helloword serve` in a process of its own, and what it takes of the machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.bench.measured import family, peak_mb

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Server:
    """A server that answers at `url`."""

    url: str
    pid: int

    @property
    def peak_mb(self) -> float:
        """The most memory that it and its children ever held."""
        return peak_mb(self.pid)

    @property
    def cpu_seconds(self) -> float:
        """What it and its children worked so far."""
        return sum(_ticks(pid) for pid in family(self.pid)) / _TICKS


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """The company in `folder`, served for as long as the block lasts."""
    command = [sys.executable, "-m", "helloword", "serve", "--port", "0", "--workspace", str(folder)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        url = _url(process.stderr)
        # A server that fills a pipe nobody reads would wait for ever.
        threading.Thread(target=process.stderr.read, daemon=True).start()
        try:
            yield Server(url, process.pid)
        finally:
            process.terminate()


def _url(told: Iterable[str]) -> str:
    said = []
    for line in told:
        said.append(line)
        if found := re.search(r"http://127[.]0[.]0[.]1:[0-9]+", line):
            return found[0]
    sys.exit(f"The server did not start.\n{''.join(said)}")


def _ticks(pid: int) -> int:
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0
    return int(told[11]) + int(told[12])
