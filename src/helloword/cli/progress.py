"""A bar on stderr for what takes longer than two seconds, with the time that is left, or a clock where it is not known."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE_SECONDS = 2.0
Report = Callable[[int, int], None]
"""Called with (done, in all) now and then."""


@contextmanager
def progress(what: str) -> Iterator[Report]:
    """A function to report progress of `what` to; nothing is shown without a terminal."""
    if not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn(compact=True),
        console=Console(file=sys.stderr), transient=True,
    )  # fmt: skip
    task = bar.add_task(what, total=None)
    started = time.monotonic()

    def report(done: int, total: int) -> None:
        if time.monotonic() - started > PATIENCE_SECONDS:
            bar.start()
        bar.update(task, completed=done, total=total)

    try:
        yield report
    finally:
        bar.stop()


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Show that `what` is under way and for how long, where nobody knows how much is left."""
    if not sys.stderr.isatty():
        yield
        return
    shown: list[Progress] = []

    def begin() -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        shown.append(Progress(*columns, console=Console(file=sys.stderr), transient=True))
        shown[0].add_task(what, total=None)
        shown[0].start()

    timer = Timer(PATIENCE_SECONDS, begin)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        for progress in shown:
            progress.stop()


def _silent(done: int, total: int) -> None:
    """Progress that nobody watches."""
