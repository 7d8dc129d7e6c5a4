"""What an engine does for those who ask; which one runs is known to the files beside this one alone."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pyarrow as pa
from sqlglot import exp

from helloword.model import Table

Files = Mapping[str, tuple[str, ...]]
"""The Parquet files of every model table that has rows."""
Fetch = Callable[[Files], Files]
"""Where files are on this machine's disk, once they are there; they stay for a while after each time this is asked."""


@dataclass(frozen=True, eq=False)
class Statement:
    """A query that is asked again and again and changed by nobody, so that its text is written once."""

    query: exp.Query
    _texts: dict[str, str] = field(default_factory=dict, repr=False)

    def sql(self, dialect: str) -> str:
        """It in the words of an engine."""
        if dialect not in self._texts:
            self._texts[dialect] = self.query.sql(dialect)
        return self._texts[dialect]

    @cached_property
    def tables(self) -> frozenset[str]:
        """Every table that it names."""
        return tables_in(self.query)


def tables_in(query: exp.Query) -> frozenset[str]:
    """Every table that a query names."""
    return frozenset(table.name for table in query.find_all(exp.Table))


class Engine(ABC):
    """Answers queries over the model tables of one lake version, from several threads at once.

    Queries are trees in DuckDB's words, whichever engine it is, and so are the names and types of the answer's columns.
    """

    @abstractmethod
    def run(self, query: exp.Query | Statement, inputs: Mapping[str, pa.Table], space: str | None = None) -> pa.Table:
        """The rows of `query`, which may read `inputs` and what is kept in `space` besides the model tables.

        Raises OutsideError.
        """

    @abstractmethod
    def keep(
        self, space: str, name: str, query: exp.Query, inputs: Mapping[str, pa.Table], *, on_disk: bool = False
    ) -> None:
        """Have the rows of `query` ready as the table `name` of `space` from now on; raises OutsideError.

        They are held in memory, or `on_disk` where it `has_disk`.
        """

    @property
    def has_disk(self) -> bool:
        """Whether millions of rows can be kept."""
        return False

    def days_of(self, table: Table) -> tuple[date, date] | None:
        """First and last day on which something in `table` happened; None without rows."""
        if not table.events:
            return None
        ends = [end(this=exp.column(name)) for end in (exp.Min, exp.Max) for name in table.events]
        query = exp.select(*(found.as_(f"e{i}") for i, found in enumerate(ends))).from_(table.name)
        days = [day for day in self.run(query, {}).to_pylist()[0].values() if day is not None]
        return (min(days), max(days)) if days else None
