"""What a person may see; every query is cut to it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """The stores whose rows may enter a number; None means all, and company-wide facts with them."""

    stores: frozenset[str] | None = None


EVERYTHING = Scope()
