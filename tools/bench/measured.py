"""How long work took, and of a command how much memory it held at its peak."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from select import select

HELLOWORD = str(Path(sys.executable).parent / "helloword")
POLL_SECONDS = 0.05
A_MINUTE = 60.0


@dataclass(frozen=True)
class Run:
    """What a command did: its output, how long it took, and the most memory it and its children held at once."""

    output: str
    seconds: float
    peak_mb: float


@dataclass(frozen=True)
class Timed:
    """Seconds that the same work took, several times."""

    seconds: tuple[float, ...]

    @property
    def least(self) -> float:
        """What the machine can do when nothing disturbs it."""
        return min(self.seconds)

    def __str__(self) -> str:
        return f"{self.least:8.3f} s  median {statistics.median(self.seconds):8.3f} s"


def timed(work: Callable[[], object], most: int = 5) -> Timed:
    """Do it up to `most` times, fewer where a minute has gone by."""
    taken: list[float] = []
    while len(taken) < most and (len(taken) < 2 or sum(taken) < A_MINUTE):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return Timed(tuple(taken))


def run(command: Sequence[str], *, cwd: Path | None = None) -> Run:
    """Run to the end; stops the program with what the command said when it fails."""
    started = time.perf_counter()
    # Into a file: a command that fills a pipe nobody reads would wait for ever.
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as said,
        subprocess.Popen(command, cwd=cwd, stdout=said) as process,
    ):
        peak = _peak_until_its_end(process.pid)
        seconds = time.perf_counter() - started
        process.wait()
        said.seek(0)
        output = said.read()
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}.\n{output}")
    return Run(output, seconds, peak)


def _peak_until_its_end(pid: int) -> float:
    peak, process = 0.0, os.pidfd_open(pid)
    try:
        while not select([process], [], [], POLL_SECONDS)[0]:
            peak = max(peak, peak_mb(pid))
    finally:
        os.close(process)
    return peak


def peak_mb(pid: int) -> float:
    """The most memory that a process and all that it started held, each at its own peak."""
    return sum(_resident_kb(member) for member in family(pid)) / 1024


def family(pid: int) -> list[int]:
    """The process and all that it started."""
    found = [pid]
    for member in found:
        found += [int(child) for task in _tasks(member) for child in _read(task / "children").split()]
    return found


def _tasks(pid: int) -> list[Path]:
    try:
        return list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return []


def _resident_kb(pid: int) -> int:
    """VmHWM, the process's own record of its peak, so that nothing between two looks is missed."""
    for line in _read(Path(f"/proc/{pid}/status")).splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:
        return ""
