"""What the shell offers on Tab; quick, so nothing but names is read."""

from __future__ import annotations

from importlib.resources import files

import typer

DIMENSIONS = (
    "store", "platform", "marketplace", "region", "country", "brand", "line", "sku", "channel", "campaign", "keyword",
    "source", "device", "supplier", "carrier", "warehouse", "reason", "type", "language", "fulfilment", "customer_type",
)  # fmt: skip
"""A test holds these equal to the KPI room's, which is dear to load."""
IMPORT_VERBS = ("list", "undo", "kinds", "template", "rejects")


def kpi_ids(incomplete: str) -> list[str]:
    """KPIs of the shipped catalogue: the names of its files."""
    names = (f.name for f in files("helloword.kpis").joinpath("catalogue").iterdir())
    return sorted(name[:-4] for name in names if name.endswith(".yml") and name.startswith(incomplete))


def dimensions(incomplete: str) -> list[str]:
    """Dimensions to slice by."""
    return [name for name in DIMENSIONS if name.startswith(incomplete)]


def import_verbs(ctx: typer.Context, incomplete: str) -> list[str]:
    """What may stand first after `import`; files are offered by the shell itself."""
    return [] if ctx.params.get("files") else [verb for verb in IMPORT_VERBS if verb.startswith(incomplete)]


def filters(incomplete: str) -> list[str]:
    """Beginnings of a filter, up to the equals sign."""
    return [f"{name}=" for name in dimensions(incomplete)]
