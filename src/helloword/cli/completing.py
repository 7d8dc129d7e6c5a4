"""What the shell offers on Tab; quick, so nothing but names is read."""

from __future__ import annotations

from importlib.resources import files

DIMENSIONS = (
    "store", "platform", "marketplace", "region", "country", "brand", "line", "sku", "channel", "campaign", "keyword",
    "source", "device", "supplier", "carrier", "warehouse", "reason", "type", "language", "fulfilment", "customer_type",
)  # fmt: skip
"""A test holds these equal to the KPI room's, which is dear to load."""


def kpi_ids(incomplete: str) -> list[str]:
    """KPIs of the shipped catalogue: the names of its files."""
    names = (f.name for f in files("helloword.kpis").joinpath("catalogue").iterdir())
    return sorted(name[:-4] for name in names if name.endswith(".yml") and name.startswith(incomplete))


def dimensions(incomplete: str) -> list[str]:
    """Dimensions to slice by."""
    return [name for name in DIMENSIONS if name.startswith(incomplete)]


def filters(incomplete: str) -> list[str]:
    """Beginnings of a filter, up to the equals sign."""
    return [f"{name}=" for name in dimensions(incomplete)]
