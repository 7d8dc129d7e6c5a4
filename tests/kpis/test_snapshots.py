"""The SQL behind a number, kept as text so that a change of it is seen.

Regenerate with `HELLOWORD_SNAPSHOTS=write make test` (or pytest on this file) and read the difference.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from helloword.kpis.asking import Asked, where_of
from helloword.kpis.catalogue import shipped
from helloword.kpis.components import scans_for
from helloword.kpis.relations import RELATIONS
from helloword.kpis.scans import query_of, with_relations
from helloword.period import Grain, Period
from helloword.scope import EVERYTHING

FOLDER = Path(__file__).parent / "snapshots"
JANUARY = Period(Grain.MONTH, *(date(2026, 1, d) for d in (1, 31, 1, 31, 31)))
QUESTIONS: dict[str, tuple[str, tuple[str, ...], dict[str, tuple[str, ...]]]] = {
    "net_sales": ("net_sales", (), {}),
    "net_sales_by_channel": ("net_sales", ("channel",), {}),
    "gross_margin_by_sku": ("gross_margin", ("sku",), {"store": ("eu", "us")}),
    "orders_by_carrier": ("orders", ("carrier",), {}),
    "odr": ("odr", (), {}),
    "on_time_shipment": ("on_time_shipment", (), {}),
    "inventory_turnover_by_brand": ("inventory_turnover", ("brand",), {}),
    "days_of_cover": ("days_of_cover", (), {}),
    "stockout_rate": ("stockout_rate", (), {}),
    "cvr": ("cvr", (), {}),
    "repeat_rate_by_customer_type": ("repeat_rate", ("customer_type",), {}),
    "keyword_rank": ("keyword_rank", (), {}),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_sql_of_a_question_is_the_known_one(name: str) -> None:
    kpi, by, where = QUESTIONS[name]
    asked = Asked(shipped().kpis[kpi], shipped(), by, where_of(where), EVERYTHING)
    needs = [n for m in asked.measures if (n := asked.need(m, (JANUARY,))) is not None]
    scans = scans_for(needs, {n: r.clock for n, r in RELATIONS.items()})

    found = "\n;\n".join(with_relations(query_of(scan)).sql(dialect="duckdb", pretty=True) for scan in scans) + "\n"

    path = FOLDER / f"{name}.sql"
    if os.environ.get("HELLOWORD_SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == found
