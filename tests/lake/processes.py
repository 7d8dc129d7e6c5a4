"""Other processes that work on a workspace."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from resource import RLIMIT_FSIZE, setrlimit
from typing import Any

ROOT = Path(__file__).parents[2]


class Nursery:
    """The process of `tests.lake.nursery`."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def run(self, do: str, folder: Path, **job: object) -> dict[str, Any]:
        """How a child ended that did the job."""
        report = folder.parent / "report.txt"
        report.unlink(missing_ok=True)
        line = json.dumps({"do": do, "folder": str(folder), "report": str(report), **job}, default=str)
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        assert answer["killed"] or answer["said"].isdigit(), answer["said"]
        return answer


def python(*arguments: object, largest_file: int | None = None) -> subprocess.Popen[str]:
    """A Python process in the checkout; `largest_file` is how many bytes it can write to a file, as on a full disk."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=partial(setrlimit, RLIMIT_FSIZE, (largest_file, largest_file)) if largest_file else None,
    )  # fmt: skip


@contextmanager
def nursery() -> Iterator[Nursery]:
    """A nursery that ends with the block."""
    process = python("-m", "tests.lake.nursery")
    try:
        yield Nursery(process)
    finally:
        process.stdin.close()  # type: ignore[union-attr]
        process.wait()


def command(*arguments: object, largest_file: int | None = None) -> subprocess.Popen[str]:
    """The command line, in a process of its own."""
    return python("-m", "helloword", *arguments, largest_file=largest_file)
