"""Computing what a person will look at first while they are still on their way to it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from threading import Event, Thread
from time import monotonic
from typing import TypeVar

from helloword.boards import Tile, all_boards
from helloword.errors import HellowordError
from helloword.kpis.company import catalogue_of, ground_of
from helloword.kpis.query import Query
from helloword.kpis.reaching import last_whole_day
from helloword.kpis.rollups.overview import refresh
from helloword.period import ONE_DAY, Grain, end_of, start_of
from helloword.server.definitions import asked_of
from helloword.server.served import Served, versions_of
from helloword.server.valuing import compact_body, keep_ahead
from helloword.workspace import Workspace

Asked = TypeVar("Asked", Query, list[Query])

# What the web app asks when nothing is chosen; tests/web/test_speed.py holds the two together.
PERIOD_DAYS = 28
LINE_DAYS = 90
LIST_DAYS = 13 * 7
MOST_STORES = 12
LOOK_SECONDS = 2.0
LATER_SECONDS = 20.0
"""After this long without a change what is looked at second is computed, too; whoever just came has the machine until then."""
# How long a stopping server waits for a question that is being computed.
PATIENCE_SECONDS = 3


def first_questions(workspace: Workspace) -> Iterator[Query]:
    """What the first board asks without slices, and the lines of its cards; nothing without data."""
    last = last_whole_day(workspace)
    if last is None:
        return
    tiles = next(iter(all_boards().values())).tiles
    cards = [tile for tile in tiles if tile.kind == "card"]
    yield Query(_shown(tiles), grain=Grain.TOTAL, start=_back(last, PERIOD_DAYS), end=last, compare="previous")
    yield Query(_shown(cards), grain=Grain.DAY, start=_back(last, LINE_DAYS), end=last)


def store_questions(workspace: Workspace) -> Iterator[list[Query]]:
    """The same of each store, which is what is chosen most; only of KPIs that are of a store, and of the first few stores.

    Questions that differ in their store alone come together: who bought before is found out from the orders of all stores.
    """
    catalogue = catalogue_of(workspace)
    of_stores = {kpi.id for kpi in catalogue.kpis.values() if "store" in asked_of(kpi, catalogue).slices}
    stores = workspace.stores()[:MOST_STORES]
    for query in first_questions(workspace):
        kpis = tuple(id for id in query.kpis if id in of_stores)
        yield [replace(query, kpis=kpis, where={"store": (store.id,)}) for store in stores]


def list_questions(workspace: Workspace) -> Iterator[Query]:
    """What the list of KPIs asks, area by area: the same days, and whole weeks."""
    last = last_whole_day(workspace)
    if last is None:
        return
    week = start_of(Grain.WEEK, last)
    until = last if end_of(Grain.WEEK, week) == last else week - ONE_DAY
    kpis = sorted(catalogue_of(workspace).kpis.values(), key=lambda kpi: kpi.group)
    for _, group in groupby(kpis, key=lambda kpi: kpi.group):
        ids = tuple(kpi.id for kpi in group)
        yield Query(ids, grain=Grain.TOTAL, start=_back(last, PERIOD_DAYS), end=last, compare="previous")
        yield Query(ids, grain=Grain.WEEK, start=_back(until, LIST_DAYS), end=until)


@contextmanager
def warming(served: Served) -> Iterator[None]:
    """Compute the first pages in the background, and again whenever data changed, for as long as the server runs."""
    stopped = Event()
    thread = Thread(target=keep_warm, args=(served, stopped), daemon=True, name="warming")
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(PATIENCE_SECONDS)


def keep_warm(served: Served, stopped: Event, later: float = LATER_SECONDS) -> None:
    """Warm the first board now and after every change, and the rest `later` seconds after that, until `stopped`."""
    known: Hashable = None
    rest: float | None = None
    while not stopped.is_set():
        try:
            versions = versions_of(served.workspace)
        except HellowordError:
            versions = known
        if versions != known:
            known, rest = versions, monotonic() + later
            warm(served, first_questions, stopped, compact_body)
        elif rest is not None and monotonic() >= rest:
            rest = None
            warm_rollups(served, stopped)
            warm(served, store_questions, stopped, keep_ahead)
            warm(served, list_questions, stopped, compact_body)
        stopped.wait(LOOK_SECONDS)


def warm(
    served: Served,
    asking: Callable[[Workspace], Iterable[Asked]],
    stopped: Event,
    compute: Callable[[Served, Workspace, Asked], object],
) -> None:
    """Compute what is asked, one after the other, until `stopped`."""
    with suppress(HellowordError):  # whoever opens the board is told what is wrong
        workspace = served.workspace
        for asked in asking(workspace):
            if stopped.is_set():
                return
            compute(served, workspace, asked)


def warm_rollups(served: Served, stopped: Event) -> None:
    """Bring roll-ups up to date that anybody's question led to before, until `stopped`."""
    with suppress(HellowordError):  # whoever asks is told what is wrong
        for _ in refresh(ground_of(served.workspace)):
            if stopped.is_set():
                return


def _shown(tiles: Iterable[Tile]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kpi for tile in tiles for kpi in tile.shown))


def _back(last: date, days: int) -> date:
    return last - timedelta(days=days - 1)
