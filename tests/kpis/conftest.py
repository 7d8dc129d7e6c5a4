"""What tests of KPIs share."""

from __future__ import annotations

import pyarrow as pa
import pytest
from sqlglot import exp

from helloword.kpis.engines.duckdb import DuckDBEngine
from helloword.kpis.engines.engine import Engine


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the engine was asked."""
    queries: list[str] = []
    before = DuckDBEngine.run

    def run(self: Engine, query: exp.Query, *of: object, **named: object) -> pa.Table:
        queries.append(query.sql("duckdb"))
        return before(self, query, *of, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(DuckDBEngine, "run", run)
    return queries
