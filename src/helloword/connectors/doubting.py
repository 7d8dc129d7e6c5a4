"""Rows that can be read and are hard to believe: they load, and whoever imports them is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import duckdb
from sqlglot import exp, parse_one

from helloword.model import Doubt, Table
from helloword.period import ONE_DAY
from helloword.text import Text, filled

TOLD = Text(
    "{odd}：{n} 行，首见于第 {line} 行；已载入，请核对。",
    "{odd}: {n} {n:row|rows}, first in line {line}; loaded, please check.",
)
TO_COME = Text("日期在未来", "a day that has not come yet")


def doubts(db: duckdb.DuckDBPyConnection, table: Table, files: Sequence[Path], today: date | None) -> tuple[Text, ...]:
    """A sentence for each doubt about the rows that a file brings to `table`."""
    known = (*table.doubts, *(_to_come(table, today) if today else ()))
    if not known or not files:
        return ()
    met = [parse_one(doubt.when, dialect="duckdb") for doubt in known]
    counts = [exp.CountIf(this=condition.copy()) for condition in met]
    lines = [exp.Min(this=exp.case().when(condition, exp.column("_row"))) for condition in met]
    names = exp.array(*(exp.Literal.string(str(file)) for file in files))
    query = exp.select(*counts, *lines).from_(exp.Table(this=exp.ReadParquet(expressions=[names])))
    found = db.execute(query.sql("duckdb")).fetchall()[0]
    return tuple(
        _told(doubt, n, line)
        for doubt, n, line in zip(known, found[: len(known)], found[len(known) :], strict=True)
        if n
    )


def _to_come(table: Table, today: date) -> Iterator[Doubt]:
    """Anywhere on earth it is at most a day later."""
    if table.events:
        late = [exp.column(event, quoted=True) > exp.convert(today + ONE_DAY) for event in table.events]
        yield Doubt(exp.or_(*late).sql("duckdb"), TO_COME)


def _told(doubt: Doubt, n: int, line: int) -> Text:
    zh, en = (odd[0].upper() + odd[1:] for odd in (doubt.odd.zh, doubt.odd.en))
    return Text(filled(TOLD.zh, n=n, odd=zh, line=line), filled(TOLD.en, n=n, odd=en, line=line))
