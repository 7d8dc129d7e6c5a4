"""Which rows of ours a KPI is made of, so that it can be taken under another definition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """What one kind of row adds to a figure, or takes from it.

    Attributes:
        family: the kind of row.
        value: which of its amounts.
        counted: a number of things, which no exchange rate touches.
    """

    family: str
    value: str
    negative: bool = False
    counted: bool = False


PARTS: Mapping[str, tuple[Part, ...]] = {
    "gross_sales": (Part("lines", "gross"),),
    "discounts": (Part("lines", "discount"),),
    "shipping_income": (Part("lines", "shipping"),),
    "units": (Part("lines", "units", counted=True),),
    "orders": (Part("orders", "orders", counted=True),),
    "refunds": (Part("refunds", "refunds"),),
    "net_sales": (
        Part("lines", "gross"),
        Part("lines", "discount", negative=True),
        Part("refunds", "refunds", negative=True),
    ),
    "fees": (Part("fees", "fees"),),
    "ad_spend": (Part("ads", "spend"),),
    "sessions": (Part("traffic", "sessions", counted=True),),
}
"""KPIs whose gap can be split, by id; any other KPI is compared as a whole."""

FACTS: Mapping[str, tuple[str, ...]] = {
    "lines": ("order_lines",), "orders": ("order_lines",), "refunds": ("refunds", "order_lines"), "fees": ("fees",),
    "ads": ("ads",), "traffic": ("traffic",),
}  # fmt: skip
"""Tables that each kind of row is read from."""


def facts_of(kpi: str) -> tuple[str, ...]:
    """Tables that decide how far our figure reaches."""
    return tuple(dict.fromkeys(fact for part in PARTS[kpi] for fact in FACTS[part.family]))
