"""The KPIs by day and store asked of the Boring Semantic Layer; runs in a folder with the views, where it is installed.

A model that joins facts joins all their rows of a day and store with each other before it groups, and had not answered after five minutes. So
each fact is asked by itself and the answers are joined; what stands on several facts is divided after that.
Prints the seconds of each time.
"""

from __future__ import annotations

import json
import pickle
import sys
import time
from pathlib import Path

import ibis
from boring_semantic_layer import SemanticModel, to_semantic_table
from ibis.backends.duckdb import Backend
from ibis.expr.types import Table

CELL = ("day", "store")


def main(kpis: list[str], times: int, answer: Path) -> None:
    """Make the views, ask, and keep the rows of the last time."""
    db = ibis.duckdb.connect()
    for view in Path("models").glob("*.sql"):
        db.create_view(view.stem, db.sql(view.read_text(encoding="utf-8")))
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        rows = of_several_facts(db).to_pyarrow()
        taken.append(time.perf_counter() - started)
    answer.write_bytes(pickle.dumps(rows.select([*CELL, *kpis]).to_pylist()))
    print(json.dumps(taken))


def of_several_facts(db: Backend) -> Table:
    """Every KPI, a row for each day and store."""
    rows = by_cell(visits(db))
    for fact in (lines(db), returned(db), advertised(db)):
        rows = rows.left_join(by_cell(fact), CELL).select(~ibis.selectors.endswith("_right"))
    return rows.mutate(
        aov=(rows.gross_sales - rows.discounts) / rows.orders,
        net_sales=rows.gross_sales - rows.discounts - rows.refunds.coalesce(0),
        tacos=rows.ad_spend / (rows.gross_sales - rows.discounts),
        cpt=rows.ad_spend / rows.paid_sessions,
        cvr=rows.orders / rows.sessions,
    )


def by_cell(fact: SemanticModel) -> Table:
    """All measures of a fact by day and store."""
    return fact.group_by(*CELL).aggregate(*fact.measures).to_untagged()


def dimensioned(rows: Table, name: str) -> SemanticModel:
    """A fact that can be sliced by day and store."""
    return to_semantic_table(rows, name=name).with_dimensions(day=lambda t: t.day, store=lambda t: t.store)


def lines(db: Backend) -> SemanticModel:
    """What order lines say."""
    return dimensioned(db.table("lines"), "lines").with_measures(
        gross_sales=lambda t: t.gross.sum(),
        discounts=lambda t: t.discount.sum(),
        shipping_income=lambda t: t.shipping.sum(),
        units=lambda t: t.quantity.sum(),
        orders=lambda t: t.sold_order.nunique(),
        all_orders=lambda t: t.order_id.nunique(),
        seller_cancelled=lambda t: t.seller_cancelled_order.nunique(),
        cancel_rate=lambda t: t.seller_cancelled / t.all_orders,
    )


def returned(db: Backend) -> SemanticModel:
    """What refunds say."""
    return dimensioned(db.table("returned"), "returned").with_measures(refunds=lambda t: t.amount.sum())


def advertised(db: Backend) -> SemanticModel:
    """What ads say."""
    return dimensioned(db.table("advertised"), "advertised").with_measures(
        ad_spend=lambda t: t.spend.sum(),
        attributed_sales=lambda t: t.attributed.sum(),
        clicks=lambda t: t.clicked.sum(),
        impressions=lambda t: t.seen.sum(),
        roas=lambda t: t.attributed_sales / t.ad_spend,
        acos=lambda t: t.ad_spend / t.attributed_sales,
        cpc=lambda t: t.ad_spend / t.clicks,
        ctr=lambda t: t.clicks / t.impressions,
    )


def visits(db: Backend) -> SemanticModel:
    """What traffic says."""
    return dimensioned(db.table("visits"), "visits").with_measures(
        sessions=lambda t: t.visits.sum(),
        organic_sessions=lambda t: t.visits.sum(where=t.source == "organic"),
        paid_sessions=lambda t: t.visits.sum(where=t.source == "paid"),
        organic_share=lambda t: t.organic_sessions / t.sessions,
    )


if __name__ == "__main__":
    main(sys.argv[3].split(","), int(sys.argv[2]), Path(sys.argv[1]))
