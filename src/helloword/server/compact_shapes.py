"""Readings in short, as the API's schema says."""

from __future__ import annotations

from dataclasses import dataclass, field

from helloword.server.shapes import Comparison, Freshness, KnownUntil, Period, Provenance, Text


def _nothing() -> None:
    return None


@dataclass(frozen=True)
class SharedParts:
    """What readings are made of, each once, in a list by the reading's field; a field without any is left out."""

    period: list[Period] = field(default_factory=list)
    slice: list[dict[str, str]] = field(default_factory=list)
    comparison: list[Comparison] = field(default_factory=list)
    warnings: list[list[Text]] = field(default_factory=list)
    provenance: list[Provenance] = field(default_factory=list)
    freshness: list[list[Freshness]] = field(default_factory=list)
    so_far: list[list[KnownUntil]] = field(default_factory=list)


@dataclass(frozen=True)
class CompactReading:
    """A reading that has places in the shared lists; without `kpi` it leaves out what is as in the reading before it."""

    kpi: str = field(default_factory=str)
    period: int = field(default_factory=int)
    slice: int = field(default_factory=int)
    value: str | None = field(default_factory=_nothing)
    unit: str = field(default_factory=str)
    currency: str | None = field(default_factory=_nothing)
    numerator: str | None = field(default_factory=_nothing)
    denominator: str | None = field(default_factory=_nothing)
    comparison: int | None = field(default_factory=_nothing)
    cost_coverage: str | None = field(default_factory=_nothing)
    complete: bool = field(default_factory=bool)
    warnings: int = field(default_factory=int)
    provenance: int = field(default_factory=int)
    reason: str | None = field(default_factory=_nothing)
    freshness: int = field(default_factory=int)
    so_far: int = field(default_factory=int)


@dataclass(frozen=True)
class CompactReadings:
    """Readings with what repeats said once; nothing that `/values` says is missing."""

    shared: SharedParts
    readings: list[CompactReading]
