"""What the shell offers on Tab; quick, so nothing but names is read."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import typer

DIMENSIONS = (
    "store", "platform", "marketplace", "region", "country", "brand", "line", "sku", "channel", "campaign", "keyword",
    "source", "device", "supplier", "carrier", "warehouse", "reason", "type", "language", "fulfilment", "customer_type",
    "weekday", "hour", "months_since",
)  # fmt: skip
"""A test holds these equal to the KPI room's, which is dear to load."""
COMPARISONS = ("previous", "year", "weekday", "year-weekday", "event:")
ANALYSES = ("profit", "skus", "funnel", "channels", "returns", "cohorts", "suppliers")
IMPORT_VERBS = ("list", "undo", "kinds", "template", "rejects")


def kpi_ids(incomplete: str) -> list[str]:
    """KPIs of the shipped catalogue: the names of its files."""
    names = (f.name for f in files("helloword.kpis").joinpath("catalogue").iterdir())
    return sorted(name[:-4] for name in names if name.endswith(".yml") and name.startswith(incomplete))


def analyses(incomplete: str) -> list[str]:
    """Analyses by their ids."""
    return [name for name in ANALYSES if name.startswith(incomplete)]


def dimensions(incomplete: str) -> list[str]:
    """Dimensions to slice by."""
    return [name for name in DIMENSIONS if name.startswith(incomplete)]


def comparisons(incomplete: str) -> list[str]:
    """What a period can be compared with."""
    return [name for name in COMPARISONS if name.startswith(incomplete)]


def import_verbs(ctx: typer.Context, incomplete: str) -> list[str]:
    """What may stand first after `import`; files are offered by the shell itself."""
    return [] if ctx.params.get("files") else [verb for verb in IMPORT_VERBS if verb.startswith(incomplete)]


def filters(ctx: typer.Context, incomplete: str) -> list[str]:
    """Beginnings of a filter, up to the equals sign; after `store=` the stores, one or several."""
    if not incomplete.startswith("store="):
        return [f"{name}=" for name in dimensions(incomplete)]
    before, comma, last = incomplete.removeprefix("store=").rpartition(",")
    return [f"store={before}{comma}{store}" for store in stores(ctx, last)]


def stores(ctx: typer.Context, incomplete: str) -> list[str]:
    """The company's stores; read without the rooms between, which are dear to load."""
    given = ctx.params.get("workspace") or os.environ.get("HELLOWORD_WORKSPACE") or "."
    state = Path(str(given)).absolute() / "state.db"
    try:
        with closing(sqlite3.connect(f"{state.as_uri()}?mode=ro", uri=True)) as connection:
            ids = [str(id) for (id,) in connection.execute("SELECT id FROM stores ORDER BY id")]
    except sqlite3.Error:
        return []
    return [id for id in ids if id.startswith(incomplete)]


def facts(incomplete: str) -> list[str]:
    """Facts that have a general kind: the names of its files."""
    names = (f.name for f in files("helloword.connectors").joinpath("general").iterdir())
    return sorted(n[:-3] for n in names if n.endswith(".py") and not n.startswith("_") and n.startswith(incomplete))
