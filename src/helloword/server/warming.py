"""Computing what a person will look at first while they are still on their way to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import groupby
from threading import Event, Thread

from helloword.boards import all_boards
from helloword.errors import HellowordError
from helloword.kpis.query import Query
from helloword.lake.freshness import freshness
from helloword.lake.snapshot import snapshot
from helloword.period import Grain
from helloword.server.served import Served
from helloword.server.valuing import values_body
from helloword.workspace import Workspace

# What the web app asks when nothing is chosen; tests/web/test_speed.py holds the two together.
PERIOD_DAYS = 28
LINE_DAYS = 90
# How long a stopping server waits for a question that is being computed.
PATIENCE_SECONDS = 3
_SALES = ("orders", "order_lines")


def first_questions(workspace: Workspace) -> Iterator[Query]:
    """What the first board's cards ask, in reading order; nothing without data."""
    last = last_day(workspace)
    if last is None:
        return
    board = next(iter(all_boards().values()))
    cards = [tile for tile in board.tiles if tile.kind == "card"]
    for _, group in groupby(cards, key=lambda tile: tile.group):
        kpis = tuple(kpi for tile in group for kpi in tile.shown)
        yield Query(kpis, grain=Grain.TOTAL, start=_back(last, PERIOD_DAYS), end=last, compare="previous")
        yield Query(kpis, grain=Grain.DAY, start=_back(last, LINE_DAYS), end=last)


def last_day(workspace: Workspace) -> date | None:
    """The day that periods end on: how far orders are complete, else whatever reaches furthest."""
    reached = [
        (source.table, source.complete_through)
        for source in freshness(workspace, snapshot(workspace))
        if source.complete_through
    ]
    return max([day for table, day in reached if table in _SALES] or [day for _, day in reached], default=None)


@contextmanager
def warming(served: Served) -> Iterator[None]:
    """Compute the first board in the background for as long as the server runs."""
    stopped = Event()
    thread = Thread(target=warm, args=(served, stopped), daemon=True, name="warming")
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(PATIENCE_SECONDS)


def warm(served: Served, stopped: Event) -> None:
    """Compute the first board's questions one after the other, until `stopped`."""
    workspace = served.workspace
    try:
        for query in first_questions(workspace):
            if stopped.is_set():
                return
            values_body(served, workspace, query)
    except HellowordError:
        # Whoever opens the board is told what is wrong.
        return


def _back(last: date, days: int) -> date:
    return last - timedelta(days=days - 1)
