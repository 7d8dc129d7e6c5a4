"""Who acts: a person, a program or a rule, as the audit log names them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """Who acts, such as `cli:anna` or `rule:low_stock`."""

    name: str


LOCAL = Actor("local")
"""Whoever uses this machine, as long as nobody signs in."""
