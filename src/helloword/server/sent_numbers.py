"""All numbers of a board that is sent, asked once: its KPIs, their last 90 days, their slices and their targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import cast

from helloword.boards import Board, Tile
from helloword.errors import HellowordError
from helloword.kpis.company import answer, catalogue_of
from helloword.kpis.comparing import against_from
from helloword.kpis.query import Answer, Query, Reading
from helloword.kpis.reaching import last_whole_day
from helloword.kpis.seeing import seen_kpis
from helloword.period import Grain, start_of
from helloword.server.board_targets import targets
from helloword.server.freshening import Sources
from helloword.server.readings import Json
from helloword.subscriptions.view import Span, View
from helloword.workspace import Workspace

LINE_DAYS = 90
IN_TIME = ("line", "bar", "stacked")
"""Kinds that show a KPI over time."""
STEPS = ("funnel", "abandonment", "bridge")
"""Kinds whose KPIs are parts of one thing."""
_LONG, _LONGER = 100, 400


@dataclass(frozen=True)
class Asked:
    """A question with what was answered of it, and why some of its KPIs were not."""

    query: Query
    answer: Answer | None
    refused: Mapping[str, HellowordError]

    def of(self, kpi: str) -> tuple[Reading, ...]:
        """The readings of one KPI."""
        return tuple(r for r in self.answer.readings if r.kpi == kpi) if self.answer else ()

    def one(self, kpi: str) -> Reading | None:
        """The only reading of a KPI that is not sliced."""
        return next(iter(self.of(kpi)), None)


@dataclass(frozen=True)
class Numbers:
    """A board as somebody sees it at one moment.

    Attributes:
        tiles: those that are seen.
        last: the day that its periods end on.
        totals: every KPI as one value; `lines` those that stand by themselves, day by day.
        sliced, series: by the place of their tile.
        aims: the targets of the same days and slice, by KPI.
    """

    workspace: Workspace
    board: Board
    tiles: Sequence[Tile]
    view: View
    span: Span
    last: date
    totals: Asked
    lines: Asked
    sliced: Mapping[int, Asked]
    series: Mapping[int, Asked]
    aims: Mapping[str, Mapping[str, Json]]
    sources: Sources

    @property
    def until(self) -> date:
        """The last day asked for."""
        return self.span.until or self.last


def numbers_of(workspace: Workspace, board: Board, tiles: Sequence[Tile], view: View) -> Numbers:
    """Ask everything, within what the workspace is seen through."""
    last = last_whole_day(workspace) or workspace.today
    span = view.span(last)
    compare, event = against_from(None if view.compare == "none" else view.compare)
    kpis = tuple(dict.fromkeys(kpi for tile in tiles for kpi in tile.shown))
    query = Query(kpis, (), span.grain, span.first, span.until, view.where, view.currency, compare, event)
    until = span.until or last
    daily = replace(
        query, grain=Grain.DAY, start=until - timedelta(days=LINE_DAYS - 1), end=until, compare=None, event=None
    )
    singles = tuple(dict.fromkeys(kpi for tile in tiles if alone(tile) for kpi in tile.shown))
    return Numbers(
        workspace, board, tiles, view, span, last, ask(workspace, query), ask(workspace, replace(daily, kpis=singles)),
        {at: ask(workspace, replace(query, kpis=tile.shown, by=_by(tile))) for at, tile in enumerate(tiles) if tile.by},
        {at: ask(workspace, _over_time(query, tile, until)) for at, tile in enumerate(tiles) if tile.kind in IN_TIME},
        _aims(workspace, kpis, span, view), Sources.of(workspace, query),
    )  # fmt: skip


def alone(tile: Tile) -> bool:
    """Whether the KPIs of a tile stand by themselves, as those of a card."""
    return tile.by is None and tile.kind not in STEPS


def ask(workspace: Workspace, query: Query) -> Asked:
    """What can be answered; a KPI that is refused does not take the others with it."""
    if not query.kpis:
        return Asked(query, None, {})
    try:
        return Asked(query, answer(workspace, query), {})
    except HellowordError as error:
        if len(query.kpis) == 1:
            return Asked(query, None, {query.kpis[0]: error})
    parts = [ask(workspace, replace(query, kpis=(kpi,))) for kpi in query.kpis]
    answers = [part.answer for part in parts if part.answer]
    refused = {kpi: error for part in parts for kpi, error in part.refused.items()}
    readings = tuple(reading for found in answers for reading in found.readings)
    whole = replace(answers[0], readings=readings) if answers else None
    kept = tuple(kpi for kpi in query.kpis if kpi not in refused)
    return Asked(replace(query, kpis=kept) if kept else query, whole, refused)


def _by(tile: Tile) -> tuple[str, ...]:
    return tuple(filter(None, (tile.by, tile.across)))


def _over_time(query: Query, tile: Tile, until: date) -> Query:
    days = (until - query.start).days + 1 if query.start else _LONGER
    grain = Grain.DAY if days <= _LONG else Grain.WEEK if days <= _LONGER else Grain.MONTH
    start = start_of(grain, query.start) if query.start else None
    return replace(
        query, kpis=tile.shown, by=_by(tile), grain=grain, start=start, end=query.end, compare=None, event=None
    )


def _aims(workspace: Workspace, kpis: Sequence[str], span: Span, view: View) -> Mapping[str, Mapping[str, Json]]:
    """A view that is kept to some stores is held against goals of exactly these."""
    if span.first is None or span.until is None:
        return {}
    seen = seen_kpis(catalogue_of(workspace), workspace.scope)
    where = {**dict(workspace.scope.filters), **view.where}
    found = targets(workspace, [kpi for kpi in kpis if kpi in seen], span.first, span.until, where)
    told = [cast(Mapping[str, Json], each) for each in found]
    return {str(each["kpi"]): each for each in told}
