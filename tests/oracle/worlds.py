"""Small random companies that hold every trap of the contract."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from random import Random

from hypothesis import strategies as st

from tests.oracle.growing import buying, goods, marketing, selling
from tests.oracle.growing.chances import Chances
from tests.oracle.reference.company import World
from tests.oracle.reference.facts import Store

STORES = (
    Store("eu", "shopify", "DE", "EUR", "Europe/Berlin", "Europe"),
    Store("us", "amazon", "US", "USD", "America/Los_Angeles", "America"),
    Store("jp", "amazon", "JP", "JPY", "Asia/Tokyo"),
    Store("tw", "shopee", "TW", "TWD", "Asia/Taipei", "Asia"),
    Store("ie", "amazon", "IE", "EUR", "Europe/Dublin", "Europe"),
)
CLOCK_CHANGES = (
    date(2025, 3, 30), date(2025, 10, 26), date(2025, 3, 9), date(2025, 11, 2), date(2024, 12, 31), date(2024, 2, 29),
)  # fmt: skip
KINDS = (
    "fx", "costs", "sku_map", "products", "suppliers", "overheads", "orders", "refunds", "returns", "fees", "ads",
    "traffic", "funnel", "inventory", "feedback", "surveys", "messages", "purchase_orders", "keywords",
)  # fmt: skip
NEVER_IMPORTED = (
    "", "", "", "", "", "", "ads", "refunds", "traffic", "inventory", "costs", "returns", "funnel", "overheads", "feedback",
)  # fmt: skip
NEVER_OF_ONE_STORE = ("", "", "orders", "refunds", "fees", "ads", "traffic", "inventory")
Rows = Iterable[Mapping[str, str]]


def world(seed: int, *, plain: bool = False) -> World:
    """The company of a seed, the same one every time; `plain` when all its money is in one currency."""
    dice = Random(seed)
    stores = tuple(dice.sample(STORES, dice.choice((2, 2, 3))))
    chances = Chances(
        dice=dice,
        stores=stores,
        home=dice.choice(("EUR", "CNY", "USD")),
        zone=dice.choice(("Asia/Shanghai", "Europe/Berlin", "America/New_York")),
        middle=dice.choice(CLOCK_CHANGES),
        span=dice.choice((6, 20, 70, 200)),
        plain=plain,
    )
    rows = {**goods.rows(chances), **selling.rows(chances)}
    rows |= {**marketing.rows(chances, rows["orders"]), **buying.rows(chances)}
    rows.pop(chances.one(*NEVER_IMPORTED), None)
    kind, store = chances.one(*NEVER_OF_ONE_STORE), stores[0].id
    rows |= {kind: [row for row in rows[kind] if row["store"] != store]} if kind in rows else {}
    return World(chances.home, chances.zone, stores, rows)


def worlds() -> st.SearchStrategy[World]:
    """Any of them."""
    return st.integers(min_value=0, max_value=2**32).map(world)


def write(rows: Mapping[str, Rows], folder: Path) -> list[tuple[str, Path]]:
    """Writes one CSV file a kind, in an order in which a person might load them; returns kind and path."""
    written = []
    for kind in KINDS:
        some = list(rows.get(kind, ()))
        if some:
            path = folder / f"{kind}.csv"
            _write(path, some)
            written.append((f"general.{kind}", path))
    return written


def _write(path: Path, rows: list[Mapping[str, str]]) -> None:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
